"""Databases of earlier versions, as their bots left them, are given to the program of today."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests import nursery
from tests.conftest import KEY
from tests.disks import full_at
from tests.faults.school import BIRTH
from tests.upgrades import kept
from tests.upgrades.home import AFTERWARDS, home_with, stage_of, stand_in, state

from staffroom import data_files, groundwork
from staffroom.config import Config
from staffroom.kernel import facts
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.migrate import known
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.ops import news
from staffroom.ops.checks.check_database import of_database
from staffroom.ops.copying import upgrade
from staffroom.ops.copying.restore import note_beside, restore
from staffroom.ops.copying.retention import before_upgrade
from staffroom.ops.lock import ALREADY_RUNS, ProcessLock

OLDEST, *LATER = kept.files()
EACH = [OLDEST, *(pytest.param(file, marks=pytest.mark.slow) for file in LATER)]


@pytest.fixture
def config() -> Iterator[Config]:
    """Give a home in which the oldest kept database lies."""
    with home_with(OLDEST) as found:
        yield found


def _write(config: Config, name: str, value: str) -> None:
    with closing(LocalDatabase(config.database, KEY)) as local:
        local.write(facts.put, name, value)


@pytest.mark.parametrize("file", EACH, ids=kept.version_of)
def test_each_kept_database_is_upgraded_with_all_that_was_in_it(file: Path) -> None:
    """The copy from before holds what was there; afterwards the check has nothing to say of the file."""
    with home_with(file) as config:
        before = state(config.database)
        groundwork.prepare(config, KEY)
        after, copy = state(config.database), config.backups / before_upgrade(kept.version_of(file))
        assert after.version == known()[-1].version
        assert after.contents.rows["people"] == before.contents.rows["people"] > 80
        assert after.contents.rows["activity"] == before.contents.rows["activity"] > 100
        assert not note_beside(config.database).exists()
        told = [finding.line for finding in of_database(config, AFTERWARDS) if finding.level == "problem"]
        assert after.well
        assert told == []
        if before.version < after.version:
            assert state(copy) == before
            assert copy.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("file", EACH, ids=kept.version_of)
async def test_the_bot_goes_on_with_it_and_tells_admins_once_what_is_new(file: Path) -> None:
    """An admin reads it in private, by itself after the upgrade and never again after the next start."""
    BIRTH.set(nursery.birth)
    with home_with(file) as config:
        _write(config, news.TOLD, "0.0.9")
        async with stand_in() as (emulator, sim, nadia):
            stage = stage_of(config, emulator, sim)
            try:
                await stage.start_bot()
                told = await sim.wait_for_text(nadia, "Staffroom was upgraded")
                assert f"New in {data_files.version()}" in told["text"]
                await stage.stop_bot()
                await stage.start_bot()
                await sim.say_private(nadia, "/menu")
                await sim.wait_for_text(nadia, "Riverside_")
            finally:
                await stage.close()
            said = [str(one.get("text")) for one in await sim.private(nadia)]
            assert sum("Staffroom was upgraded" in words for words in said) == 1


def test_where_no_copy_can_be_made_first_nothing_is_upgraded(config: Config) -> None:
    """One sentence names the folder; the file stays as it was."""
    config.backups.write_text("no folder")
    before = state(config.database)
    with pytest.raises(Trouble, match=f"{config.backups}: before the database is upgraded a copy") as told:
        groundwork.prepare(config, KEY)
    assert told.value.exit_code == CONFIGURATION
    assert state(config.database) == before


def _fill_the_log(config: Config) -> int:
    """Write until the log is as long as the file, while somebody reads; return how long that is."""
    size = config.database.stat().st_size
    with closing(LocalDatabase(config.database, KEY)) as local:
        local.connection.execute("PRAGMA wal_autocheckpoint = 0")
        while Path(f"{config.database}-wal").stat().st_size < size:
            local.write(facts.wipe)
    return size


def test_where_the_disk_is_full_the_upgrade_is_undone_and_done_once_there_is_room(config: Config) -> None:
    """However much of it had been written."""
    with closing(LocalDatabase(config.database, KEY)) as reader:
        reader.connection.execute("BEGIN")
        reader.connection.execute("SELECT count(*) FROM facts").fetchone()
        size = _fill_the_log(config)
        before = state(config.database)
        with (
            full_at(size + 8 * 4096),
            pytest.raises(Trouble, match=r"not be upgraded .*Nothing was ch") as told,
        ):
            groundwork.prepare(config, KEY)
        assert told.value.exit_code == CONFIGURATION
        assert state(config.database) == before
        assert not note_beside(config.database).exists()
    groundwork.prepare(config, KEY)
    assert state(config.database).version == known()[-1].version


def test_a_log_that_cannot_be_folded_for_want_of_room_is_no_damage(config: Config) -> None:
    """The upgrade stands in it, whole."""
    with full_at(config.database.stat().st_size + 4096):
        upgrade.bring_up(config, KEY, AFTERWARDS, locked=False)
        assert state(config.database).version == known()[-1].version


def test_while_an_older_bot_runs_nothing_is_upgraded(config: Config) -> None:
    """It would go on with tables that it does not know; the sentence says why, and what to do."""
    before = state(config.database)
    with ProcessLock(config.lock_file):
        with pytest.raises(Trouble, match=r"new shape for this version.*Stop that one first") as told:
            groundwork.prepare(config, KEY)
        assert told.value.exit_code == ALREADY_RUNS
        assert state(config.database) == before
        groundwork.prepare(config, KEY, locked=True)
    assert state(config.database).version == known()[-1].version


def _later(tx: Tx) -> None:
    """Be a program of a later day."""
    tx.run("INSERT INTO schema_versions (version, name) VALUES (9001, 'later')")
    tx.run("ALTER TABLE people RENAME COLUMN full_name TO name")
    facts.put(tx, "program.version", "9.1.0")


def test_an_older_program_says_which_one_to_install_or_how_to_go_back_and_that_way_leads_back(config: Config) -> None:
    """The file is not touched; the command in the sentence restores what was there before the upgrade."""
    groundwork.prepare(config, KEY)
    with closing(LocalDatabase(config.database, KEY)) as local:
        local.write(_later)
    later = state(config.database)
    with pytest.raises(Trouble) as told:
        groundwork.prepare(config, KEY)
    copy = config.backups / before_upgrade(kept.version_of(OLDEST))
    assert told.value.exit_code == CONFIGURATION
    said = str(told.value)
    assert "Staffroom 9.1.0 used this database last (version 9001 of its shape)" in said
    assert f"this is Staffroom {data_files.version()}, which knows {known()[-1].version} at most" in said
    assert f"restore {copy}`" in said
    assert state(config.database) == later
    restore(copy, config.database, KEY, config.lock_file, AFTERWARDS)
    groundwork.prepare(config, KEY)
    assert state(config.database).version == known()[-1].version
    copy.unlink()


def test_without_a_copy_that_it_could_open_it_says_so(config: Config) -> None:
    """Copies of the newer program are none."""
    groundwork.prepare(config, KEY)
    with closing(LocalDatabase(config.database, KEY)) as local:
        local.write(_later)
    copy = config.backups / before_upgrade(kept.version_of(OLDEST))
    copy.write_bytes(config.database.read_bytes())
    with pytest.raises(Trouble, match=f"There is no copy in {config.backups} that this one could open"):
        groundwork.prepare(config, KEY)


def test_a_restore_by_hand_ends_what_a_broken_upgrade_would_go_back_to(config: Config) -> None:
    """The next start keeps what was restored."""
    groundwork.prepare(config, KEY)
    copy = config.backups / before_upgrade(kept.version_of(OLDEST))
    note_beside(config.database).write_text('{"before": 40, "copy": "/gone.db", "back": true}', "utf-8")
    restore(copy, config.database, KEY, config.lock_file, AFTERWARDS)
    groundwork.prepare(config, KEY)
    assert state(config.database).version == known()[-1].version


def test_a_note_that_cannot_be_read_stops_the_start_with_a_sentence(config: Config) -> None:
    """Nobody guesses what was under way."""
    note_beside(config.database).write_text("{", "utf-8")
    with pytest.raises(Trouble, match="says that an upgrade was broken off, and cannot be read") as told:
        groundwork.prepare(config, KEY)
    assert told.value.exit_code == CONFIGURATION
