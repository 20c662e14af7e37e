"""An admin forms the groups from the roster: shown first, applied as shown."""

import re

import pytest
from tests import builders as make

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.kernel.text import Translator
from staffroom.rooms import joining
from staffroom.rooms.cohorts import forming

NOW = make.at(1)


@pytest.fixture
def course(tx: Tx) -> ProgrammeId:
    """Write a programme with teachers in thirteen places and one coordinator."""
    number = make.programme(tx)
    make.coordinator(tx, number)
    for place in range(13):
        make.person(tx, number, f"Teacher {place}", location=f"Place{place:02}")
    return number


@pytest.fixture
def noor(tx: Tx, course: ProgrammeId) -> PersonId:
    """Write an admin."""
    return make.person(tx, course, "Noor", roster="admins", role="admin", user=44)


def said(screen: Screen, words: Translator) -> str:
    """Return a screen in English without the marks around names."""
    told = "\n".join(words.plain(line, "en") for line in screen.lines)
    return re.sub("</?b>|[\u2068\u2069]", "", told)


def presses(screen: Screen) -> dict[str, tuple[int | str, ...]]:
    """Return what each kind of button carries."""
    return {button.press.action: button.press.args for row in screen.buttons for button in row if button.press}


def test_it_is_shown_page_by_page_with_who_leads_why_and_who_would_lead_too_many(
    tx: Tx, course: ProgrammeId, noor: PersonId, words: Translator
) -> None:
    """Nothing is written by looking."""
    first = said(forming.look(tx, noor, None, 0, NOW), words)
    assert "Teachers: 13. Groups: 13." in first
    assert (
        "Place00_Classroom-management_Group1: teachers 1, new 1. Led by Huda Coordinator (leads fewest groups)."
        in first
    )
    assert "Huda Coordinator would lead 13 groups; at most 4 are agreed" in first
    assert "Place12" not in first
    assert "Place12" in said(forming.look(tx, noor, course, 1, NOW), words)
    assert tx.value("SELECT count(*) FROM cohorts") == 0


def test_only_what_was_shown_is_applied_and_then_there_is_nothing_left_to_apply(
    tx: Tx, course: ProgrammeId, noor: PersonId, words: Translator
) -> None:
    """Somebody was added between looking and tapping: the groups are shown anew."""
    _, stamp = presses(forming.look(tx, noor, None, 0, NOW))["cohorts.formyes"]
    make.person(tx, course, "Late", location="Place00")
    assert len(forming.rows(tx, noor)) == 1
    again = forming.apply(tx, noor, course, str(stamp), NOW, joining.invite_again)
    assert "changed meanwhile" in said(again, words)
    assert tx.value("SELECT count(*) FROM cohorts") == 0
    stamp = presses(again)["cohorts.formyes"][1]
    assert "formed" in said(forming.apply(tx, noor, course, str(stamp), NOW, joining.invite_again), words)
    assert tx.value("SELECT count(*) FROM placements") == 14
    assert forming.rows(tx, noor) == ()
    assert "cohorts.formyes" not in presses(forming.look(tx, noor, None, 0, NOW))


def test_nobody_but_the_programmes_admin_forms_groups_and_of_several_programmes_one_is_asked_for(
    tx: Tx, course: ProgrammeId, noor: PersonId
) -> None:
    """A coordinator neither looks nor applies; a roster without teachers says what to do first."""
    huda = PersonId(tx.value("SELECT id FROM people WHERE full_name = 'Huda Coordinator'"))
    elsewhere = make.programme(tx, slug="elsewhere")
    for who, where in ((huda, course), (noor, elsewhere)):
        with pytest.raises(Refusal):
            forming.look(tx, who, where, 0, NOW)
        with pytest.raises(Refusal):
            forming.apply(tx, who, where, "", NOW, joining.invite_again)
    make.person(tx, elsewhere, "Noor", roster="admins", role="admin", user=44)
    assert presses(forming.look(tx, noor, None, 0, NOW))["cohorts.form"] == (elsewhere, 0)
    assert "cohorts.formyes" not in presses(forming.look(tx, noor, elsewhere, 0, NOW))
