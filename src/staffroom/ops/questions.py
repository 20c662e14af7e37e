"""The six questions of the set-up: what is explained, what is asked, how an answer is understood."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import available_timezones

from babel import Locale
from pydantic import TypeAdapter, ValidationError

from staffroom import data_files
from staffroom.config import Config
from staffroom.rooms.people import language_names
from staffroom.settings.values import SchoolWeek, suggest_zone

Place = tuple[str | int, ...]
Value = str | bool | Sequence[str]

WEEKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Sunday to Thursday", ("sun", "mon", "tue", "wed", "thu")),
    ("Monday to Friday", ("mon", "tue", "wed", "thu", "fri")),
    ("Monday to Saturday", ("mon", "tue", "wed", "thu", "fri", "sat")),
    ("Saturday to Wednesday", ("sat", "sun", "mon", "tue", "wed")),
)
LONGEST_NAME = 128
NOWHERE = ("UTC", "Etc/UTC", "Zulu", "Universal", "")
"""A server's zone, never a school's."""


@dataclass(frozen=True)
class Question:
    """One question: `understand` raises ValueError with a remedy, `places` says where in config.yaml it belongs."""

    name: str
    intro: tuple[str, ...]
    prompt: str
    present: Callable[[Config], str]
    understand: Callable[[str], Value]
    places: Callable[[Config], list[Place]]


BOTFATHER = (
    "Question 1 of 6: the bot's token. Telegram's own bot, BotFather, gives it to you:",
    "  1. Open Telegram and go to https://t.me/BotFather (look for the blue tick).",
    "  2. Press Start, then send: /newbot",
    "  3. Send a name for people to see, such as: Green Valley Staffroom",
    "  4. Send a name for addresses; it must end in bot, such as: greenvalley_staffroom_bot",
    "  5. BotFather answers with a line such as 123456789:AAExampleExampleExample. Copy that line.",
    "Whoever has the token can speak as your bot: show it to nobody. It is kept in the file .env.",
)


def _zone(answer: str) -> str:
    known = {zone.lower(): zone for zone in available_timezones()}
    found = known.get(answer.strip().replace(" ", "_").lower())
    if found is None:
        raise ValueError(
            f"'{answer}' is no time zone{suggest_zone(answer)} Write continent/city, such as Africa/Nairobi."
        )
    return found


def _school_week(answer: str) -> tuple[str, ...]:
    if answer.isdigit() and 0 < int(answer) <= len(WEEKS):
        return WEEKS[int(answer) - 1][1]
    days = [word[:3].lower() for word in answer.replace(",", " ").split()]
    remedy = f"Write a number from 1 to {len(WEEKS)}, or the days in order, such as: sun mon tue wed thu"
    try:
        return TypeAdapter(SchoolWeek).validate_python(days)
    except ValidationError as error:
        detail = error.errors()[0]
        reason = str(detail["msg"]).removeprefix("Value error, ")
        raise ValueError(f"{reason}. {remedy}" if detail["type"] == "value_error" else remedy) from None


def _language(answer: str) -> str:
    codes = data_files.languages()
    if answer.isdigit() and 0 < int(answer) <= len(codes):
        return codes[int(answer) - 1]
    low = answer.lower()
    for code in codes:
        if low == code or (low and low in _language_name(code).lower()):
            return code
    raise ValueError(f"the bot does not speak '{answer}'. Write a number from 1 to {len(codes)}.")


def _language_name(code: str) -> str:
    """Return what a language calls itself, and its English name where that is another one."""
    own, english = language_names()[code], Locale.parse(code).english_name
    return own if own == english else f"{own} ({english})"


def _organisation(answer: str) -> str:
    if len(answer) > LONGEST_NAME:
        raise ValueError(f"that is longer than {LONGEST_NAME} characters. Write a shorter name.")
    if not answer.isprintable():
        raise ValueError("there are invisible characters in it. Type the name by hand.")
    return answer


def _solo(answer: str) -> bool:
    low = answer.lower()
    if low in {"1", "a", "alone", "solo"}:
        return True
    if low in {"2", "c", "coordinators", "with coordinators"}:
        return False
    raise ValueError("Write 1 or 2.")


def _week_now(config: Config) -> str:
    week = config.settings.programmes[0].school_week
    return next((str(n) for n, (_, days) in enumerate(WEEKS, 1) if days == week), " ".join(week))


def guess_zone(environment: dict[str, str], localtime: Path = Path("/etc/localtime")) -> str:
    """Return the machine's time zone, or nothing where it does not say or is a server's."""
    candidates = [environment.get("TZ", "").lstrip(":"), _zone_of_link(localtime), _first_line(Path("/etc/timezone"))]
    known = available_timezones()
    return next((zone for zone in candidates if zone in known and zone not in NOWHERE), "")


def _zone_of_link(localtime: Path) -> str:
    try:
        return os.path.realpath(localtime).partition("zoneinfo/")[2]
    except OSError:
        return ""


def _first_line(path: Path) -> str:
    try:
        return path.read_text("ascii").partition("\n")[0].strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _each(setting: str) -> Callable[[Config], list[Place]]:
    """Return the same setting of every programme."""
    return lambda config: [("programmes", number, setting) for number in range(len(config.settings.programmes))]


def _language_places(config: Config) -> list[Place]:
    own = [number for number, programme in enumerate(config.settings.programmes) if programme.language]
    return [("language",), *(("programmes", number, "language") for number in own)]


def settings_questions(guessed_zone: str) -> tuple[Question, ...]:
    """Return the five questions that config.yaml keeps."""
    return (_about_zone(guessed_zone), _about_week(), _about_language(), _about_organisation(), _about_leading())


def _about_zone(guessed: str) -> Question:
    return Question(
        "zone",
        ("Question 2 of 6: the time zone of your schools.", "All times of the course are meant in it."),
        "Time zone, as continent/city",
        lambda config: guessed or config.settings.programmes[0].zone,
        _zone,
        _each("zone"),
    )


def _about_week() -> Question:
    return Question(
        "school_week",
        (
            "Question 3 of 6: the school week.",
            *(f"  {number}. {name}" for number, (name, _) in enumerate(WEEKS, 1)),
            "Or name the days, the week's first school day first, such as: sat sun mon tue wed",
        ),
        "Number or days",
        _week_now,
        _school_week,
        _each("school_week"),
    )


def _about_language() -> Question:
    return Question(
        "language",
        (
            "Question 4 of 6: the language in which the bot speaks; each person may choose another one.",
            *(f"  {n}. {_language_name(code)}" for n, code in enumerate(data_files.languages(), 1)),
        ),
        "Number",
        lambda config: str(data_files.languages().index(config.settings.language) + 1),
        _language,
        _language_places,
    )


def _about_organisation() -> Question:
    return Question(
        "organisation",
        ("Question 5 of 6: the name of your school or authority.", "Teachers read it before they join."),
        "Name",
        lambda config: config.settings.organisation.name,
        _organisation,
        lambda _config: [("organisation", "name")],
    )


def _about_leading() -> Question:
    return Question(
        "solo",
        (
            "Question 6 of 6: who leads the groups?",
            "  1. I do, alone: I am admin and coordinator at once.",
            "  2. Coordinators do, and they have a group of their own.",
        ),
        "1 or 2",
        lambda config: "1" if config.settings.programmes[0].solo else "2",
        _solo,
        _each("solo"),
    )
