"""The questions of the set-up: what is explained, what is asked, what Enter takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from staffroom import data_files
from staffroom.config import Config
from staffroom.kernel.settings_file import load
from staffroom.ops.setup import guesses, typed
from staffroom.ops.setup.yaml_edit import Value
from staffroom.settings import ConfigFile

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Question:
    """One question.

    `proposed` is the answer that Enter takes, empty where somebody must say it; `understand` raises ValueError with a
    remedy; `places` says where in config.yaml the answer belongs.
    """

    name: str
    title: str
    intro: tuple[str, ...]
    prompt: str
    proposed: Callable[[Config], str]
    understand: Callable[[str, Config], Value]
    places: Callable[[Config], list[Place]]


@dataclass(frozen=True)
class Moment:
    """Where and when somebody sits down to the set-up."""

    environment: Mapping[str, str]
    today: date


def settings_questions(config: Config, moment: Moment) -> tuple[Question, ...]:
    """Return what config.yaml keeps, in the order in which one answer helps to guess the next."""
    asked = (_zone(moment), _week(), _language(moment), _organisation(), _leading())
    return (*asked, _start(moment)) if len(config.settings.programmes) == 1 else asked


@cache
def _example() -> ConfigFile:
    return load(data_files.example_config(), ConfigFile)


def _unless_said(said: Callable[[ConfigFile], object], config: Config, guess: str) -> str:
    """Return a guess, or nothing where config.yaml is to be kept: somebody wrote into it, or the bot ran with it."""
    written = said(config.settings) != said(_example())
    return "" if written or config.database.exists() else guess


def _each(setting: str) -> Callable[[Config], list[Place]]:
    """Return the same setting of every programme."""
    return lambda config: [("programmes", number, setting) for number in range(len(config.settings.programmes))]


def _zone(moment: Moment) -> Question:
    def proposed(config: Config) -> str:
        guess = _unless_said(lambda file: file.programmes[0].zone, config, guesses.zone(moment.environment))
        return guess or config.settings.programmes[0].zone

    return Question(
        "zone",
        "the time zone of your schools",
        ("All times of the course are meant in it.",),
        "Time zone, as continent/city",
        proposed,
        lambda answer, _config: typed.zone(answer),
        _each("zone"),
    )


def _week() -> Question:
    def proposed(config: Config) -> str:
        first = config.settings.programmes[0]
        guess = _unless_said(
            lambda file: file.programmes[0].school_week, config, " ".join(guesses.school_week(first.zone))
        )
        days = tuple(guess.split()) or first.school_week
        return next((str(n) for n, (_, known) in enumerate(typed.WEEKS, 1) if known == days), " ".join(days))

    return Question(
        "school_week",
        "the school week",
        (
            *(f"  {number}. {name}" for number, (name, _) in enumerate(typed.WEEKS, 1)),
            "Or name the days, the week's first school day first, such as: sat sun mon tue wed",
        ),
        "Number or days",
        proposed,
        lambda answer, _config: typed.school_week(answer),
        _each("school_week"),
    )


def _language(moment: Moment) -> Question:
    codes = data_files.languages()

    def proposed(config: Config) -> str:
        guess = _unless_said(lambda file: file.language, config, guesses.language(moment.environment))
        return str(codes.index(guess or config.settings.language) + 1)

    return Question(
        "language",
        "the language in which the bot speaks",
        (
            "Each person may choose another one later.",
            *(f"  {n}. {typed.language_name(code)}" for n, code in enumerate(codes, 1)),
        ),
        "Number",
        proposed,
        lambda answer, _config: typed.language(answer),
        _language_places,
    )


def _language_places(config: Config) -> list[Place]:
    own = [number for number, programme in enumerate(config.settings.programmes) if programme.language]
    return [("language",), *(("programmes", number, "language") for number in own)]


def _organisation() -> Question:
    def proposed(config: Config) -> str:
        name = config.settings.organisation.name
        return "" if name == _example().organisation.name else name

    return Question(
        "organisation",
        "the name of your school or authority",
        ("Teachers read it before they join, and on every card.",),
        "Name",
        proposed,
        lambda answer, _config: typed.organisation(answer),
        lambda _config: [("organisation", "name")],
    )


def _leading() -> Question:
    return Question(
        "solo",
        "who leads the groups?",
        (
            "  1. I do, alone: I am admin and coordinator at once.",
            "  2. Coordinators do, and they have a group of their own.",
        ),
        "1 or 2",
        lambda config: "1" if config.settings.programmes[0].solo else "2",
        lambda answer, _config: typed.alone(answer),
        _each("solo"),
    )


def _start(moment: Moment) -> Question:
    def proposed(config: Config) -> str:
        first = config.settings.programmes[0]
        guess = _unless_said(
            lambda file: file.programmes[0].start, config, guesses.start(first, moment.today).isoformat()
        )
        return guess or first.start.isoformat()

    return Question(
        "start",
        "the first day of the course",
        ("Best is the first school day of a week, with time to invite everybody. You may change it until then.",),
        "Day, as year-month-day",
        proposed,
        lambda answer, config: typed.first_day(answer, config, moment.today),
        _each("start"),
    )
