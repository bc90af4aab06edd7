"""Keeps a long-lived server's memory near what it uses: big buffers go back to the system when freed."""

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
