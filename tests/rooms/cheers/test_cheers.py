from pathlib import Path

import pytest
from tests import builders as make
from tests.rooms.standings import world

from staffroom.kernel.clock import HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PostingId, ProgrammeId
from staffroom.kernel.screen import Screen
from staffroom.kernel.text import FSI, PDI, Translator
from staffroom.rooms import cheers
from staffroom.rooms.cheers import milestones, store
from staffroom.rooms.programmes import Encouragement, Settings, load_course

COURSE = Path(__file__).parents[3] / "programmes/classroom-management"
NOON = make.at(10, 12)


def message(slug: str, occasion: str) -> Encouragement:
    """Build a message that names the group."""
    return Encouragement.model_validate(
        {"id": slug, "occasion": occasion, "text": {"en": f"{slug} {{$group}}", "ar": f"{slug} ع {{$group}}"}}
    )


MESSAGES = (
    message("e01", "start"),
    message("e02", "first-answer"),
    message("e03", "milestone"),
    message("e04", "steady"),
    message("e05", "steady"),
)


def group(tx: Tx, settings: Settings | None = None, size: int = 30) -> tuple[ProgrammeId, CohortId]:
    """Write a group whose programme has messages."""
    programme = make.programme(tx, settings=settings)
    cheers.load(tx, programme, MESSAGES)
    return programme, world.group(tx, programme, "Riverside_1", size, chat=-100)


def slot(tx: Tx, programme: ProgrammeId, cohort: CohortId, day: int = 10, slug: str = "w1-encouragement") -> PostingId:
    """Write an encouragement of the calendar at 16:00."""
    due = make.at(day, 16)
    return world.posting(tx, programme, cohort, slug, due, day=f"2026-09-{day:02}", kind="encouragement")


def later(tx: Tx, programme: ProgrammeId, cohort: CohortId) -> None:
    """Plan an encouragement in the far future, so that no slot is the last one."""
    world.posting(
        tx, programme, cohort, "w6", make.at(15, 16, month=10), day="2026-10-15", kind="encouragement", state="planned"
    )


def render(tx: Tx, posting: PostingId, cohort: CohortId) -> Screen:
    """Render a slot."""
    rendered = cheers.RENDERS["prompts.encouragement"](tx, {"posting": posting, "cohort": cohort, "slug": "x"})
    assert rendered is not None
    return rendered.screen


def say(screen: Screen, words: Translator, language: str = "en") -> list[str]:
    """Return a screen's lines without the marks around names."""
    return [words.plain(line, language).replace(FSI, "").replace(PDI, "") for line in screen.lines]


def told(tx: Tx) -> list[str]:
    """Return the keys of the posts about milestones."""
    return [row["key"] for row in tx.all("SELECT key FROM outbox WHERE kind = 'cheers.milestone' ORDER BY id")]


def look(tx: Tx, day: int = 10, hour: int = 12) -> None:
    """Let the daily look take place."""
    tx.run("DELETE FROM facts")
    milestones.look(tx, make.at(day, hour))


def test_a_programmes_messages_follow_its_course(tx: Tx) -> None:
    """Changed, added and removed at every start."""
    programme, cohort = group(tx)
    cheers.load(tx, programme, (message("e05", "start"), message("e06", "steady")))
    assert [(found.slug, found.occasion) for found in store.messages(tx, programme, cohort)] == [
        ("e05", "start"),
        ("e06", "steady"),
    ]
    course = load_course(COURSE)
    cheers.load(tx, programme, course.encouragement)
    assert len(store.messages(tx, programme, cohort)) == len(course.encouragement)


def test_an_occasion_keeps_its_message_however_often_it_is_asked_for(tx: Tx) -> None:
    """And another occasion gets another one."""
    _, cohort = group(tx)
    first = cheers.choose(tx, cohort, "steady", "slot:1", NOON)
    again = cheers.choose(tx, cohort, "steady", "slot:1", NOON)
    other = cheers.choose(tx, cohort, "steady", "slot:2", NOON)
    assert first is not None
    assert again is not None
    assert other is not None
    assert (first.slug, again.slug, other.slug) == ("e04", "e04", "e05")
    assert tx.value("SELECT count(*) FROM cheers_sent") == 2


def test_groups_do_not_use_up_each_others_messages(tx: Tx) -> None:
    """Each has a list of its own."""
    programme, cohort = group(tx)
    other = world.group(tx, programme, "Riverside_2", 1, chat=-101)
    found = [cheers.choose(tx, place, "steady", "slot:1", NOON) for place in (cohort, other)]
    assert [message.slug for message in found if message] == ["e04", "e04"]


def test_the_calendars_encouragement_names_the_group_in_its_language(tx: Tx, words: Translator) -> None:
    """The first week's slot takes a message for the start."""
    programme, cohort = group(tx)
    later(tx, programme, cohort)
    screen = render(tx, slot(tx, programme, cohort), cohort)
    assert say(screen, words) == ["e01 Riverside_1"]
    assert say(screen, words, "ar") == ["e01 ع Riverside_1"]


def test_a_slot_after_the_first_answer_says_so_once(tx: Tx, words: Translator) -> None:
    """The next slot is an ordinary one."""
    programme, cohort = group(tx)
    later(tx, programme, cohort)
    world.card(tx, programme, cohort, 3)
    first = slot(tx, programme, cohort)
    assert say(render(tx, first, cohort), words) == ["e02 Riverside_1"]
    assert say(render(tx, slot(tx, programme, cohort, 24, "w3"), cohort), words) == ["e04 Riverside_1"]
    assert say(render(tx, first, cohort), words) == ["e02 Riverside_1"]


def test_a_slot_tells_what_the_group_has_reached(tx: Tx, words: Translator) -> None:
    """The fact, then a message for milestones; the same however often it is rendered."""
    programme, cohort = group(tx)
    world.card(tx, programme, cohort, 26)
    posting = slot(tx, programme, cohort)
    screen = render(tx, posting, cohort)
    assert say(screen, words) == ["This group has reached 25 answers.", "e03 Riverside_1"]
    assert say(screen, words, "ar") == ["بلغت إجابات هذه المجموعة 25 إجابة.", "e03 ع Riverside_1"]
    world.finished(tx, world.members(tx, cohort), "s1-welcome", make.at(8))
    assert say(render(tx, posting, cohort), words) == ["This group has reached 25 answers.", "e03 Riverside_1"]


def test_a_slot_that_told_nothing_stays_as_it_was(tx: Tx, words: Translator) -> None:
    """What is reached between two renderings waits for the next slot."""
    programme, cohort = group(tx)
    later(tx, programme, cohort)
    posting = slot(tx, programme, cohort)
    before = say(render(tx, posting, cohort), words)
    world.card(tx, programme, cohort, 26)
    assert say(render(tx, posting, cohort), words) == before


@pytest.mark.parametrize(
    ("done", "line"),
    [
        (15, "“s1-welcome”: at least 50% of those whose progress we know have finished it."),
        (24, "“s1-welcome”: at least 80% of those whose progress we know have finished it."),
        (30, "“s1-welcome”: everyone whose progress we know has finished it."),
    ],
)
def test_a_section_finished_by_half_by_most_and_by_all_is_a_milestone(
    tx: Tx, words: Translator, done: int, line: str
) -> None:
    """Of those whose progress is known, in figures and not in names."""
    programme, cohort = group(tx)
    people = world.members(tx, cohort)
    world.finished(tx, people[:done], "s1-welcome", make.at(8))
    world.finished(tx, people[done:], "s1-welcome", make.at(8), done=False)
    assert say(render(tx, slot(tx, programme, cohort), cohort), words)[0] == line


def test_too_little_known_is_no_milestone(tx: Tx) -> None:
    """Five finished of thirty says nothing about the group."""
    _, cohort = group(tx)
    world.finished(tx, world.members(tx, cohort)[:5], "s1-welcome", make.at(8))
    look(tx)
    assert store.milestones(tx, cohort) == []


def test_a_milestone_is_posted_once_where_there_is_room(tx: Tx, words: Translator) -> None:
    """At noon, for some hours, never again."""
    programme, cohort = group(tx)
    world.card(tx, programme, cohort, 26)
    look(tx)
    look(tx, 13)
    look(tx, 14)
    key = f"cheer:answers=25:{cohort}:2026-09-10"
    assert told(tx)[0] == key
    row = tx.one("SELECT not_before, expires_at, when_unknown, chat_id FROM outbox WHERE key = :key", key=key)
    assert row is not None
    assert tuple(row) == (NOON, NOON + 4 * HOUR, "never", -100)  # type: ignore[arg-type]
    rendered = cheers.RENDERS["cheers.milestone"](tx, {"cohort": cohort, "milestone": "answers=25"})
    assert rendered is not None
    assert say(rendered.screen, words) == ["This group has reached 25 answers.", "e03 Riverside_1"]
    assert [key.split(":")[1] for key in told(tx)] == ["answers=25", "first-week=1", "first-answer=1"]


def test_a_day_and_a_week_that_are_full_have_no_room(tx: Tx) -> None:
    """Planned posts count, skipped ones do not; what waits is told in the next slot."""
    programme, cohort = group(tx)
    world.card(tx, programme, cohort, 26)
    world.posting(tx, programme, cohort, "today", make.at(10, 16), day="2026-09-10", state="planned")
    look(tx)
    assert told(tx) == []
    tx.run("UPDATE postings SET state = 'skipped' WHERE due_day = '2026-09-10'")
    look(tx)
    assert len(told(tx)) == 1


def test_a_full_week_lets_a_milestone_wait(tx: Tx) -> None:
    """Four a week, milestones included."""
    programme, cohort = group(tx)
    world.card(tx, programme, cohort, 26)
    for day in (6, 8, 9):
        world.posting(tx, programme, cohort, f"d{day}", make.at(day, 16), day=f"2026-09-{day:02}")
    look(tx)
    assert told(tx) == []
    assert [found.state for found in store.milestones(tx, cohort)] == ["waiting", "waiting"]


@pytest.mark.parametrize(("day", "hour"), [(10, 21), (11, 12)])
def test_nothing_is_posted_in_quiet_hours_and_on_closed_days(tx: Tx, day: int, hour: int) -> None:
    """Thursday at nine in the evening, Friday at noon."""
    programme, cohort = group(tx)
    world.card(tx, programme, cohort, 26)
    look(tx, day, hour)
    assert told(tx) == []


def test_a_milestone_older_than_a_week_is_forgotten(tx: Tx, words: Translator) -> None:
    """Old news is no news."""
    programme, cohort = group(tx)
    later(tx, programme, cohort)
    world.card(tx, programme, cohort, 26)
    look(tx, 10, 21)
    posting = slot(tx, programme, cohort, 20, "w3")
    assert say(render(tx, posting, cohort), words) == ["e04 Riverside_1"]
    assert {found.state for found in store.milestones(tx, cohort)} == {"forgotten"}


def test_the_groups_are_looked_at_on_open_days_at_noon(tx: Tx) -> None:
    """Thursday, then Sunday; one look a day."""
    group(tx)
    assert milestones.next_look(tx, make.at()) == make.at(6, 12)
    milestones.look(tx, NOON)
    assert milestones.next_look(tx, NOON) == make.at(13, 12)
    milestones.look(tx, Instant(NOON + HOUR))
    assert milestones.next_look(tx, NOON) == make.at(13, 12)


def test_a_group_that_is_not_at_work_is_left_alone(tx: Tx) -> None:
    """It has nobody to write to."""
    programme, cohort = group(tx)
    world.card(tx, programme, cohort, 26)
    tx.run("UPDATE cohorts SET opened_at = NULL")
    look(tx)
    assert store.milestones(tx, cohort) == []


def test_the_last_encouragement_of_a_course_is_a_farewell(tx: Tx, words: Translator) -> None:
    """No other follows, and nothing at all after a week; without a message for it an ordinary one."""
    programme, cohort = group(tx)
    cheers.load(tx, programme, (message("e09", "finish"), message("e10", "steady")))
    assert say(render(tx, slot(tx, programme, cohort, 17, "w2"), cohort), words) == ["e09 Riverside_1"]


def test_two_milestones_are_not_posted_on_one_day(tx: Tx) -> None:
    """A milestone takes the day's place like any other post."""
    programme, cohort = group(tx)
    world.card(tx, programme, cohort, 26)
    look(tx)
    look(tx, 10, 13)
    assert len(told(tx)) == 1


@pytest.mark.parametrize("state", ["skipped_late", "cancelled", "failed"])
def test_a_milestone_whose_post_did_not_go_out_is_told_on_another_day(tx: Tx, state: str) -> None:
    """It waits again; what went out is not told twice."""
    programme, cohort = group(tx)
    world.card(tx, programme, cohort, 26)
    look(tx)
    tx.run("UPDATE outbox SET state = :state", state=state)
    look(tx, 13)
    tx.run("UPDATE outbox SET state = 'sent' WHERE state = 'queued'")
    look(tx, 14)
    assert told(tx)[:2] == [f"cheer:answers=25:{cohort}:2026-09-10", f"cheer:answers=25:{cohort}:2026-09-13"]
    assert len([key for key in told(tx) if "answers=25" in key]) == 2


def test_a_milestone_whose_slot_did_not_go_out_waits_again(tx: Tx) -> None:
    """The calendar's encouragement was rendered and came too late."""
    programme, cohort = group(tx)
    later(tx, programme, cohort)
    world.card(tx, programme, cohort, 26)
    posting = slot(tx, programme, cohort)
    render(tx, posting, cohort)
    assert "told" in {found.state for found in store.milestones(tx, cohort)}
    tx.run("UPDATE postings SET state = 'late' WHERE id = :id", id=posting)
    look(tx, 13)
    assert [key.rsplit(":", 2)[0] for key in told(tx)] == ["cheer:answers=25"]
