"""What a long-lived server asks of the system about memory and processor time."""

from __future__ import annotations

import ctypes
import sys

_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8  # malloc.h of the GNU C library


def give_back() -> bool:
    """Tells the C library to map blocks of 256 kB and more singly and to keep few heaps; False where it is another library.

    By default glibc raises that bound after the first big block and keeps a heap a thread, each at the size of its worst query.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is None:
        return False
    return bool(mallopt(_M_MMAP_THRESHOLD, 256 << 10)) and bool(mallopt(_M_ARENA_MAX, 2))


def cpu_clock(pid: int) -> int | None:
    """The clock of the processor time another process has used, for `time.clock_gettime`; None where the system has none."""
    find = getattr(ctypes.CDLL(None), "clock_getcpuclockid", None) if sys.platform == "linux" else None
    clock = ctypes.c_int()
    return clock.value if find is not None and find(pid, ctypes.byref(clock)) == 0 else None
