"""What the command line does at the end of a programme: look, end, stop, and write what admins keep."""

from datetime import date, timedelta
from pathlib import Path

from staffroom.config import write_private
from staffroom.kernel.clock import local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Refusal, Trouble
from staffroom.ops.by_hand import reporting
from staffroom.ops.by_hand.errands import the_programme
from staffroom.ops.by_hand.mistakes import in_english
from staffroom.rooms import endings
from staffroom.rooms.programmes import Programme

USUAL_DAYS = 30


def day_of(written: str | None, programme: Programme, now: Instant) -> date:
    """Return the day that somebody wrote, a month from now where they wrote none.

    Raises Trouble where it is no day.
    """
    if written is None:
        return local_day(now, programme.zone) + timedelta(days=USUAL_DAYS)
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Trouble(f"--on {written}: write a day as year-month-day, such as 2027-06-30.") from None


def look(tx: Tx, slug: str | None, day: str | None, now: Instant) -> list[str]:
    """Say what ending a programme leads to, and the farewell as its groups read it.

    Raises Trouble where it cannot be ended, or not on that day.
    """
    programme = the_programme(tx, slug)
    try:
        found = endings.outlook(tx, programme, day_of(day, programme, now), now)
    except Refusal as refusal:
        raise Trouble(in_english(refusal.text)) from None
    return [in_english(line) for line in endings.ask_sure(found, programme.zone.key, now).lines]


def end(tx: Tx, slug: str | None, day: str | None, now: Instant) -> list[str]:
    """End a programme; say until when that can be taken back.

    Raises Trouble as `look` does.
    """
    programme = the_programme(tx, slug)
    try:
        begun = endings.begin(tx, programme, day_of(day, programme, now), None, now)
    except Refusal as refusal:
        raise Trouble(in_english(refusal.text)) from None
    return [in_english(line) for line in endings.shown(begun, now).lines]


def stop(tx: Tx, slug: str | None, now: Instant) -> list[str]:
    """Stop the end of a programme.

    Raises Trouble where there is nothing to stop, or where it is too late.
    """
    programme = the_programme(tx, slug)
    try:
        found = endings.stop(tx, programme, None, now)
    except Refusal as refusal:
        raise Trouble(in_english(refusal.text)) from None
    return [in_english(line) for line in endings.taken_back(found).lines]


def export(tx: Tx, slug: str | None, folder: Path) -> list[Path]:
    """Write all closed weeks of a programme into a folder, as a page and as a book; no names of people are in them.

    Raises Trouble where no week is closed yet.
    """
    files = []
    for style in ("html", "xlsx"):
        name, data = reporting.write(tx, reporting.Wish("all", slug, style, None))
        write_private(folder / name, data)
        files.append(folder / name)
    return files
