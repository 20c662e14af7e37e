"""What putting a copy in the database's place leads to, told before anybody is asked whether it is to be done."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from staffroom.config import Config
from staffroom.kernel.clock import DAY, HOUR, MINUTE, in_zone
from staffroom.kernel.db import Error, Tx
from staffroom.kernel.db_file import connect
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Trouble
from staffroom.ops.copying import retention, store_carried

QUESTION = "Put this copy in its place?"
_KEPT = "What stays known: who had their data deleted, who left or paused, and which cards were posted."


class Use(NamedTuple):
    """When the present database was used last, and how many cards went out since a copy was made."""

    last: Instant
    cards: int


def told(backup: Path, config: Config, key: bytes, now: Instant) -> Iterator[str]:
    """Tell how old a copy is, and what of which time would be lost.

    Raises OSError where the copy is gone.
    """
    made = retention.made_at(backup)
    yield f"The copy was made on {_when(made, config)}: {_ago(now - made)} ago."
    use = _use(config.database, key, made)
    if use is None:
        yield "The present database cannot be read, so nobody knows what it holds beyond the copy."
    elif use.last <= made:
        yield "Since then nothing has come in or gone out."
    else:
        cards = f"{use.cards} card{'' if use.cards == 1 else 's'} went out in that time"
        yield f"The present database was last used on {_when(use.last, config)}. What happened between these two is"
        yield f"lost: answers, progress, who joined, what was decided ({cards})."
        yield _KEPT


def kept_until(now: Instant, config: Config) -> date:
    """Return the day on which the bot removes the database that was replaced."""
    return in_zone(Instant(now + retention.LONGEST_KEPT), config.zone).date()


def _use(database: Path, key: bytes, since: Instant) -> Use | None:
    try:
        with closing(connect(database, key, read_only=True)) as connection:
            tx = Tx(connection)
            return Use(store_carried.last_sign(tx), store_carried.cards_since(tx, since))
    except (Error, Trouble):
        return None


def _when(at: Instant, config: Config) -> str:
    local: datetime = in_zone(at, config.zone)
    return f"{local:%Y-%m-%d} at {local:%H:%M} ({config.zone.key})"


def _ago(span: int) -> str:
    for unit, name in ((DAY, "day"), (HOUR, "hour")):
        if span >= 2 * unit:
            return f"{span // unit} {name}s"
    minutes = max(1, span // MINUTE)
    return f"{minutes} minute{'' if minutes == 1 else 's'}"
