"""What somebody types as an answer of the set-up, understood; each mistake is a ValueError that says what to write."""

from datetime import date
from zoneinfo import available_timezones

from babel import Locale
from pydantic import TypeAdapter, ValidationError

from staffroom import data_files
from staffroom.config import Config
from staffroom.ops.by_hand.mistakes import in_english
from staffroom.ops.checks import first_day as beginning
from staffroom.ops.setup import days, guesses
from staffroom.rooms.people import language_names
from staffroom.rooms.programmes import load_course
from staffroom.settings.values import SchoolWeek, suggest_zone

WEEKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Sunday to Thursday", ("sun", "mon", "tue", "wed", "thu")),
    ("Monday to Friday", ("mon", "tue", "wed", "thu", "fri")),
    ("Monday to Saturday", ("mon", "tue", "wed", "thu", "fri", "sat")),
    ("Saturday to Wednesday", ("sat", "sun", "mon", "tue", "wed")),
)
LONGEST_NAME = 128


class Unsuitable(ValueError):  # noqa: N818  an answer
    """A day that cannot be taken, with one that Enter may take instead."""

    def __init__(self, why: str, better: date) -> None:
        super().__init__(f"{why} Write another day, such as {better} ({days.in_words(better)}).")
        self.better = better.isoformat()


def zone(answer: str) -> str:
    """Return a zone by its name, in any spelling."""
    known = {zone.lower(): zone for zone in available_timezones()}
    found = known.get(answer.strip().replace(" ", "_").lower())
    if found is None:
        raise ValueError(
            f"'{answer}' is no time zone{suggest_zone(answer) or '.'} Write continent/city, such as Africa/Nairobi."
        )
    return found


def school_week(answer: str) -> tuple[str, ...]:
    """Return the days of a school week, chosen by number or named."""
    if answer.isdigit() and 0 < int(answer) <= len(WEEKS):
        return WEEKS[int(answer) - 1][1]
    remedy = f"Write a number from 1 to {len(WEEKS)}, or the days in order, such as: sun mon tue wed thu"
    try:
        return TypeAdapter(SchoolWeek).validate_python(days.weekdays(answer))
    except ValidationError as error:
        detail = error.errors()[0]
        reason = str(detail["msg"]).removeprefix("Value error, ")
        raise ValueError(f"{reason}. {remedy}" if detail["type"] == "value_error" else remedy) from None


def language(answer: str) -> str:
    """Return the code of a language, chosen by number or named."""
    codes = data_files.languages()
    if answer.isdigit() and 0 < int(answer) <= len(codes):
        return codes[int(answer) - 1]
    low = answer.lower()
    for code in codes:
        if low == code or (low and low in language_name(code).lower()):
            return code
    raise ValueError(f"the bot does not speak '{answer}'. Write a number from 1 to {len(codes)}.")


def language_name(code: str) -> str:
    """Return what a language calls itself, and its English name where that is another one."""
    own, english = language_names()[code], Locale.parse(code).english_name
    return own if own == english else f"{own} ({english})"


def organisation(answer: str) -> str:
    """Return a name that can stand on a card."""
    if not answer:
        raise ValueError("Write the name as your teachers know it, such as: Green Valley School")
    if len(answer) > LONGEST_NAME:
        raise ValueError(f"that is longer than {LONGEST_NAME} characters. Write a shorter name.")
    if not answer.isprintable():
        raise ValueError("there are invisible characters in it. Type the name by hand.")
    return answer


def alone(answer: str) -> bool:
    """Say whether one person leads all groups."""
    low = answer.lower()
    if low in {"1", "a", "alone", "solo"}:
        return True
    if low in {"2", "c", "coordinators", "with coordinators"}:
        return False
    raise ValueError("Write 1 or 2.")


def first_day(answer: str, config: Config, today: date) -> date:
    """Take a day to come that suits the school week, or the one that stands there already."""
    section = config.settings.programmes[0]
    better = guesses.start(section, today)
    try:
        day = days.day(answer)
    except ValueError as error:
        raise ValueError(f"{error} Write it as year-month-day, such as {better}.") from None
    if day == section.start and config.database.exists():
        return day
    if day < today:
        raise Unsuitable(f"{day} is past, and the cards of days past are left out.", better)
    moved = section.model_copy(update={"start": day})
    found = beginning.misfit(moved, load_course(config.course_folder(moved)))
    if found is not None:
        what, why = in_english(found.what), in_english(found.why)
        raise Unsuitable(f"{day} cannot be the first day: it {what}. {why[0].upper()}{why[1:]}.", found.better)
    return day
