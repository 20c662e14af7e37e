"""The tables `progress_files` and `progress_headings`: files that wait for a decision, and what headings mean."""

import json
from collections.abc import Mapping

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.rooms.progress.values import ProgressFile

_COLUMNS = "person_id, programme_id, sent_at, name, data, columns, shown"


def put(tx: Tx, file: ProgressFile) -> None:
    """Keep a file in the place of the one that the same person sent before."""
    tx.run(
        f"INSERT INTO progress_files ({_COLUMNS})"
        " VALUES (:person, :programme, :sent_at, :name, :data, :columns, :shown)"
        " ON CONFLICT (person_id) DO UPDATE SET programme_id = excluded.programme_id, sent_at = excluded.sent_at,"
        " name = excluded.name, data = excluded.data, columns = excluded.columns, shown = excluded.shown",
        person=file.person_id,
        programme=file.programme_id,
        sent_at=file.sent_at,
        name=file.name,
        data=file.data,
        columns=json.dumps(dict(file.columns), ensure_ascii=False),
        shown=file.shown,
    )


def of(tx: Tx, person: PersonId) -> ProgressFile | None:
    """Return the file that waits for somebody's decision."""
    row = tx.one(f"SELECT {_COLUMNS} FROM progress_files WHERE person_id = :person", person=person)
    if row is None:
        return None
    fields = {name: row[name] for name in row.keys()}  # noqa: SIM118
    return ProgressFile(**{**fields, "columns": json.loads(row["columns"])})


def note(tx: Tx, file: ProgressFile) -> None:
    """Note for which programme a file is, what its columns mean, and which difference was shown of it."""
    tx.run(
        "UPDATE progress_files SET programme_id = :programme, columns = :columns, shown = :shown"
        " WHERE person_id = :person",
        programme=file.programme_id,
        columns=json.dumps(dict(file.columns), ensure_ascii=False),
        shown=file.shown,
        person=file.person_id,
    )


def delete(tx: Tx, person: PersonId) -> None:
    """Let go of somebody's file."""
    tx.run("DELETE FROM progress_files WHERE person_id = :person", person=person)


def oldest(tx: Tx) -> Instant | None:
    """Return when the oldest file was sent, None where none waits."""
    found = tx.value("SELECT min(sent_at) FROM progress_files")
    return None if found is None else Instant(found)


def delete_sent_before(tx: Tx, moment: Instant) -> None:
    """Let go of files that nobody decided about."""
    tx.run("DELETE FROM progress_files WHERE sent_at <= :moment", moment=moment)


def learned(tx: Tx, programme: ProgrammeId) -> dict[str, str]:
    """Return what headings of a programme's files mean, as somebody said before; '' is a column that is not read."""
    sql = "SELECT heading, meaning FROM progress_headings WHERE programme_id = :programme"
    return {heading: meaning for heading, meaning in tx.tuples(sql, programme=programme)}  # noqa: C416  for the types


def learn(tx: Tx, programme: ProgrammeId, meanings: Mapping[str, str]) -> None:
    """Keep what headings mean, in place of what they meant before."""
    tx.run_many(
        "INSERT INTO progress_headings (programme_id, heading, meaning) VALUES (:programme, :heading, :meaning)"
        " ON CONFLICT (programme_id, heading) DO UPDATE SET meaning = excluded.meaning",
        ({"programme": programme, "heading": heading, "meaning": name} for heading, name in meanings.items()),
    )
