"""Whether the bot is well, and whether a part inside stands still, so that it must start anew; decided on values."""

from typing import NamedTuple

from staffroom.telegram.line import FRESH_SECONDS, LineState

SILENT = 90.0
"""Seconds for which the poller may give no sign beyond the pause that it announced: a request takes 40 s at most."""
WRITER_STUCK = 30.0
COPYING = 900.0
"""Seconds for which all of that may take while a backup is made on the writing thread: a slow card takes its time."""
REFUSED = 30.0
"""Seconds for which the database may refuse to be written to: a moment is usual where somebody works beside the bot."""
QUEUE_OLD = 600.0
"""Seconds for which something may wait that could go, or for which sender or workers may not look for more."""
REACHED = 4
"""So many questions of the watch's own must be answered in a row while the poller's fail, half a minute apart."""


class Vitals(NamedTuple):
    """How the bot is, in seconds of real time."""

    line: LineState = LineState.UP
    polled: float = 0.0
    """Since a poll succeeded."""
    silent: float = 0.0
    """Since the poller should have given any sign, be it of a failure."""
    reached: int = 0
    """How often in a row Telegram gave the watch what the poller cannot get."""
    writer: float = 0.0
    """For how long the database's threads have not answered; a refusal is an answer."""
    refused: float = 0.0
    """For how long the database has refused to be written to: it is locked, or its disk is full or read only."""
    copying: bool = False
    """Whether a backup is being made."""
    queue: float = 0.0
    """How long the oldest has waited that could go."""
    turned: float = 0.0
    """Since the sender, or the workers, last looked for something to do, whoever did so longer ago."""


def ailments(found: Vitals) -> list[str]:
    """Return what monitoring is told of; an empty list means that the bot is well."""
    told = {
        found.line.value: found.line is not LineState.UP,
        "poll": found.polled > FRESH_SECONDS,
        "writer": _is_writer_stuck(found),
        "refused": is_refused(found),
        "queue": found.queue > QUEUE_OLD,
    }
    return [name for name, ails in told.items() if ails]


def stuck(found: Vitals) -> str | None:
    """Return which part stands still for a reason of our own, None where none does.

    Telegram being away is none: the poller then says so, try by try. Neither is a token that is refused or that a
    second program uses: a new start mends nothing there.
    """
    if _is_writer_stuck(found):
        return "writer"
    if found.line is not LineState.UP or (found.copying and found.silent <= COPYING):
        return None
    if found.silent > SILENT or (found.polled > FRESH_SECONDS and found.reached >= REACHED):
        return "poll"
    return "queue" if found.queue > QUEUE_OLD and found.turned > QUEUE_OLD else None


def is_refused(found: Vitals) -> bool:
    """Say whether the database has refused for so long that somebody should look; a new start mends nothing there."""
    return found.refused > REFUSED


def _is_writer_stuck(found: Vitals) -> bool:
    return found.writer > (COPYING if found.copying else WRITER_STUCK)
