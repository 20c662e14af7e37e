"""A teacher who has left the school: taken out by an admin, without shame, and with what is theirs."""

import pytest
from tests import builders as make

from staffroom.kernel.clock import HOUR, MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.kernel.refusal import Refusal, Trouble
from staffroom.ops.by_hand import errands
from staffroom.rooms import cohorts, joining, people, programmes, records
from staffroom.rooms.cohorts import planning, store
from staffroom.rooms.joining import service
from staffroom.rooms.joining.values import Invitation
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
    planning.apply_plan(tx, gone.programme_id, NOW, joining.invite_again)
    assert cohorts.placement(tx, inside) is not None
    assert people.consent_of(tx, inside) is None


def test_whoever_has_a_place_again_is_invited_by_the_bot(tx: Tx) -> None:
    """Once: no link would be made for an account that is known. Who never agreed is not reminded."""
    group, inside, _, admin = scene(tx)
    shy = make.person(tx, people.get(tx, inside).programme_id, "Badr", user=603)
    make.member(tx, shy, group, state="placed", joined=None)
    _gone_and_back(tx, group, admin, NOW, inside, shy)
    assert cohorts.placement(tx, shy) is not None
    assert _invited(tx) == [(601, "queued")]
    errands.plans(tx, Instant(NOW + HOUR), apply=True)
    assert _invited(tx) == [(601, "queued")]
    shown = joining.RENDERS["joining.orientation"](tx, {"person": inside})
    assert shown is not None
    assert shown.language == "ar"


def test_whoever_blocked_the_bot_is_not_written_to_and_finds_the_invitation_with_start(tx: Tx) -> None:
    """She has a place again, and what she agrees to is put to her as soon as she writes."""
    group, inside, _, admin = scene(tx)
    people.mark_unreachable(tx, make.account(601))
    _gone_and_back(tx, group, admin, NOW, inside)
    assert _invited(tx) == []
    assert cohorts.placement(tx, inside) is not None
    assert isinstance(service.come_home(tx, make.account(601), "ar", NOW), Invitation)


def test_whoever_is_taken_out_by_mistake_a_moment_after_is_invited_again(tx: Tx) -> None:
    """The first invitation was withdrawn with everything else that waited for her."""
    _, inside, _, admin = scene(tx)
    for at in (NOW, Instant(NOW + MINUTE)):
        place = cohorts.placement(tx, inside)
        assert place is not None
        _gone_and_back(tx, place.cohort_id, admin, at, inside)
    assert _invited(tx) == [(601, "cancelled"), (601, "queued")]


def test_who_had_left_by_herself_has_still_left(tx: Tx) -> None:
    """Her own choice is hers, whatever lists say; she is told nothing of what the school says of her."""
    group, inside, _, admin = scene(tx)
    people.choose(tx, inside, paused_until=None, quiet=False, left_at=Instant(NOW - HOUR))
    choosing.gone(tx, group, inside, admin, NOW)
    assert people.get(tx, inside).left_at == NOW - HOUR
    assert tx.tuples("SELECT 1 FROM outbox WHERE kind = 'joining.parted'") == []


def test_after_the_farewell_nobody_is_taken_out(tx: Tx) -> None:
    """A group that is over is its members' own."""
    group, inside, _, admin = scene(tx)
    number = people.get(tx, inside).programme_id
    programmes.put_ending(tx, Ending(number, None, "told", NOW, NOW, told_at=NOW))
    with pytest.raises(Refusal, match="cohorts-over"):
        choosing.ask_gone(tx, group, inside, admin)
    with pytest.raises(Refusal, match="cohorts-over"):
        choosing.gone(tx, group, inside, admin, NOW)
    with pytest.raises(Refusal, match="cohorts-over"):
        joining.part(tx, inside, NOW)
    with pytest.raises(Trouble, match="This programme has ended"):
        errands.parted(tx, people.get(tx, inside), NOW)
    assert people.has_role(tx, inside, number, "teacher")


def _gone_and_back(tx: Tx, group: CohortId, admin: PersonId, now: Instant, *teachers: PersonId) -> None:
    """Take teachers out, name them in a list again, and find them a group."""
    rows = [
        RosterRow(programmes.get(tx, one.programme_id).slug, one.roster_id, one.full_name, one.location, "ar")
        for one in people.several(tx, teachers).values()
    ]
    for teacher in teachers:
        choosing.gone(tx, group, teacher, admin, now)
    people.apply_roster(tx, rows, "test", "digest", now)
    errands.plans(tx, now, apply=True)


def _invited(tx: Tx) -> list[tuple[int, str]]:
    return tx.tuples("SELECT chat_id, state FROM outbox WHERE kind = 'joining.orientation' ORDER BY id")


def _placed(tx: Tx, teacher: Person) -> list[PersonId]:
    made = planning.plan(tx, teacher.programme_id, NOW)
    return [one for cohort in made.cohorts for one in cohort.added if one == teacher.id]
