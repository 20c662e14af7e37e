"""A cohort with its coordinator and a teacher, as the tests of joining need it."""

import json
from dataclasses import dataclass
from typing import Any

from tests import builders as make

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, ProgrammeId, UserId
from staffroom.rooms import cohorts, people
from staffroom.rooms.joining import MyRecord
from staffroom.rooms.joining.values_presence import Seen
from staffroom.rooms.programmes import Settings

NOW = make.at()
GROUP = ChatId(-1001)
AMINA, HUDA, EVE = UserId(11), UserId(22), UserId(66)
SECOND = 1000


@dataclass(frozen=True)
class Scene:
    """The numbers of those who act."""

    programme: ProgrammeId
    cohort: CohortId
    teacher: PersonId
    leader: PersonId

    def state(self, tx: Tx) -> str:
        """Return how far in the teacher is."""
        place = cohorts.placement(tx, self.teacher)
        return "" if place is None else place.state


def scene(
    tx: Tx,
    *,
    consented: bool = True,
    state: str = "placed",
    opened: Instant | None = Instant(1),
    settings: Settings | None = None,
    solo: bool = False,
) -> Scene:
    """Write a programme, its cohort, coordinator and a teacher who has opened their link."""
    programme = make.programme(tx, settings=settings, solo=solo)
    leader = make.coordinator(tx, programme, user=HUDA)
    cohort = make.cohort(tx, programme, coordinator_id=leader, chat=GROUP, name="Hill_Group1", opened=opened)
    teacher = make.person(tx, programme, "Amina Saleh", user=AMINA)
    make.member(tx, teacher, cohort, state=state, joined=Instant(2) if state == "in" else None)
    if consented:
        people.record_consent(tx, teacher, "en", "You may leave.", Instant(NOW - 5 * SECOND))
    return Scene(programme, cohort, teacher, leader)


def no_record(_tx: Tx, _person: PersonId) -> MyRecord:
    """Return what a beginner has done."""
    return MyRecord(3, 2, 150)


def deeds(tx: Tx) -> list[tuple[str, dict[str, Any]]]:
    """Return what is to be done to the outside."""
    rows = tx.all("SELECT method, payload FROM outbox WHERE method <> 'say' ORDER BY id")
    return [(row["method"], json.loads(row["payload"])) for row in rows]


def notes(tx: Tx) -> list[tuple[str, int]]:
    """Return which notes wait for whom."""
    rows = tx.all("SELECT kind, chat_id FROM outbox WHERE method = 'say' ORDER BY id")
    return [(row["kind"], row["chat_id"]) for row in rows]


def asks(user: UserId, at: int) -> Seen:
    """Return an account that asks to be let in."""
    return Seen(user, "Somebody", "en", Instant(at), "asks")


def said(tx: Tx) -> list[str]:
    """Return the kinds of what is to be said, in order."""
    return [str(kind) for (kind,) in tx.tuples("SELECT kind FROM outbox WHERE method = 'say' ORDER BY id")]
