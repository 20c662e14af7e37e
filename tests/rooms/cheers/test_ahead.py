"""What whoever leads a group sees of the encouragement that comes, what they skip, add, and give a thumbs up."""

import json

import pytest
from tests import builders as make
from tests.rooms.cheers.test_cheers import MESSAGES, look, render, told
from tests.rooms.prompts import given as g
from tests.rooms.standings import world

from staffroom import data_files
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PostingId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Press, Screen
from staffroom.kernel.text import FSI, PDI
from staffroom.rooms import activity, cheers, prompts
from staffroom.rooms.cheers import ahead, own, rules, store, thumbs
from staffroom.rooms.prompts import store_answers
from staffroom.telegram.render import html

CHAT = -1_000_000_000_077
MORNING = make.at(9, 9)


class School:
    """A coordinator with a group whose programme has messages, a colleague with another one."""

    def __init__(self, tx: Tx) -> None:
        self.tx, self.seen = tx, Screen(())
        self.programme = make.programme(tx)
        cheers.load(tx, self.programme, MESSAGES)
        self.huda = make.coordinator(tx, self.programme, user=900)
        self.omar = make.coordinator(tx, self.programme, "Omar", user=901)
        self.cohort = world.group(tx, self.programme, "Riverside", 30, chat=CHAT, lead=self.huda)
        world.group(tx, self.programme, "Hilltop", 3, chat=-1002, lead=self.omar)

    def slot(self) -> PostingId:
        """Plan the course: an encouragement on Thursday of week 1, and something in week 6."""
        g.planned(self.tx, self.programme, g.entry("w1", "encouragement", weekday="thu"), g.entry("w6", week=6))
        return next(one.id for one in prompts.postings_of(self.tx, self.cohort) if one.slug == "w1")

    def press(self, action: str, now: Instant = MORNING) -> Screen:
        """Press a button of what is shown, skipping or undoing."""
        screen = self.seen if action in str(self.seen.buttons) else ahead.show(self.tx, self.huda, 0, now)
        group, number, mark, page = press(screen, action).args
        about = (CohortId(int(group)), int(number), str(mark), int(page))
        case = ahead.skip if action == "cheers.skip" else ahead.undo
        self.seen = case(self.tx, self.huda, about, now)
        return self.seen

    def writes(self, words: str, occasion: str = "steady", language: str = "") -> Screen:
        """Write own words."""
        own.begin(self.tx, self.huda, rules.OCCASIONS.index(occasion), language, MORNING)
        wish = own.awaited(self.tx, self.huda, MORNING)
        assert wish is not None
        return own.take(self.tx, self.huda, wish, words, MORNING)


def press(screen: Screen, action: str) -> Press:
    """Return the first press of an action."""
    found = (button.press for row in screen.buttons for button in row)
    return next(one for one in found if one is not None and one.action == action)


def said(screen: Screen, language: str = "en") -> str:
    """Return a screen's words without the marks around names."""
    return html(screen, data_files.words(), language).replace(FSI, "").replace(PDI, "")


@pytest.fixture
def school(tx: Tx) -> School:
    """Write it."""
    return School(tx)


def test_nothing_to_say_is_told_as_that(school: School) -> None:
    """With the number of messages that are left, and whoever leads no group has no button."""
    shown = said(ahead.show(school.tx, school.huda, 0, MORNING))
    assert "What I will say next in Riverside" in shown
    assert "Nothing is planned for the next 14 days" in shown
    assert "5 of 5 messages" in shown
    assert ahead.rows(school.tx, school.huda)
    assert ahead.rows(school.tx, make.coordinator(school.tx, school.programme, "Nobody", user=902)) == ()


def test_the_next_slot_is_shown_as_it_will_be_said(school: School) -> None:
    """Looking at it uses no message up."""
    number = school.slot()
    shown = said(ahead.show(school.tx, school.huda, 0, MORNING))
    assert "Thursday 10 September, 16:00" in shown
    assert "e01 Riverside" in shown
    assert school.tx.value("SELECT count(*) FROM cheers_sent") == 0
    assert said(render(school.tx, number, school.cohort)) == "e01 Riverside"


def test_what_the_next_look_will_find_is_shown_before_it(school: School) -> None:
    """At noon; nothing is written down by looking, and it is said as it was shown."""
    world.card(school.tx, school.programme, school.cohort, 26)
    shown = said(ahead.show(school.tx, school.huda, 0, MORNING))
    assert "Sunday 6 September, 12:00" not in shown, "that look is over"
    assert "This group has reached 25 answers." in shown
    assert "e03 Riverside" in shown
    assert store.milestones(school.tx, school.cohort) == []


def test_a_skipped_milestone_is_not_said_unless_it_is_put_back(school: School) -> None:
    """Then the next one comes, and Undo brings the first back."""
    world.card(school.tx, school.programme, school.cohort, 26)
    screen = school.press("cheers.skip")
    assert "Skipped" in said(screen)
    assert "25 answers" not in said(screen)
    look(school.tx, 9)
    assert [key.split(":")[1] for key in told(school.tx)] == ["first-answer=1"]
    school.press("cheers.unskip")
    look(school.tx, 10)
    assert [key.split(":")[1] for key in told(school.tx)] == ["first-answer=1", "answers=25"]


def test_a_skipped_slot_is_put_back_until_its_hour(school: School) -> None:
    """It is a posting like any other."""
    number = school.slot()
    state = "SELECT state FROM postings WHERE id = :id"
    shown = school.press("cheers.skip")
    assert school.tx.value(state, id=number) == "skipped"
    assert "Nothing is planned" in said(shown)
    school.press("cheers.unskip")
    assert school.tx.value(state, id=number) == "planned"
    screen = school.press("cheers.skip")
    with pytest.raises(Refusal, match="cheers-undo-late"):
        ahead.undo(school.tx, school.huda, (school.cohort, number, "-", 0), make.at(10, 17))
    assert "Skipped" in said(screen)


def test_an_old_button_skips_nothing_else(school: School) -> None:
    """What was shown has been told meanwhile."""
    number = school.slot()
    screen = ahead.show(school.tx, school.huda, 0, MORNING)
    world.card(school.tx, school.programme, school.cohort, 26)
    assert press(screen, "cheers.skip").args[1] == number
    with pytest.raises(Refusal, match="cheers-changed"):
        ahead.skip(school.tx, school.huda, (school.cohort, number, "-", 0), MORNING)
    assert school.tx.value("SELECT state FROM postings WHERE id = :id", id=number) == "planned"


def test_a_colleague_skips_nothing(school: School) -> None:
    """And puts nothing back."""
    number = school.slot()
    for case in (ahead.skip, ahead.undo):
        with pytest.raises(Refusal, match="cohorts-not-yours"):
            case(school.tx, school.omar, (school.cohort, number, "-", 0), MORNING)


def test_own_words_come_first_in_ones_own_groups_only(school: School) -> None:
    """Said as they were written."""
    number = school.slot()
    assert "Kept" in said(school.writes("Have a calm week", "start"))
    assert "Have a calm week" in said(ahead.show(school.tx, school.huda, 0, MORNING))
    assert said(render(school.tx, number, school.cohort)) == "Have a calm week"
    hilltop = school.tx.value("SELECT id FROM cohorts WHERE name = 'Hilltop'")
    chosen = cheers.choose(school.tx, hilltop, "start", "slot:9", MORNING)
    assert chosen is not None
    assert chosen.slug == "e01"


def test_own_words_are_taken_out_and_put_back(school: School) -> None:
    """By whoever wrote them; a colleague cannot."""
    number = int(press(school.writes("Have a calm week"), "cheers.out").args[0])
    assert "Have a calm week" in said(own.show(school.tx, school.huda, 0))
    with pytest.raises(Refusal, match="button-old"):
        own.take_out(school.tx, school.omar, number, MORNING)
    own.take_out(school.tx, school.huda, number, MORNING)
    assert "not written any" in said(own.show(school.tx, school.huda, 0))
    own.put_back(school.tx, school.huda, number)
    assert "Have a calm week" in said(own.show(school.tx, school.huda, 0))


def test_words_that_name_a_teacher_are_not_kept(school: School) -> None:
    """In full they are refused; a part of a name may be a word, so its writer is asked."""
    world_name = "Maryam Noor"
    make.member(school.tx, make.person(school.tx, school.programme, world_name), school.cohort)
    with pytest.raises(Refusal, match="cheers-names-in-full"):
        school.writes("Thank you, Maryam Noor!")
    asked = school.writes("Noor means light")
    assert "may name Maryam Noor" in said(asked)
    assert "not written any" in said(own.show(school.tx, school.huda, 0))
    own.put_back(school.tx, school.huda, int(press(asked, "cheers.back").args[0]))
    assert "Noor means light" in said(own.show(school.tx, school.huda, 0))


def test_own_words_come_in_groups_of_their_language_only(school: School) -> None:
    """Whoever leads groups of two languages is asked which is meant; of one language, nobody is."""
    school.writes("Have a calm week", "start")
    arabic = world.group(school.tx, school.programme, "Delta", 3, chat=-1003, lead=school.huda)
    school.tx.run("UPDATE cohorts SET language = 'ar' WHERE id = :id", id=arabic)
    asked = own.begin(school.tx, school.huda, rules.OCCASIONS.index("start"), "zh", MORNING)
    assert said(asked).startswith("For which of your groups are these words?")
    assert [str(press(Screen((), (row,)), "cheers.write").args[1]) for row in asked.buttons[:2]] == ["ar", "en"]
    assert own.awaited(school.tx, school.huda, MORNING) is None
    school.writes("أسبوعًا هادئًا", "start", "ar")
    first = [cheers.choose(school.tx, one, "start", "slot:9", MORNING) for one in (school.cohort, arabic)]
    assert [one.texts[""] for one in first if one] == ["Have a calm week", "أسبوعًا هادئًا"]
    assert "Mine (2)" in str(
        [said(Screen((row[-1].label,))) for row in ahead.show(school.tx, school.huda, 0, MORNING).buttons]
    )


def test_own_words_are_left_out_once_somebody_of_that_name_is_in_the_group(school: School) -> None:
    """Nobody is named by accident."""
    school.writes("Hope Rivers are deep", "start")
    make.member(school.tx, make.person(school.tx, school.programme, "Hope Rivers"), school.cohort)
    assert said(render(school.tx, school.slot(), school.cohort)) == "e01 Riverside"


def test_words_that_are_too_long_may_be_sent_again(school: School) -> None:
    """The bot still waits for them."""
    with pytest.raises(Refusal, match="cheers-too-long"):
        school.writes("x" * 401)
    assert own.awaited(school.tx, school.huda, MORNING) == ("steady", "en")
    with pytest.raises(Refusal, match="button-old"):
        own.begin(school.tx, school.huda, 99, "", MORNING)


def reactions(tx: Tx) -> list[list[str]]:
    """Return the reactions that wait to be set, in order."""
    rows = tx.all("SELECT payload FROM outbox WHERE kind = 'call.setMessageReaction' AND state = 'queued' ORDER BY id")
    return [[one["emoji"] for one in json.loads(row["payload"])["reaction"]] for row in rows]


def answered(school: School) -> PostingId:
    """Write an open card with two answers of one teacher, one of another, and one of somebody who is quiet."""
    card = world.card(school.tx, school.programme, school.cohort, 0, posted=make.at(8, 16), closes=make.at(13, 0))
    first, second, quiet = world.members(school.tx, school.cohort)[:3]
    for message, person in ((11, first), (12, second), (13, first), (14, quiet)):
        store_answers.keep_answer(school.tx, card, CHAT, message, person)  # type: ignore[arg-type]
    for person in (first, second):
        activity.record(school.tx, person, school.cohort, "answer", str(card), MORNING)
    school.tx.run("UPDATE postings SET message_id = 10, chat_id = :chat WHERE id = :id", chat=CHAT, id=card)
    return card


def test_answers_to_open_cards_are_shown_the_latest_first_with_links_and_no_names(school: School) -> None:
    """What quiet members write is not shown, nor what they wrote before; a colleague sees none."""
    answered(school)
    screen = thumbs.show(school.tx, school.huda, 0, MORNING)
    links = [button.url for row in screen.buttons for button in row if button.url]
    assert links == [f"https://t.me/c/77/{number}" for number in (13, 12, 11)]
    assert "Riverside 0" not in said(screen)
    second = world.members(school.tx, school.cohort)[1]
    school.tx.run("UPDATE people SET quiet = 1 WHERE id = :second", second=second)
    screen = thumbs.show(school.tx, school.huda, 0, MORNING)
    links = [button.url for row in screen.buttons for button in row if button.url]
    assert links == [f"https://t.me/c/77/{number}" for number in (13, 11)]
    assert "No card is open" in said(thumbs.show(school.tx, school.omar, 0, MORNING))
    assert "No card is open" in said(thumbs.show(school.tx, school.huda, 0, make.at(13, 1)))


@pytest.mark.parametrize(("message", "after"), [(11, ["✍"]), (13, [])])
def test_one_tap_gives_a_thumbs_up_and_another_takes_it_back(school: School, message: int, after: list[str]) -> None:
    """The ✍ returns to the message that had it; what waits is replaced, what went is followed."""
    answered(school)
    about = (school.cohort, message, 0)
    screen = thumbs.like(school.tx, school.huda, about, MORNING)
    assert "👍" in said(screen).splitlines()[2 * (3 - (message - 10)) + 2]
    assert reactions(school.tx) == [["👍"]]
    school.tx.run("UPDATE outbox SET state = 'sent'")
    assert "– 👍" not in said(thumbs.unlike(school.tx, school.huda, about, MORNING))
    assert reactions(school.tx) == [after]
    thumbs.like(school.tx, school.huda, about, MORNING)
    assert reactions(school.tx) == [["👍"]]


def test_a_thumbs_up_is_taken_back_also_while_it_is_on_its_way(school: School) -> None:
    """What follows waits behind it; only the last word goes out, however often it is turned."""
    answered(school)
    about = (school.cohort, 11, 0)
    thumbs.like(school.tx, school.huda, about, MORNING)
    school.tx.run("UPDATE outbox SET state = 'claimed'")
    thumbs.unlike(school.tx, school.huda, about, MORNING)
    assert reactions(school.tx) == [["✍"]]
    thumbs.like(school.tx, school.huda, about, MORNING)
    thumbs.unlike(school.tx, school.huda, about, MORNING)
    assert reactions(school.tx) == [["✍"]]


def test_a_colleague_and_a_forged_number_give_no_thumbs_up(school: School) -> None:
    """Nor is one given to an answer whose card has closed."""
    answered(school)
    with pytest.raises(Refusal, match="cohorts-not-yours"):
        thumbs.like(school.tx, school.omar, (school.cohort, 11, 0), MORNING)
    for message, now in ((99, MORNING), (14, MORNING), (11, make.at(13, 1))):
        with pytest.raises(Refusal, match="cheers-answer-gone"):
            thumbs.like(school.tx, school.huda, (school.cohort, message, 0), now)
    assert reactions(school.tx) == []
