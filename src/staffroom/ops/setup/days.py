"""Days as people write them, of the week and of the calendar, in any language of the bot."""

import re
from datetime import date
from functools import cache

from babel.dates import format_date, get_day_names

from staffroom import data_files
from staffroom.rooms.programmes import WEEKDAYS

_BETWEEN = re.compile(r"\s*(?:[-–—]|\b(?:to|till|until|through)\b|\bالى\b|\bحتى\b|至|到)\s*")
_FROM = re.compile(r"(?:from\s|من\s|从)\s*")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.؍年]\s?(\d{1,2})[-/.؍月]\s?(\d{1,2})日?")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.؍]\s?(\d{1,2})[-/.؍]\s?(\d{4})")


def weekdays(answer: str) -> list[str]:
    """Return the days of the week that were named one by one, or as the first and the last of them."""
    said = _plain(answer)
    said = said[found.end() :] if (found := _FROM.match(said)) else said
    ends = [_weekday(word) for word in _BETWEEN.split(said)]
    if len(ends) == 2 and all(end in WEEKDAYS for end in ends):  # noqa: PLR2004  a first and a last day
        first, last = (WEEKDAYS.index(end) for end in ends)
        return [WEEKDAYS[(first + step) % 7] for step in range((last - first) % 7 + 1)]
    return [_weekday(word) for word in re.split(r"[\s,،、;]+", said) if word]


def _weekday(word: str) -> str:
    return _names().get(word, word[:3] if word.isalpha() else word)


@cache
def _names() -> dict[str, str]:
    return {
        _plain(name): WEEKDAYS[number]
        for language in data_files.languages()
        for width in ("wide", "abbreviated")
        for number, name in get_day_names(width, locale=language).items()
    }


def _plain(word: str) -> str:
    """Return a word in small letters, with the bare Alef that most people type."""
    return re.sub("[أإآ]", "ا", word.strip().lower())


def day(answer: str) -> date:
    """Return the day of the calendar that was written.

    Raises ValueError where it is none, or may be two; of two it says both in words.
    """
    written = answer.strip()
    if found := _YEAR_FIRST.fullmatch(written):
        days = [_date(*found.groups())]
    elif found := _YEAR_LAST.fullmatch(written):
        one, other, year = found.groups()
        days = [_date(year, other, one), _date(year, one, other)]
    else:
        days = []
    known = sorted({day for day in days if day})
    if not known:
        raise ValueError(f"'{answer}' is no day.")
    if len(known) > 1:
        raise ValueError(
            f"'{answer}' may be two days. " + " ".join(f"For {in_words(one)} write {one}." for one in known)
        )
    return known[0]


def _date(year: str, month: str, of_month: str) -> date | None:
    try:
        return date(int(year), int(month), int(of_month))
    except ValueError:
        return None


def in_words(one: date) -> str:
    """Return a day in words, such as Friday, 3 April 2026."""
    return format_date(one, "EEEE, d MMMM y", locale="en")
