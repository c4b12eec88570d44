"""Build the site into a folder: `python -m website`. What is wrong with its links is told, and ends with exit code 1."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from website.build import build
from website.links import broken


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/site"))
    parser.add_argument("--scenes", type=int, help="Only so many pages of scenes, to try it out.")
    options = parser.parse_args()
    shutil.rmtree(options.out, ignore_errors=True)
    build(options.out, options.scenes, lambda said: print(said, file=sys.stderr))
    wrong = list(broken(options.out))
    print("\n".join(wrong[:100]) or f"written: {options.out}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
