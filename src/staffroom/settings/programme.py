"""What is set for one programme; where config.yaml does not say, its usual values hold."""

from datetime import date
from typing import Annotated, Final, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from staffroom.kernel.settings_file import Strict
from staffroom.rooms.programmes import (
    RELEVANCE_LIMIT,
    WEEKDAYS,
    Holiday,
    Kind,
    LinkPolicy,
    MediaPolicy,
    Schools,
    Settings,
    Slug,
    WordPolicy,
    public_holidays,
)
from staffroom.settings.values import (
    ClosedDays,
    Domain,
    Hours,
    Language,
    Naming,
    QuietHours,
    SchoolWeek,
    SourceOrder,
    WallTime,
    Zone,
)

MOST_TEACHERS = 50
"""A group larger than this stops being a conversation."""
MOST_GROUPS = 100
"""Groups of one coordinator; a school that one person runs alone may have many."""
MOST_HOLIDAYS = 200
MOST_IDS = 50
"""Course modules of Moodle that make one section."""
MOST_LANGUAGES = 20
LONGEST_POINTS = 1000
"""Letters of what tells where help is found."""
MOST_DOMAINS = 50
MOST_YEARS = 2
"""No course lasts longer."""
_WHOLE = 1.0

USUAL: Final = Settings()
"""How a programme is run where config.yaml does not say; these values stand in `rooms/programmes/values.py` only."""


class MoodleCourse(Strict):
    """A programme's course in Moodle."""

    course: str = Field(default="", max_length=255)
    grades: bool = False
    sections: dict[Slug, Annotated[tuple[int | str, ...], Field(max_length=MOST_IDS)]] = Field(default_factory=dict)


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
    relevance_hours: int = Field(default=USUAL.relevance_hours, ge=1, le=RELEVANCE_LIMIT)
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


class WordLists(Strict):
    """What becomes of messages that hold a listed word, and which languages' lists are looked through; else all."""

    policy: WordPolicy = USUAL.words
    languages: tuple[Language, ...] = Field(default=USUAL.word_languages, max_length=MOST_LANGUAGES)


class Help(Strict):
    """Whether words that tell of a need for help are looked for, who helps, and who is told besides."""

    enabled: bool = USUAL.help_words
    points: dict[Language, Annotated[str, Field(min_length=1, max_length=LONGEST_POINTS)]] = Field(
        default_factory=dict, max_length=MOST_LANGUAGES
    )
    contact: str = Field(default=USUAL.help_contact, max_length=80)


class Conduct(Strict):
    """How people treat each other in the groups."""

    reports: bool = USUAL.reports
    words: WordLists = WordLists()
    personal_data: bool = USUAL.personal_hints
    help: Help = Help()
    back_and_forth: bool = USUAL.back_and_forth
    links: LinkPolicy = USUAL.links
    forwards: LinkPolicy = USUAL.forwards
    domains: tuple[Domain, ...] = Field(default=USUAL.domains, max_length=MOST_DOMAINS)


class Media(Strict):
    """What becomes of photos and videos that teachers show in their groups; Telegram lets us delete for two days."""

    policy: MediaPolicy = USUAL.media_policy
    hours: int = Field(default=USUAL.media_hours, ge=1, le=44)


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
    conduct: Conduct = Conduct()
    media: Media = Media()

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
