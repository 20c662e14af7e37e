"""The end of a large programme is told, and called off, in steps: each short, each done once, wherever it broke off."""

import pytest
from tests import builders as make
from tests.rooms.prompts import given

from staffroom import outbox
from staffroom.kernel.clock import DAY, MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import people, programmes, prompts
from staffroom.rooms.endings import course, rules, service, views
from staffroom.rooms.prompts import service as planning

NOW = make.at(8, 10)
LATER = Instant(NOW + 2 * MINUTE)
MANY = 2 * course.GROUPS_AT_ONCE + 3


def school(tx: Tx, groups: int) -> tuple[ProgrammeId, list[CohortId], list[PersonId]]:
    """Write a programme with groups, in each of them a teacher who agreed; end it."""
    number = make.programme(tx)
    cohorts = [make.cohort(tx, number, chat=-(5000 + one)) for one in range(groups)]
    teachers = []
    for one, cohort in enumerate(cohorts):
        teacher = make.person(tx, number, f"Teacher {one}", user=7000 + one, language="ar")
        make.member(tx, teacher, cohort)
        people.record_consent(tx, teacher, "ar", "words", NOW)
        teachers.append(teacher)
    programme = programmes.get(tx, number)
    service.begin(tx, programme, rules.days(programme.calendar, NOW)[1], None, NOW)
    return number, cohorts, teachers


def notes(tx: Tx, kind: str) -> list[ChatId]:
    """Return the chats for which there is a note of a kind."""
    return [ChatId(chat) for (chat,) in tx.tuples("SELECT chat_id FROM outbox WHERE kind = :kind", kind=kind)]


def arrive(tx: Tx, kind: str) -> None:
    """Let every note of a kind be sent."""
    tx.run("UPDATE outbox SET state = 'sent', finished_at = :now WHERE kind = :kind", kind=kind, now=LATER)


def finish(tx: Tx, now: Instant) -> int:
    """Take one step after the other until nothing is due; return how many."""
    steps = 0
    while (due := course.next_due(tx, now)) is not None and due <= now:
        course.go_on(tx, now)
        steps += 1
    return steps


def test_the_farewell_goes_to_a_few_groups_at_a_time_and_to_each_once(tx: Tx) -> None:
    """Nobody else has to wait for a large school, and from the first step on nothing more is posted anywhere."""
    number, groups, _ = school(tx, MANY)
    before: list[ChatId] = []
    while course.next_due(tx, LATER) == LATER or not programmes.is_over(tx, number):
        course.go_on(tx, LATER)
        assert programmes.is_over(tx, number)
        told = notes(tx, "endings.farewell")
        assert len(told) - len(before) <= course.GROUPS_AT_ONCE
        before = told
        if (tx.value("SELECT state FROM endings")) == "told":
            break
    assert len(before) == len(set(before)) == len(groups)


def test_a_step_that_is_done_once_more_tells_no_group_twice(tx: Tx) -> None:
    """Such as after a copy of the file from the middle of it was restored."""
    number, groups, _ = school(tx, MANY)
    course.go_on(tx, LATER)
    course.go_on(tx, LATER)
    tx.run("UPDATE endings SET reached = 0")
    finish(tx, LATER)
    assert len(notes(tx, "endings.farewell")) == len(groups)
    found = programmes.ending(tx, number)
    assert found is not None
    assert found.told_at == LATER


def test_what_still_waited_for_a_group_does_not_come_after_its_farewell(tx: Tx) -> None:
    """A league or a cheer that was queued before, say."""
    school(tx, 1)
    outbox.post(tx, outbox.Note("cheer", "cheers.milestone", ChatId(-5000), {}, not_before=LATER), NOW)
    finish(tx, LATER)
    assert outbox.state_of(tx, "cheer") == "cancelled"


def test_teachers_who_read_of_the_end_read_in_their_language_that_it_is_called_off(tx: Tx) -> None:
    """Each once; who had not been told, or rests, or left meanwhile, is left in peace."""
    number, groups, teachers = school(tx, MANY)
    paused = teachers[0]
    tx.run("UPDATE people SET paused_until = :day WHERE id = :id", day=LATER + 9 * DAY, id=paused)
    finish(tx, LATER)
    arrive(tx, "endings.farewell")
    tx.run("UPDATE outbox SET state = 'sent' WHERE kind = 'endings.teacher' AND person_id <> :id", id=paused)
    tx.run("UPDATE people SET quiet = 1 WHERE id = :id", id=teachers[1])
    tx.run("UPDATE people SET left_at = 1 WHERE id = :id", id=teachers[2])

    programme, later = programmes.get(tx, number), Instant(LATER + DAY)
    service.stop(tx, programme, None, later)
    assert not programmes.is_over(tx, number)
    assert service.standing(tx, programme) is None
    assert notes(tx, "endings.called_off") == []
    assert finish(tx, later) > 1
    assert programmes.ending(tx, number) is None
    assert sorted(notes(tx, "endings.called_off")) == sorted(notes(tx, "endings.farewell"))
    assert len(notes(tx, "endings.called_off")) == len(groups)
    told = {PersonId(one) for (one,) in tx.tuples("SELECT person_id FROM outbox WHERE kind = 'endings.teacher_off'")}
    assert told == set(teachers[3:])
    waits = tx.value("SELECT state FROM outbox WHERE kind = 'endings.teacher' AND person_id = :id", id=paused)
    assert waits == "cancelled"
    seen = views.render_reassurance(tx, {"person": teachers[3]})
    assert seen is not None
    assert seen.language == "ar"


def test_an_end_that_is_called_off_before_all_groups_read_it_is_told_only_where_it_was_read(tx: Tx) -> None:
    """The others never learn of any of it."""
    number, _, _ = school(tx, MANY)
    course.go_on(tx, LATER)
    course.go_on(tx, LATER)
    arrive(tx, "endings.farewell")
    read = notes(tx, "endings.farewell")
    assert 0 < len(read) < MANY
    service.stop(tx, programmes.get(tx, number), None, LATER)
    finish(tx, LATER)
    assert sorted(notes(tx, "endings.called_off")) == sorted(read)
    assert notes(tx, "endings.teacher_off") == []


def test_an_end_is_not_begun_anew_while_everybody_is_told_that_it_is_called_off(tx: Tx) -> None:
    """A moment later it may be."""
    number, _, _ = school(tx, MANY)
    finish(tx, LATER)
    programme = programmes.get(tx, number)
    day = rules.days(programme.calendar, LATER)[1]
    service.stop(tx, programme, None, LATER)
    with pytest.raises(Refusal, match="endings-returning"):
        service.begin(tx, programme, day, None, LATER)
    finish(tx, LATER)
    assert service.begin(tx, programme, day, None, LATER).state == "waiting"


def test_what_is_still_to_come_is_planned_again_when_an_end_is_called_off(tx: Tx) -> None:
    """What was to be posted in the meantime is left out."""
    number, groups, _ = school(tx, 1)
    entries = (given.entry("before", weekday="wed"), given.entry("later", week=4))
    given.planned(tx, number, *entries)
    finish(tx, LATER)
    assert {one.state for one in prompts.postings_of(tx, groups[0])} == {"dropped"}
    service.stop(tx, programmes.get(tx, number), None, Instant(LATER + 4 * DAY))
    planning.plan_some(tx, Instant(LATER + 4 * DAY))
    assert {one.slug: one.state for one in prompts.postings_of(tx, groups[0])} == {
        "before": "dropped",
        "later": "planned",
    }
