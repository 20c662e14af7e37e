"""The tables `workshops`, `workshop_answers` and `workshop_drafts`."""

import json
from collections.abc import Mapping
from typing import Any

from staffroom.kernel.db import Row, Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, ProgrammeId
from staffroom.rooms.workshops.values import Answer, Draft, Workshop


def _workshop(row: Row) -> Workshop:
    values = {name: row[name] for name in Workshop.__dataclass_fields__}
    return Workshop(**values | {"title": json.loads(row["title"]), "place": json.loads(row["place"])})


def written(texts: Mapping[str, str]) -> str:
    """Return texts as a column holds them."""
    return json.dumps(dict(texts), ensure_ascii=False)


def add(tx: Tx, found: Workshop) -> int:
    """Write a new workshop; its number is given here."""
    columns: dict[str, Any] = dict(vars(found))
    del columns["id"]
    columns |= {name: written(columns[name]) for name in ("title", "place")}
    names = ", ".join(columns)
    gaps = ", ".join(f":{name}" for name in columns)
    return int(tx.value(f"INSERT INTO workshops ({names}) VALUES ({gaps}) RETURNING id", **columns))


def change(tx: Tx, number: int, **columns: str | int | None) -> None:
    """Write some columns of a workshop."""
    sets = ", ".join(f"{name} = :{name}" for name in columns)
    tx.run(f"UPDATE workshops SET {sets} WHERE id = :id", id=number, **columns)


def find(tx: Tx, number: int) -> Workshop | None:
    """Return a workshop, None where there is none."""
    row = tx.one("SELECT * FROM workshops WHERE id = :id", id=number)
    return None if row is None else _workshop(row)


def of_programme(tx: Tx, programme: ProgrammeId) -> list[Workshop]:
    """Return every workshop of a programme, cancelled ones too."""
    rows = tx.all("SELECT * FROM workshops WHERE programme_id = :programme ORDER BY id", programme=programme)
    return [_workshop(row) for row in rows]


def answers(tx: Tx, workshop: int) -> dict[PersonId, Answer]:
    """Return what everybody said of a workshop."""
    rows = tx.all("SELECT person_id, answer, attended FROM workshop_answers WHERE workshop_id = :id", id=workshop)
    return {
        PersonId(row["person_id"]): Answer(PersonId(row["person_id"]), row["answer"], row["attended"]) for row in rows
    }


def put_answer(tx: Tx, workshop: int, person: PersonId, answer: str) -> None:
    """Write what somebody says now."""
    tx.run(
        "INSERT INTO workshop_answers (workshop_id, person_id, answer, taps) VALUES (:workshop, :person, :answer, 1)"
        " ON CONFLICT (workshop_id, person_id) DO UPDATE SET answer = excluded.answer, taps = taps + 1",
        workshop=workshop,
        person=person,
        answer=answer,
    )


def count_taps(tx: Tx, workshop: int) -> int:
    """Return how often anybody said something new."""
    return int(tx.value("SELECT coalesce(sum(taps), 0) FROM workshop_answers WHERE workshop_id = :id", id=workshop))


def ask_anew(tx: Tx, workshop: int) -> None:
    """Let what everybody said of a day hold no more."""
    tx.run(
        "UPDATE workshop_answers SET answer_before = answer, answer = NULL, taps = taps + 1 WHERE workshop_id = :id",
        id=workshop,
    )


def ask_no_more(tx: Tx, workshop: int) -> None:
    """Let what everybody said of the day before hold again."""
    tx.run(
        "UPDATE workshop_answers SET answer = answer_before, answer_before = NULL, taps = taps + 1"
        " WHERE workshop_id = :id",
        id=workshop,
    )


def put_before(tx: Tx, workshop: int, before: Mapping[str, Any], now: Instant) -> None:
    """Write what a workshop was before it was changed just now: columns and values; none for a new one."""
    tx.run(
        "INSERT OR REPLACE INTO workshop_undos (workshop_id, done_at, before) VALUES (:id, :now, :before)",
        id=workshop,
        now=now,
        before=json.dumps(before),
    )


def take_before(tx: Tx, workshop: int, since: Instant) -> dict[str, Any] | None:
    """Return what a workshop was before the last change after a moment, for once; None where there was none."""
    found = tx.value(
        "SELECT before FROM workshop_undos WHERE workshop_id = :id AND done_at > :since", id=workshop, since=since
    )
    tx.run("DELETE FROM workshop_undos WHERE workshop_id = :id", id=workshop)
    return None if found is None else json.loads(found)


def set_attended(tx: Tx, workshop: int, person: PersonId, attended: int) -> None:
    """Write whether somebody was there."""
    tx.run(
        "INSERT INTO workshop_answers (workshop_id, person_id, attended) VALUES (:workshop, :person, :attended)"
        " ON CONFLICT (workshop_id, person_id) DO UPDATE SET attended = excluded.attended",
        workshop=workshop,
        person=person,
        attended=attended,
    )


def attended_by(tx: Tx, person: PersonId) -> int:
    """Return at how many workshops somebody was."""
    sql = "SELECT count(*) FROM workshop_answers WHERE person_id = :person AND attended"
    return int(tx.value(sql, person=person))


def those_attended_by(tx: Tx, person: PersonId) -> list[Workshop]:
    """Return the workshops that somebody was at."""
    sql = (
        "SELECT w.* FROM workshops w JOIN workshop_answers a ON a.workshop_id = w.id"
        " WHERE a.person_id = :person AND a.attended ORDER BY w.id"
    )
    return [_workshop(row) for row in tx.all(sql, person=person)]


def put_draft(tx: Tx, draft: Draft) -> None:
    """Write a draft in place of the one before."""
    tx.run(
        "INSERT OR REPLACE INTO workshop_drafts (person_id, workshop_id, programme_id, cohorts, title, day, at, place,"
        " step) VALUES (:person_id, :workshop_id, :programme_id, :cohorts, :title, :day, :at, :place,"
        " :step)",
        **vars(draft) | {"cohorts": json.dumps(draft.cohorts)},
    )


def draft(tx: Tx, person: PersonId) -> Draft | None:
    """Return what somebody is making."""
    row = tx.one("SELECT * FROM workshop_drafts WHERE person_id = :person", person=person)
    if row is None:
        return None
    values = {name: row[name] for name in Draft.__dataclass_fields__}
    groups = tuple(CohortId(number) for number in json.loads(row["cohorts"]))
    return Draft(**values | {"cohorts": groups})


def drop_draft(tx: Tx, person: PersonId) -> None:
    """Forget what somebody was making."""
    tx.run("DELETE FROM workshop_drafts WHERE person_id = :person", person=person)
