"""The shape of config.yaml: one frozen model for each section, each mistake answered with what to write instead."""

import difflib
import re
from datetime import date, time
from string import Formatter
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from staffroom import data_files
from staffroom.kernel.settings_file import Strict

MOST_TEACHERS = 50
"""A group larger than this stops being a conversation."""
MOST_PROGRAMMES = 50
MOST_HOLIDAYS = 200
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NAMING_GAPS = frozenset({"location", "course", "n"})
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")
_HUNDRED_PER_CENT = 1.0

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
CardKind = Literal["introduction", "question", "announcement", "encouragement", "progress"]


def _nearest(word: str, known: list[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return f"; did you mean '{near[0]}'?" if near else ""


def _zone(name: str) -> str:
    known = sorted(available_timezones())
    if name in known:
        return name
    raise ValueError(f"this is no time zone{suggest_zone(name)}; write continent/city, such as Asia/Riyadh")


def suggest_zone(name: str) -> str:
    """Return `; did you mean '…'?` for a mistyped time zone or a city's name, else nothing."""
    known = sorted(available_timezones())
    cities = {zone.rpartition("/")[2].lower(): zone for zone in known if "/" in zone}
    city = name.strip().replace(" ", "_").rpartition("/")[2].lower()
    exact = cities.get(city)
    if exact:
        return f"; did you mean '{exact}'?"
    whole = _nearest(name, known)
    close = difflib.get_close_matches(city, list(cities), n=1, cutoff=0.7)
    return whole or (f"; did you mean '{cities[close[0]]}'?" if close else "")


def _language(code: str) -> str:
    known = data_files.languages()
    if code in known:
        return code
    short = [language for language in known if code.lower().startswith(language)]
    hint = f"; did you mean '{short[0]}'?" if short else _nearest(code.lower(), known)
    raise ValueError(f"the bot does not speak this language{hint}; write one of: {', '.join(known)}")


def wall_time(value: object) -> str:
    """Return a time of day as HH:MM.

    Raises ValueError where it is none; YAML reads 20:00 without quotes as a number.
    """
    try:
        if isinstance(value, str):
            return time.fromisoformat(value.strip().zfill(5)).strftime("%H:%M")
    except ValueError:
        pass
    raise ValueError('write a time of day in quotes, such as "20:00"')


def _server(url: str) -> str:
    if not url.startswith(("https://", "http://")):
        raise ValueError("write the whole address, such as https://api.telegram.org")
    return url.rstrip("/")


def _span(value: Any, example: str) -> Any:  # noqa: ANN401  YAML may hold anything
    """Turn `{from: …, to: …}` into the fields of a span; one value alone is both ends."""
    if isinstance(value, Strict):
        return value
    if not isinstance(value, dict):
        return {"first": value, "last": value}
    for name in value:
        if name not in ("from", "to"):
            raise ValueError(f"'{name}' is not known here{_nearest(name, ['from', 'to'])}; write {example}")
    if len(value) < len(("from", "to")):
        raise ValueError(f"one end is missing; write {example}")
    return {"first": value["from"], "last": value["to"]}


def _slug(value: str) -> str:
    if not _SLUG.fullmatch(value):
        raise ValueError("use small letters, digits and hyphens only, such as classroom-management")
    return value


def _naming(pattern: str) -> str:
    try:
        gaps = {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}
    except ValueError:
        raise ValueError("a curly bracket is not closed; write {location}_{course}_Group{n}") from None
    if strange := gaps - NAMING_GAPS:
        raise ValueError(f"'{{{min(strange)}}}' is not known; use {{location}}, {{course}} and {{n}}")
    if missing := {"location", "n"} - gaps:
        raise ValueError(f"'{{{min(missing)}}}' is missing, so that two groups would share a name; add it")
    return pattern


def _week(days: tuple[Weekday, ...]) -> tuple[Weekday, ...]:
    steps = [(WEEKDAYS.index(day) - WEEKDAYS.index(days[0])) % 7 for day in days]
    if not days:
        raise ValueError("name at least one day, such as [sun, mon, tue, wed, thu]")
    if steps != sorted(set(steps)):
        raise ValueError("name each day once, in order from the week's first school day on")
    return days


Naming = Annotated[str, AfterValidator(_naming)]
SchoolWeek = Annotated[tuple[Weekday, ...], AfterValidator(_week)]
Zone = Annotated[str, AfterValidator(_zone)]
Language = Annotated[str, AfterValidator(_language)]
WallTime = Annotated[str, BeforeValidator(wall_time)]


class Days(Strict):
    """A stretch of closed days, both ends included."""

    first: date
    last: date

    @model_validator(mode="after")
    def _forward(self) -> "Days":
        if self.last < self.first:
            raise ValueError("`to` lies before `from`; exchange the two dates")
        return self


class Hours(Strict):
    """A stretch of the day that may reach over midnight."""

    first: WallTime
    last: WallTime


Holiday = Annotated[Days, BeforeValidator(lambda value: _span(value, "{from: 2026-12-20, to: 2027-01-03}"))]
QuietHours = Annotated[Hours, BeforeValidator(lambda value: _span(value, '{from: "20:00", to: "07:00"}'))]


class Telegram(Strict):
    """Where the Bot API is."""

    api_server: Annotated[str, AfterValidator(_server)] = "https://api.telegram.org"


class DatabaseFiles(Strict):
    """Where the data lie, and where their key lies, apart from them."""

    path: str = Field(default="data/staffroom.db", min_length=1)
    key_file: str = Field(default="~/.config/staffroom/db.key", min_length=1)


class Backup(Strict):
    """The nightly copy."""

    folder: str = Field(default="backups", min_length=1)
    keep: int = Field(default=7, ge=1, le=365)
    at: WallTime = "03:30"


class Health(Strict):
    """A page for monitoring on this machine; port 0 means none."""

    port: int = Field(default=0, ge=0, le=65535)


class Pacing(Strict):
    """How fast the bot speaks."""

    per_second: int = Field(default=29, ge=1, le=1000)
    chat_gap_ms: int = Field(default=1000, ge=0, le=60_000)
    group_per_minute: int = Field(default=18, ge=1, le=60)


class Logging(Strict):
    """What is written down about the running program."""

    format: Literal["text", "json"] = "text"
    level: Literal["debug", "info", "warning", "error"] = "info"
    file: bool = True


class Organisation(Strict):
    """Who runs the programme."""

    name: str = Field(default="", max_length=128)


class Posts(Strict):
    """How often the bot may post in a group."""

    per_day: int = Field(default=1, ge=1, le=10)
    per_week: int = Field(default=4, ge=1, le=40)


class Cohorts(Strict):
    """How teachers are put into groups."""

    size: int = Field(MOST_TEACHERS, ge=2, le=MOST_TEACHERS)
    naming: Naming = Field(default="{location}_{course}_Group{n}", max_length=100)


class Cards(Strict):
    """How cards reach the groups through the coordinators."""

    lead_hours: int = Field(default=24, ge=0, le=336)
    relevance_hours: int = Field(default=72, ge=1, le=336)
    post_unattended: tuple[CardKind, ...] = ("announcement", "encouragement", "progress")


class Answers(Strict):
    """What counts as an answer."""

    min_words: int = Field(default=4, ge=1, le=50)
    min_letters: int = Field(default=8, ge=1, le=200)


class Weights(Strict):
    """What the league's score is made of; together 1."""

    response: float = Field(default=0.5, ge=0, le=1)
    peer_reply: float = Field(default=0.2, ge=0, le=1)
    progress: float = Field(default=0.3, ge=0, le=1)

    @model_validator(mode="after")
    def _together_one(self) -> "Weights":
        total = self.response + self.peer_reply + self.progress
        if abs(total - _HUNDRED_PER_CENT) > 1e-6:  # noqa: PLR2004  rounding
            raise ValueError(f"the three weights make {total:g} together; change them so that they make 1")
        return self


class League(Strict):
    """The weekly league among the groups."""

    enabled: bool = True
    weights: Weights = Weights()


class ProgrammeSection(Strict):
    """One course at one authority or school."""

    slug: Annotated[str, AfterValidator(_slug)]
    folder: str = Field(min_length=1)
    start: date
    zone: Zone
    language: Language | None = None
    school_week: SchoolWeek = ("sun", "mon", "tue", "wed", "thu")
    holidays: tuple[Holiday, ...] = Field(default=(), max_length=MOST_HOLIDAYS)
    quiet_hours: QuietHours = Hours(first="20:00", last="07:00")
    posts: Posts = Posts()
    solo: bool = False
    cohorts: Cohorts = Cohorts()
    cards: Cards = Cards()
    answers: Answers = Answers()
    league: League = League()

    @property
    def school_days(self) -> tuple[int, ...]:
        """Return the school week as weekday numbers, Monday 0, the week's first day first."""
        return tuple(WEEKDAYS.index(day) for day in self.school_week)

    @property
    def time_zone(self) -> ZoneInfo:
        """Return the zone as an object."""
        return ZoneInfo(self.zone)


class Settings(Strict):
    """The whole of config.yaml."""

    language: Language = "en"
    telegram: Telegram = Telegram()
    database: DatabaseFiles = DatabaseFiles()
    backup: Backup = Backup()
    health: Health = Health()
    pacing: Pacing = Pacing()
    logging: Logging = Logging()
    organisation: Organisation = Organisation()
    programmes: tuple[ProgrammeSection, ...] = Field(min_length=1, max_length=MOST_PROGRAMMES)

    @model_validator(mode="after")
    def _slugs_differ(self) -> "Settings":
        slugs = [programme.slug for programme in self.programmes]
        if double := [slug for slug in slugs if slugs.count(slug) > 1]:
            raise ValueError(f"programmes: two have the slug '{double[0]}'; give one of them another")
        return self
