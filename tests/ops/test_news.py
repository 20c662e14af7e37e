"""What is new, told to admins once after an upgrade, and never at the first start."""

import re
from pathlib import Path

import pytest
from tests import builders as make

from staffroom import data_files, outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.text import Translator
from staffroom.ops import news
from staffroom.telegram.render import html

ROOT = Path(__file__).parents[2]


def _school(tx: Tx) -> int:
    programme = make.programme(tx)
    make.person(tx, programme, "Amina", user=8)
    return make.person(tx, programme, "Nadia", roster="admins", role="admin", user=7)


def test_a_first_start_tells_nothing_and_each_version_is_told_once(tx: Tx) -> None:
    """Neither a second start, nor an older program in between, tells it again."""
    _school(tx)
    news.tell(tx, make.at(6), "0.0.9")
    assert outbox.counts(tx) == {}
    news.tell(tx, make.at(7), "0.1.0")
    assert outbox.counts(tx) == {"queued": 1}
    tx.run("DELETE FROM outbox")  # it was sent, and is forgotten in time
    for version in ("0.1.0", "0.0.9", "0.1.0"):
        news.tell(tx, make.at(8), version)
    assert outbox.counts(tx) == {}


def test_a_version_of_which_there_is_nothing_to_tell_tells_nothing(tx: Tx) -> None:
    """It only mends something."""
    _school(tx)
    news.tell(tx, make.at(6), "0.1.0")
    news.tell(tx, make.at(7), "0.1.1")
    assert outbox.counts(tx) == {}


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_it_says_in_the_admins_language_what_is_new_and_that_nothing_is_to_be_done(
    tx: Tx, words: Translator, language: str
) -> None:
    """In a few lines; where all of it stands is named."""
    nadia = _school(tx)
    tx.run("UPDATE people SET language = :language", language=language)
    drawn = news.render(tx, {"reader": nadia, "before": "0.0.9", "version": "0.1.0"})
    said = html(drawn.screen, words, drawn.language)
    assert drawn.language == language
    assert "0.1.0" in said
    assert "CHANGELOG.md" in said
    assert "[" not in said
    assert said.count("•") == 5


def test_the_program_and_its_changelog_are_of_one_version_and_only_its_versions_are_told() -> None:
    """Whoever releases a version writes both; a version that only mends something needs no news."""
    headings = re.findall(r"^## (\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == data_files.version()
    assert set(news.NEWS) <= set(headings)
