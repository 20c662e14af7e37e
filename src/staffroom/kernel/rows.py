"""Rows of buttons: one below the other, and the way home that ends many of them."""

from collections.abc import Iterable, Sequence
from typing import Final

from staffroom.kernel.screen import Button, Press, Rows, text

TO_DESK: Final = Button(text("desk-back"), Press("panel.home"))
"""Leads from wherever somebody is to the home screen of coordinators and admins; the room `panel` answers it."""


def one_each(buttons: Iterable[Button]) -> Rows:
    """Return each button in a row of its own."""
    return tuple((button,) for button in buttons)


def several_each(buttons: Sequence[Button], most: int) -> Rows:
    """Return at most so many buttons in each row."""
    return tuple(tuple(buttons[first : first + most]) for first in range(0, len(buttons), most))
