"""How the server and a worker process talk: frames of a kind, a job's number and a body.

Bodies are JSON, so nothing that comes out of a worker can run in the server.
"""

from __future__ import annotations

import struct

HEAD = struct.Struct(">c?QI")
"""The kind of the frame, whether the process should get no further jobs, the number of the job, the length of the body."""

JOB, PROGRESS, RESULT, ERROR, CANCELLED = b"j", b"p", b"r", b"e", b"c"
"""JOB goes to a worker; the others come from it. After each of them but PROGRESS the job is over."""

LARGEST = 64_000_000
"""Bytes of a body; what would be larger is told as an error."""


def frame(kind: bytes, job: int, body: bytes, *, is_retiring: bool = False) -> bytes:
    """Return a frame as bytes."""
    return HEAD.pack(kind, is_retiring, job, len(body)) + body
