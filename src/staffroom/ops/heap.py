"""One heap for all threads: by itself the C library of Linux gives each its own, and each keeps what it once needed."""

import ctypes
import sys
from contextlib import suppress

M_ARENA_MAX = -8
"""glibc's malloc.h: how many heaps there may be at most."""


def share() -> None:
    """Let threads that begin from now on share the heap of the first; other C libraries are left as they are."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # musl knows no mallopt
            ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)
