"""The tables `programmes` and `sections`."""

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, time
from typing import Any, Literal
from zoneinfo import ZoneInfo

from staffroom.kernel.db import Row, Tx
from staffroom.kernel.ids import ChatId, ProgrammeId
from staffroom.rooms.programmes.calendar import Holiday, SchoolCalendar
from staffroom.rooms.programmes.values import Kind


@dataclass(frozen=True)
class Settings:
    """How a programme is run; from config.yaml, kept with the programme. What it does not say, is as written here."""

    school_week: tuple[int, ...] = (6, 0, 1, 2, 3)
    holidays: tuple[tuple[str, str], ...] = ()
    quiet_from: str = "20:00"
    quiet_to: str = "07:00"
    posts_per_day: int = 1
    posts_per_week: int = 4
    cohort_size: int = 50
    naming: str = "{location}_{course}_Group{n}"
    lead_hours: int = 24
    relevance_hours: int = 72
    post_unattended: tuple[Kind, ...] = ("announcement", "encouragement", "progress")
    when_in_doubt: Literal["ask", "resend_once"] = "ask"
    min_answer_words: int = 4
    min_answer_letters: int = 8
    league: bool = True
    league_weights: tuple[float, float, float] = (0.5, 0.2, 0.3)
    organisation: str = ""


@dataclass(frozen=True)
class Programme:
    """One course at one authority or school."""

    id: ProgrammeId
    slug: str
    title: Mapping[str, str]
    zone: ZoneInfo
    starts_on: date
    language: str
    solo: bool
    staff_chat: ChatId | None
    settings: Settings = field(default_factory=Settings)
    guidelines: Mapping[str, str] = field(default_factory=dict)

    @property
    def calendar(self) -> SchoolCalendar:
        """Return the programme's school calendar."""
        return self.calendar_in(self.zone)

    def calendar_in(self, zone: ZoneInfo) -> SchoolCalendar:
        """Return the programme's school calendar as a cohort in another zone lives it."""
        chosen = self.settings
        return SchoolCalendar(
            zone,
            chosen.school_week,
            tuple(Holiday(date.fromisoformat(first), date.fromisoformat(last)) for first, last in chosen.holidays),
            time.fromisoformat(chosen.quiet_from),
            time.fromisoformat(chosen.quiet_to),
        )


@dataclass(frozen=True)
class Section:
    """A section of the online course: nominal minutes, and the programme week in which it is due."""

    slug: str
    title: Mapping[str, str]
    minutes: int
    due_week: int


def _programme(row: Row) -> Programme:
    settings: dict[str, Any] = json.loads(row["settings"])
    return Programme(
        id=row["id"],
        slug=row["slug"],
        title=json.loads(row["title"]),
        zone=ZoneInfo(row["zone"]),
        starts_on=date.fromisoformat(row["starts_on"]),
        language=row["language"],
        solo=bool(row["solo"]),
        staff_chat=row["staff_chat_id"],
        settings=Settings(**{name: _frozen(value) for name, value in settings.items()}),
        guidelines=json.loads(row["guidelines"]),
    )


def _frozen(value: Any) -> Any:  # noqa: ANN401  JSON may hold anything
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def all_of(tx: Tx) -> list[Programme]:
    """Return every programme."""
    return [_programme(row) for row in tx.all("SELECT * FROM programmes ORDER BY id")]


def get(tx: Tx, programme: ProgrammeId) -> Programme:
    """Return a programme by its number.

    Raises LookupError where there is none.
    """
    row = tx.one("SELECT * FROM programmes WHERE id = :id", id=programme)
    if row is None:
        raise LookupError(f"no programme {programme}")
    return _programme(row)


def by_slug(tx: Tx, slug: str) -> Programme | None:
    """Return a programme by the word that rosters use for it."""
    row = tx.one("SELECT * FROM programmes WHERE slug = :slug", slug=slug)
    return None if row is None else _programme(row)


def by_staff_chat(tx: Tx, chat: ChatId) -> Programme | None:
    """Return the programme whose coordinators meet in a chat."""
    row = tx.one("SELECT * FROM programmes WHERE staff_chat_id = :chat", chat=chat)
    return None if row is None else _programme(row)


def put(tx: Tx, programme: Programme) -> ProgrammeId:
    """Write a programme as config.yaml and its course have it; the coordinators' group stays."""
    return ProgrammeId(
        tx.value(
            "INSERT INTO programmes (slug, title, zone, starts_on, language, solo, settings, guidelines)"
            " VALUES (:slug, :title, :zone, :starts_on, :language, :solo, :settings, :guidelines)"
            " ON CONFLICT (slug) DO UPDATE SET title = excluded.title, zone = excluded.zone,"
            " starts_on = excluded.starts_on, language = excluded.language, solo = excluded.solo,"
            " settings = excluded.settings, guidelines = excluded.guidelines RETURNING id",
            slug=programme.slug,
            title=json.dumps(dict(programme.title), ensure_ascii=False),
            zone=programme.zone.key,
            starts_on=programme.starts_on.isoformat(),
            language=programme.language,
            solo=int(programme.solo),
            settings=json.dumps(asdict(programme.settings), ensure_ascii=False),
            guidelines=json.dumps(dict(programme.guidelines), ensure_ascii=False),
        )
    )


def set_staff_chat(tx: Tx, programme: ProgrammeId, chat: ChatId | None) -> None:
    """Name the chat in which a programme's coordinators meet."""
    tx.run("UPDATE programmes SET staff_chat_id = :chat WHERE id = :id", chat=chat, id=programme)


def move_staff_chat(tx: Tx, old: ChatId, new: ChatId) -> None:
    """Follow a coordinators' group that became a supergroup."""
    tx.run("UPDATE programmes SET staff_chat_id = :new WHERE staff_chat_id = :old", old=old, new=new)


def put_section(tx: Tx, programme: ProgrammeId, position: int, section: Section) -> None:
    """Write a section of the course."""
    tx.run(
        "INSERT INTO sections (programme_id, slug, position, title, minutes, due_week)"
        " VALUES (:programme, :slug, :position, :title, :minutes, :due_week) ON CONFLICT (programme_id, slug) DO UPDATE"
        " SET position = excluded.position, title = excluded.title, minutes = excluded.minutes,"
        " due_week = excluded.due_week",
        programme=programme,
        slug=section.slug,
        position=position,
        title=json.dumps(dict(section.title), ensure_ascii=False),
        minutes=section.minutes,
        due_week=section.due_week,
    )


def keep_sections(tx: Tx, programme: ProgrammeId, slugs: Collection[str]) -> None:
    """Delete the sections of a programme that are not among those named."""
    for section in sections(tx, programme):
        if section.slug not in slugs:
            tx.run(
                "DELETE FROM sections WHERE programme_id = :programme AND slug = :slug",
                programme=programme,
                slug=section.slug,
            )


def sections(tx: Tx, programme: ProgrammeId) -> list[Section]:
    """Return a programme's sections in the course's order."""
    rows = tx.all("SELECT * FROM sections WHERE programme_id = :programme ORDER BY position", programme=programme)
    return [Section(row["slug"], json.loads(row["title"]), row["minutes"], row["due_week"]) for row in rows]
