"""What colleagues tried: quoted only with their authors' yes, in the group's limits, and forgotten afterwards."""

import json
from typing import Any

import pytest
from tests import builders as make
from tests.rooms.prompts import given as g

from staffroom import data_files, wiring
from staffroom.kernel.clock import DAY, HOUR, MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Press, Screen, Words
from staffroom.kernel.text import CAPTION_LIMIT, utf16
from staffroom.outbox import Sent
from staffroom.rooms import activity, joining, people, prompts
from staffroom.rooms.programmes import Settings
from staffroom.rooms.prompts.views import TITLE_WIDTH
from staffroom.rooms.roundups import consents, posting, rules, screens, service, store
from staffroom.rooms.roundups.values import RoundUp, Said, Saying
from staffroom.telegram.render import html

CHAT = -1_000_000_000_077
CLOSED = make.at(13, 10)
"""A card of Monday the 7th closed with Thursday; now it is Sunday morning."""
WORDS = "I greet each child by name at the door"


class School:
    """A coordinator with a group, in which two of three teachers answered a card that has closed."""

    def __init__(self, tx: Tx) -> None:
        self.tx = tx
        self.programme = make.programme(tx, settings=Settings(posts_per_day=1))
        self.huda = make.coordinator(tx, self.programme, user=900)
        self.omar = make.coordinator(tx, self.programme, "Omar", user=901)
        self.cohort = make.cohort(tx, self.programme, coordinator_id=self.huda, chat=CHAT, name="Riverside_Group1")
        make.cohort(tx, self.programme, coordinator_id=self.omar, chat=-1002, name="Hilltop_Group1")
        self.teachers = [g.teacher(tx, self.programme, self.cohort, user) for user in (1, 2, 3)]
        prompts.load(tx, self.programme, [g.entry("one"), g.entry("sum", "round-up", week=2, weekday="tue")])
        prompts.plan(tx, self.programme, make.at(1))
        self.card = g.posted(tx, self.posting("one"), self.huda).id
        for teacher in self.teachers[:2]:
            activity.record(tx, teacher, self.cohort, "answer", str(self.card), make.at(8))

    def posting(self, slug: str) -> prompts.Posting:
        """Return a posting of the first group."""
        known = {posting.slug: posting for posting in prompts.postings_of(self.tx, self.cohort)}
        return known[slug]

    def hands_over(self, words: str | None = WORDS, author: int | None = 1, now: Instant = CLOSED) -> Screen:
        """Let the coordinator hand over words."""
        service.collect(self.tx, self.huda, self.card, now)
        return service.take(self.tx, self.huda, self.card, Said(words, None if author is None else UserId(author)), now)

    def agrees(self, how: str = "named", author: int = 1, words: str = WORDS) -> int:
        """Let words be handed over, and their author say something; return the quote's number."""
        self.hands_over(words, author)
        quote = store.of_card(self.tx, self.card)[-1]
        consents.answer(self.tx, self.teachers[author - 1], quote.id, how)
        return quote.id

    def voices(self) -> list[tuple[str, str | None]]:
        """Return what may be quoted."""
        return [(one.words, one.name) for one in consents.sayings(self.tx, self.card)]

    def notes(self, kind: str) -> list[dict[str, Any]]:
        """Return the notes of a kind."""
        rows = self.tx.all("SELECT * FROM outbox WHERE kind = :kind ORDER BY id", kind=kind)
        return [{name: row[name] for name in row.keys()} for row in rows]  # noqa: SIM118


@pytest.fixture
def school(tx: Tx) -> School:
    """Write it."""
    return School(tx)


def said(screen: Screen, language: str = "en") -> str:
    """Return a screen's words."""
    return html(screen, data_files.words(), language)


def presses(screen: Screen) -> list[Press]:
    """Return what the buttons of a screen do."""
    return [button.press for row in screen.buttons for button in row if button.press is not None]


def test_a_closed_card_with_answers_is_offered_for_two_weeks_to_whoever_leads_its_group(school: School) -> None:
    """Not while it is open, not with a single answer, not to a colleague."""

    def offered(staff: PersonId, now: Instant) -> list[int]:
        return [card.posting.id for card in service.cards(school.tx, staff, now)]

    assert offered(school.huda, make.at(10, 15)) == []
    assert offered(school.huda, CLOSED) == [school.card]
    assert offered(school.omar, CLOSED) == []
    assert offered(school.huda, Instant(CLOSED + rules.LOOK_BACK)) == []
    school.tx.run("DELETE FROM activity WHERE person_id = :person", person=school.teachers[0])
    assert offered(school.huda, CLOSED) == []


def test_an_author_is_asked_once_in_school_hours_as_an_unasked_message(school: School) -> None:
    """In the morning: the evening is quiet. The note carries no words."""
    school.hands_over(now=make.at(13, 21))
    (note,) = school.notes("roundups.ask")
    assert (note["chat_id"], note["essential"], note["not_before"]) == (1, 0, make.at(14, 7))
    assert "greet" not in note["payload"]
    with pytest.raises(Refusal, match="roundups-asked-already"):
        school.hands_over("Something else that I do", now=make.at(13, 21))
    rendered = consents.render_ask(school.tx, {"quote": store.of_card(school.tx, school.card)[0].id})
    assert rendered is not None
    assert "greet each child" in said(rendered.screen)
    assert "Huda Coordinator" in said(rendered.screen)


@pytest.mark.parametrize(("how", "name"), [("named", "Teacher 1"), ("unnamed", None)])
def test_words_are_quoted_as_their_author_wishes(school: School, how: str, name: str | None) -> None:
    """With or without the name; nothing while nothing was said; a changed mind counts."""
    school.hands_over()
    assert school.voices() == []
    number = store.of_card(school.tx, school.card)[0].id
    consents.answer(school.tx, school.teachers[0], number, how)
    assert school.voices() == [(WORDS, name)]
    consents.answer(school.tx, school.teachers[0], number, "unnamed")
    assert school.voices() == [(WORDS, None)]
    consents.answer(school.tx, school.teachers[0], number, "over")
    assert school.voices() == []
    with pytest.raises(Refusal, match="roundups-over"):
        consents.answer(school.tx, school.teachers[0], number, "named")


def test_a_no_forgets_the_words_and_looks_like_no_answer(school: School) -> None:
    """The coordinator reads the same number before and after, and cannot ask again."""
    school.hands_over()
    before = said(service.collect(school.tx, school.huda, school.card, CLOSED))
    consents.answer(school.tx, school.teachers[0], store.of_card(school.tx, school.card)[0].id, "over")
    assert said(service.collect(school.tx, school.huda, school.card, CLOSED)) == before
    assert store.of_card(school.tx, school.card)[0].words == ""
    with pytest.raises(Refusal, match="roundups-asked-already"):
        school.hands_over()


def test_nobody_else_answers_for_an_author(school: School) -> None:
    """Neither a colleague of the group nor whoever leads it."""
    school.hands_over()
    number = store.of_card(school.tx, school.card)[0].id
    for stranger in (school.teachers[1], school.huda, school.omar):
        with pytest.raises(Refusal, match="roundups-over"):
            consents.answer(school.tx, stranger, number, "named")
    assert school.voices() == []


@pytest.mark.parametrize(
    ("words", "author", "why"),
    [
        (None, 1, "roundups-only-words"),
        (" \n ", 1, "roundups-only-words"),
        ("x" * (rules.MOST_LETTERS + 1), 1, "roundups-too-long"),
        (WORDS, 901, "roundups-not-theirs"),
        (WORDS, 77, "roundups-not-theirs"),
    ],
)
def test_what_cannot_be_quoted_is_refused(school: School, words: str | None, author: int, why: str) -> None:
    """A voice message, too many words, a coordinator's or a stranger's."""
    with pytest.raises(Refusal, match=why):
        school.hands_over(words, author)
    assert store.of_card(school.tx, school.card) == []
    assert school.notes("roundups.ask") == []


def test_where_telegram_hides_an_author_everybody_in_the_group_is_offered_alike(school: School) -> None:
    """Also whoever did not answer, so that this tells nothing; then the author is asked."""
    shown = school.hands_over(author=None)
    offered = [press.args[1] for press in presses(shown) if press.action == "roundups.name"]
    assert offered == school.teachers
    number = store.of_card(school.tx, school.card)[0].id
    with pytest.raises(Refusal, match="roundups-not-theirs"):
        service.name(school.tx, school.huda, number, school.omar, CLOSED)
    service.name(school.tx, school.huda, number, school.teachers[2], CLOSED)
    assert [note["chat_id"] for note in school.notes("roundups.ask")] == [3]
    with pytest.raises(Refusal, match="roundups-gone"):
        service.whose(school.tx, school.huda, number, 0, CLOSED)


def test_a_round_up_goes_a_minute_after_the_second_tap_and_its_words_go_with_it(school: School) -> None:
    """Looked at, posted, there: no word is left, and the card is offered no more."""
    school.agrees("named", 1)
    school.agrees("unnamed", 2, "We sing the routine")
    preview = posting.look(school.tx, school.huda, school.card, CLOSED)
    assert [press.action for press in presses(preview)] == ["roundups.post", "roundups.collect"]
    posting.post(school.tx, school.huda, school.card, CLOSED)
    (note,) = school.notes("roundups.post")
    assert (note["chat_id"], note["not_before"]) == (CHAT, CLOSED + MINUTE)
    rendered = posting.render_post(school.tx, {"posting": school.card})
    assert rendered is not None
    assert "Teacher 1" in said(rendered.screen)
    assert "Teacher 2" not in said(rendered.screen)
    with pytest.raises(Refusal, match="roundups-on-its-way"):
        posting.post(school.tx, school.huda, school.card, CLOSED)
    sent = Sent(note["key"], "roundups.post", make.chat(CHAT), None, {"posting": school.card}, 7, CLOSED)
    posting.stands(school.tx, sent)
    assert store.of_card(school.tx, school.card) == []
    assert service.cards(school.tx, school.huda, CLOSED) == []


def test_a_round_up_waits_for_a_day_with_room_and_can_be_stopped(school: School) -> None:
    """In the evening, when it is quiet: the next day. Stopped, its day is free and its words are there."""
    school.agrees()
    evening = make.at(13, 21)
    posting.post(school.tx, school.huda, school.card, evening)
    assert [note["not_before"] for note in school.notes("roundups.post")] == [make.at(14, 16)]
    assert school.tx.value("SELECT day FROM taken_days") == "2026-09-14"
    posting.undo(school.tx, school.huda, school.card, evening)
    assert school.tx.value("SELECT count(*) FROM taken_days") == 0
    assert school.voices() == [(WORDS, "Teacher 1")]
    with pytest.raises(Refusal, match="roundups-too-late"):
        posting.undo(school.tx, school.huda, school.card, evening)
    posting.post(school.tx, school.huda, school.card, evening)
    assert [note["state"] for note in school.notes("roundups.post")] == ["cancelled", "queued"]


def test_a_mind_that_is_changed_on_the_way_is_heard(school: School) -> None:
    """Nobody consents any more: nothing is posted, and the day is given back."""
    number = school.agrees()
    posting.post(school.tx, school.huda, school.card, CLOSED)
    consents.answer(school.tx, school.teachers[0], number, "over")
    args = {"posting": school.card, "key": f"roundup:{school.card}"}
    assert posting.render_post(school.tx, args) is None
    posting.gone(school.tx, args, CLOSED)
    assert school.tx.value("SELECT count(*) FROM taken_days") == 0
    with pytest.raises(Refusal, match="roundups-nobody-yet"):
        posting.look(school.tx, school.huda, school.card, CLOSED)


def test_whoever_left_or_was_erased_is_not_quoted(school: School) -> None:
    """Even after a yes."""
    school.agrees("named", 1)
    school.agrees("named", 2, "We sing the routine")
    people.choose(school.tx, school.teachers[0], paused_until=None, quiet=False, left_at=CLOSED)
    assert school.voices() == [("We sing the routine", "Teacher 2")]
    people.erase(school.tx, school.teachers[1])
    assert school.voices() == []
    assert [quote.person_id for quote in store.of_card(school.tx, school.card)] == [school.teachers[0]]


def test_whoever_has_left_the_school_is_not_quoted(school: School) -> None:
    """Their consent was to colleagues of whom they are one no more."""
    school.agrees()
    joining.part(school.tx, school.teachers[0], CLOSED)
    assert school.voices() == []


def test_only_whoever_leads_the_group_collects_and_posts(school: School) -> None:
    """A colleague's forged presses do nothing."""
    number = school.agrees()
    for case in (service.collect, service.leave_out, posting.look, posting.post, posting.undo):
        with pytest.raises(Refusal):
            case(school.tx, school.omar, school.card, CLOSED)
    with pytest.raises(Refusal):
        service.take_out(school.tx, school.omar, number, CLOSED)
    assert school.voices() == [(WORDS, "Teacher 1")]
    service.take_out(school.tx, school.huda, number, CLOSED)
    assert school.voices() == []


def test_a_card_that_is_left_out_is_not_offered_again(school: School) -> None:
    """And its words are forgotten."""
    school.agrees()
    service.leave_out(school.tx, school.huda, school.card, CLOSED)
    assert service.cards(school.tx, school.huda, CLOSED) == []
    assert store.of_card(school.tx, school.card) == []


def test_the_calendars_round_up_takes_what_was_collected(school: School) -> None:
    """Where nobody may be quoted there is nothing to say; asked again, it says the same."""
    entry = school.posting("sum")
    args = {"posting": entry.id}
    assert posting.render_planned(school.tx, args) is None
    school.agrees()
    first, again = posting.render_planned(school.tx, args), posting.render_planned(school.tx, args)
    assert first is not None
    assert again is not None
    assert WORDS in said(first.screen)
    assert said(first.screen) == said(again.screen)
    sent = Sent(entry.key, "prompts.round-up", make.chat(CHAT), None, args, 8, CLOSED)
    wiring.ways().after_sent["prompts.round-up"](school.tx, sent)
    assert store.of_card(school.tx, school.card) == []
    assert school.posting("sum").state == "posted"
    assert service.cards(school.tx, school.huda, CLOSED) == []


def test_a_poll_has_no_words_to_share(school: School) -> None:
    """However many voted."""
    school.tx.run("UPDATE prompts SET kind = 'poll' WHERE slug = 'one'")
    assert service.cards(school.tx, school.huda, CLOSED) == []


def test_what_is_next_to_do_is_worth_a_daily_message(school: School) -> None:
    """For three days after closing, and as long as somebody may be quoted."""
    later = Instant(CLOSED + 4 * DAY)
    assert service.is_worth_telling(school.tx, school.huda, CLOSED)
    assert not service.is_worth_telling(school.tx, school.huda, later)
    assert not service.is_worth_telling(school.tx, school.omar, CLOSED)
    school.agrees()
    assert service.is_worth_telling(school.tx, school.huda, later)
    posting.post(school.tx, school.huda, school.card, CLOSED)
    assert not service.is_worth_telling(school.tx, school.huda, CLOSED)


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_the_longest_round_up_stays_below_its_picture(language: str) -> None:
    """Four quotes of full length by people with long names fit the words under a picture."""
    longest = [Saying(n, "ä" * rules.MOST_LETTERS, "N" * 40) for n in range(rules.MOST_QUOTES)]
    shown = screens.round_up(RoundUp(Words({language: "?" * 600}, most=TITLE_WIDTH), longest, "", ""))
    assert utf16(data_files.words().html(shown.lines[0], language)) < CAPTION_LIMIT
    assert utf16(said(shown, language)) <= CAPTION_LIMIT


def everything(tx: Tx) -> str:
    """Return every value of every table."""
    tables = [row["name"] for row in tx.all("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return "\n".join(str(tuple(row)) for table in tables for row in tx.tuples(f'SELECT * FROM "{table}"'))


def test_after_some_days_no_word_is_left_anywhere(school: School) -> None:
    """Words whose author is not known go after an hour, others after a week; deleted bytes are overwritten."""
    school.hands_over("nameless words", author=None)
    assert "nameless words" in everything(school.tx)
    assert consents.next_forgotten(school.tx, CLOSED) == CLOSED + HOUR
    consents.forget(school.tx, Instant(CLOSED + HOUR))
    assert "nameless words" not in everything(school.tx)
    school.hands_over()
    consents.forget(school.tx, Instant(CLOSED + rules.KEPT - 1))
    assert WORDS in everything(school.tx)
    consents.forget(school.tx, Instant(CLOSED + rules.KEPT))
    assert WORDS not in everything(school.tx)
    assert school.tx.value("PRAGMA secure_delete") == 1


def test_the_next_private_message_is_for_the_round_up_that_was_opened_last(school: School) -> None:
    """For an hour, and for nothing else that was begun before."""
    service.collect(school.tx, school.huda, school.card, CLOSED)
    assert service.awaited(school.tx, school.huda, CLOSED) == school.card
    people.listen(school.tx, school.huda, "notices", CLOSED)
    assert service.awaited(school.tx, school.huda, CLOSED) is None
    assert service.awaited(school.tx, PersonId(school.omar), CLOSED) is None


def test_what_was_not_looked_at_does_not_go_out_with_the_rest(school: School) -> None:
    """Neither words that come in while it is on its way, nor a yes that comes after the second tap."""
    school.agrees()
    school.hands_over("I draw the plan with them", 2)
    posting.post(school.tx, school.huda, school.card, CLOSED)
    (note,) = school.notes("roundups.post")
    with pytest.raises(Refusal, match="roundups-on-its-way"):
        service.take(school.tx, school.huda, school.card, Said("Too late", UserId(3)), CLOSED)
    consents.answer(school.tx, school.teachers[1], store.of_card(school.tx, school.card)[-1].id, "named")
    shown = posting.render_post(school.tx, json.loads(note["payload"]))
    assert shown is not None
    assert WORDS in said(shown.screen)
    assert "draw the plan" not in said(shown.screen)


def test_a_round_up_that_could_not_be_posted_is_collected_for_again(school: School) -> None:
    """Telegram refused it, or it could not be drawn; the words are there still."""
    school.agrees()
    posting.post(school.tx, school.huda, school.card, CLOSED)
    assert service.card_of(school.tx, school.huda, school.card, CLOSED).state == "posting"
    school.tx.run("UPDATE outbox SET state = 'failed' WHERE kind = 'roundups.post'")
    assert service.card_of(school.tx, school.huda, school.card, CLOSED).state == "collecting"
    posting.post(school.tx, school.huda, school.card, CLOSED)
    assert [note["state"] for note in school.notes("roundups.post")] == ["failed", "queued"]
