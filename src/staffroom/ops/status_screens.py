"""The one message that says how the bot is."""

from collections.abc import Sequence
from functools import reduce
from typing import Final, NamedTuple

from staffroom.kernel.clock import DAY, HOUR
from staffroom.kernel.ids import Instant
from staffroom.kernel.rows import TO_DESK, one_each
from staffroom.kernel.screen import Button, Line, Plain, Press, Screen, Text, text
from staffroom.rooms import prompts

MOST_NEXT = 3
MOST_REPAIRS = 10
"""Buttons of repairs on one message; what they mend is gone from it at the next look."""
MOST_PLACES = 5
"""Mistakes of which a message says where they lie."""
LOOK: Final = Press("ops.status")
CHECK: Final = Press("ops.check")
NEWS: Final = Press("ops.news")


class Next(NamedTuple):
    """A post that comes: when, what it is called, in how many groups."""

    at: Instant
    what: Line
    groups: int


class Repair(NamedTuple):
    """What is to be mended, and the button that leads there; without one it is mended at the machine."""

    line: Line
    button: Button | None = None


class Status(NamedTuple):
    """How the bot is; `polled` in seconds, ages of the last backup and drill in milliseconds (None: none yet)."""

    line: str
    polled: float
    incoming: int
    outgoing: int
    unsure: int
    wrong: int
    backup_age: int | None
    drill_age: int | None
    coming: tuple[Next, ...]
    repairs: tuple[Repair, ...]
    zone: str
    safe: bool = False
    endings: tuple[Line, ...] = ()
    """Which programmes end, and when everything of their people is deleted."""


def status(found: Status, now: Instant) -> Screen:
    """Show how the bot is, and below it a button for each repair."""
    age, drill = found.backup_age, found.drill_age
    how = (
        text("ops-status-line", state=Plain(found.line), seconds=round(found.polled)),
        text("ops-status-queue", incoming=found.incoming, outgoing=found.outgoing, unsure=found.unsure),
        text("ops-status-copy", hours=age // HOUR) if age is not None else text("ops-status-no-copy"),
        text("ops-status-drill", days=drill // DAY) if drill is not None else text("ops-status-no-drill"),
        text("ops-status-week", n=found.wrong),
    )
    coming = [_coming(one, found.zone, now) for one in found.coming] or [text("ops-status-no-next")]
    lines = (
        *((text("ops-status-safe"),) if found.safe else ()),
        text("ops-status-title", n=len(found.repairs)),
        _below(how),
        _below(coming),
        *found.endings,
        *(text("ops-status-repair", what=one.line) for one in found.repairs),
    )
    repairs = [one.button for one in found.repairs if one.button is not None][:MOST_REPAIRS]
    ways = (Button(text("ops-status-again"), LOOK), Button(text("ops-status-check"), CHECK))
    return Screen(lines, (*one_each(repairs), ways, (Button(text("news-show"), NEWS),), (TO_DESK,)))


def _below(lines: Sequence[Text]) -> Text:
    """Put lines one below the other, without room between them."""
    return reduce(lambda first, more: text("ops-status-below", first=first, more=more), lines)


def _coming(one: Next, zone: str, now: Instant) -> Text:
    return text("ops-status-next", at=prompts.soon(one.at, zone, now), what=one.what, n=one.groups)


def looking() -> Screen:
    """Say that everything is being looked at."""
    return Screen((text("ops-check-looking"),))


def settings_read(mistaken: Sequence[str]) -> Screen:
    """Say that the settings are taken, or where there are mistakes in them."""
    if not mistaken:
        return Screen((text("ops-reload-done"),))
    return Screen((text("ops-reload-refused", places=Plain(", ".join(mistaken[:MOST_PLACES]))),))
