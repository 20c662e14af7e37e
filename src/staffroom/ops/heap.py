"""The memory of the process: one heap for all threads, and what a start no longer needs goes back to the system.

By itself the C library of Linux gives each thread a heap of its own, and each keeps what it once needed.
"""

import ctypes
import gc
import sys
from contextlib import suppress

M_ARENA_MAX = -8
"""glibc's malloc.h: how many heaps there may be at most."""


def share() -> None:
    """Let threads that begin from now on share the heap of the first; other C libraries are left as they are."""
    _ask_glibc("mallopt", M_ARENA_MAX, 1)


def settle() -> None:
    """Give back what was needed for the start alone; what is there now stays, and no collector looks at it again."""
    gc.unfreeze()  # the start looked at nothing: what it left behind is found now
    gc.collect()
    gc.freeze()
    _ask_glibc("malloc_trim", 0)


def _ask_glibc(function: str, *numbers: int) -> None:
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # musl knows neither
            getattr(ctypes.CDLL(None), function)(*numbers)
