"""A large sweep on a cluster of this machine, of which a worker is killed on the way: the same bytes as one process writes.

    python bench/cluster.py [--points 10000000] [--workers 2]

Needs `pip install 'forbear[cluster]'`. Prints seconds by the clock and of the processor, and ends with 1 where the
bytes differ.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

from forbear.api.scene import load
from forbear.api.sweeps import grid
from forbear.variants.sweep_file import sweep_to_file


def digest(file: Path) -> str:
    """Return a name that no file shares with another, read a part at a time."""
    found = hashlib.sha256()
    with file.open("rb") as opened:
        while part := opened.read(1 << 20):
            found.update(part)
    return found.hexdigest()


def main() -> int:
    """Sweep twice, and compare."""
    from distributed import Client, LocalCluster

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--points", type=int, default=10_000_000)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    side = round(given.points**0.5)
    scene = load("film/casablanca")
    points = grid(
        {
            "mercy(Ilsa)": [12 * place / (side - 1) for place in range(side)],
            "precision(Ilsa)": [0.1 + 3.9 * place / (side - 1) for place in range(side)],
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        with LocalCluster(given.workers, threads_per_worker=1, dashboard_address=None) as cluster:
            with Client(cluster) as client:
                living = list(client.run(os.getpid).values())

            def kill(done: int, known: int) -> None:
                if len(living) == given.workers and done > known / 4:
                    os.kill(living.pop(), signal.SIGKILL)
                    print(f"a worker is killed after {done} of {known} points", flush=True)

            where = cluster.scheduler_address
            sweep_to_file(scene, points, ["both_live"], Path(folder) / "many.csv", cluster=where, on_progress=kill)
        print(f"cluster: {points.count} points, {time.perf_counter() - began:.1f} s", flush=True)
        began, before = time.perf_counter(), time.process_time()
        sweep_to_file(scene, points, ["both_live"], Path(folder) / "one.csv")
        seconds = time.perf_counter() - began
        print(f"one process: {seconds:.1f} s, {time.process_time() - before:.1f} of the processor", flush=True)
        is_same = digest(Path(folder) / "many.csv") == digest(Path(folder) / "one.csv")
    print("the same bytes" if is_same else "the bytes differ")
    return 0 if is_same else 1


if __name__ == "__main__":
    sys.exit(main())
