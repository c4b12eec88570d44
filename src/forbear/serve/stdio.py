"""Calls by lines: each line that comes in is a message, each that goes out an answer."""

from __future__ import annotations

from typing import BinaryIO

from forbear.serve.calls import LARGEST, answer
from forbear.serve.sessions import Sessions


def serve_lines(sessions: Sessions, incoming: BinaryIO, outgoing: BinaryIO) -> None:
    """Answer line by line until no more come."""
    while True:
        line = incoming.readline(LARGEST + 2)
        if not line:
            return
        if len(line) > LARGEST and not line.endswith(b"\n"):
            _skip(incoming)
        if not line.strip():
            continue
        found = answer(sessions, line)
        if found is not None:
            outgoing.write(found.encode("utf-8") + b"\n")
            outgoing.flush()


def _skip(incoming: BinaryIO) -> None:
    while True:
        rest = incoming.readline(1_000_000)
        if not rest or rest.endswith(b"\n"):
            return
