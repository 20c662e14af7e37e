"""Once a month a copy is restored for practice, and compared with what went into it."""

import asyncio
import threading
from pathlib import Path

import pytest
from tests import builders as make
from tests.ops.support import NOW, Installation, in_order

from staffroom import outbox
from staffroom.kernel.clock import DAY, LedClock
from staffroom.kernel.db import Database, LocalDatabase, Tx
from staffroom.kernel.ids import Instant, ProgrammeId
from staffroom.kernel.refusal import Trouble
from staffroom.ops import alerts, store
from staffroom.ops.copying import backup, drill, retention
from staffroom.ops.copying.quiet import BrokenOff
from staffroom.ops.copying.restore import restore
from staffroom.ops.keys import database_key
from staffroom.rooms import programmes
from staffroom.rooms.programmes import Ending


def _copy(place: Installation) -> tuple[Path, dict[str, int]]:
    """Make a copy, and count what went into it."""
    local = place.open()
    went_in = store.counts(local.connection)
    made = backup.copy_now(local.connection, place.config.backups, database_key(place.config), NOW)
    local.close()
    return made, went_in


def _is_empty(place: Installation) -> bool:
    """Say whether a drill left nothing behind."""
    return not list(place.config.database.parent.glob(f"{drill.FOLDER}*"))


def test_a_good_copy_is_restored_and_nothing_is_left_of_it(place: Installation) -> None:
    """The database itself is not touched; an end that admins were reminded of makes no difference."""
    in_order(place)
    local = place.open()
    number = local.write(lambda tx: ProgrammeId(tx.value("SELECT id FROM programmes")))
    local.write(programmes.put_ending, Ending(number, None, "reminded", NOW, NOW))
    local.close()
    made, went_in = _copy(place)
    before = place.config.database.read_bytes()
    drill.hold(made, place.config, went_in, NOW)
    assert went_in["programmes"] == 1
    assert place.config.database.read_bytes() == before
    assert _is_empty(place)


def test_a_copy_that_lacks_rows_is_found_out_with_the_name_of_the_table(place: Installation) -> None:
    """It opens, and is sound."""
    in_order(place)
    made, went_in = _copy(place)
    copy = LocalDatabase(made, database_key(place.config))
    copy.write(lambda tx: tx.run("DELETE FROM roles"))
    copy.close()
    with pytest.raises(Trouble, match="rows of roles"):
        drill.hold(made, place.config, went_in, NOW)
    assert _is_empty(place)


def test_a_copy_under_another_key_than_the_one_that_is_kept_is_found_out(place: Installation) -> None:
    """The key is read anew from its place, as after a loss."""
    in_order(place)
    made, went_in = _copy(place)
    place.environment["STAFFROOM_DB_KEY"] = "ab" * 32
    with pytest.raises(Trouble, match="another key"):
        drill.hold(made, place.config, went_in, NOW)


def test_a_disk_that_is_nearly_full_is_not_filled_by_a_drill(place: Installation) -> None:
    """The database beside it needs the room."""
    in_order(place)
    made, went_in = _copy(place)
    with pytest.raises(Trouble, match="no room"):
        drill.hold(made, place.config, went_in, NOW, spare=10**18)


async def _keeper(place: Installation, db: Database, now: Instant) -> backup.BackupKeeper:
    return backup.BackupKeeper(db, LedClock(now, speed=0), place.config)


async def test_the_first_copy_is_tried_and_then_one_a_month(place: Installation) -> None:
    """What a drill left behind that was broken off is removed with the next copy."""
    in_order(place)
    left = place.config.database.parent / f"{drill.FOLDER}left"
    left.mkdir()
    (left / "staffroom.db").write_bytes(b"x")
    db = await Database.open(place.config.database, database_key(place.config))
    try:
        held = []
        for day in (0, 29, 30):
            await (await _keeper(place, db, Instant(NOW + day * DAY))).back_up()
            held.append(await db.read(drill.last))
        assert held == [NOW, NOW, NOW + 30 * DAY]
        assert _is_empty(place)
        assert len(retention.copies(place.config.backups)) >= 1
    finally:
        await db.close()


async def test_a_drill_or_a_backup_that_fails_is_told_to_admins_and_so_is_its_end(place: Installation) -> None:
    """The next night it is tried again."""
    in_order(place)
    key = database_key(place.config)
    db = await Database.open(place.config.database, key)

    async def told() -> int:
        return (await db.read(outbox.counts)).get("queued", 0)

    try:
        keeper = await _keeper(place, db, NOW)
        kept = place.config.key_file.read_bytes()
        place.config.key_file.unlink()
        await keeper.back_up()
        assert (await told(), await db.read(drill.last)) == (1, None)
        place.config.key_file.write_bytes(kept)
        place.config.key_file.chmod(0o600)
        await keeper.back_up()
        assert (await told(), await db.read(drill.last)) == (2, NOW)
        assert await db.read(_stands) == {"drill": False, "backup": False}
    finally:
        await db.close()


async def test_where_the_bot_stops_the_drill_ends_and_leaves_nothing(
    place: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long a step of it takes."""
    in_order(place)
    begun, end = threading.Event(), threading.Event()

    def slowly(_copy: Path, database: Path, *_more: object, **_options: object) -> None:
        database.write_bytes(b"everything")
        begun.set()
        end.wait()

    monkeypatch.setattr("staffroom.ops.copying.drill.restore", slowly)
    db = await Database.open(place.config.database, database_key(place.config))
    try:
        night = asyncio.ensure_future((await _keeper(place, db, NOW)).back_up())
        await asyncio.to_thread(begun.wait)
        assert not _is_empty(place)
        async with asyncio.timeout(10):
            night.cancel()
            await asyncio.gather(night, return_exceptions=True)
        assert _is_empty(place)
    finally:
        end.set()
        await db.close()


@pytest.mark.parametrize("looks", [0, 1])
def test_a_drill_looks_up_between_its_steps(place: Installation, looks: int) -> None:
    """Whoever stops does not wait for the end of a large file."""
    in_order(place)
    made, went_in = _copy(place)
    left = iter([False] * looks)
    with pytest.raises(BrokenOff):
        drill.hold(made, place.config, went_in, NOW, stopped=lambda: next(left, True))
    assert _is_empty(place)


def _stands(tx: Tx) -> dict[str, bool]:
    return {fault: alerts.standing(tx, fault) is not None for fault in ("drill", "backup")}


async def test_a_backup_that_cannot_be_written_is_told_to_admins(place: Installation) -> None:
    """By the loop that makes it each night; it goes on."""
    in_order(place)
    place.change("folder: backups", "folder: config.yaml/backups")
    db = await Database.open(place.config.database, database_key(place.config))
    try:
        await db.write(lambda tx: tx.run("DELETE FROM facts WHERE name = 'backup.last'"))
        keeper = await _keeper(place, db, make.at(6))
        loop = asyncio.ensure_future(keeper.run())
        while not await db.read(alerts.standing, "backup"):  # noqa: ASYNC110  the row tells, no event
            await asyncio.sleep(0.01)
        loop.cancel()
        await asyncio.gather(loop, return_exceptions=True)
        place.change("folder: config.yaml/backups", "folder: backups")
        await (await _keeper(place, db, make.at(7))).back_up()
        assert await db.read(_stands) == {"drill": False, "backup": False}
    finally:
        await db.close()


def test_a_restored_file_that_differs_in_one_word_is_found_out(
    place: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many rows, and sound: a disk that lies."""
    in_order(place)
    made, went_in = _copy(place)

    def and_another_word(copy: Path, database: Path, key: bytes, lock: Path, now: Instant, *, as_it_is: bool) -> None:
        restore(copy, database, key, lock, now, as_it_is=as_it_is)
        restored = LocalDatabase(database, key)
        restored.write(lambda tx: tx.run("UPDATE people SET full_name = 'Nadja'"))
        restored.close()

    monkeypatch.setattr("staffroom.ops.copying.drill.restore", and_another_word)
    with pytest.raises(Trouble, match="not what stands in the copy"):
        drill.hold(made, place.config, went_in, NOW)
