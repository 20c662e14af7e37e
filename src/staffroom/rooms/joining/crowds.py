"""Use cases of many who ask to be let in at once and whom nobody knows: one message a day, which counts on."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from staffroom import data_files, outbox
from staffroom.kernel.clock import MINUTE, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.outbox import Priority, Rendered
from staffroom.rooms import cohorts, people
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.joining import crowd_screens, store_strangers
from staffroom.rooms.people import Person
from staffroom.telegram.anew import as_edit

_KIND = "joining.crowd"
_COUNTED = "joining.counted"


def tell(tx: Tx, cohort: Cohort, asking: int, now: Instant, at: Instant) -> None:
    """Tell those who lead a group, once a day, that many ask; from then on the number in that message grows.

    What was still to be said of those among them gives way to it, unless somebody is in the group, too.
    """
    if not store_strangers.anybody_in(tx, cohort.id):
        outbox.cancel_under(tx, f"joining.strangers:{cohort.id}:", now)
    key, leaders = (
        f"{_KIND}:{cohort.id}:{local_day(now, ZoneInfo(cohort.zone)).isoformat()}",
        cohorts.leaders(tx, cohort),
    )
    cohorts.tell(tx, key, _KIND, {"cohort": cohort.id}, leaders, now, not_before=at)
    for reader in leaders:
        _count_on(tx, cohort, f"{key}:{reader.id}", reader, asking, now)


def _count_on(tx: Tx, cohort: Cohort, key: str, reader: Person, asking: int, now: Instant) -> None:
    """Write the message anew where it stands already, at the next full minute."""
    place = outbox.place_of(tx, key)
    if place is None:
        return
    chat, message = place
    changed = as_edit(crowd_screens.told(cohort, asking), data_files.words(), reader.language)
    outbox.cancel_under(tx, f"{_COUNTED}:{key}:", now)
    soon = Instant((now // MINUTE + 1) * MINUTE)
    free = outbox.free_key(tx, f"{_COUNTED}:{key}:{soon}:{asking}")
    outbox.call(
        tx, free, "editMessageText", chat, now, priority=Priority.MASS, not_before=soon, message_id=message, **changed
    )


def stop_counting(tx: Tx, cohort: Cohort, now: Instant) -> None:
    """Write no number any more that was still to be written: it is settled, and the message says so."""
    outbox.cancel_under(tx, f"{_COUNTED}:{_KIND}:{cohort.id}:", now)


def render(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Tell how many ask; None where nobody does any more."""
    cohort, reader = cohorts.get(tx, CohortId(args["cohort"])), people.get(tx, PersonId(args["reader"]))
    found = len(store_strangers.asking_since(tx, cohort.id))
    return Rendered(crowd_screens.told(cohort, found), reader.language) if found else None
