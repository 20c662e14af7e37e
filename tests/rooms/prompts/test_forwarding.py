"""Teachers without Telegram: whoever leads their group sends each card on by hand, and no figure counts them."""

import pytest
from tests import builders as make
from tests.rooms.prompts import given as g

from staffroom.kernel import facts
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import text
from staffroom.kernel.text import Translator
from staffroom.pictures import QuestionCard
from staffroom.rooms import cohorts, people, prompts
from staffroom.rooms.progress import groups
from staffroom.rooms.prompts import ToSendOn, forwarding


class Scene:
    """A group of an English-speaking coordinator, with one teacher in it and two who use another app."""

    def __init__(self, tx: Tx) -> None:
        self.programme: ProgrammeId = make.programme(tx)
        self.huda = make.coordinator(tx, self.programme, "Huda Coordinator", user=900)
        self.omar = make.coordinator(tx, self.programme, "Omar", user=901)
        self.cohort: CohortId = make.cohort(tx, self.programme, coordinator_id=self.huda)
        self.inside = g.teacher(tx, self.programme, self.cohort, 11)
        self.others = [self.outside(tx, "WhatsApp", "ar"), self.outside(tx, "SMS", "en")]
        self.outside(tx, "Telegram", "zh")
        self.outside(tx, "", "zh")

    def outside(self, tx: Tx, app: str, language: str) -> PersonId:
        """Write a teacher who is on the group's list and has not come in."""
        person = make.person(tx, self.programme, f"Amina {app}", language=language)
        tx.run("UPDATE people SET preferred_app = :app WHERE id = :id", app=app, id=person)
        make.member(tx, person, self.cohort, state="placed", joined=None)
        return person


def offered(tx: Tx, at: Scene, now: Instant) -> list[ToSendOn]:
    """Return what is offered for sending on at a moment."""
    return prompts.to_send_on(tx, cohorts.get(tx, at.cohort), prompts.postings_of(tx, at.cohort), now)


def test_a_posted_card_is_offered_for_sending_on_in_the_languages_that_are_needed(tx: Tx, words: Translator) -> None:
    """Until this hour of the next school day, so that one daily message tells of it; how many, never who."""
    at = Scene(tx)
    question = g.entry("one", weekday="thu", text={"en": "Week {$week}: {$coordinator} asks"})
    card = g.planned(tx, at.programme, question)["one"]
    assert offered(tx, at, card.due_at) == []
    g.posted(tx, card, at.huda)
    (found,) = offered(tx, at, card.due_at)
    assert (found.posting.id, found.teachers, list(found.languages)) == (card.id, 2, ["en", "ar"])
    assert words.html(found.title, "en") == "Week 1: \u2068Huda Coordinator\u2069 asks"
    assert len(offered(tx, at, make.at(13, 16))) == 1
    assert offered(tx, at, Instant(make.at(13, 16) + 1)) == []


def test_the_card_to_send_on_has_picture_and_words_and_neither_buttons_nor_names(tx: Tx, words: Translator) -> None:
    """Nor the bot's own name, to which these teachers have no way."""
    at = Scene(tx)
    facts.put(tx, facts.BOT_NAME, "staffroom_bot")
    card = g.posted(tx, g.planned(tx, at.programme, g.entry("one", section="s1-welcome"))["one"], at.huda)
    shown = forwarding.card(tx, at.huda, card.id)
    assert shown.buttons == ()
    assert shown.drawing is not None
    drawn = shown.drawing(lambda line: words.plain(line, "ar"), "ar")
    assert isinstance(drawn, QuestionCard)
    assert (drawn.question, drawn.handle) == ("كلمات one", "")
    said = " ".join(words.plain(line, "ar") for line in shown.lines) + str(drawn)
    assert not [name for name in ("Huda", "Amina", "Riverside_Group") if name in said]
    assert text("prompts-forwarded") in shown.lines


def test_only_whoever_leads_the_group_gets_the_card(tx: Tx) -> None:
    """Neither another coordinator nor somebody with a number that is none."""
    at = Scene(tx)
    card = g.posted(tx, g.planned(tx, at.programme, g.entry("one"))["one"], at.huda)
    for staff, number in ((at.omar, card.id), (at.huda, 999)):
        with pytest.raises(Refusal):
            forwarding.card(tx, staff, number)


def test_nothing_is_offered_where_everybody_uses_telegram_or_there_are_no_words(tx: Tx) -> None:
    """Nor once the others came in after all."""
    at = Scene(tx)
    plan = g.planned(tx, at.programme, g.entry("one"), g.entry("cheer", "encouragement", weekday="tue"))
    g.post_due(tx, plan["cheer"].due_at)
    g.sent(tx, plan["cheer"].id, 5, plan["cheer"].due_at)
    assert offered(tx, at, plan["cheer"].due_at) == []
    g.posted(tx, plan["one"], at.huda)
    assert len(offered(tx, at, plan["one"].due_at)) == 1
    for n, person in enumerate(at.others):
        tx.run("UPDATE people SET telegram_id = :user, reachable = 1 WHERE id = :id", user=700 + n, id=person)
    assert offered(tx, at, plan["one"].due_at) == []


def test_teachers_without_telegram_are_in_no_denominator(tx: Tx) -> None:
    """Neither among those who could answer a card nor among the group's members whose progress counts."""
    at = Scene(tx)
    card = g.posted(tx, g.planned(tx, at.programme, g.entry("one"))["one"], at.huda)
    assert card.eligible == 1
    assert tx.tuples("SELECT person_id FROM eligible WHERE posting_id = :card", card=card.id) == [(at.inside,)]
    assert groups.members_of(tx, at.cohort, card.due_at) == [at.inside]
    everybody = [place.person_id for place in cohorts.placements(tx, at.cohort)]
    assert people.elsewhere(tx, everybody) == set(at.others)
