"""Compare two results of bench/run.py: the ratio of every time, and their geometric mean.

python bench/compare.py BEFORE.json AFTER.json
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def times(result: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, float]]:
    """Yield every time in a result with its name."""
    if isinstance(result, dict):
        for key, value in result.items():
            if key in ("seconds", "median"):
                yield " / ".join(path), float(value)
            else:
                yield from times(value, (*path, str(key)))
    elif isinstance(result, list):
        for row in result:
            yield from times(row, (*path, str(row.get("size", ""))))


def main() -> None:
    """Print the comparison."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    before, after = (dict(times(json.loads(Path(name).read_text(encoding="utf-8")))) for name in sys.argv[1:])
    logs = []
    for name in before.keys() & after.keys():
        ratio = after[name] / before[name]
        logs.append((ratio, name))
    for ratio, name in sorted(logs):
        print(f"{ratio:8.3f}  {name}")
    if logs:
        mean = math.exp(math.fsum(math.log(ratio) for ratio, _ in logs) / len(logs))
        print(f"{mean:8.3f}  geometric mean (after / before; below 1 is faster)")


if __name__ == "__main__":
    main()
