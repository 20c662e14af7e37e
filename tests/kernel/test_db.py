"""The cellar: encrypted, all or nothing, one writer, plain words when it cannot be opened."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.conftest import KEY

from staffroom.kernel import facts
from staffroom.kernel.db import FOLD_EVERY, Database, Error, IntegrityError, LocalDatabase, Tx
from staffroom.kernel.db_file import encrypted_copy
from staffroom.kernel.migrate import Migration, known, migrate, statements, version_of
from staffroom.kernel.refusal import CONFIGURATION, Trouble


@pytest.fixture
async def db(local: LocalDatabase) -> AsyncIterator[Database]:
    """Open the file as the running bot does."""
    opened = await Database.open(local.path, KEY)
    yield opened
    await opened.close()


def bump(tx: Tx) -> None:
    """Add one to a counter."""
    facts.put(tx, "n", str(int(facts.get(tx, "n") or 0) + 1))


def test_the_file_does_not_look_like_a_database(local: LocalDatabase) -> None:
    """Whoever finds the file learns nothing from it."""
    local.write(facts.put, "canary", "Amina Saleh")
    local.close()
    raw = local.path.read_bytes()
    assert not raw.startswith(b"SQLite format 3")
    assert b"Amina" not in raw


def test_a_wrong_key_gets_a_sentence_and_exit_code_78(local: LocalDatabase) -> None:
    """No traceback: what is wrong and where to look."""
    with pytest.raises(Trouble, match="this key does not open") as told:
        LocalDatabase(local.path, bytes(32))
    assert told.value.exit_code == CONFIGURATION


def test_a_unit_of_work_that_raises_leaves_nothing_behind(local: LocalDatabase) -> None:
    """Raising undoes."""

    def half(tx: Tx) -> None:
        facts.put(tx, "n", "1")
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        local.write(half)
    assert local.write(facts.get, "n") is None


async def test_concurrent_units_of_work_lose_no_update(local: LocalDatabase, db: Database) -> None:
    """Two hundred increments from twenty tasks, and the command line beside them, make two hundred and one."""
    await asyncio.gather(*(db.write(bump) for _ in range(200)))
    local.write(bump)
    assert await db.read(facts.get, "n") == "201"


async def test_units_that_wait_together_are_committed_together_and_undone_one_by_one(db: Database) -> None:
    """A failing one costs its neighbours nothing; fifty share a few commits."""

    def bump_and_fail(tx: Tx) -> None:
        bump(tx)
        raise ValueError("mine alone")

    def bump_twice(tx: Tx) -> str:
        bump(tx)
        bump(tx)
        return "done"

    said: list[str] = []
    await db.on_writer(lambda connection: connection.set_trace_callback(said.append))
    works = [bump_and_fail, bump_twice] * 25
    ended = await asyncio.gather(*(db.write(work) for work in works), return_exceptions=True)
    assert [str(end) for end in ended] == ["mine alone", "done"] * 25
    assert await db.read(facts.get, "n") == "50"
    assert said.count("COMMIT") < 10


async def test_a_write_in_no_hurry_shares_the_next_commit_or_gets_its_own_after_a_moment(db: Database) -> None:
    """Whoever only notes something does not make the disk work twice."""
    said: list[str] = []
    await db.on_writer(lambda connection: connection.set_trace_callback(said.append))
    note = asyncio.ensure_future(db.write_along(bump))
    await asyncio.sleep(0)
    await db.write(bump)
    await note
    assert (said.count("COMMIT"), await db.read(facts.get, "n")) == (1, "2")
    await db.write_along(bump)
    assert (said.count("COMMIT"), await db.read(facts.get, "n")) == (2, "3")


async def test_a_write_in_no_hurry_is_not_forgotten_when_the_file_is_closed(local: LocalDatabase) -> None:
    """It was handed over like any other."""
    db = await Database.open(local.path, KEY)
    note = asyncio.ensure_future(db.write_along(bump))
    await asyncio.sleep(0)
    await db.close()
    await note
    assert local.read(facts.get, "n") == "1"


async def test_the_log_is_folded_into_the_file_beside_the_commits(db: Database) -> None:
    """So that no commit has to do it while somebody waits for its end."""
    for _ in range(2 * FOLD_EVERY):
        await db.write(bump)
    await db.read(facts.get, "n")
    _, logged, folded = await db.on_writer(lambda link: tuple(link.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()))
    assert logged == folded > 0


async def test_a_file_that_is_full_refuses_all_that_waits_and_takes_all_of_it_later(db: Database) -> None:
    """Nobody is told that their work lasts while it does not."""
    await db.write(bump)
    pages = await db.on_writer(lambda connection: connection.execute("PRAGMA page_count").fetchone()[0])
    await db.on_writer(lambda connection: connection.execute(f"PRAGMA max_page_count = {pages}").fetchone())

    def much(tx: Tx) -> None:
        bump(tx)
        facts.put(tx, "much", "x" * 1_000_000)

    ended = await asyncio.gather(*(db.write(work) for work in (bump, much, bump)), return_exceptions=True)
    kept = int(await db.read(facts.get, "n") or 0)
    assert isinstance(ended[1], Error)
    assert kept == 1 + sum(not isinstance(end, Error) for end in ended)
    await db.on_writer(lambda connection: connection.execute("PRAGMA max_page_count = 1000000").fetchone())
    await db.write(much)
    assert await db.read(facts.get, "n") == str(kept + 1)


async def test_cancelling_the_waiting_task_does_not_undo_the_write(db: Database) -> None:
    """The write was handed over; who waited for it does not matter."""
    task = asyncio.ensure_future(db.write(bump))
    await asyncio.sleep(0)
    task.cancel()
    await db.write(bump)
    assert await db.read(facts.get, "n") == "2"


async def test_the_reading_connection_cannot_write(db: Database) -> None:
    """Only one connection writes."""
    with pytest.raises(Exception, match="readonly"):
        await db.read(bump)


def test_a_copy_is_encrypted_and_sound(local: LocalDatabase, tmp_path: Path) -> None:
    """A backup opens with the same key and holds the same facts."""
    local.write(facts.put, "n", "7")
    encrypted_copy(local.connection, tmp_path / "copy.db", KEY)
    copy = LocalDatabase(tmp_path / "copy.db", KEY)
    assert copy.write(facts.get, "n") == "7"
    assert not (tmp_path / "copy.db").read_bytes().startswith(b"SQLite format 3")
    copy.close()


def test_migrations_are_applied_once_and_after_a_backup(local: LocalDatabase) -> None:
    """A second start applies nothing; a new step is preceded by a backup of the old file."""
    saved: list[int] = []
    newest = known()[-1].version
    extra = Migration(newest + 1, "extra", "CREATE TABLE extra (n INTEGER) STRICT;\n")
    assert migrate(local.connection, saved.append) == 0
    assert migrate(local.connection, saved.append, [*known(), extra]) == 1
    assert saved == [newest]
    assert version_of(local.connection) == newest + 1


def test_a_migration_that_breaks_a_reference_is_undone(local: LocalDatabase) -> None:
    """All of a step or nothing of it."""
    newest = known()[-1].version
    wrong = Migration(
        newest + 1,
        "wrong",
        "CREATE TABLE orphan (person_id INTEGER REFERENCES people (id)) STRICT;\nINSERT INTO orphan VALUES (4711);\n",
    )
    with pytest.raises(Trouble, match="breaks 1 references"):
        migrate(local.connection, lambda _version: None, [*known(), wrong])
    assert version_of(local.connection) == newest
    assert local.write(lambda tx: tx.value("SELECT count(*) FROM sqlite_master WHERE name = 'orphan'")) == 0


def test_a_file_from_a_newer_program_is_refused(local: LocalDatabase) -> None:
    """An older program never touches a newer file."""
    with pytest.raises(Trouble, match="install the newer program"):
        migrate(local.connection, lambda _version: None, known()[:-1])


def test_a_file_whose_steps_are_others_than_this_programs_is_refused(local: LocalDatabase) -> None:
    """Equal numbers alone do not say that the tables are the same."""
    *older, last = known()
    with pytest.raises(Trouble, match=f"{local.path}: step {last.version:04} .*is {last.name}, .*elsewhere") as caught:
        migrate(local.connection, lambda _version: None, [*older, last._replace(name="elsewhere")])
    assert caught.value.exit_code == CONFIGURATION


def test_a_file_that_cannot_be_written_to_is_refused_with_its_name(local: LocalDatabase) -> None:
    """Although nothing is to be changed in it now: the bot would fall over its first fact."""
    local.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(Trouble, match=f"{local.path}: the database cannot be written to") as caught:
        migrate(local.connection, lambda _version: None)
    assert caught.value.exit_code == CONFIGURATION
    assert not local.connection.in_transaction


def test_statements_are_split_as_sqlite_sees_them() -> None:
    """A semicolon inside a trigger or a string ends nothing."""
    script = "INSERT INTO a VALUES ('x;y');\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n DELETE FROM b;\nEND;\n"
    assert len(list(statements(script))) == 2


def test_foreign_keys_are_enforced(tx: Tx) -> None:
    """A placement of nobody is refused by the schema itself."""
    with pytest.raises(IntegrityError):
        tx.run("INSERT INTO placements (person_id, cohort_id, placed_at) VALUES (1, 1, 1)")


def test_an_attempt_that_raises_is_undone_and_the_rest_of_the_unit_of_work_stays(local: LocalDatabase) -> None:
    """One part may fail without taking the others with it."""

    def three(tx: Tx) -> None:
        bump(tx)
        with contextlib.suppress(ValueError), tx.attempt():
            bump(tx)
            raise ValueError
        with tx.attempt():
            bump(tx)

    local.write(three)
    assert local.write(facts.get, "n") == "2"


def test_a_look_waits_for_nobody_who_writes_and_changes_nothing(local: LocalDatabase) -> None:
    """It sees what was committed; afterwards the same file may be written again."""
    other = LocalDatabase(local.path, KEY)
    local.write(bump)
    local.connection.execute("BEGIN IMMEDIATE")
    assert other.read(facts.get, "n") == "1"
    local.connection.execute("COMMIT")
    with pytest.raises(Error):
        other.read(bump)
    other.write(bump)
    assert other.read(facts.get, "n") == "2"
    other.close()
