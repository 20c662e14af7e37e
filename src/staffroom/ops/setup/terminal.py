"""How the set-up asks and tells, and how it ends where somebody breaks it off."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

STOPPED = 130
"""Exit code after Ctrl-C."""


@dataclass(frozen=True)
class Terminal:
    """How to ask and how to tell; tests bring their own."""

    ask: Callable[[str], str]
    say: Callable[[str], None]
    draws: bool = False
    """Whether it shows the blocks that a code to be scanned is drawn with."""


def plain_terminal() -> Terminal:
    """Return the terminal of this process."""
    draws = (getattr(sys.stdout, "encoding", None) or "").lower().startswith("utf")
    return Terminal(input, lambda line: print(line, flush=True), draws)  # noqa: T201  talking is what it is for
