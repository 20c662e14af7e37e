"""Use cases: one button hides all rankings of a programme, and shows them again."""

from staffroom import outbox
from staffroom.kernel import facts
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.rooms import cohorts
from staffroom.rooms.programmes import Programme
from staffroom.rooms.standings import store
from staffroom.telegram.rights import DELETABLE

FEWEST_GROUPS = 3
"""With fewer, rankings are hidden unless an admin shows them."""
_SHOWN, _HIDDEN = "shown", "hidden"


def _fact(programme: Programme) -> str:
    return f"standings.rankings:{programme.id}"


def is_possible(programme: Programme) -> bool:
    """Say whether a programme may have rankings at all."""
    return programme.settings.league and not programme.solo


def is_shown(tx: Tx, programme: Programme) -> bool:
    """Say whether the rankings of a programme are shown."""
    chosen = facts.get(tx, _fact(programme))
    wanted = _groups(tx, programme) >= FEWEST_GROUPS if chosen is None else chosen == _SHOWN
    return wanted and is_possible(programme)


def _groups(tx: Tx, programme: Programme) -> int:
    """Return how many groups took part in the last closed week; before the first one, how many there are."""
    week = store.latest_week(tx, programme.id)
    return len(cohorts.of_programme(tx, programme.id)) if week is None else store.count(tx, programme.id, week)


def show(tx: Tx, programme: Programme) -> None:
    """Show rankings from now on, however few the groups are."""
    facts.put(tx, _fact(programme), _SHOWN)


def hide(tx: Tx, programme: Programme, now: Instant) -> None:
    """Hide all rankings from now on; those of the last week vanish from the coordinators' group.

    What stands there for longer than Telegram deletes messages stays; its button says that rankings are hidden.
    """
    facts.put(tx, _fact(programme), _HIDDEN)
    week = store.latest_week(tx, programme.id)
    place = None if week is None else outbox.place_of(tx, key_of(programme, week))
    if place is not None and week is not None and now - store.closed_at(tx, programme.id, week) < DELETABLE:
        key = f"league-gone:{programme.slug}:{week}:{now}"
        outbox.call(tx, key, "deleteMessage", place[0], now, message_id=place[1])


def key_of(programme: Programme, week: str) -> str:
    """Return the key of the league of a week."""
    return f"league:{programme.slug}:{week}"
