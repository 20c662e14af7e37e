"""The languages that the bot itself speaks: a folder each in `locales/`, which brings its own name."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from staffroom import data_files
from staffroom.kernel.screen import text
from staffroom.kernel.text import Translator


def languages() -> list[str]:
    """Return the codes of the languages, English first."""
    return list(language_names())


def language_names() -> Mapping[str, str]:
    """Return what each language calls itself, English first."""
    return _names(data_files.locales_folder())


@cache
def _names(folder: Path) -> Mapping[str, str]:
    words = Translator(folder, "people.ftl")
    return {code: words.plain(text("people-language-name"), code) for code in words.languages()}
