"""A teacher who has left the school: taken out by an admin, without shame, and with what is theirs."""

import pytest
from tests import builders as make

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.ops.by_hand import errands
from staffroom.rooms import cohorts, joining, people, programmes, records
from staffroom.rooms.cohorts import planning, store
from staffroom.rooms.moves import choosing
from staffroom.rooms.people import Person, RosterRow
from staffroom.rooms.programmes import Ending

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


def test_whoever_comes_back_by_a_list_is_found_a_group_again(tx: Tx) -> None:
    """Until then no plan waits for her; afterwards she is asked once more what she agrees to."""
    group, inside, _, admin = scene(tx)
    gone = people.get(tx, inside)
    choosing.gone(tx, group, inside, admin, NOW)
    assert _placed(tx, gone) == []
    assert store.count_waiting(tx, gone.programme_id) == 1
    row = RosterRow(programmes.get(tx, gone.programme_id).slug, gone.roster_id, "Amina Saleh", gone.location, "ar")
    people.apply_roster(tx, [row], "test", "digest", NOW)
    assert store.count_waiting(tx, gone.programme_id) == 2
    assert _placed(tx, gone) == [inside]
    planning.apply_plan(tx, gone.programme_id, NOW)
    assert cohorts.placement(tx, inside) is not None
    assert people.consent_of(tx, inside) is None


def test_whoever_has_a_place_again_is_invited_by_the_bot(tx: Tx) -> None:
    """No link would be made for an account that is known; who never agreed is not reminded."""
    group, inside, _, admin = scene(tx)
    shy = make.person(tx, people.get(tx, inside).programme_id, "Badr", user=603)
    make.member(tx, shy, group, state="placed", joined=None)
    course = programmes.get(tx, people.get(tx, inside).programme_id)
    rows = [
        RosterRow(course.slug, one.roster_id, one.full_name, one.location, "ar")
        for one in people.several(tx, [inside, shy]).values()
    ]
    for teacher in (inside, shy):
        choosing.gone(tx, group, teacher, admin, NOW)
    people.apply_roster(tx, rows, "test", "digest", NOW)
    errands.plans(tx, NOW, apply=True)
    assert cohorts.placement(tx, shy) is not None
    assert tx.tuples("SELECT chat_id FROM outbox WHERE kind = 'joining.orientation'") == [(601,)]
    shown = joining.RENDERS["joining.orientation"](tx, {"person": inside})
    assert shown is not None
    assert shown.language == "ar"


def test_who_had_left_by_herself_has_still_left(tx: Tx) -> None:
    """Her own choice is hers, whatever lists say; she is told nothing of what the school says of her."""
    group, inside, _, admin = scene(tx)
    people.choose(tx, inside, paused_until=None, quiet=False, left_at=NOW)
    choosing.gone(tx, group, inside, admin, NOW)
    assert people.get(tx, inside).left_at == NOW
    assert tx.tuples("SELECT 1 FROM outbox WHERE kind = 'joining.parted'") == []


def test_after_the_farewell_nobody_is_taken_out(tx: Tx) -> None:
    """A group that is over is its members' own."""
    group, inside, _, admin = scene(tx)
    number = people.get(tx, inside).programme_id
    programmes.put_ending(tx, Ending(number, None, "told", NOW, NOW, told_at=NOW))
    with pytest.raises(Refusal, match="moves-over"):
        choosing.ask_gone(tx, group, inside, admin)
    with pytest.raises(Refusal, match="moves-over"):
        choosing.gone(tx, group, inside, admin, NOW)
    assert errands.parted(tx, people.get(tx, inside), NOW)[0].startswith("This programme has ended")
    assert people.has_role(tx, inside, number, "teacher")


def _placed(tx: Tx, teacher: Person) -> list[PersonId]:
    made = planning.plan(tx, teacher.programme_id, NOW)
    return [one for cohort in made.cohorts for one in cohort.added if one == teacher.id]
