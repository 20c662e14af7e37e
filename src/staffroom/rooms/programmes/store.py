"""The tables `programmes` and `sections`."""

import json
from collections.abc import Collection
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from staffroom.kernel.db import Row, Tx
from staffroom.kernel.ids import ChatId, ProgrammeId
from staffroom.rooms.programmes.values import Programme, Section, Settings

MOST_REMEMBERED = 100


def _programme(row: Row) -> Programme:
    return Programme(
        id=row["id"],
        slug=row["slug"],
        title=json.loads(row["title"]),
        zone=ZoneInfo(row["zone"]),
        starts_on=date.fromisoformat(row["starts_on"]),
        language=row["language"],
        solo=bool(row["solo"]),
        staff_chat=row["staff_chat_id"],
        settings=_settings(row["settings"]),
        guidelines=json.loads(row["guidelines"]),
    )


@lru_cache(MOST_REMEMBERED)
def _settings(written: str) -> Settings:
    """Read a programme's settings; they are asked for at every look at the rows, and hardly ever change."""
    values: dict[str, Any] = json.loads(written)
    return Settings(**{name: _frozen(value) for name, value in values.items()})


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
