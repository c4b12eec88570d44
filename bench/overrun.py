"""Measure how far each command goes beyond its seconds: `--limit-seconds N` on scenes that take far longer.

    python bench/overrun.py [--seconds N] [--only WORD] [--out FILE]

Told are the seconds of the processor, and by the clock, beyond the limit, once those are taken off that the command
takes for a scene of one turn: to start, and to load. The aim is less than one. Where a busy machine is shared, the
processor's tell more. Writes JSON with the environment in its head. Nothing here is a test.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SCENE = """
entity A : character; entity B : character;
property x(c : character) : boolean; property y(c : character) : boolean;
openly believes(A, y(B) = {True: 0.4, False: 0.6}); openly believes(B, y(A) = {True: 0.4, False: 0.6});
action up(c : character) { consenting: c; effect: x(c); }
action down(c : character) { consenting: c; effect: !x(c); cost(c): if(y(c)) 3 else 0; }
reason r(A): if(x(A) & !x(B)) 2 else 0;
reason s(B): if(x(A) & x(B)) 3 else 0;
turns: TURNS;
outcome both: x(A) & x(B);
mind A { depth: DEPTH; } mind B { depth: DEPTH; }
"""

RULES = """
property at(c : character) : number; property fond(c : character, d : character) : boolean;
action step(c : character) { effect: at(c) = at(c) + 1; consenting: c; }
action meet(c : character, d : character) { precondition: at(c) == at(d); effect: fond(c, d); consenting: c, d; }
reason company(c : character): at(c) + sum(d : character) (if(fond(c, d)) 1 else 0);
"""

NODES = ("--limit-nodes", "1000000000", "--limit-memory", "6000")
COMMANDS: dict[str, tuple[str, ...]] = {
    "run": ("run", "FILE", "--quiet", *NODES),
    "run, the page": ("run", "FILE", *NODES),
    "run --full --why full": ("run", "FILE", "--full", "--why", "full", *NODES),
    "run --sample": ("run", "FILE", "--sample", "1000000", *NODES),
    "run --edge": ("run", "FILE", "--edge", "tau", "--quiet", *NODES),
    "run --json": ("run", "FILE", "--json", *NODES),
    "run --html": ("run", "FILE", "--html", "OUT.html", *NODES),
    "ask": ("ask", "FILE", "A > B : x(A)", *NODES),
    "ask why": ("ask", "FILE", "why would up", *NODES),
    "knows": ("knows", "FILE", *NODES),
    "play": ("play", "FILE", "--as", "A", *NODES),
    "plan": ("plan", "PLAN.story", "--goal", "at(P0) == 30 & fond(P1, P2) & fond(P3, P4)", *NODES),
    "plan --all": ("plan", "FILE", "--goal", "x(A)", "--all", *NODES),
    "plan --likeliest": ("plan", "FILE", "--goal", "x(A) & x(B)", "--likeliest", *NODES),
    "plan --model likely": ("plan", "FILE", "--goal", "x(A) & x(B)", "--model", "likely", "--best", "3", *NODES),
    "sweep": ("sweep", "FILE", "--over", "tau = 0.5 : 3 : 100", "--over", "precision(A) = 0.5 : 3 : 100", "--ask", "both", *NODES),
    "turn": ("turn", "film/casablanca", "--into", "needed_alive", "--workers", "1"),
    "read": ("read", "FILE", "--told", "up(A), down(B), up(A)", *NODES),
    "export dot": ("export", "FILE", "--to", "dot", *NODES),
    "export ink": ("export", "FILE", "--to", "ink", *NODES),
    "export odds": ("export", "FILE", "--to", "odds", "--over", "tau = 0.5 : 3 : 100", *NODES),
    "test": ("test", "FILE", *NODES),
}  # fmt: skip


def sure(people: int) -> str:
    """Return a problem for a planner in which all minds are sure, and the goal is far."""
    named = "".join(f"entity P{n} : character;\n" for n in range(people))
    begun = "".join(f"at(P{n}) = 0;\n" for n in range(people))
    return f"{named}{RULES}{begun}"


def scene(turns: int, depth: int) -> str:
    return SCENE.replace("TURNS", ", ".join("AB"[n % 2] for n in range(turns))).replace("DEPTH", str(depth))


def taken(command: tuple[str, ...], folder: Path, file: str, seconds: float) -> tuple[float, float, int, str]:
    """Return the seconds by the clock and of the processor that a command takes, its exit code, and its last line."""
    words = {"FILE": file, "OUT.html": "out.html", "PLAN.story": "sure.story"}
    arguments = [words.get(word, word) for word in command]
    before, begun = os.times(), time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "forbear", *arguments, "--limit-seconds", f"{seconds:g}"],
        cwd=folder, capture_output=True, text=True, input="1\n" * 40,
    )  # fmt: skip
    after = os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    told = (done.stderr or done.stdout).strip().splitlines()
    return time.monotonic() - begun, processor, done.returncode, told[-1][:90] if told else ""


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure how far each command goes beyond its seconds.")
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--only", default="", help="only commands that begin so")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    found: dict[str, object] = {
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "load": os.getloadavg()[0],
        "seconds": options.seconds,
    }
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "small.story").write_text(scene(1, 0), encoding="utf-8")
        (folder / "large.story").write_text(scene(14, 3), encoding="utf-8")
        (folder / "sure.story").write_text(sure(9), encoding="utf-8")
        for name, command in COMMANDS.items():
            if not name.startswith(options.only):
                continue
            # What has no small scene is given no time: then it does what it does in any case.
            start = taken(command, folder, "small.story", options.seconds if "FILE" in command else 0.01)
            clock, processor, code, told = taken(command, folder, "large.story", options.seconds)
            beyond = {
                "clock": round(clock - start[0] - options.seconds, 2),
                "processor": round(processor - start[1] - options.seconds, 2),
                "code": code,
            }
            found[name] = beyond
            line = f"{name:<22} {beyond['clock']:+6.2f} s  processor {beyond['processor']:+6.2f} s  {code}  {told}"
            print(line, file=sys.stderr, flush=True)
    print(json.dumps(found, indent=1))
    if options.out is not None:
        options.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
