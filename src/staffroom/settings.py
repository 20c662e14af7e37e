"""The shape of config.yaml: one frozen model for each section; docs/operator/settings.md explains each setting."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, ValidationInfo, field_validator, model_validator

from staffroom.kernel.settings_file import Strict
from staffroom.pictures import PictureError, logo_svg
from staffroom.rooms.programmes import WEEKDAYS, Holiday, Kind, Schools, Slug, public_holidays
from staffroom.rooms.programmes import Settings as ProgrammeSettings
from staffroom.settings_values import (
    ClosedDays,
    Hours,
    Language,
    MoodleUrl,
    Naming,
    Network,
    QuietHours,
    SchoolWeek,
    Server,
    SourceOrder,
    WallTime,
    Zone,
)

MOST_TEACHERS = 50
"""A group larger than this stops being a conversation."""
MOST_GROUPS = 100
"""Groups of one coordinator; a school that one person runs alone may have many."""
MOST_PROGRAMMES = 50
MOST_HOLIDAYS = 200
MOST_WORDS = 50
MOST_YEARS = 2
"""No course lasts longer."""
MOST_NETWORKS = 20
LONGEST_NAME = 64
"""Characters of a bot's name at Telegram."""
MOST_NAMES = 10
_WHOLE = 1.0

USUAL = ProgrammeSettings()
"""How a programme is run where config.yaml does not say; these values stand in `rooms/programmes/values.py` only."""


class Telegram(Strict):
    """Where the Bot API is, and what the bot is called there."""

    api_server: Server = "https://api.telegram.org"
    names: dict[Language, Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]] = Field(
        default_factory=dict, max_length=MOST_NAMES
    )


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
    logo: str = ""

    @field_validator("logo")
    @classmethod
    def _is_a_picture(cls, value: str, info: ValidationInfo) -> str:
        """Find the logo beside config.yaml."""
        folder = (info.context or {}).get("folder")
        if not value or not isinstance(folder, Path):
            return value
        path = str((folder / Path(value).expanduser()).resolve())
        try:
            logo_svg(path)
        except PictureError as error:
            raise ValueError(str(error)) from None
        return path


Words = Annotated[tuple[Annotated[str, Field(min_length=1, max_length=80)], ...], Field(max_length=MOST_WORDS)]


class RosterColumns(Strict):
    """What else the columns are called in this installation's rosters."""

    id: Words = ()
    full_name: Words = ()
    location: Words = ()
    course: Words = ()
    language: Words = ()
    school: Words = ()
    email: Words = ()
    preferred_app: Words = ()
    cohorts: Words = ()


class RosterFiles(Strict):
    """How this installation's rosters are read."""

    columns: RosterColumns = RosterColumns()
    ignore: Words = ()


class ProgressColumns(Strict):
    """What else the columns are called in this installation's files of progress."""

    teacher: Words = ()
    email: Words = ()
    section: Words = ()
    done: Words = ()
    percent: Words = ()
    minutes: Words = ()
    at: Words = ()
    source: Words = ()


class ProgressFiles(Strict):
    """How this installation's files of progress are read."""

    columns: ProgressColumns = ProgressColumns()


class Moodle(Strict):
    """Where the learning platform is, and how it is asked."""

    url: MoodleUrl = ""
    at: WallTime = "02:30"
    allow: Annotated[tuple[Network, ...], Field(max_length=MOST_NETWORKS)] = ()
    ca_file: str = ""
    page: int = Field(default=100, ge=1, le=1000)
    pause_ms: int = Field(default=200, ge=0, le=60_000)


class MoodleCourse(Strict):
    """A programme's course in Moodle."""

    course: str = Field(default="", max_length=255)
    grades: bool = False
    sections: dict[Slug, Annotated[tuple[int | str, ...], Field(max_length=MOST_WORDS)]] = Field(default_factory=dict)


class Posts(Strict):
    """How often the bot may post in a group."""

    per_day: int = Field(default=USUAL.posts_per_day, ge=1, le=10)
    per_week: int = Field(default=USUAL.posts_per_week, ge=1, le=40)


class Cohorts(Strict):
    """How teachers are put into groups."""

    size: int = Field(default=USUAL.cohort_size, ge=2, le=MOST_TEACHERS)
    per_coordinator: int = Field(default=USUAL.most_led, ge=1, le=MOST_GROUPS)
    naming: Naming = Field(default=USUAL.naming, max_length=100)
    schools: Schools = USUAL.schools


class Cards(Strict):
    """How cards reach the groups through the coordinators."""

    lead_hours: int = Field(default=USUAL.lead_hours, ge=0, le=336)
    relevance_hours: int = Field(default=USUAL.relevance_hours, ge=1, le=336)
    post_unattended: tuple[Kind, ...] = USUAL.post_unattended
    when_in_doubt: Literal["ask", "resend_once"] = USUAL.when_in_doubt


class Answers(Strict):
    """What counts as an answer."""

    min_words: int = Field(default=USUAL.min_answer_words, ge=1, le=50)
    min_letters: int = Field(default=USUAL.min_answer_letters, ge=1, le=200)


class Digest(Strict):
    """What coordinators are told once a day, and when."""

    at: WallTime = USUAL.digest_at
    question_hours: int = Field(default=USUAL.question_hours, ge=1, le=100)
    low_response: float = Field(default=USUAL.low_response, ge=0, le=1)


class Progress(Strict):
    """Whom we believe where sources of progress differ."""

    order: SourceOrder = USUAL.progress_order


class Weights(Strict):
    """What the league's score is made of; together 1."""

    response: float = Field(default=USUAL.league_weights[0], ge=0, le=1)
    peer_reply: float = Field(default=USUAL.league_weights[1], ge=0, le=1)
    progress: float = Field(default=USUAL.league_weights[2], ge=0, le=1)

    @model_validator(mode="after")
    def _together_one(self) -> "Weights":
        total = self.response + self.peer_reply + self.progress
        if abs(total - _WHOLE) > 1e-6:  # noqa: PLR2004  rounding
            raise ValueError(f"the three weights make {total:g} together; change them so that they make 1")
        return self


class League(Strict):
    """The weekly league among the groups."""

    enabled: bool = USUAL.league
    weights: Weights = Weights()
    target: float = Field(default=USUAL.league_target, ge=0, le=1)


class PublicHolidays(Strict):
    """Whose public holidays are closed days besides, by the codes of ISO 3166; no country: nobody's."""

    country: str = Field(default="", max_length=3)
    subdivision: str = Field(default="", max_length=10)


class ProgrammeSection(Strict):
    """One course at one authority or school."""

    slug: Slug
    folder: str = Field(min_length=1)
    start: date
    zone: Zone
    language: Language | None = None
    school_week: SchoolWeek = tuple(WEEKDAYS[day] for day in USUAL.school_week)
    holidays: tuple[ClosedDays, ...] = Field(default=(), max_length=MOST_HOLIDAYS)
    public_holidays: PublicHolidays = PublicHolidays()
    quiet_hours: QuietHours = Hours(first=USUAL.quiet_from, last=USUAL.quiet_to)
    posts: Posts = Posts()
    solo: bool = False
    cohorts: Cohorts = Cohorts()
    cards: Cards = Cards()
    answers: Answers = Answers()
    digest: Digest = Digest()
    progress: Progress = Progress()
    moodle: MoodleCourse = MoodleCourse()
    league: League = League()

    def closed_days(self) -> tuple[Holiday, ...]:
        """Return the closed days that are named, and the public holidays of the years that a course may last.

        Raises Trouble as `public_holidays` does.
        """
        own, wish = tuple(Holiday(days.first, days.last) for days in self.holidays), self.public_holidays
        if not wish.country:
            return own
        years = range(self.start.year, self.start.year + 1 + MOST_YEARS)
        return own + public_holidays(wish.country, wish.subdivision, years)

    @property
    def school_days(self) -> tuple[int, ...]:
        """Return the school week as weekday numbers, Monday 0, the week's first day first."""
        return tuple(WEEKDAYS.index(day) for day in self.school_week)

    @property
    def time_zone(self) -> ZoneInfo:
        """Return the zone as an object."""
        return ZoneInfo(self.zone)


class ConfigFile(Strict):
    """The whole of config.yaml."""

    language: Language = "en"
    telegram: Telegram = Telegram()
    database: DatabaseFiles = DatabaseFiles()
    backup: Backup = Backup()
    health: Health = Health()
    pacing: Pacing = Pacing()
    logging: Logging = Logging()
    organisation: Organisation = Organisation()
    roster: RosterFiles = RosterFiles()
    progress: ProgressFiles = ProgressFiles()
    moodle: Moodle = Moodle()
    programmes: tuple[ProgrammeSection, ...] = Field(max_length=MOST_PROGRAMMES)

    @model_validator(mode="after")
    def _slugs_differ(self) -> "ConfigFile":
        if not self.programmes:
            raise ValueError("programmes: name at least one course; the example config.yaml shows how")
        slugs = [programme.slug for programme in self.programmes]
        if double := [slug for slug in slugs if slugs.count(slug) > 1]:
            raise ValueError(f"programmes: two have the slug '{double[0]}'; give one of them another")
        return self
