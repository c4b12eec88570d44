"""How much memory a computation has added to its process, whatever else the process holds."""

from __future__ import annotations

import os
import sys
from typing import Final

NODE_BYTES: Final = 4_500
"""What a node takes with all that is kept of it, measured on a scene of fourteen turns; used where the system does
not say how much memory a process has."""

_MEGABYTE: Final = 1024 * 1024


class MemoryUsage:
    """The memory that has been added since this was made."""

    def __init__(self) -> None:
        self._before = resident_megabytes()

    def megabytes(self, nodes: int) -> float:
        """Return how many megabytes were added. nodes: how many were made, which is asked only where nothing else is
        known."""
        now = resident_megabytes()
        if now is None or self._before is None:
            return nodes * NODE_BYTES / _MEGABYTE
        return now - self._before


def resident_megabytes() -> float | None:
    """Return the memory that this process has now; None where the system does not say."""
    if sys.platform == "linux":
        return _of_linux()
    if sys.platform == "win32":
        return _of_windows()
    return None


def _of_linux() -> float | None:
    try:
        with open("/proc/self/statm", "rb") as opened:
            return int(opened.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / _MEGABYTE
    except (OSError, ValueError, IndexError):
        return None


def _of_windows() -> float | None:
    if sys.platform != "win32":
        return None
    import ctypes
    from ctypes import wintypes

    names = ("faults", "peak", "now", "p1", "p2", "p3", "p4", "file", "peak_file")
    kinds = (wintypes.DWORD, *(ctypes.c_size_t for _ in names[1:]))

    class Counters(ctypes.Structure):
        _fields_ = [("size", wintypes.DWORD), *zip(names, kinds, strict=True)]

    counters = Counters()
    counters.size = ctypes.sizeof(counters)
    process = ctypes.windll.kernel32.GetCurrentProcess()
    if not ctypes.windll.psapi.GetProcessMemoryInfo(process, ctypes.byref(counters), counters.size):
        return None
    return float(counters.now) / _MEGABYTE
