"""Garbage is not looked for while a scene is worked out: nearly all that is made is kept until the end.

An engine holds everything it has made, in many small tuples; looking through them again and again took a third of the
time. What is left over goes with the first collection after the work.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Leave cyclic garbage alone in this block; nested blocks, and those of other threads, do not mind."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
