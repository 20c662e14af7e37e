"""What whoever leads groups is told, and what follows from a tap: numbers, once, in school hours."""

from datetime import time

import pytest
from tests import builders as make
from tests.rooms.prompts import given as g

from staffroom import data_files, outbox, wiring
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Press, Screen, text
from staffroom.kernel.text import Translator
from staffroom.outbox import Note, Rendered
from staffroom.outbox.claims import Job, Turn, claim_next
from staffroom.outbox.rules import Outcome, Verdict
from staffroom.outbox.settling import settle
from staffroom.rooms import activity, cohorts, people, prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.digest import again, daily, rules, service, silent
from staffroom.rooms.programmes import Settings
from staffroom.rooms.prompts import hearing
from staffroom.rooms.prompts.hearing import Heard
from staffroom.telegram.render import html

LEADER, OMAR = 900, 901
SECOND_WEEK = make.at(13, 15)
CHAT = -1_000_000_000_077
WORDS = data_files.words()
ANSWER = "We line up very quietly"


class School:
    """Two coordinators, a group each; in the first a card of Monday the 7th was posted."""

    def __init__(self, tx: Tx) -> None:
        self.tx = tx
        self.programme = make.programme(tx, settings=Settings(holidays=(("2026-09-10", "2026-09-10"),)))
        self.huda = make.coordinator(tx, self.programme, user=LEADER)
        self.omar = make.coordinator(tx, self.programme, "Omar", user=OMAR)
        self.cohort = make.cohort(tx, self.programme, coordinator_id=self.huda, chat=CHAT, name="Riverside_Group1")
        make.cohort(tx, self.programme, coordinator_id=self.omar, chat=-1002, name="Hilltop_Group1")
        self.teachers = [g.teacher(tx, self.programme, self.cohort, user) for user in range(1, 6)]

    def card(self) -> prompts.Posting:
        """Post a card on Monday at 16:00, message 100."""
        prompts.load(self.tx, self.programme, [g.entry("one")])
        prompts.plan(self.tx, self.programme, make.at(1))
        number = self.tx.value("SELECT id FROM postings WHERE cohort_id = :cohort", cohort=self.cohort)
        return g.posted(self.tx, prompts.posting(self.tx, number), self.huda)

    def says(self, user: int, words: str, at: Instant, number: int = 500) -> None:
        """Let somebody say something in the first group."""
        hearing.hear_all(self.tx, [Heard(make.chat(CHAT), number, UserId(user), "text", words, at)], at)

    def told(self, now: Instant, reader: PersonId | None = None) -> str:
        """Return what the daily message of a moment says, in English; nothing where there is none."""
        rendered = daily.render_daily(self.tx, {"reader": reader or self.huda, "at": now})
        return "" if rendered is None else html(rendered.screen, WORDS, "en")


@pytest.fixture
def school(tx: Tx) -> School:
    """Write it."""
    return School(tx)


def notes(tx: Tx, kind: str) -> list[tuple[int, int]]:
    """Return chats and moments of the notes of a kind."""
    rows = tx.all("SELECT chat_id, not_before FROM outbox WHERE kind = :kind ORDER BY chat_id", kind=kind)
    return [(row["chat_id"], row["not_before"]) for row in rows]


def test_nothing_to_say_nothing_said(school: School) -> None:
    """What is merely to come is no reason to write."""
    school.card()
    school.says(1, ANSWER, make.at(7, 17))
    assert school.told(make.at(7, 15)) == ""


def test_a_question_that_nobody_answered_is_a_number_with_a_way_to_it(school: School, words: Translator) -> None:
    """Neither its words nor its author; the colleague who leads another group is told nothing."""
    school.says(1, "How do you begin a lesson?", make.at(7, 9))
    told = school.told(make.at(7, 15))
    assert "One question in your groups has no answer yet" in told
    assert school.told(make.at(7, 15), school.omar) == ""
    shown = service.questions(school.tx, school.huda, 0, make.at(7, 15))
    said = html(shown, words, "en")
    assert "begin a lesson" not in said
    assert "Teacher 1" not in said
    assert shown.buttons[0][0].url == "https://t.me/c/77/500"


def test_the_group_is_asked_again_once_in_school_hours_below_the_question(school: School) -> None:
    """In the evening: the next morning."""
    school.says(1, "How do you begin a lesson?", make.at(7, 9))
    number = school.tx.value("SELECT id FROM group_questions")
    with pytest.raises(Refusal):
        again.question(school.tx, school.omar, number, make.at(7, 21))
    again.question(school.tx, school.huda, number, make.at(7, 21))
    assert notes(school.tx, "digest.question") == [(CHAT, make.at(8, 7))]
    with pytest.raises(Refusal, match="digest-asked-already"):
        again.question(school.tx, school.huda, number, make.at(8, 9))
    rendered = again.render_question(school.tx, {"question": number})
    assert rendered is not None
    assert rendered.screen.reply_to == 500
    again.settle(school.tx, school.huda, number, make.at(8, 9))
    assert again.render_question(school.tx, {"question": number}) is None
    assert service.look(school.tx, school.huda, make.at(8, 15)).questions == ()
    with pytest.raises(Refusal, match="digest-question-gone"):
        again.settle(school.tx, school.huda, number, make.at(8, 9))


def _buttons(screen: Screen) -> list[str]:
    return [WORDS.plain(button.label, "en") for row in screen.buttons for button in row]


def test_asking_a_question_again_is_taken_back_within_a_minute(school: School) -> None:
    """It was to wait until morning; then it may be asked again."""
    school.says(1, "How do you begin a lesson?", make.at(7, 9))
    number = school.tx.value("SELECT id FROM group_questions")
    again.question(school.tx, school.huda, number, make.at(7, 21))
    assert "1: ↩ Undo" in _buttons(service.questions(school.tx, school.huda, 0, make.at(7, 21)))
    with pytest.raises(Refusal, match="cohorts-not-yours"):
        again.question_back(school.tx, school.omar, number, make.at(7, 21))
    with pytest.raises(Refusal, match="digest-undo-late"):
        again.question_back(school.tx, school.huda, number, make.at(7, 21, 1))
    assert "1: ↩ Undo" not in _buttons(service.questions(school.tx, school.huda, 0, make.at(7, 21, 1)))
    again.question_back(school.tx, school.huda, number, Instant(make.at(7, 21, 1) - 1))
    assert school.tx.value("SELECT state FROM outbox WHERE kind = 'digest.question'") == "cancelled"
    assert "1: Ask the group again" in _buttons(service.questions(school.tx, school.huda, 0, make.at(7, 22)))
    again.question(school.tx, school.huda, number, make.at(8, 9))
    assert notes(school.tx, "digest.question")[-1] == (CHAT, make.at(8, 9))


def test_asking_once_more_is_taken_back_although_it_stands_in_the_group(school: School) -> None:
    """What stands there is deleted, and the card may be asked about again."""
    card, now = school.card(), make.at(9, 17)
    school.says(1, ANSWER, make.at(7, 17))
    again.card(school.tx, school.huda, card.id, now)
    with pytest.raises(Refusal, match="cohorts-not-yours"):
        again.card_back(school.tx, school.omar, card.id, now)
    school.tx.run("UPDATE outbox SET state = 'claimed' WHERE kind = 'digest.card'")
    with pytest.raises(Refusal, match="digest-undo-moment"):
        again.card_back(school.tx, school.huda, card.id, now)
    school.tx.run("UPDATE outbox SET state = 'sent', message_id = 700 WHERE kind = 'digest.card'")
    assert "1: ↩ Undo" in _buttons(service.low(school.tx, school.huda, 0, now))
    again.card_back(school.tx, school.huda, card.id, now)
    assert school.tx.value("SELECT payload FROM outbox WHERE method = 'deleteMessage'") == '{"message_id": 700}'
    assert "1: Ask once more" in _buttons(service.low(school.tx, school.huda, 0, now))
    with pytest.raises(Refusal, match="digest-undo-late"):
        again.card_back(school.tx, school.huda, card.id, now)
    again.card(school.tx, school.huda, card.id, now)
    assert notes(school.tx, "digest.card") == [(CHAT, now), (CHAT, now)]


def test_silent_members_are_a_number_and_only_whoever_counts_is_among_them(school: School) -> None:
    """Spoke, paused, quiet, left, came late: not silent; nor is anybody before a whole week has passed."""
    spoke, paused, quiet, late, there = school.teachers
    school.says(1, "Good morning", make.at(8, 9))
    people.choose(school.tx, paused, paused_until=make.at(30), quiet=False, left_at=None)
    people.choose(school.tx, quiet, paused_until=None, quiet=True, left_at=None)
    school.tx.run("UPDATE placements SET joined_at = :at WHERE person_id = :p", at=make.at(9), p=late)
    assert silent.count(school.tx, _group(school), make.at(10, 15)).members == 0
    assert silent.count(school.tx, _group(school), SECOND_WEEK).members == 1
    activity.count_talk(school.tx)
    assert silent.count(school.tx, _group(school), SECOND_WEEK).members == 1
    assert silent.count(school.tx, _group(school), make.at(20, 15)).members == len({spoke, late, there})


def test_a_week_off_makes_nobody_silent(school: School) -> None:
    """Who spoke in the last week of school did so in the week that counts; who has been there since then does count."""
    school.says(1, "Good morning", make.at(8, 9))
    cohorts.set_days_off(school.tx, school.cohort, "2026-09-13/2026-09-19")
    assert silent.count(school.tx, _group(school), make.at(20, 15)).members == len(school.teachers) - 1
    school.says(2, "Good morning", make.at(20, 9), 501)
    assert silent.count(school.tx, _group(school), make.at(20, 15)).members == len(school.teachers) - 2


def _group(school: School) -> Cohort:
    return cohorts.get(school.tx, school.cohort)


def test_all_of_them_are_written_to_once_a_week_and_nobody_learns_who(school: School, words: Translator) -> None:
    """At night it waits for the morning; whoever speaks before it goes is not written to."""
    shown = html(silent.ask(school.tx, school.huda, school.cohort, SECOND_WEEK), words, "en")
    assert "5 silent members" in shown
    assert "Teacher" not in shown
    with pytest.raises(Refusal):
        silent.write(school.tx, school.omar, school.cohort, SECOND_WEEK)
    silent.write(school.tx, school.huda, school.cohort, make.at(13, 21))
    assert notes(school.tx, "digest.kind") == [(user, make.at(14, 7)) for user in range(1, 6)]
    with pytest.raises(Refusal, match="digest-written-already"):
        silent.write(school.tx, school.huda, school.cohort, make.at(14, 9))
    args = {"cohort": school.cohort, "at": make.at(14, 7)}
    rendered = silent.render_kind(school.tx, {**args, "person": school.teachers[0]})
    assert rendered is not None
    assert "Huda Coordinator" in html(rendered.screen, words, "en")
    school.says(1, "Here I am", make.at(14, 6))
    assert silent.render_kind(school.tx, {**args, "person": school.teachers[0]}) is None


def test_writing_to_all_of_them_is_taken_back_within_a_minute(school: School) -> None:
    """Nobody was written to yet; then it may be done again."""
    now = make.at(13, 9)
    silent.write(school.tx, school.huda, school.cohort, now)
    assert {moment for _chat, moment in notes(school.tx, "digest.kind")} == {make.at(13, 9, 1)}
    with pytest.raises(Refusal, match="cohorts-not-yours"):
        silent.write_back(school.tx, school.omar, school.cohort, now)
    with pytest.raises(Refusal, match="digest-undo-late"):
        silent.write_back(school.tx, school.huda, school.cohort, make.at(13, 9, 1))
    silent.write_back(school.tx, school.huda, school.cohort, now)
    assert school.tx.value("SELECT count(*) FROM outbox WHERE kind = 'digest.kind' AND state = 'queued'") == 0
    silent.write(school.tx, school.huda, school.cohort, now)
    assert school.tx.value("SELECT count(*) FROM outbox WHERE kind = 'digest.kind' AND state = 'queued'") == 5


def test_a_question_taken_off_the_list_comes_back_within_a_minute(school: School) -> None:
    """By the word of whoever leads the group."""
    school.says(1, "How do you begin a lesson?", make.at(7, 9))
    number, now = school.tx.value("SELECT id FROM group_questions"), make.at(7, 15)
    again.settle(school.tx, school.huda, number, now)
    assert "↩ Undo" in _buttons(service.questions(school.tx, school.huda, 0, now, number))
    with pytest.raises(Refusal, match="cohorts-not-yours"):
        again.unsettle(school.tx, school.omar, number, now)
    with pytest.raises(Refusal, match="digest-undo-late"):
        again.unsettle(school.tx, school.huda, number, make.at(7, 15, 1))
    again.unsettle(school.tx, school.huda, number, now)
    assert len(service.look(school.tx, school.huda, now).questions) == 1


def test_silent_members_alone_are_told_of_on_the_first_school_day_of_a_week(school: School) -> None:
    """And not again once they were written to."""
    assert "Silent members: 5" in school.told(make.at(13, 15))
    assert school.told(make.at(14, 15)) == ""
    silent.write(school.tx, school.huda, school.cohort, make.at(20, 9))
    assert school.told(make.at(20, 15)) == ""


def test_whoever_was_invited_some_days_ago_is_a_number_for_a_week_and_then_left_in_peace(school: School) -> None:
    """From the third school day on, with the way to the list; alone a reason to write on the first of a week only."""
    tx, (hilltop,) = school.tx, cohorts.led_by(school.tx, school.omar)
    waits, left, came = [make.person(tx, school.programme, name) for name in ("Ada", "Ben", "Cleo")]
    for teacher in (waits, left, came):
        make.member(tx, teacher, hilltop.id, state="placed", joined=None)
        people.issue_link(tx, teacher, "teacher", make.at(6, 9))
    tx.run("UPDATE people SET left_at = 1 WHERE id = :left", left=left)
    tx.run("UPDATE placements SET state = 'in', joined_at = :at WHERE person_id = :came", at=make.at(7), came=came)
    for day, hour, expected in ((9, 8, 0), (9, 10, 1), (17, 8, 1), (17, 10, 0)):
        assert service.look(tx, school.omar, make.at(day, hour)).absent_teachers == expected
    _, rows = service.news(tx, school.omar, make.at(9, 15))
    (press,) = [one.press for row in rows for one in row if WORDS.plain(one.label, "en") == "Who is not in yet?"]
    assert press == Press("inviting.roll", (hilltop.id, 0))
    assert school.told(make.at(9, 15), school.omar) == ""
    assert "One teacher was invited some days ago" in school.told(make.at(13, 15), school.omar)


def test_whoever_takes_a_group_over_reads_what_there_is_to_do_in_it(school: School) -> None:
    """Silent members as a number, questions without an answer; nothing of a group that is not open."""
    school.says(1, "How do you begin a lesson?", make.at(7, 9))
    told = " ".join(WORDS.html(line, "en") for line in service.of_group(school.tx, _group(school), SECOND_WEEK))
    assert "Silent members: 4" in told
    assert "One question in your groups has no answer yet" in told
    school.tx.run("UPDATE cohorts SET opened_at = NULL")
    assert service.of_group(school.tx, _group(school), SECOND_WEEK) == []


def test_a_card_that_few_have_answered_may_be_asked_once_more_after_48_school_hours(school: School) -> None:
    """Not before, not once it has closed, once a card; the holiday on Thursday does not count."""
    card = school.card()
    assert card.eligible == len(school.teachers)
    school.says(1, ANSWER, make.at(7, 17))
    assert service.look(school.tx, school.huda, Instant(make.at(9, 16) - 1)).low == ()
    (low,) = service.look(school.tx, school.huda, make.at(9, 16)).low
    assert (low.answered, low.asked_at) == (1, None)
    with pytest.raises(Refusal):
        again.card(school.tx, school.omar, card.id, make.at(9, 17))
    again.card(school.tx, school.huda, card.id, make.at(9, 17))
    assert notes(school.tx, "digest.card") == [(CHAT, make.at(9, 17))]
    with pytest.raises(Refusal, match="digest-asked-already"):
        again.card(school.tx, school.huda, card.id, make.at(9, 18))
    rendered = again.render_card(school.tx, {"posting": card.id})
    assert rendered is not None
    assert rendered.screen.reply_to == card.message_id
    assert service.look(school.tx, school.huda, make.at(14, 1)).low == ()


def test_a_card_that_was_answered_well_is_not_low(school: School) -> None:
    """Two of five are 40 %, which is enough."""
    card = school.card()
    for user in (1, 2):
        school.says(user, ANSWER, make.at(7, 17), 500 + user)
    assert service.look(school.tx, school.huda, make.at(9, 16)).low == ()
    with pytest.raises(Refusal, match="digest-card-gone"):
        again.card(school.tx, school.huda, card.id, make.at(9, 17))
    assert not rules.is_low(0, None, 0.4)


def test_what_was_not_posted_while_the_bot_was_away_stands_in_one_daily_message(school: School) -> None:
    """Only what was to be posted; by its first words."""
    school.card()
    school.tx.run("UPDATE postings SET state = 'late', late_at = :at", at=make.at(9, 17))
    assert "too late" not in school.told(make.at(9, 15))
    told = school.told(make.at(13, 15))  # Thursday was a holiday
    assert "for one post it was too late:" in told
    assert "Words of one" in told
    assert school.told(make.at(14, 15)) == ""
    school.tx.run("UPDATE postings SET late_at = NULL")
    assert "too late" not in school.told(make.at(13, 15))


def test_the_daily_message_comes_on_school_days_once_and_not_late(school: School) -> None:
    """Not at the weekend, not on the holiday; an outage of hours leaves it out."""
    tx = school.tx
    assert daily.next_daily(tx, make.at(5, 9)) == make.at(6, 15)  # Saturday
    daily.tell(tx, make.at(6, 15))
    assert [chat for chat, _ in notes(tx, "digest.daily")] == [LEADER, OMAR]
    assert daily.next_daily(tx, make.at(6, 15)) == make.at(7, 15)
    daily.tell(tx, make.at(6, 15))
    assert len(notes(tx, "digest.daily")) == 2
    assert daily.next_daily(tx, make.at(7, 18, 59)) == make.at(7, 15)
    assert daily.next_daily(tx, make.at(7, 19)) == make.at(8, 15)
    assert daily.next_daily(tx, make.at(9, 20)) == make.at(13, 15)  # Thursday is a holiday


def test_a_coordinator_with_groups_in_two_zones_is_told_once_by_the_clock_of_the_first(school: School) -> None:
    """Of all of them."""
    tx = school.tx
    tx.run("UPDATE cohorts SET zone = 'Asia/Shanghai', name = 'A_Group' WHERE id = :id", id=school.cohort)
    other = make.cohort(tx, school.programme, coordinator_id=school.huda, chat=-1003, name="Z_Group")
    assert daily.next_daily(tx, make.at(6, 9)) == make.at(6, 10)  # 15:00 in Shanghai
    daily.tell(tx, make.at(6, 10))
    assert [chat for chat, _ in notes(tx, "digest.daily")] == [LEADER]
    daily.tell(tx, make.at(6, 15))
    assert [chat for chat, _ in notes(tx, "digest.daily")] == [LEADER, OMAR]
    g.teacher(tx, school.programme, other, 50)
    assert "Silent members: 6 in 2 groups" in school.told(make.at(13, 15))


def test_an_hour_in_quiet_time_waits_for_its_end() -> None:
    """Whatever the setting says, nobody is woken."""
    assert rules.next_daily(g.calendar(), time(22), None, make.at(6, 9)) == make.at(7, 7)


def test_a_teacher_reads_two_unasked_messages_a_week_and_the_third_waits(tx: Tx, school: School) -> None:
    """Whatever room they come from; what is essential, and what staff read, does not count and does not wait."""
    ways = wiring.ways()
    ways.render["digest.kind"] = ways.render["joining.new_terms"] = lambda _tx, _args: _some_words()
    teacher = school.teachers[0]
    for number, kind in enumerate(("digest.kind", "joining.new_terms", "digest.kind")):
        outbox.post(tx, Note(f"n{number}", kind, make.chat(1), {}, person=teacher), make.at(7, 9))
    outbox.post(tx, Note("essential", "digest.kind", make.chat(1), {}, person=teacher, essential=True), make.at(7, 9))
    for number in range(4):
        outbox.post(tx, Note(f"s{number}", "digest.kind", make.chat(LEADER), {}, person=school.huda), make.at(7, 9))
    assert _goes_out(tx, ways, make.at(7, 9)) == ["n0", "n1", "essential", "s0", "s1", "s2", "s3"]
    assert outbox.state_of(tx, "n2") == "queued"
    assert _goes_out(tx, ways, Instant(make.at(14, 9) - 1)) == []
    assert _goes_out(tx, ways, make.at(14, 9)) == ["n2"]


def _some_words() -> Rendered:
    return Rendered(Screen((text("sorry"),)), "en")


def _goes_out(tx: Tx, ways: outbox.Ways, now: Instant) -> list[str]:
    """Send what may go; return the keys in their order."""
    sent = []
    while isinstance(job := claim_next(tx, Turn(now, lambda _head: now), ways), Job):
        sent.append(job.note.key)
        settle(tx, job.note, Outcome(Verdict.SENT, message_id=len(sent)), None, now, outbox.Ways())
    return sent


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_long_lists_have_pages_and_everything_fits(school: School, words: Translator, language: str) -> None:
    """Fifty questions, and all lists of a busy week, in each language."""
    for number in range(50):
        school.says(1, "How?", make.at(7, 9), 500 + number)
    school.card()
    now = make.at(9, 17)
    pages = [service.questions(school.tx, school.huda, page, now) for page in (0, 8)]
    found = [*pages, service.low(school.tx, school.huda, 0, now), service.ahead(school.tx, school.huda, 0, make.at(1))]
    found.append(service.silent_groups(school.tx, school.huda, 0, SECOND_WEEK))
    for screen in found:
        assert 0 < len(html(screen, words, language)) < 4096
        assert "[" not in html(screen, words, language)
    assert pages[0] != pages[1]
    assert any(button.press and button.press.args == (7,) for button in pages[1].buttons[-2])
