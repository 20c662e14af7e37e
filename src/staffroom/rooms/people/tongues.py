"""The languages that the bot itself speaks: a folder each in `locales/`, which brings its own name."""

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from staffroom import data_files
from staffroom.kernel.screen import text
from staffroom.kernel.text import Translator

if TYPE_CHECKING:
    from babel import Locale


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


def code_of(word: str, spoken: Collection[str]) -> str | None:
    """Return which of the spoken languages a word names: by its code, or by its name in any of them."""
    said = word.strip().casefold().removeprefix("ال")
    return next((code for code in spoken if said in _called(code, tuple(spoken))), None)


@cache
def _called(code: str, tongues: tuple[str, ...]) -> frozenset[str]:
    names = {code, *(_locale(tongue).languages.get(code, code) for tongue in tongues)}
    return frozenset(name.casefold().removeprefix("ال") for name in names)


def _locale(code: str) -> "Locale":
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  a start listens before it speaks

    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
