"""Garbage is not looked for while a text is read or a scene worked out: nearly all that is made is kept until the end.

An engine holds everything it has made, in many small tuples; looking through them again and again took a third of the
time. What is left over goes with the first collection after the work; that takes its time too, a tenth of a second where
much was made, which whoever has a frame to draw has not got.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting(*, nor_right_after: bool = False) -> Iterator[None]:
    """Leave cyclic garbage alone in this block; nested blocks, and those of other threads, do not mind.

    nor_right_after: what the block made counts as old, so that no collection is due by it; it is looked through with all that
    is old, when that is.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if nor_right_after:
                _count_as_old()
            gc.enable()


@contextmanager
def seldom_collecting(objects: int = 2_000_000) -> Iterator[None]:
    """Look for cyclic garbage in this block only each time that so many objects more are there: for long work that leaves
    little behind. What is left at its end counts as old."""
    before = gc.get_threshold()
    gc.set_threshold(max(objects, before[0]), *before[1:])
    try:
        yield
    finally:
        _count_as_old()
        gc.set_threshold(*before)


def collect_seldom() -> None:
    """Look for cyclic garbage seldom from now on, in all of this process: what a command makes mostly stays, from the first
    module that it loads, and looking it through takes a twentieth of its time."""
    gc.set_threshold(200_000, 50, 50)


def _count_as_old() -> None:
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
