"""What coordinators see: the offer, who posts it, what waits for them."""

from collections.abc import Sequence

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


def waiting_row(number: int, offer_id: int) -> tuple[Button, ...]:
    """Return the buttons of a card that waits for a decision."""
    return (
        Button(text("cascade-post-numbered", n=number), Press("cascade.post", (offer_id,))),
        Button(text("cascade-open-numbered", n=number), Press("cascade.open", (offer_id,))),
    )
