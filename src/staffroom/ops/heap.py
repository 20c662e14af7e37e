"""The memory of the process: one heap for all threads, and what a start no longer needs goes back to the system.

By itself the C library of Linux gives each thread a heap of its own, and each keeps what it once needed.
"""

import ctypes
import sys
from contextlib import suppress

M_ARENA_MAX = -8
"""glibc's malloc.h: how many heaps there may be at most."""


def share() -> None:
    """Let threads that begin from now on share the heap of the first; other C libraries are left as they are."""
    _ask_glibc("mallopt", M_ARENA_MAX, 1)


def give_back() -> None:
    """Give back to the system what is free in the heap."""
    _ask_glibc("malloc_trim", 0)


def _ask_glibc(function: str, *numbers: int) -> None:
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # musl knows neither
            getattr(ctypes.CDLL(None), function)(*numbers)
