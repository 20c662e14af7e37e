"""Ready words: a course may bring its own, a group has the same words once a day, many groups are chosen by page."""

import shutil
from pathlib import Path

import pytest
from tests import builders as make

from staffroom.kernel.clock import MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.kernel.refusal import Refusal, Trouble
from staffroom.kernel.screen import Screen, Words
from staffroom.rooms import ready
from staffroom.rooms.programmes import load_course
from staffroom.rooms.ready import service

COURSE = Path(__file__).parents[3] / "programmes" / "classroom-management"
WELCOME, CLOSING = 0, 5
NOW = make.at(6, 10)


def leader(tx: Tx, groups: int) -> tuple[PersonId, list[CohortId]]:
    """Write a coordinator of some groups."""
    programme = make.programme(tx)
    person = make.coordinator(tx, programme, user=5)
    led = [make.cohort(tx, programme, coordinator_id=person, chat=-1000 - n, name=f"G{n:02}") for n in range(groups)]
    return person, led


def presses(screen: Screen) -> list[str]:
    """Return what the buttons of a screen do."""
    return [button.press.action for row in screen.buttons for button in row if button.press]


def test_a_course_brings_its_own_words_for_an_occasion(tx: Tx) -> None:
    """In place of the bot's for that occasion only; when they are gone from the file, the bot's are back."""
    person, _ = leader(tx, 1)
    number = tx.value("SELECT id FROM programmes")
    ready.load(tx, number, {"welcome": [{"en": "Hello, dear colleagues of Riverside"}]})
    own = service.show(tx, person, WELCOME, 0)
    assert own.lines[1] == Words({"": "Hello, dear colleagues of Riverside"})
    assert service.show(tx, person, CLOSING, 0).lines[1] != own.lines[1]
    ready.load(tx, number, {})
    assert "Hello, dear" not in str(service.show(tx, person, WELCOME, 0))


def test_a_mistake_in_the_file_is_named_with_its_line(tmp_path: Path) -> None:
    """An occasion that nobody knows, and words without end."""
    folder = tmp_path / "course"
    shutil.copytree(COURSE, folder)
    (folder / "ready.yaml").write_text("texts:\n  - occasion: welcom\n    text:\n      en: Hello\n", "utf-8")
    with pytest.raises(Trouble, match=r"ready\.yaml:2"):
        load_course(folder)
    (folder / "ready.yaml").write_text(f"texts:\n  - occasion: welcome\n    text:\n      en: {'x' * 901}\n", "utf-8")
    with pytest.raises(Trouble, match=r"text\.en: the text may have 900 characters"):
        load_course(folder)


def test_whoever_leads_many_groups_chooses_and_never_posts_in_all_with_one_tap(tx: Tx) -> None:
    """Twelve groups stand on two pages; a forged press for all of them posts nothing."""
    person, led = leader(tx, 12)
    assert "ready.all" not in presses(service.show(tx, person, WELCOME, 0))
    with pytest.raises(Refusal):
        service.post_all(tx, person, (WELCOME, 0), NOW)
    assert presses(service.choose(tx, person, (WELCOME, 0), 0)).count("ready.tick") == 10
    service.tick(tx, person, (WELCOME, 0), led[11])
    service.tick(tx, person, (WELCOME, 0), led[0])
    service.tick(tx, person, (WELCOME, 0), led[0])
    service.post_ticked(tx, person, (WELCOME, 0), NOW)
    assert [row["chat_id"] for row in tx.all("SELECT chat_id FROM outbox")] == [-1011]


def test_nobody_posts_in_a_group_of_somebody_else(tx: Tx) -> None:
    """Neither by a tick nor straight."""
    person, _ = leader(tx, 2)
    other = make.cohort(tx, tx.value("SELECT id FROM programmes"), chat=-77)
    with pytest.raises(Refusal):
        service.tick(tx, person, (WELCOME, 0), other)
    with pytest.raises(Refusal):
        service.post_one(tx, person, (WELCOME, 0), other, NOW)
    assert tx.value("SELECT count(*) FROM outbox") == 0


def test_what_waits_for_the_morning_can_be_taken_back_until_then(tx: Tx) -> None:
    """Also where the quiet hours begin between the two taps; what a group has of somebody else's stays."""
    person, _ = leader(tx, 2)
    for moment in (make.at(6, 19, 59), make.at(6, 23)):
        service.post_all(tx, person, (WELCOME, 0), moment)
        service.post_all(tx, person, (CLOSING, 0), moment)
        screen = service.undo(tx, person, (WELCOME, 0), Instant(moment + MINUTE // 2))
        assert len(screen.lines) == len(("G00", "G01"))
    states = [row["state"] for row in tx.all("SELECT state FROM outbox WHERE key LIKE 'ready:%' ORDER BY id")]
    assert states == ["cancelled", "cancelled", "queued", "queued", "cancelled", "cancelled"]
    with pytest.raises(Refusal, match="ready-undo-late"):
        service.undo(tx, person, (WELCOME, 0), make.at(7, 12))
