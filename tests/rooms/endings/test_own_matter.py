"""After the farewell a group is its members' own matter: nobody is told what becomes of it."""

import pytest
from tests import builders as make

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import cohorts, joining, moves, people, programmes
from staffroom.rooms.cohorts import letters
from staffroom.rooms.joining import strangers
from staffroom.rooms.programmes import Ending

NOW = make.at(8, 10)
LEAD, STAFF = 501, ChatId(-900)


def over(tx: Tx) -> tuple[ProgrammeId, CohortId, PersonId]:
    """Write a programme whose farewell was told, with a group, its coordinator and an admin."""
    number = make.programme(tx)
    programmes.set_staff_chat(tx, number, STAFF)
    lead = make.coordinator(tx, number, user=LEAD)
    make.person(tx, number, "Nadia", roster="admins", role="admin", user=502)
    cohort = make.cohort(tx, number, coordinator_id=lead)
    programmes.put_ending(tx, Ending(number, None, "told", Instant(NOW + 1), Instant(NOW + 2), told_at=NOW))
    return number, cohort, lead


def said(tx: Tx) -> list[str]:
    """Return the kinds of all notes."""
    return [kind for (kind,) in tx.tuples("SELECT kind FROM outbox")]


def test_what_a_group_loses_or_is_renamed_to_is_told_to_nobody(tx: Tx) -> None:
    """Whoever takes the bot out of it, or gives it another name, may."""
    number, group, lead = over(tx)
    cohort, programme = cohorts.get(tx, group), programmes.get(tx, number)
    letters.tell_change(tx, cohort, NOW)
    letters.ask_name(tx, cohort, 1, NOW)
    letters.ask_about_waiting(tx, cohort, NOW)
    letters.tell_unled(tx, cohort, people.get(tx, lead), NOW)
    letters.tell_owner(tx, cohort, NOW)
    letters.tell_staff_group_lost(tx, programme, NOW)
    letters.tell_staff_owner(tx, programme, NOW)
    strangers.tell(tx, cohort, NOW)
    assert said(tx) == []
    programmes.drop_ending(tx, number)
    letters.tell_change(tx, cohort, NOW)
    assert said(tx) == ["cohorts.rights", "cohorts.rights"]


def test_a_coordinator_who_goes_keeps_the_way_to_the_figures(tx: Tx) -> None:
    """They do not rest for having left a group that is over."""
    number, _, lead = over(tx)
    programme = programmes.get(tx, number)
    cohorts.follow_staff(tx, programme, make.account(LEAD), NOW, inside=False)
    assert people.resting_since(tx, lead, number) is None
    programmes.drop_ending(tx, number)
    cohorts.follow_staff(tx, programme, make.account(LEAD), NOW, inside=False)
    assert people.resting_since(tx, lead, number) == NOW


def test_groups_are_not_changed_any_more(tx: Tx) -> None:
    """A move that waited for its minute is not done either."""
    number, group, _ = over(tx)
    teacher = make.person(tx, number)
    make.member(tx, teacher, group)
    other = cohorts.get(tx, make.cohort(tx, number, chat=-1002))
    with pytest.raises(Refusal, match="cohorts-over"):
        moves.of_move(tx, teacher, other)


def test_nobody_is_invited_into_a_group_that_opens_too_late(tx: Tx) -> None:
    """Such as a teacher for whom word waited until a pause is over."""
    number, group, _ = over(tx)
    teacher = make.person(tx, number, user=601)
    people.record_consent(tx, teacher, "en", "words", NOW)
    make.member(tx, teacher, group, state="placed", joined=None)
    render = joining.RENDERS["joining.ready"]
    assert render(tx, {"person": teacher, "cohort": group}) is None
    programmes.drop_ending(tx, number)
    assert render(tx, {"person": teacher, "cohort": group}) is not None
