"""Answers that are no words: votes in polls and quizzes, tasks that are done."""

import pytest
from tests import builders as make
from tests.rooms.prompts import given as g

from staffroom import data_files
from staffroom.kernel.clock import DAY, HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, ProgrammeId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Text
from staffroom.outbox import Sent
from staffroom.rooms import activity, prompts
from staffroom.rooms.programmes import Entry
from staffroom.rooms.prompts import Posting, posts, taps

AMINA, LEADER = UserId(1), UserId(900)
OPTIONS = [
    {"en": "At the door", "ar": "عند الباب", "zh": "在门口"},
    {"en": "In class", "ar": "في الصف", "zh": "在班上"},
]
LATER = make.at(7, 18)


@pytest.fixture
def programme(tx: Tx) -> ProgrammeId:
    """Write a programme."""
    return make.programme(tx)


@pytest.fixture
def cohort(tx: Tx, programme: ProgrammeId) -> CohortId:
    """Write an open group."""
    return make.cohort(tx, programme, coordinator_id=make.coordinator(tx, programme, user=LEADER))


@pytest.fixture
def amina(tx: Tx, programme: ProgrammeId, cohort: CohortId) -> PersonId:
    """Write a teacher of the group."""
    return g.teacher(tx, programme, cohort, AMINA)


def poll(slug: str, weekday: str = "mon") -> Entry:
    """Return a poll of two options."""
    return g.entry(slug, "poll", weekday=weekday, options=OPTIONS)


def stands(tx: Tx, posting: Posting, by: PersonId, message: int, number: str | None) -> Posting:
    """Let a poll arrive in its group under a number of Telegram's."""
    prompts.decide(tx, [posting.id], "approved", by, make.at(1))
    g.post_due(tx, posting.due_at)
    tx.run("UPDATE outbox SET state = 'sent', copies = 1 WHERE key = :key", key=posting.key)
    told = {"posting": posting.id}
    posts.after_sent(
        tx, Sent(posting.key, f"prompts.{posting.kind}", g.CHAT, None, told, message, posting.due_at, number)
    )
    return prompts.posting(tx, posting.id)


def answered(tx: Tx, cohort: CohortId, posting: Posting) -> set[PersonId]:
    """Return who answered."""
    return activity.people_who(tx, cohort, "answer", str(posting.id))


def test_a_vote_is_an_answer_once(tx: Tx, programme: ProgrammeId, cohort: CohortId, amina: PersonId) -> None:
    """However often somebody changes their mind; a coordinator's is none."""
    card = stands(tx, g.planned(tx, programme, poll("one"))["one"], amina, 100, "77")
    for _ in range(2):
        taps.voted(tx, "77", AMINA, LATER)
    taps.voted(tx, "77", LEADER, LATER)
    assert answered(tx, cohort, card) == {amina}
    assert activity.count_of(tx, amina, "answer") == 1
    activity.count_talk(tx)
    assert {one.person_id for one in activity.talk_of(tx, cohort, "2026-09-06")} == {amina}


def test_a_vote_that_came_before_the_number_of_its_poll_counts_where_it_can_only_be_that_one(
    tx: Tx, programme: ProgrammeId, cohort: CohortId, amina: PersonId
) -> None:
    """The answer of Telegram may be slower than the first vote, or be lost."""
    plan = g.planned(tx, programme, poll("one"), poll("two", weekday="tue"))
    one = stands(tx, plan["one"], amina, 100, None)
    taps.voted(tx, "77", AMINA, LATER)
    assert answered(tx, cohort, one) == {amina}
    two = stands(tx, plan["two"], amina, 101, "88")
    taps.voted(tx, "99", AMINA, make.at(8, 18))
    assert answered(tx, cohort, two) == set()


def test_a_vote_in_one_of_two_nameless_polls_is_nobodys(
    tx: Tx, programme: ProgrammeId, cohort: CohortId, amina: PersonId
) -> None:
    """Better uncounted than counted for the wrong card."""
    plan = g.planned(tx, programme, poll("one"), poll("two", weekday="tue"))
    both = [stands(tx, plan[slug], amina, number, None) for slug, number in (("one", 100), ("two", 101))]
    taps.voted(tx, "77", AMINA, make.at(8, 18))
    assert [answered(tx, cohort, card) for card in both] == [set(), set()]


def test_a_vote_in_the_first_copy_of_a_poll_that_was_sent_twice_counts_for_it(
    tx: Tx, programme: ProgrammeId, cohort: CohortId, amina: PersonId
) -> None:
    """Only the second copy's number is known; the next poll still waits for its turn and cannot be meant."""
    plan = g.planned(tx, programme, poll("one"), poll("two", weekday="tue"))
    card = stands(tx, plan["one"], amina, 100, "88")
    tx.run("UPDATE outbox SET copies = 2 WHERE key = :key", key=card.key)
    prompts.decide(tx, [plan["two"].id], "approved", amina, make.at(1))
    g.post_due(tx, plan["two"].due_at)
    taps.voted(tx, "77", AMINA, plan["two"].due_at)
    assert answered(tx, cohort, card) == {amina}
    assert prompts.posting(tx, plan["two"].id).poll_id is None
    taps.voted(tx, "88", AMINA, plan["two"].due_at)
    assert activity.count_of(tx, amina, "answer") == 1


def test_a_vote_does_not_count_for_a_poll_that_nobody_has_seen(
    tx: Tx, programme: ProgrammeId, cohort: CohortId, amina: PersonId
) -> None:
    """It waits for its turn; as soon as it is on its way, the vote may be in it."""
    waiting = g.planned(tx, programme, poll("one"))["one"]
    prompts.decide(tx, [waiting.id], "approved", amina, make.at(1))
    g.post_due(tx, waiting.due_at)
    taps.voted(tx, "77", AMINA, LATER)
    assert answered(tx, cohort, waiting) == set()
    tx.run("UPDATE outbox SET state = 'claimed' WHERE key = :key", key=waiting.key)
    taps.voted(tx, "77", AMINA, LATER)
    assert answered(tx, cohort, waiting) == {amina}


def test_a_poll_is_stopped_when_its_card_closes_and_late_news_of_votes_still_count_for_a_day(
    tx: Tx, programme: ProgrammeId, cohort: CohortId, amina: PersonId
) -> None:
    """Telegram keeps updates for a day, and votes have no date."""
    card = stands(tx, g.planned(tx, programme, poll("one"))["one"], amina, 100, "77")
    tx.run("DELETE FROM outbox")
    closes = card.closes_at
    assert closes is not None
    assert taps.next_stop(tx, LATER) == closes
    taps.stop_some(tx, Instant(closes - HOUR))
    assert g.kinds(tx) == []
    taps.stop_some(tx, closes)
    assert g.kinds(tx) == ["call.stopPoll"]
    assert taps.next_stop(tx, closes) is None
    taps.voted(tx, "77", AMINA, Instant(closes + DAY))
    assert answered(tx, cohort, card) == set()
    taps.voted(tx, "77", AMINA, Instant(closes + DAY - 1))
    assert answered(tx, cohort, card) == {amina}


def test_a_poll_in_a_group_that_became_a_supergroup_is_let_be(tx: Tx, programme: ProgrammeId, amina: PersonId) -> None:
    """Its message stands in the old chat, under a number that means nothing in the new one."""
    stands(tx, g.planned(tx, programme, poll("one"))["one"], amina, 100, "77")
    posts.move_chat(tx, g.CHAT, ChatId(-2002))
    assert taps.next_stop(tx, LATER) is None


def test_a_task_is_done_with_a_tap(tx: Tx, programme: ProgrammeId, cohort: CohortId, amina: PersonId) -> None:
    """It counts as an answer until the card closes, and only in its own group."""
    plan = g.planned(tx, programme, g.entry("one", "task"), g.entry("two", weekday="tue"))
    card = g.posted(tx, plan["one"], amina)
    assert taps.done(tx, card.id, g.CHAT, AMINA, LATER) == Text("prompts-done-noted")
    assert answered(tx, cohort, card) == {amina}
    assert card.closes_at is not None
    assert taps.done(tx, card.id, g.CHAT, AMINA, card.closes_at) == Text("prompts-done-over")
    with pytest.raises(Refusal):
        taps.done(tx, card.id, ChatId(-9), AMINA, LATER)
    other = g.posted(tx, plan["two"], amina, 101)
    with pytest.raises(Refusal):
        taps.done(tx, other.id, g.CHAT, AMINA, LATER)


def test_guidelines_restate_those_of_the_programme(tx: Tx, programme: ProgrammeId, cohort: CohortId) -> None:
    """Word for word."""
    plan = g.planned(tx, programme, g.entry("one", "guidelines"))
    screen = prompts.posting_screen(tx, plan["one"])
    assert plan["one"].cohort_id == cohort
    assert screen.lines == (Text("prompts-guidelines"), screen.lines[1])
    assert data_files.words().plain(screen.lines[1], "en") == "Be kind."
