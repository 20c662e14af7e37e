"""The end of a programme as time brings it about."""

from hypothesis import given
from hypothesis import strategies as st
from tests import builders as make

from staffroom.kernel.clock import DAY, HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, ProgrammeId
from staffroom.rooms import people, programmes
from staffroom.rooms.endings import course, rules, service, ticks, views
from staffroom.rooms.programmes import Ending, SchoolCalendar

LEAP = 400 * DAY


def ended(tx: Tx, now: Instant) -> ProgrammeId:
    """End a programme whose people are all told, and which is deleted in 30 days."""
    number = make.programme(tx)
    make.member(
        tx, make.person(tx, number, "Amina"), make.cohort(tx, number, coordinator_id=make.coordinator(tx, number))
    )
    programmes.put_ending(tx, Ending(number, None, "told", Instant(now + 23 * DAY), Instant(now + 30 * DAY)))
    return number


def run(tx: Tx, now: Instant) -> None:
    """Do all that is due."""
    while (due := course.next_due(tx, now)) is not None and due <= now:
        course.go_on(tx, now)


def people_left(tx: Tx) -> int:
    """Return how many people the file knows."""
    return int(tx.value("SELECT count(*) FROM people"))


def test_nobody_is_deleted_within_a_week_of_the_reminder_though_the_clock_leaps_by_a_year(tx: Tx) -> None:
    """There is time to put the clock right, or to save what is needed after the bot was away for a summer."""
    now = make.at(8, 10)
    number = ended(tx, now)
    run(tx, Instant(now + LEAP))
    run(tx, Instant(now + LEAP + 6 * DAY))
    assert people_left(tx) == 2
    found = programmes.ending(tx, number)
    assert found is not None
    assert found.state == "reminded"
    assert 7 * DAY <= found.erase_at - (now + LEAP) <= 9 * DAY
    run(tx, found.erase_at)
    assert people_left(tx) == 0


def test_a_bot_that_was_away_on_the_day_reminds_once_more_and_nobody_is_deleted_at_once(tx: Tx) -> None:
    """What it knows may be of long ago, the clock wrong, or the end stopped in a file that is lost."""
    now = make.at(8, 10)
    number = ended(tx, now)
    run(tx, Instant(now + 23 * DAY))
    away = Instant(now + 31 * DAY + HOUR)
    run(tx, away)
    found = programmes.ending(tx, number)
    assert found is not None
    assert (found.state, people_left(tx)) == ("reminded", 2)
    assert 7 * DAY <= found.erase_at - away <= 9 * DAY
    run(tx, Instant(found.erase_at + 20 * HOUR))
    assert people_left(tx) == 0, "a machine that is off at night delays nothing"


def test_a_programme_of_an_older_copy_is_deleted_once_more_in_portions(tx: Tx) -> None:
    """However large it is: no transaction keeps the others waiting."""
    number = ended(tx, make.at(8))
    for _ in range(course.AT_ONCE):
        make.person(tx, number)
    people.remember_course(tx, programmes.get(tx, number).slug)
    now = make.at(9)
    (due, again) = next((one.next_due, one.run) for one in ticks.TICKS if one.next_due(tx, now) == now)
    again(tx, now)
    assert (due(tx, now), people_left(tx)) == (None, 2 + course.AT_ONCE)
    course.go_on(tx, now)
    course.go_on(tx, now)
    assert people_left(tx) == 2
    run(tx, now)
    assert (people_left(tx), programmes.is_erased(tx, number)) == (0, True)


def test_word_that_an_end_can_be_taken_back_is_not_read_after_everybody_was_told(tx: Tx) -> None:
    """It would name a wrong day, where it waited while the bot was away."""
    number = ended(tx, make.at(8))
    admin = make.person(tx, number, "Nadia", roster="admins", role="admin")
    args = {"programme": number, "reader": admin, "what": "begun", "at": make.at(8), "n": 0}
    assert views.render_admin(tx, args) is None
    assert views.render_admin(tx, {**args, "what": "told"}) is not None


@given(late=st.integers(0, 20 * HOUR))
def test_a_reminder_in_time_changes_no_day_that_was_told(late: int) -> None:
    """Whatever hour of its day it is."""
    calendar = SchoolCalendar(make.ZONE, (0, 1, 2, 3, 6))
    wanted = rules.erase_at(calendar, make.SUNDAY)
    assert rules.with_notice(calendar, wanted, Instant(wanted - rules.REMINDED_BEFORE + late)) == wanted


def test_people_are_counted_and_not_their_places(tx: Tx) -> None:
    """Whoever was erased before is none, whoever has no group is one; a coordinator who takes part, too, is one."""
    number = make.programme(tx)
    programme, now = programmes.get(tx, number), make.at(8, 10)
    group = make.cohort(tx, number, coordinator_id=make.coordinator(tx, number, user=901))
    for place, user in ((1, 901), (2, 902), (3, None)):
        teacher = make.person(tx, number, f"Teacher {place}", user=user)
        make.member(tx, teacher, group)
    people.erase(tx, teacher)
    make.person(tx, number, "In no group yet")
    make.person(tx, make.programme(tx, slug="elsewhere"), "Teacher 1", user=901)
    make.person(tx, number, "Nadia", roster="admins", role="admin", user=903)
    found = service.outlook(tx, programme, rules.days(programme.calendar, now)[1], now)
    assert (found.teachers, found.staff) == (3, 1)
    programmes.put_ending(tx, Ending(number, None, "erasing", now, now))
    run(tx, now)
    ended = programmes.ending(tx, number)
    assert ended is not None
    assert ended.reached == 3
