"""Long lists, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from staffroom.kernel.screen import Button, Press, Rows, text

T = TypeVar("T")


@dataclass(frozen=True)
class Page:
    """Where a part of a long list lies: which page of how many, and how many lines stand before it."""

    number: int
    pages: int
    before: int


def part(found: Sequence[T], page: int, size: int) -> tuple[Sequence[T], Page]:
    """Return the part of a list that is on a page; of a page that there is not, the nearest."""
    pages = max(1, -(-len(found) // size))
    number = min(max(page, 0), pages - 1)
    return found[number * size : (number + 1) * size], Page(number, pages, number * size)


def turning(action: str, page: Page, *about: int) -> Rows:
    """Return the buttons that turn the pages of a list; a press carries what the list is about, then the page."""
    buttons = []
    if page.number > 0:
        buttons.append(Button(text("page-before"), Press(action, (*about, page.number - 1))))
    if page.number < page.pages - 1:
        buttons.append(Button(text("page-after"), Press(action, (*about, page.number + 1))))
    return (tuple(buttons),) if buttons else ()
