"""A teacher who has left the school: taken out by an admin, without shame, and with what is theirs."""

from tests import builders as make

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, PersonId
from staffroom.rooms import cohorts, joining, people, programmes, records
from staffroom.rooms.moves import choosing
from staffroom.rooms.people import RosterRow

NOW = make.at(8, 10)


def scene(tx: Tx) -> tuple[CohortId, PersonId, PersonId, PersonId]:
    """Write a group with a teacher who is in, one who never opened a link, and an admin."""
    number = make.programme(tx)
    group = make.cohort(tx, number)
    inside = make.person(tx, number, "Amina Saleh", user=601, language="ar")
    people.record_consent(tx, inside, "ar", "words", NOW)
    make.member(tx, inside, group)
    waiting = make.person(tx, number, "Layla")
    make.member(tx, waiting, group, state="placed", joined=None)
    return group, inside, waiting, make.person(tx, number, "Nadia", roster="admins", role="admin", user=602)


def test_the_seat_is_free_and_the_teacher_reads_so_in_private_with_her_record(tx: Tx) -> None:
    """Nothing is said in the group; her account goes out without a ban, and nothing else is written to her."""
    group, inside, waiting, admin = scene(tx)
    choosing.gone(tx, group, inside, admin, NOW)
    assert [place.person_id for place in cohorts.placements(tx, group)] == [waiting]
    said = tx.tuples("SELECT kind, chat_id FROM outbox ORDER BY kind")
    assert said == [("call.unbanChatMember", -1001), ("joining.parted", 601)]
    shown = joining.RENDERS["joining.parted"](tx, {"person": inside})
    assert shown is not None
    assert shown.language == "ar"
    assert not people.may_write(tx, inside, NOW)
    record = records.of(tx, people.get(tx, inside), NOW)
    assert record.summary.name == "Amina Saleh"
    assert joining.part(tx, inside, NOW)
    assert len(tx.tuples("SELECT 1 FROM outbox WHERE kind = 'joining.parted'")) == 1


def test_nobody_waits_any_more_for_somebody_who_never_came(tx: Tx) -> None:
    """The name goes, too; the same line in another list brings it back."""
    group, _, waiting, admin = scene(tx)
    number, roster_id = people.get(tx, waiting).programme_id, people.get(tx, waiting).roster_id
    choosing.gone(tx, group, waiting, admin, NOW)
    assert people.find(tx, waiting) is None
    assert joining.waiting(tx, cohorts.get(tx, group)) == []
    row = RosterRow(programmes.get(tx, number).slug, roster_id, "Layla", "Riverside", "en")
    assert people.apply_roster(tx, [row], "test", "digest", NOW).new == [row]
