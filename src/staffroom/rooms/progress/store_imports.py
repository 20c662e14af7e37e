"""The tables `progress_imports` and `progress_before`: what was brought in, and what stood there before."""

from collections.abc import Iterable

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, ProgrammeId
from staffroom.rooms.progress.store import INSTEAD, WRITE
from staffroom.rooms.progress.values import Change, Difference, Import, Origin

_COLUMNS = "id, programme_id, kind, name, rows, changed, by_whom, at, undone_at"
_KEEP = (
    "INSERT INTO progress_before (import_id, person_id, section, source, done, percent, minutes, at, was_import)"
    " SELECT :number, i.person_id, i.section, i.source, p.done, p.percent, p.minutes, p.at, p.import_id"
    " FROM temp.incoming i LEFT JOIN progress p USING (person_id, section, source)"
)
_TAKE = (
    f"{WRITE} SELECT person_id, section, source, done, percent, minutes, at, :number FROM temp.incoming WHERE true"
    f" {INSTEAD}"
)
_SAME = "{a}.person_id = {b}.person_id AND {a}.section = {b}.section AND {a}.source = {b}.source"


def add(tx: Tx, programme: ProgrammeId, origin: Origin, found: Difference, now: Instant) -> int:
    """Write down an import; return its number."""
    return int(
        tx.value(
            "INSERT INTO progress_imports (programme_id, kind, name, checksum, rows, changed, by_whom, at)"
            " VALUES (:programme, :kind, :name, :checksum, :rows, :changed, :by, :now) RETURNING id",
            programme=programme,
            kind=origin.kind,
            name=origin.name,
            checksum=found.checksum,
            rows=found.rows,
            changed=len(found.changes),
            by=origin.by_whom,
            now=now,
        )
    )


def write(tx: Tx, number: int, changes: Iterable[Change]) -> None:
    """Write what an import says, and keep beside it what its sources said before.

    The rows go into a table of their own first, so that each of the two is one statement and not one for each row.
    """
    tx.run("CREATE TEMP TABLE incoming (person_id, section, source, done, percent, minutes, at)")
    tx.run_many(
        "INSERT INTO incoming VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((one.teacher, said.section, said.source, said.done, said.percent, said.minutes, said.at)
         for one in changes for said in (one.after,)),
    )  # fmt: skip
    tx.run(_KEEP, number=number)
    tx.run(_TAKE, number=number)
    tx.run("DROP TABLE temp.incoming")


def find(tx: Tx, number: int) -> Import | None:
    """Return an import."""
    return tx.one_as(Import, f"SELECT {_COLUMNS} FROM progress_imports WHERE id = :number", number=number)


def last(tx: Tx, programme: ProgrammeId, most: int) -> list[Import]:
    """Return a programme's last imports, the newest first."""
    sql = f"SELECT {_COLUMNS} FROM progress_imports WHERE programme_id = :programme ORDER BY id DESC LIMIT :most"
    return tx.all_as(Import, sql, programme=programme, most=most)


def restore(tx: Tx, number: int) -> int:
    """Put the rows of an import back as they were before it; return how many.

    A row that a later import wrote stays, but taking that one back then leads to before this one.
    """
    later_on_mine = _SAME.format(a="later", b="mine")
    tx.run(
        "UPDATE progress_before AS later SET done = mine.done, percent = mine.percent, minutes = mine.minutes,"
        " at = mine.at, was_import = mine.was_import FROM progress_before AS mine"
        f" WHERE mine.import_id = :number AND later.was_import = :number AND {later_on_mine}",
        number=number,
    )
    mine_on_row = _SAME.format(a="mine", b="progress")
    gone = tx.run(
        "DELETE FROM progress WHERE import_id = :number AND EXISTS (SELECT 1 FROM progress_before mine"
        f" WHERE mine.import_id = :number AND mine.done IS NULL AND {mine_on_row})",
        number=number,
    )
    return gone + tx.run(
        "UPDATE progress SET done = mine.done, percent = mine.percent, minutes = mine.minutes, at = mine.at,"
        f" import_id = mine.was_import FROM progress_before AS mine WHERE mine.import_id = :number AND {mine_on_row}"
        " AND progress.import_id = :number",
        number=number,
    )


def count_before(tx: Tx, number: int) -> int:
    """Return how many rows an import wrote whose teachers are still kept."""
    return int(tx.value("SELECT count(*) FROM progress_before WHERE import_id = :number", number=number))


def note_undone(tx: Tx, number: int, by_whom: str, now: Instant) -> None:
    """Write that an import was taken back, and forget what it needed for that."""
    sql = "UPDATE progress_imports SET undone_at = :now, undone_by = :by WHERE id = :number"
    tx.run(sql, now=now, by=by_whom, number=number)
    tx.run("DELETE FROM progress_before WHERE import_id = :number", number=number)


def forget_before(tx: Tx, moment: Instant) -> None:
    """Forget what stood in rows before imports that are too old to be taken back."""
    tx.run(
        "DELETE FROM progress_before WHERE import_id IN (SELECT id FROM progress_imports WHERE at < :moment)",
        moment=moment,
    )
