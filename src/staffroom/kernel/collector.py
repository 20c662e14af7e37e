"""The collector of garbage rests while very many values are made that all stay: it would look at each over and over."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def rests() -> Iterator[None]:
    """Let it rest for the length of a block or, above a function, of each call; two at once are no harm.

    It is the whole process that goes without, so this is for a few seconds at most.
    """
    was_awake = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_awake:
            gc.enable()


@contextmanager
def spares() -> Iterator[None]:
    """Let it rest for the length of a block, and leave out what stands at its end, until it is to `look_at_all`."""
    with rests():
        yield
        gc.freeze()  # before it awakes, or it would look at all of it once


def look_at_all() -> None:
    """Let it look once at everything, also at what it left out; what still stands then it leaves out again."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
