"""Old copies are freed of who was forgotten; another folder has each copy as well."""

import asyncio
import os
from pathlib import Path

import pytest
from tests.canary import Canary, bare, traces
from tests.disks import another_disk
from tests.ops.support import NOW, Installation, in_order, kept_in_many_places

from staffroom import outbox, wiring
from staffroom.inbox import service
from staffroom.kernel import facts
from staffroom.kernel.clock import DAY, HOUR, LedClock
from staffroom.kernel.db import Database, LocalDatabase
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.migrate import known, migrate
from staffroom.kernel.refusal import Trouble
from staffroom.ops import alerts, store
from staffroom.ops.by_hand import errands
from staffroom.ops.copying import backup, cleansing, forgotten, retention
from staffroom.ops.copying.restore import restore
from staffroom.ops.keys import database_key
from staffroom.rooms import people


async def _night(place: Installation, now: Instant) -> Path:
    """Let the bot make its copy and look after the others, as it does at night."""
    db = await Database.open(place.config.database, database_key(place.config))
    try:
        return await backup.BackupKeeper(db, LedClock(now, speed=0), place.config, wiring.purges()).back_up()
    finally:
        await db.close()


def _inside(copy: Path, place: Installation, canary: Canary) -> list[object]:
    """Return what of somebody stands in a copy, in its rows or in pages that are in use no more."""
    local = LocalDatabase(copy, database_key(place.config))
    found: list[object] = [*local.read(traces, canary)]
    local.close()
    content = bare(copy, database_key(place.config))
    return found + [sign for sign in canary.signs if sign.encode() in content]


def _forget(place: Installation, person: PersonId) -> None:
    local = place.open()
    local.write(people.remember_forgotten, person)
    local.write(people.erase, person)
    local.close()


def _with(place: Installation, canary: Canary) -> PersonId:
    in_order(place)
    local = place.open()
    forgotten.agree(local)
    person = local.write(kept_in_many_places, canary)
    local.close()
    return person


async def test_who_had_their_data_deleted_is_in_no_copy_of_more_than_a_week(place: Installation) -> None:
    """Neither in one that was young then, nor in one that was old already; the others stand in both."""
    canary = Canary(4_711_081_547)
    person = _with(place, canary)
    first = await _night(place, Instant(NOW + HOUR))
    later = await _night(place, Instant(NOW + 20 * DAY))
    _forget(place, person)
    assert _inside(later, place, canary)
    await _night(place, Instant(NOW + 21 * DAY))
    assert _inside(first, place, canary) == []
    assert _inside(later, place, canary)
    await _night(place, Instant(NOW + 27 * DAY))
    assert _inside(later, place, canary) == []
    for copy in (first, later):
        local = LocalDatabase(copy, database_key(place.config))
        assert local.read(lambda tx: tx.value("SELECT count(*) FROM people WHERE full_name = 'Nadia'")) == 1
        local.close()
    assert not list(place.config.backups.glob("*.part*"))


async def test_an_old_copy_is_written_anew_only_where_somebody_is_to_be_forgotten_or_days_went_by(
    place: Installation,
) -> None:
    """Else a disk would be worn out by it."""
    place.change("keep: 7", "keep: 30")
    person = _with(place, Canary(4_711_081_547))
    old = await _night(place, NOW)

    async def written(day: int) -> bool:
        before = old.stat().st_ino
        await _night(place, Instant(NOW + day * DAY))
        return old.stat().st_ino != before

    assert [await written(day) for day in (5, 7, 8, 9)] == [False, True, False, False]
    _forget(place, person)
    assert [await written(day) for day in (10, 11, 15, 17)] == [True, False, False, True]


async def test_what_has_had_its_time_is_in_no_old_copy_either(place: Installation) -> None:
    """A question to the master trainers, say, and what was said in updates that waited."""
    canary = Canary(4_711_081_547)
    _with(place, canary)
    local = place.open()
    local.write(service.keep_raw, f'{{"result":[{{"update_id":6,"text":"{canary.words}"}}]}}'.encode(), 7)
    local.close()
    old = await _night(place, NOW)
    local = LocalDatabase(old, database_key(place.config))
    assert local.read(lambda tx: tx.value("SELECT count(*) FROM inbox_raw")) == 1
    assert local.read(lambda tx: tx.value("SELECT count(*) FROM inbox WHERE body IS NOT NULL")) == 1
    assert local.read(outbox.counts)
    local.write(lambda tx: tx.run("UPDATE outbox SET state = 'sent', finished_at = :at", at=NOW))
    local.close()
    await _night(place, Instant(NOW + 100 * DAY))
    local = LocalDatabase(old, database_key(place.config))
    assert local.read(lambda tx: tx.value("SELECT count(*) FROM inbox WHERE body IS NOT NULL")) == 0
    assert local.read(outbox.counts) == {}
    assert local.read(lambda tx: tx.value("SELECT count(*) FROM inbox_raw")) == 0
    local.close()
    assert canary.words.encode() not in bare(old, database_key(place.config))


def test_every_room_that_forgets_in_time_does_so_in_copies() -> None:
    """By the names of the ticks; programmes that were deleted since, too."""
    assert len(wiring.purges()) == len({tick.name for tick in wiring.ticks() if "forget" in tick.name}) + 3
    assert {*wiring.FORGETTING} <= {tick.name for tick in wiring.ticks()}


async def test_a_copy_of_an_older_shape_is_brought_to_the_present_one(place: Installation) -> None:
    """It is older than an upgrade, and kept beyond it."""
    in_order(place)
    old = await _night(place, NOW)
    old.unlink()
    local = LocalDatabase(old, database_key(place.config))
    migrate(local.connection, lambda _version: None, known()[:20])
    local.close()
    await _night(place, Instant(NOW + 8 * DAY))
    local = LocalDatabase(old, database_key(place.config))
    assert store.version(local.connection) == known()[-1].version
    assert local.read(facts.get, cleansing.CLEANSED) == str(NOW + 8 * DAY)
    local.close()


async def _told(place: Installation, fault: alerts.Fault) -> bool:
    db = await Database.open(place.config.database, database_key(place.config))
    try:
        return await db.read(alerts.standing, fault) is not None
    finally:
        await db.close()


async def test_a_copy_that_cannot_be_freed_goes_when_its_week_is_over_and_admins_are_told(place: Installation) -> None:
    """Not a night earlier: the disk may have been full for an hour."""
    in_order(place)
    old = await _night(place, Instant(NOW + HOUR))
    old.write_bytes(old.read_bytes()[:-1000] + bytes(1000))
    await _night(place, Instant(NOW + 6 * DAY + 2 * HOUR))
    assert (old.exists(), await _told(place, "freeing")) == (True, False)
    await _night(place, Instant(NOW + 7 * DAY + 2 * HOUR))
    assert (old.exists(), await _told(place, "freeing")) == (False, True)
    await _night(place, Instant(NOW + 8 * DAY))
    assert not await _told(place, "freeing")


async def test_a_copy_that_was_freed_lately_is_not_given_up_for_one_bad_night(
    place: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was asked for since then has a week's time as well."""
    person = _with(place, Canary(4_711_081_547))
    old = await _night(place, NOW)
    await _night(place, Instant(NOW + 8 * DAY))
    _forget(place, person)
    monkeypatch.setattr(cleansing, "shrink", _full)
    await _night(place, Instant(NOW + 9 * DAY))
    assert old.exists()
    await _night(place, Instant(NOW + 15 * DAY + HOUR))
    assert not old.exists()


async def test_a_night_on_which_old_copies_cannot_be_opened_costs_none_that_was_freed_lately(
    place: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file handles are left, say, or the disk stutters; after a week of that they go all the same."""
    in_order(place)
    old = await _night(place, NOW)
    await _night(place, Instant(NOW + 8 * DAY))
    monkeypatch.setattr(cleansing, "connect", _shut)
    await _night(place, Instant(NOW + 9 * DAY))
    assert old.exists()
    await _night(place, Instant(NOW + 15 * DAY + HOUR))
    assert not old.exists()


def _shut(copy: Path, _key: bytes, *, read_only: bool) -> object:
    raise Trouble(f"{copy}: unable to open database file ({read_only})")


def _full(_connection: object) -> None:
    raise OSError(28, "No space left on device")


def _second(place: Installation) -> Path:
    folder = place.home.parent / "disk"
    folder.mkdir()
    place.change('second_folder: ""', f'second_folder: "{folder}"')
    return folder


async def test_the_second_folder_has_each_copy_and_the_list_and_is_tidied_in_the_same_way(place: Installation) -> None:
    """A copy from there restores everything, but for whoever was forgotten meanwhile."""
    folder, canary = _second(place), Canary(4_711_081_547)
    place.change("keep: 7", "keep: 2")
    person = _with(place, canary)
    made = [await _night(place, Instant(NOW + day * DAY)) for day in (1, 2, 3)]
    assert [one.name for one in retention.copies(folder)] == [one.name for one in made[:0:-1]]
    assert retention.copies(folder)[0].read_bytes() == made[-1].read_bytes()
    _forget(place, person)
    await _night(place, Instant(NOW + 30 * DAY))
    kept = folder / made[-1].name
    assert kept.exists()
    assert _inside(kept, place, canary) == []
    assert len(forgotten.read(forgotten.file_among(folder))) == 1
    config = place.config
    for file in (*config.backups.iterdir(), config.database):
        file.unlink()
    restore(kept, config.database, database_key(config), config.lock_file, NOW)
    local = place.open()
    assert local.read(lambda tx: tx.value("SELECT count(*) FROM people WHERE full_name = 'Nadia'")) == 1
    local.close()


@pytest.mark.parametrize("fault", ["unplugged", "another's", "read-only name"])
async def test_a_second_folder_that_fails_is_told_and_harms_nothing(place: Installation, fault: str) -> None:
    """The copy is in the first one, and what is somebody else's stays untouched."""
    in_order(place)
    folder = _second(place)
    theirs = folder / backup.name_at(Instant(NOW - 90 * DAY))
    if fault == "unplugged":
        folder.rmdir()
    elif fault == "another's":
        LocalDatabase(theirs, os.urandom(32)).close()
    else:
        (folder / backup.name_at(NOW)).with_suffix(".part").mkdir()
    made = await _night(place, NOW)
    assert made.exists()
    assert await _told(place, "second")
    assert not await _told(place, "backup")
    assert retention.copies(folder) == ([theirs] if fault == "another's" else [])
    for file in folder.glob("*") if folder.exists() else ():
        file.unlink() if file.is_file() else file.rmdir()
    folder.mkdir(exist_ok=True)
    await _night(place, Instant(NOW + DAY))
    assert not await _told(place, "second")


async def test_no_copy_is_laid_where_the_second_folders_disk_is_to_be_mounted(place: Installation) -> None:
    """It would be on the first one's disk, and hide that the others are away when the key is changed."""
    in_order(place)
    folder, first = _second(place), place.config.backups
    _empty(first)
    with another_disk(place.home) as disk:
        first.symlink_to(disk)  # nobody may mount anything here; what counts is whether both lie on one disk
        await _night(place, NOW)
        first.unlink()
        await _night(place, Instant(NOW + DAY))
        assert await _told(place, "second")
        assert len(retention.copies(folder)) == 1
        _empty(first)
        first.symlink_to(disk)
        await _night(place, Instant(NOW + 2 * DAY))
        assert not await _told(place, "second")
        assert len(retention.copies(folder)) == 2


@pytest.mark.parametrize("way", ["another folder", "none for one night"])
async def test_a_second_folder_that_is_on_the_first_ones_disk_on_purpose_has_two_ways_out(
    place: Installation, caplog: pytest.LogCaptureFixture, way: str
) -> None:
    """The school has one disk left, say; the window names both, and the night after either the copy is there."""
    in_order(place)
    folder = _second(place)
    local = place.open()
    local.write(facts.put, "backup.second", str(folder))
    local.close()
    await _night(place, Instant(NOW + DAY))
    assert await _told(place, "second")
    assert retention.copies(folder) == []
    said = [getattr(record, "plain", "") for record in caplog.records]
    assert any("another folder at backup.second_folder, or leave that setting empty" in line for line in said)
    if way == "another folder":
        folder = folder.rename(folder.with_name("other"))
        place.change(str(folder.with_name("disk")), str(folder))
    else:
        place.change(f'second_folder: "{folder}"', 'second_folder: ""')
        await _night(place, Instant(NOW + 2 * DAY))
        place.change('second_folder: ""', f'second_folder: "{folder}"')
    await _night(place, Instant(NOW + 3 * DAY))
    assert not await _told(place, "second")
    assert len(retention.copies(folder)) == 1


def _empty(folder: Path) -> None:
    for copy in folder.iterdir():
        copy.unlink()
    folder.rmdir()


def test_the_key_may_not_lie_in_the_second_folder_either(place: Installation) -> None:
    """Whoever takes the disk along would have both."""
    place.change('second_folder: ""', f'second_folder: "{place.config.key_file.parent}"')
    with pytest.raises(Exception, match="lies in the folder of"):
        place.open()


async def test_the_list_of_the_forgotten_reaches_the_second_folder_before_the_next_copy(place: Installation) -> None:
    """The machine may be lost that very night; and whoever wishes to come back is struck from it, too."""
    folder = _second(place)
    person = _with(place, Canary(4_711_081_547))
    _forget(place, person)
    config = place.config
    db = await Database.open(config.database, database_key(config))
    mirror = asyncio.ensure_future(forgotten.Mirror(db, config.database, config.backups, config.second_folder).run())
    while not forgotten.read(forgotten.file_among(folder)):  # noqa: ASYNC110  a file has no event
        await asyncio.sleep(0.01)
    mirror.cancel()
    await asyncio.gather(mirror, return_exceptions=True)
    await db.close()
    local = place.open()
    assert errands.readmit(errands.Session(config, database_key(config), local, NOW), "kanarie-0815", None)
    local.close()
    assert forgotten.read(forgotten.file_among(folder)) == set()
