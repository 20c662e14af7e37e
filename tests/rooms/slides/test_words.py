"""Words that become a card in the chat: what is refused before anybody reads them."""

from typing import NamedTuple

import pytest
import yaml
from tests import builders as make
from tests.rooms.prompts import given as g

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen, Text
from staffroom.rooms import programmes, prompts
from staffroom.rooms.programmes import Entry, Kind
from staffroom.rooms.slides import changing, screens, service, store, wordless
from staffroom.rooms.slides.values import Slide

NOW = make.at(1)


class Office(NamedTuple):
    """A programme with an admin and a group whose calendar is planned."""

    programme: ProgrammeId
    admin: PersonId


@pytest.fixture
def office(tx: Tx) -> Office:
    """Write everybody."""
    number = make.programme(tx)
    admin = make.person(tx, number, "Noor", roster="admins", role="admin", user=1)
    make.cohort(tx, number, coordinator_id=make.coordinator(tx, number, user=2), chat=-1001)
    g.planned(tx, number, g.entry("one"), now=NOW)
    return Office(number, admin)


def day_of(screen: Screen) -> int:
    """Return the first day that is offered."""
    return next(
        int(b.press.args[1]) for row in screen.buttons for b in row if b.press and b.press.action == "slides.day"
    )


def made(tx: Tx, office: Office) -> prompts.Prompt:
    """Save what somebody is making on the first day with room; return what stands on the calendar then."""
    number = int(tx.value("SELECT max(id) FROM slides"))
    found = store.find(tx, number)
    assert found is not None
    shown = wordless.days(tx, found, NOW)
    service.choose_day(tx, found, day_of(shown), NOW)
    again = store.find(tx, number)
    assert again is not None
    service.save(tx, again, NOW)
    prompts.plan(tx, office.programme, NOW)
    return prompts.on_calendar(tx, office.programme)[-1]


@pytest.mark.parametrize(("place", "kind"), list(enumerate(screens.ONLY_A_DAY)))
def test_what_needs_no_words_is_put_on_the_calendar_by_its_day(tx: Tx, office: Office, place: int, kind: Kind) -> None:
    """Planned in every group, named by its kind, handed out as an entry that reads back, and taken out again."""
    assert f"slides.only_a_day:{place}" in str([b.press.data() for r in screens.ask().buttons for b in r if b.press])
    wordless.begin(tx, office.admin, place, NOW)
    card = made(tx, office)
    assert (card.kind, card.texts, card.made) == (kind, {}, 1)
    assert tx.value("SELECT state FROM postings WHERE prompt_id = :id", id=card.id) == "planned"
    (written,) = yaml.safe_load(prompts.as_yaml(prompts.made_cards(tx, office.programme)))["entries"]
    assert Entry.model_validate(written).kind == kind
    assert "text" not in written
    shown = changing.card(tx, office.admin, card.id, NOW)
    assert prompts.kind_name(kind) in shown.lines
    assert "slides.reword" not in str(shown.buttons)
    with pytest.raises(Refusal, match="button-old"):
        changing.words(tx, office.admin, card.id, "en", NOW)
    changing.out(tx, office.admin, card.id, NOW)
    changing.save(tx, office.admin, int(tx.value("SELECT max(id) FROM card_changes")), NOW)
    assert tx.value("SELECT state FROM postings WHERE prompt_id = :id", id=card.id) == "dropped"


def test_a_button_for_nothing_that_is_offered_makes_nothing(tx: Tx, office: Office) -> None:
    """Its number may be forged."""
    with pytest.raises(Refusal, match="button-old"):
        wordless.begin(tx, office.admin, len(screens.ONLY_A_DAY), NOW)


@pytest.mark.parametrize("kind", ["introduction", "guidelines"])
def test_an_introduction_and_guidelines_are_made_of_words(tx: Tx, office: Office, kind: Kind) -> None:
    """And handed out as entries of the course; guidelines show no picture of their own."""
    service.take(tx, office.admin, "Who are you, and what do you teach?", "", NOW)
    place = [known for known, _label in screens.KINDS].index(kind)
    found = store.find(tx, int(tx.value("SELECT max(id) FROM slides")))
    assert found is not None
    service.choose_kind(tx, found, place)
    card = made(tx, office)
    assert (card.kind, dict(card.texts)) == (kind, {"en": "Who are you, and what do you teach?"})
    (written,) = yaml.safe_load(prompts.as_yaml(prompts.made_cards(tx, office.programme)))["entries"]
    assert Entry.model_validate(written).text == card.texts
    service.take(tx, office.admin, "", "a picture", NOW)
    picture = store.find(tx, int(tx.value("SELECT max(id) FROM slides")))
    assert picture is not None
    offered = [label for row in screens.kinds(picture).buttons for label in row]
    assert ("slides-guidelines" in str(offered)) is False
    assert "slides-introduction" in str(offered)


def test_an_admin_of_two_programmes_is_asked_for_which_it_is(tx: Tx, office: Office) -> None:
    """Then at once for the day."""
    maths = make.programme(tx, slug="maths")
    make.person(tx, maths, "Noor", roster="admins", role="admin", user=1)
    asked = wordless.begin(tx, office.admin, 0, NOW)
    assert [line.key for line in asked.lines if isinstance(line, Text)] == ["slides-which-programme"]
    found = store.find(tx, int(tx.value("SELECT max(id) FROM slides")))
    assert found is not None
    shown = service.choose_programme(tx, found, office.programme, NOW)
    assert [line.key for line in shown.lines if isinstance(line, Text)] == ["slides-days"]


def slide(words: str) -> Slide:
    """Return words that an admin sent."""
    return Slide(1, PersonId(1), ProgrammeId(1), "", words, "question", None, "", Instant(0))


def test_a_gap_that_nobody_fills_is_told_before_it_stands_in_groups(tx: Tx) -> None:
    """As where a card is changed; what can be filled may stand."""
    make.programme(tx)
    with pytest.raises(Refusal, match="slides-unknown-gap"):
        service.make(tx, slide("Good morning, {$nobody}"), NOW)
    assert service.make(tx, slide("Good morning, {$group}"), NOW)


def test_words_are_measured_as_long_as_they_may_become(tx: Tx) -> None:
    """A gap is short as written, and long once a name stands in it."""
    make.programme(tx)
    most = programmes.words_limit("question")
    words = "{$coordinator}" + "a" * (most - 20)
    assert len(words) < most < programmes.measured(words)
    with pytest.raises(Refusal, match="slides-words-too-long"):
        service.choose_kind(tx, slide(words), None)
