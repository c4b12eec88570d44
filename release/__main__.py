"""Make the files of a release: a source distribution, a pure wheel, a wheel of this machine, the man page, checksums.

    python -m release [--out dist] [--tag v0.2.0]

Wheels of the other systems come of `.github/workflows/release.yml`, which calls this for the rest.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import os
import subprocess
import sys
from pathlib import Path

from release.man import man_page
from release.version import ROOT, disagreements, version


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--tag", help="Check the version against a tag, and that the change log has it.")
    parser.add_argument("--pure", action="store_true", help="No wheel of this machine.")
    options = parser.parse_args()
    wrong = disagreements(options.tag)
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    options.out.mkdir(parents=True, exist_ok=True)
    _build(options.out, "--sdist", compiled=False)
    _build(options.out, "--wheel", compiled=False)
    if not options.pure:
        pure = set(options.out.iterdir())
        _build(options.out, "--wheel", compiled=True)
        if set(options.out.iterdir()) == pure:
            print("there is no wheel of this machine: it was not compiled", file=sys.stderr)
    page = gzip.compress(man_page().encode(), mtime=0)
    (options.out / "forbear.1.gz").write_bytes(page)
    print(checksums(options.out), end="")
    return 0


def checksums(folder: Path) -> str:
    """Write the SHA-256 of every file of a folder into SHA256SUMS, as `sha256sum --check` reads it, and return it."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != "SHA256SUMS")
    text = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
    (folder / "SHA256SUMS").write_text(text, encoding="ascii")
    return text


def _build(out: Path, what: str, *, compiled: bool) -> None:
    environment = {**os.environ, "FORBEAR_COMPILE": "1" if compiled else "0", "SOURCE_DATE_EPOCH": _date()}
    command = [sys.executable, "-m", "build", what, "--outdir", str(out), str(ROOT)]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)


def _date() -> str:
    """Return the moment of the last commit: the same sources give the same bytes."""
    found = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return found.stdout.strip() or "0"


if __name__ == "__main__":
    print(f"forbear {version()}", file=sys.stderr)
    sys.exit(main())
