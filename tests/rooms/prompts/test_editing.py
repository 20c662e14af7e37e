"""The calendar changed in the chat: it stands above the file until the file says the same, and can be taken back."""

from dataclasses import replace
from datetime import time

import pytest
import yaml
from tests import builders as make
from tests.rooms.prompts import given as g

from staffroom.kernel.clock import MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, ProgrammeId, PromptId
from staffroom.rooms import prompts
from staffroom.rooms.programmes import Entry

NOW = make.at(5, 12)
ONE, TWO = g.entry("one"), g.entry("two", weekday="wed")


@pytest.fixture
def programme(tx: Tx) -> ProgrammeId:
    """Plan two cards in two groups."""
    number = make.programme(tx)
    for place in (1, 2):
        make.cohort(tx, number, chat=-1000 - place, name=f"Riverside_Group{place}")
    g.planned(tx, number, ONE, TWO, now=NOW)
    return number


def numbered(tx: Tx, slug: str) -> PromptId:
    """Return the number of a card."""
    return PromptId(tx.value("SELECT id FROM prompts WHERE slug = :slug", slug=slug))


def days(tx: Tx, slug: str) -> list[tuple[str, str]]:
    """Return day and state of a card in each group, planned anew."""
    prompts.plan(tx, ProgrammeId(tx.value("SELECT id FROM programmes")), NOW)
    rows = tx.tuples(
        "SELECT due_day, state FROM postings WHERE prompt_id = :number ORDER BY cohort_id", number=numbered(tx, slug)
    )
    return [(day, state) for day, state in rows]


def says(tx: Tx, slug: str, language: str) -> str:
    """Return the words of a card."""
    return prompts.prompt(tx, numbered(tx, slug)).texts[language]


def test_other_words_stand_in_one_language_and_survive_a_load(tx: Tx, programme: ProgrammeId) -> None:
    """Also one that changes them in the file; until the file says the same, and after that it rules again."""
    prompts.reword(tx, numbered(tx, "one"), {"ar": "سؤال آخر"}, NOW)
    prompts.load(tx, programme, [g.entry("one", text={"en": "New", "ar": "جديد"}), TWO])
    assert (says(tx, "one", "en"), says(tx, "one", "ar")) == ("New", "سؤال آخر")
    prompts.load(tx, programme, [g.entry("one", text={"en": "New", "ar": "سؤال آخر"}), TWO])
    assert not prompts.is_changed(tx, numbered(tx, "one"))
    prompts.load(tx, programme, [g.entry("one", text={"en": "New", "ar": "جديد"}), TWO])
    assert says(tx, "one", "ar") == "جديد"


def test_a_card_moves_where_nobody_has_decided(tx: Tx, programme: ProgrammeId) -> None:
    """Where it was decided it keeps its day; a load leaves it on the new one."""
    first = tx.value("SELECT min(id) FROM postings WHERE prompt_id = :one", one=numbered(tx, "one"))
    prompts.decide(tx, [first], "approved", make.coordinator(tx, programme), NOW)
    prompts.move_card(tx, numbered(tx, "one"), g.day(15), NOW)
    assert days(tx, "one") == [("2026-09-07", "approved"), ("2026-09-15", "planned")]
    prompts.load(tx, programme, [ONE, TWO])
    assert days(tx, "one")[1] == ("2026-09-15", "planned")
    (card, *_) = [one for one in prompts.coming_cards(tx, programme, NOW) if one.prompt.slug == "one"]
    assert (card.due_at, card.fixed) == (make.at(15, 16), 1)


def test_a_card_that_follows_another_moves_by_itself(tx: Tx, programme: ProgrammeId) -> None:
    """And counts its days no more; what is followed is named."""
    follows = {"id": "two", "kind": "question", "after": "one", "days": 1, "at": "16:00", "text": {"en": "And then?"}}
    prompts.load(tx, programme, [ONE, Entry.model_validate(follows)])
    assert [one.slug for one in prompts.followers(tx, numbered(tx, "one"))] == ["two"]
    assert days(tx, "two")[0][0] == "2026-09-08"
    prompts.move_card(tx, numbered(tx, "two"), g.day(16), NOW)
    assert days(tx, "two")[0][0] == "2026-09-16"
    assert prompts.followers(tx, numbered(tx, "one")) == []


def test_a_card_taken_out_comes_back_when_that_is_undone(tx: Tx, programme: ProgrammeId) -> None:
    """Not by a load; the last change only, and for a minute."""
    change = prompts.take_out(tx, numbered(tx, "one"), NOW)
    prompts.load(tx, programme, [ONE, TWO])
    assert days(tx, "one") == [("2026-09-07", "dropped")] * 2
    assert [one.prompt.slug for one in prompts.coming_cards(tx, programme, NOW)] == ["two"]
    assert not prompts.may_take_back(tx, numbered(tx, "one"), change, Instant(NOW + MINUTE))
    assert not prompts.may_take_back(tx, numbered(tx, "two"), change, NOW)
    assert prompts.may_take_back(tx, numbered(tx, "one"), change, Instant(NOW + MINUTE - 1))
    prompts.take_back(tx, numbered(tx, "one"), change, NOW)
    assert days(tx, "one") == [("2026-09-07", "planned")] * 2


def test_each_change_stands_on_those_before_it(tx: Tx, programme: ProgrammeId) -> None:
    """So undoing the last one leaves the others; back to the first state takes all of them away."""
    one = numbered(tx, "one")
    prompts.reword(tx, one, {"en": "Mine"}, NOW)
    moved = prompts.move_card(tx, one, g.day(15), NOW)
    assert (says(tx, "one", "en"), days(tx, "one")[0][0]) == ("Mine", "2026-09-15")
    prompts.take_back(tx, one, moved, NOW)
    assert (says(tx, "one", "en"), days(tx, "one")[0][0]) == ("Mine", "2026-09-07")
    back = prompts.as_at_first(tx, one, NOW)
    assert (says(tx, "one", "en"), prompts.made_cards(tx, programme)) == ("Words of one", [])
    prompts.take_back(tx, one, back, NOW)
    assert says(tx, "one", "en") == "Mine"


def test_what_was_changed_is_handed_out_for_the_file(tx: Tx, programme: ProgrammeId) -> None:
    """As whole entries; what was taken out is named. Once the file holds it, nothing is left to hand out."""
    prompts.reword(tx, numbered(tx, "one"), {"en": "Mine"}, NOW)
    prompts.move_card(tx, numbered(tx, "one"), g.day(15), NOW)
    prompts.take_out(tx, numbered(tx, "two"), NOW)
    written = prompts.as_yaml(prompts.made_cards(tx, programme), prompts.taken_out(tx, programme))
    assert "delete them: two." in written
    entries = [Entry.model_validate(one) for one in yaml.safe_load(written)["entries"]]
    assert [(one.id, one.week, one.weekday, one.text and one.text["en"]) for one in entries] == [
        ("one", 2, "tue", "Mine")
    ]
    prompts.load(tx, programme, entries)
    assert prompts.made_cards(tx, programme) == prompts.taken_out(tx, programme) == []
    assert tx.all("SELECT * FROM prompt_edits") == []


def test_another_hour_holds_at_once_wherever_nobody_has_decided(tx: Tx, programme: ProgrammeId) -> None:
    """On the day that the card has there; hours that are over, and quiet ones, are not offered; it can be undone."""
    one = numbered(tx, "one")
    first = tx.value("SELECT min(id) FROM postings WHERE prompt_id = :one", one=one)
    prompts.decide(tx, [first], "approved", make.coordinator(tx, programme), NOW)
    assert prompts.hours(tx, one, make.at(7, 12))[0] == time(12, 30)
    assert prompts.hours(tx, one, make.at(7, 12))[-1] == time(19, 30)
    assert time(16) not in prompts.hours(tx, one, NOW)
    change = prompts.set_hour(tx, one, time(13, 30), NOW)
    assert moments(tx, one) == [make.at(7, 16), make.at(7, 13, 30)]
    prompts.plan(tx, programme, NOW)
    assert moments(tx, one) == [make.at(7, 16), make.at(7, 13, 30)]
    prompts.take_back(tx, one, change, NOW)
    assert moments(tx, one) == [make.at(7, 16)] * 2


def moments(tx: Tx, number: PromptId) -> list[int]:
    """Return when a card is due in each group."""
    found = tx.tuples("SELECT due_at FROM postings WHERE prompt_id = :number ORDER BY cohort_id", number=number)
    return [due for (due,) in found]


def test_another_picture_stands_until_its_own_file_is_in_the_course(tx: Tx, programme: ProgrammeId) -> None:
    """Another one of the same card is not taken for it; a picture can be taken away, too."""
    one = numbered(tx, "one")
    prompts.show_picture(tx, one, "photo-1", NOW)
    (card,) = prompts.made_cards(tx, programme)
    old = prompts.picture_of(card)
    prompts.load(tx, programme, [with_picture(f"/course/{old}"), TWO])
    assert tx.all("SELECT * FROM prompt_edits") == []
    prompts.show_picture(tx, one, "photo-2", NOW)
    prompts.load(tx, programme, [with_picture(f"/course/{old}"), TWO])
    assert (prompts.prompt(tx, one).image, prompts.prompt(tx, one).picture) == ("photo-2", "")
    prompts.show_picture(tx, one, "", NOW)
    assert (prompts.prompt(tx, one).image, prompts.prompt(tx, one).picture) == ("", "")
    prompts.load(tx, programme, [ONE, TWO])
    assert tx.all("SELECT * FROM prompt_edits") == []


def with_picture(path: str) -> Entry:
    """Return the first card as its file would have it with a picture of its own."""
    return ONE.model_copy(update={"image": path})


def test_other_options_are_handed_out_and_stand_until_the_file_says_the_same(tx: Tx, programme: ProgrammeId) -> None:
    """Whatever a load brings meanwhile."""
    quiz = g.entry("one", "quiz", options=[words_of("A"), words_of("B")], correct=1, explanation={"en": "Because."})
    prompts.load(tx, programme, [quiz, TWO])
    one = numbered(tx, "one")
    before = prompts.prompt(tx, one).ballot
    assert before is not None
    now = replace(before, options=(*before.options, words_of("C")), correct=2, explanation={})
    prompts.offer_options(tx, one, now, NOW)
    prompts.load(tx, programme, [quiz.model_copy(update={"text": {"en": "Newer"}}), TWO])
    assert prompts.prompt(tx, one).ballot == now
    written = yaml.safe_load(prompts.as_yaml(prompts.made_cards(tx, programme)))["entries"]
    prompts.load(tx, programme, [Entry.model_validate(written[0]), TWO])
    assert (prompts.prompt(tx, one).ballot, tx.all("SELECT * FROM prompt_edits")) == (now, [])


def words_of(option: str) -> dict[str, str]:
    """Return an option in all three languages."""
    return {language: f"{option} {language}" for language in ("en", "ar", "zh")}


def test_a_card_is_told_of_on_the_clock_of_the_group_that_has_it_first(tx: Tx, programme: ProgrammeId) -> None:
    """At the same hour everywhere, so the group in the east is first."""
    tx.run("UPDATE cohorts SET zone = 'Asia/Shanghai' WHERE id = (SELECT max(id) FROM cohorts)")
    prompts.plan(tx, programme, NOW)
    card, *_ = prompts.coming_cards(tx, programme, NOW)
    assert (card.due_at, card.zone) == (make.at(7, 11), "Asia/Shanghai")


def test_before_any_group_is_open_every_card_is_to_come(tx: Tx) -> None:
    """On the day that the calendar names."""
    number = make.programme(tx)
    prompts.load(tx, number, [ONE, TWO])
    found = prompts.coming_cards(tx, number, NOW)
    assert [(one.prompt.slug, one.due_at) for one in found] == [("one", make.at(7, 16)), ("two", make.at(9, 16))]
