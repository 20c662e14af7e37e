"""Who is in the coordinators' group, as Telegram says when it is asked once a day and after a long absence."""

import pytest
from tests import builders as make

from staffroom.kernel.clock import DAY, MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId, ProgrammeId, UserId
from staffroom.rooms import people, programmes
from staffroom.rooms.cohorts import meeting, resting, rounds
from staffroom.rooms.cohorts.group_rules import Membership

NOW = make.at()
HUDA, NOOR = UserId(11), UserId(12)
IN, OUT = Membership(inside=True, by_themselves=True), Membership(inside=False, by_themselves=True)


@pytest.fixture
def number(tx: Tx) -> ProgrammeId:
    """Write a programme with a coordinator, an admin, and the group where they meet."""
    number = make.programme(tx)
    make.coordinator(tx, number, user=HUDA)
    make.person(tx, number, "Noor", roster="admins", role="admin", user=NOOR)
    programmes.set_staff_chat(tx, number, ChatId(-1009))
    return number


def read(tx: Tx, seen: Membership, at: Instant) -> None:
    """Take the reading of a moment, in which the coordinator is in the group or out of it, and the admin out."""
    found = meeting.due(tx, at)
    assert found is not None
    assert found.staff == [HUDA, NOOR]
    meeting.note(tx, found, {HUDA: seen, NOOR: OUT}, at, Instant(at + MINUTE))


def rests(tx: Tx) -> bool:
    """Say whether the coordinator rests."""
    return people.resting(tx, HUDA) != []


def test_it_is_read_once_a_day_and_at_once_after_a_long_absence_or_where_it_is_another_group(
    tx: Tx, number: ProgrammeId
) -> None:
    """Not in between: forty questions to Telegram are not for every hour."""
    read(tx, IN, NOW)
    assert meeting.due(tx, NOW) is None
    assert meeting.due(tx, Instant(NOW + MINUTE)) is not None
    rounds._note_heard(tx, NOW)  # noqa: SLF001  the loop around it needs a line to Telegram
    rounds._note_heard(tx, Instant(NOW + DAY))  # noqa: SLF001
    assert meeting.due(tx, NOW) is not None
    read(tx, IN, NOW)
    meeting.becomes(tx, number, ChatId(-1010))
    assert meeting.due(tx, NOW) is not None


def test_who_was_in_and_is_out_rests_and_who_is_found_inside_leads_again(tx: Tx, number: ProgrammeId) -> None:
    """Whoever never was in the group, or not in this one, is only late; an admin's rights do not hang on it."""
    read(tx, OUT, NOW)
    assert not rests(tx)
    read(tx, IN, Instant(NOW + DAY))
    read(tx, OUT, Instant(NOW + 2 * DAY))
    assert rests(tx)
    assert people.resting(tx, NOOR) == []
    read(tx, IN, Instant(NOW + 3 * DAY))
    assert not rests(tx)
    meeting.becomes(tx, number, ChatId(-1010))
    read(tx, OUT, Instant(NOW + 4 * DAY))
    assert not rests(tx)


@pytest.mark.parametrize("inside", [True, False])
def test_what_happened_after_the_reading_began_stands(tx: Tx, number: ProgrammeId, *, inside: bool) -> None:
    """Telegram's news may overtake an answer that was asked for before."""
    programme = programmes.get(tx, number)
    read(tx, OUT if inside else IN, NOW)
    for step in (True, inside):
        resting.follow_staff(tx, programme, HUDA, Instant(NOW + DAY + MINUTE), inside=step)
    read(tx, OUT if inside else IN, Instant(NOW + DAY))
    assert rests(tx) != inside


def test_whom_an_admin_called_back_is_left_alone(tx: Tx, number: ProgrammeId) -> None:
    """They coordinate although they are out of the group."""
    read(tx, IN, NOW)
    read(tx, OUT, Instant(NOW + DAY))
    noor = PersonId(tx.value("SELECT id FROM people WHERE full_name = 'Noor'"))
    (huda,) = people.resting(tx, HUDA)
    resting.call_back(tx, huda, noor, Instant(NOW + DAY))
    read(tx, OUT, Instant(NOW + 2 * DAY))
    assert not rests(tx)
    assert people.is_staff(tx, huda, number)
