"""What coordinators see: the offer, who posts it, what waits for them."""

from collections.abc import Sequence
from dataclasses import replace

from staffroom.kernel.pages import Page, turning
from staffroom.kernel.rows import TO_DESK
from staffroom.kernel.screen import Button, Line, Press, Rows, Screen, Text, Words, text
from staffroom.rooms.cascade.rules import Tally

TOAST_GROUPS = 3


def offer(number: int, card: Screen, when: Text, tally: Tally, *, unattended: bool, here: bool) -> Screen:
    """Show the coordinators' group a card before its day: when it is due, how the groups stand, the way to decide.

    `here` where somebody cannot be written to in private and so decides in the group.
    """
    fallback = (text("cascade-posts-itself" if unattended else "cascade-needs-you"),) if tally.waiting else ()
    decided = (line_of(tally),) if tally.will or tally.skipped or tally.late else ()
    lines = (text("cascade-offer", when=when), *card.lines, *fallback, *decided)
    return Screen(lines, _buttons(number, here=here), card.drawing)


def _buttons(number: int, *, here: bool) -> Rows:
    post = Button(text("cascade-post"), Press("cascade.post", (number,)))
    skip = Button(text("cascade-skip"), Press("cascade.skip", (number,)))
    mine = Button(text("cascade-open-mine"), Press("cascade.open", (number,)))
    how_many = Button(text("cascade-how-many"), Press("cascade.board", (number,)))
    return ((mine, how_many), (post, skip)) if here else ((mine, how_many),)


def line_of(tally: Tally) -> Text:
    """Return how the groups of an offer stand, in a line."""
    return text(
        "cascade-tally",
        will=tally.will,
        groups=tally.groups,
        skipped=tally.skipped,
        waiting=tally.waiting,
        late=tally.late,
    )


def decided(decision: str, groups: Sequence[tuple[str, Text]]) -> Text:
    """Return what was decided for which groups, short enough for a toast."""
    said = text("cascade-skipped") if decision == "skipped" else text("cascade-will-post")
    for name, when in groups[:TOAST_GROUPS]:
        said = text("cascade-below", first=said, then=text("cascade-group", group=name, when=when))
    if len(groups) > TOAST_GROUPS:
        said = text("cascade-below", first=said, then=text("cascade-and-more", n=len(groups) - TOAST_GROUPS))
    return said


def undone() -> Text:
    """Say that a decision was taken back."""
    return text("cascade-undone")


def opened() -> Text:
    """Say where the card is now."""
    return text("cascade-opened")


def waiting_line(number: int, title: Words, when: Text, groups: int) -> Line:
    """Return a card that waits for a decision."""
    return text("cascade-waiting", n=number, card=title, when=when, groups=groups)


def waiting_row(number: int, offer_id: int, page: int | None) -> tuple[Button, ...]:
    """Return the buttons of a card that waits for a decision, on the home screen or on a page of the list."""
    return (
        Button(text("cascade-post-numbered", n=number), Press("cascade.here", _here(offer_id, page))),
        Button(text("cascade-open-numbered", n=number), Press("cascade.open", (offer_id,))),
    )


def _here(offer_id: int, page: int | None) -> tuple[int, ...]:
    return (offer_id,) if page is None else (offer_id, page)


def waiting_more(more: int) -> Line:
    """Say how many cards wait besides those that are named."""
    return text("cascade-waiting-more", n=more)


def to_waiting(total: int) -> tuple[Button, ...]:
    """Return the button that leads to all cards that wait."""
    return (Button(text("cascade-waiting-all", n=total), Press("cascade.waiting", (0,))),)


def waiting(lines: Sequence[Line], rows: Rows, page: Page) -> Screen:
    """Show a page of the cards that wait for a decision."""
    said = text("cascade-waiting-title") if lines else text("cascade-waiting-none")
    return Screen((said, *lines), (*rows, *turning("cascade.waiting", page), (TO_DESK,)))


def decided_here(said: Line, shown: Screen, offer_id: int, page: int | None) -> Screen:
    """Show what still waits once a card is decided there, with the way to take that back."""
    undo = Button(text("cascade-undo"), Press("cascade.unhere", _here(offer_id, page)))
    return replace(shown, lines=(said, *shown.lines), buttons=((undo,), *shown.buttons))
