"""Fuzzing led by what code an input reaches, by atheris (`pip install atheris`; never a dependency of the package).

Only Forbear's own functions are watched. Half of the inputs are changed by atheris, half are made as the target's are.
"""

from __future__ import annotations

import gc
import importlib
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from types import FunctionType
from typing import Any

from tests.fuzz.made import made, seeds
from tests.fuzz.nightly import Round, broken


def guided(tries: Round, name: str, seed: int) -> None:
    """Let atheris look for inputs of a target that reach new code. Does not return: the process ends."""
    atheris: Any = importlib.import_module("atheris")  # only where it is installed
    known = [text.encode("utf-8", "surrogatepass") for text in seeds()[name]] or [made(name, random.Random(seed))]
    for data in known[:5]:  # whatever is loaded late is loaded now
        broken(name, data)
    for found in gc.get_objects():
        if isinstance(found, FunctionType) and (found.__module__ or "").startswith("forbear."):
            atheris.instrument_func(found)

    def one(data: bytes) -> None:
        if tries.is_over:
            os._exit(0)
        tries.does(name, data)

    def changed(data: bytes, most: int, seed: int) -> bytes:
        drawn = random.Random(seed)
        return bytes(atheris.Mutate(data, most)) if drawn.random() < 0.5 else made(name, drawn)[:most]

    with tempfile.TemporaryDirectory(prefix="fuzzed-") as reached:  # what reaches new code is no seed yet
        for number, data in enumerate(known):
            Path(reached, str(number)).write_bytes(data)
        seconds = max(1, int(tries.until - time.monotonic()))
        options = [f"-max_total_time={seconds}", "-max_len=20000", f"-seed={seed + 1}"]
        atheris.Setup([sys.argv[0], *options, reached], one, custom_mutator=changed)
        atheris.Fuzz()
