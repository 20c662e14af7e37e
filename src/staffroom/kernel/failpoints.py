"""Points at which a test lets the process die without a warning; without their variable they do nothing."""

import os
import signal
from collections.abc import Callable
from functools import cache
from itertools import count

VARIABLE = "STAFFROOM_FAILPOINT"
"""`name:n`: die when the point of this name is passed for the n-th time."""


def _nothing(_name: str) -> None:
    """Pass a point."""


def armed(wish: str) -> Callable[[str], None]:
    """Return what passes points, and dies at the one that was wished for."""
    if not wish:
        return _nothing
    wanted, _, figure = wish.partition(":")
    passes = count(1)

    def reach(name: str) -> None:
        if name == wanted and next(passes) == int(figure or 1):
            os.kill(os.getpid(), signal.SIGKILL)

    return reach


@cache
def _wished() -> Callable[[str], None]:
    return armed(os.environ.get(VARIABLE, ""))


def reach(name: str) -> None:
    """Pass a point; the variable is read at the first one."""
    _wished()(name)
