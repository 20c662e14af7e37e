"""A folder in `locales/` is a language: nothing else in the rooms has to know of it."""

import shutil
from pathlib import Path

import pytest
from tests import builders as make

from staffroom import data_files
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import UserId
from staffroom.kernel.screen import Press
from staffroom.kernel.text import Translator
from staffroom.rooms import people
from staffroom.rooms.people import screens


@pytest.fixture
def french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Translator:
    """Lay a fourth folder beside the others."""
    shutil.copytree(data_files.locales_folder(), tmp_path / "locales")
    (tmp_path / "locales" / "fr").mkdir()
    (tmp_path / "locales" / "fr" / "people.ftl").write_text("people-language-name = Français\n", "utf-8")
    monkeypatch.setattr(data_files, "_data", lambda: tmp_path)
    return Translator(data_files.locales_folder())


def test_a_new_folder_is_offered_by_its_own_name_and_spoken(tx: Tx, french: Translator) -> None:
    """On the button, for a phone that speaks it, and for whoever chooses it."""
    (row,) = screens.languages().buttons
    assert [french.plain(button.label, "ar") for button in row] == ["English", "العربية", "Français", "中文"]
    assert row[2].press == Press("people.language", ("fr",))
    assert people.identify(tx, UserId(99), "fr-CA").language == "fr"
    person = make.person(tx, make.programme(tx), user=11)
    people.set_language(tx, UserId(11), "fr")
    assert people.get(tx, person).language == "fr"


def test_a_language_without_a_folder_changes_nothing(tx: Tx) -> None:
    """What nobody wrote cannot be spoken."""
    person = make.person(tx, make.programme(tx), user=11)
    people.set_language(tx, UserId(11), "fr")
    assert people.get(tx, person).language == "en"
    assert people.identify(tx, UserId(99), "fr").language == "en"


def test_every_folder_brings_its_own_name(words: Translator) -> None:
    """No two languages are called the same."""
    names = people.language_names()
    assert list(names) == data_files.languages() == words.languages()
    assert len(set(names.values())) == len(names)
