"""Questions that nobody answers: noticed by number, answered by a reply, waiting in school hours."""

import pytest
from tests import builders as make
from tests.rooms.prompts import given as g

from staffroom.kernel.clock import DAY, HOUR, MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, UserId
from staffroom.rooms import cohorts, prompts
from staffroom.rooms.programmes import Settings
from staffroom.rooms.prompts import hearing, posts, radar, rules
from staffroom.rooms.prompts.hearing import Heard

AMINA, BADR, STRANGER, LEADER = 1, 2, 3, 900
SUNDAY = make.at(6, 9)
ASKED = Heard(g.CHAT, 500, UserId(AMINA), "text", "How do you begin a lesson?", SUNDAY)
REPLY = Heard(g.CHAT, 501, UserId(BADR), "voice", "", Instant(SUNDAY + MINUTE), 500, UserId(AMINA))


@pytest.fixture(autouse=True)
def cohort(tx: Tx) -> CohortId:
    """Write a group of two teachers and its coordinator; Wednesday the 9th is a holiday."""
    programme = make.programme(tx, settings=Settings(holidays=(("2026-09-09", "2026-09-09"),)))
    group = make.cohort(tx, programme, coordinator_id=make.coordinator(tx, programme, user=LEADER))
    g.teacher(tx, programme, group, AMINA)
    g.teacher(tx, programme, group, BADR)
    return group


def hear(tx: Tx, *messages: Heard) -> None:
    """Let a batch be heard."""
    hearing.hear_all(tx, messages, messages[-1].at)


def waiting(tx: Tx, cohort: CohortId, now: Instant) -> list[int]:
    """Return the numbers of the messages that wait for an answer."""
    return [asked.message_id for _, asked in prompts.unanswered(tx, [cohorts.get(tx, cohort)], now)]


@pytest.mark.parametrize("words", ["Why?", "为什么？", "لماذا؟", "Really?! 🙂", "Who tried it (the bell)?", "“Why?”"])
def test_a_question_ends_with_a_question_mark_of_any_script(words: str) -> None:
    """Signs may follow it."""
    assert rules.asks(words)


@pytest.mark.parametrize("words", ["", "???", "I tried it.", "Why? I do not know", "Is it? No!"])
def test_what_goes_on_after_the_mark_is_no_question(words: str) -> None:
    """Nor are mere signs."""
    assert not rules.asks(words)


def test_it_waits_for_school_hours_and_nothing_of_it_is_kept_but_its_number(tx: Tx, cohort: CohortId) -> None:
    """Four hours after it was asked, not a minute before; neither words nor author stand in the row."""
    hear(tx, ASKED)
    assert waiting(tx, cohort, Instant(SUNDAY + 4 * HOUR - 1)) == []
    assert waiting(tx, cohort, Instant(SUNDAY + 4 * HOUR)) == [500]
    (row,) = tx.all("SELECT * FROM group_questions")
    assert set(row.keys()) == {
        "id", "cohort_id", "chat_id", "message_id", "at", "answered_at", "again_at", "again_message_id",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (make.at(6, 22), make.at(7, 11)),  # at night: from seven in the morning
        (make.at(6, 18), make.at(7, 9)),  # two hours in the evening, two in the morning
        (make.at(8, 19), make.at(10, 10)),  # over the holiday
        (make.at(10, 19), make.at(13, 10)),  # over the weekend
        (make.at(11, 12), make.at(13, 11)),  # at the weekend
    ],
)
def test_nights_weekends_and_holidays_do_not_count(tx: Tx, cohort: CohortId, asked: Instant, due: Instant) -> None:
    """Four school hours are four hours in which somebody may be expected to read."""
    hear(tx, ASKED._replace(at=asked))
    assert waiting(tx, cohort, Instant(due - 1)) == []
    assert waiting(tx, cohort, due) == [500]


@pytest.mark.parametrize("user", [BADR, LEADER, STRANGER])
@pytest.mark.parametrize("together", [True, False])
def test_a_reply_by_anybody_else_answers_it(tx: Tx, cohort: CohortId, user: int, *, together: bool) -> None:
    """Of whatever kind, in the same batch or later; also by the coordinator, and by somebody whom nobody knows."""
    reply = REPLY._replace(user=UserId(user))
    for batch in [(ASKED, reply)] if together else [(ASKED,), (reply,)]:
        hear(tx, *batch)
    assert waiting(tx, cohort, make.at(7, 9)) == []


def test_a_quiet_colleagues_reply_answers_it_and_their_own_question_is_not_noticed(tx: Tx, cohort: CohortId) -> None:
    """Whoever is quiet is left in peace, and helps all the same."""
    tx.run("UPDATE people SET quiet = 1 WHERE telegram_id = :user", user=BADR)
    hear(tx, ASKED, ASKED._replace(message_id=502, user=UserId(BADR)))
    assert waiting(tx, cohort, make.at(7, 9)) == [500]
    hear(tx, REPLY)
    assert waiting(tx, cohort, make.at(7, 9)) == []


def test_the_author_another_thread_and_the_coordinators_question_change_nothing(tx: Tx, cohort: CohortId) -> None:
    """One does not answer oneself; a coordinator's question is the coordinator's affair; so is a stranger's."""
    hear(tx, ASKED, REPLY._replace(user=UserId(AMINA)), REPLY._replace(reply_to=499), REPLY._replace(reply_to=None))
    hear(tx, ASKED._replace(message_id=510, user=UserId(LEADER)), ASKED._replace(message_id=511, user=UserId(STRANGER)))
    assert waiting(tx, cohort, make.at(7, 9)) == [500]


def test_an_edit_makes_a_question_and_unmakes_it(tx: Tx, cohort: CohortId) -> None:
    """A forgotten mark is added on a phone all the time."""
    said = ASKED._replace(words="How do you begin")
    hear(tx, said, ASKED._replace(edited=True))
    assert waiting(tx, cohort, make.at(7, 9)) == [500]
    hear(tx, ASKED._replace(words="Found it.", edited=True))
    assert waiting(tx, cohort, make.at(7, 9)) == []


def test_a_reply_to_the_bots_own_asking_again_answers_it_too(tx: Tx, cohort: CohortId) -> None:
    """Whoever helps taps the message that they see."""
    hear(tx, ASKED)
    prompts.again_stands(tx, tx.value("SELECT id FROM group_questions"), 600)
    hear(tx, REPLY._replace(reply_to=600, reply_to_user=UserId(77)))
    assert waiting(tx, cohort, make.at(7, 9)) == []


def test_it_is_shown_for_a_week_and_forgotten_after_six_with_its_group_and_when_numbers_begin_anew(
    tx: Tx, cohort: CohortId
) -> None:
    """Nothing piles up; until its week has been closed, be it after long holidays, it counts there."""
    hear(tx, ASKED)
    due = radar.next_forgotten(tx, SUNDAY)
    assert due == SUNDAY + 42 * DAY
    assert waiting(tx, cohort, Instant(SUNDAY + 7 * DAY)) == []
    radar.forget(tx, Instant(due - 1))
    assert waiting(tx, cohort, make.at(7, 9)) == [500]
    radar.forget(tx, due)
    assert tx.all("SELECT 1 FROM group_questions") == []
    hear(tx, ASKED)
    posts.move_chat(tx, g.CHAT, ChatId(-1009))
    assert tx.all("SELECT 1 FROM group_questions") == []
    hear(tx, ASKED)
    posts.end_all(tx, cohort, make.at(7, 9))
    assert tx.all("SELECT 1 FROM group_questions") == []
