"""The database's key."""

import stat

import pytest
from tests.ops.support import Installation

from staffroom.kernel.db import LocalDatabase
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.ops import recovery
from staffroom.ops.keys import database_key, existing_key


def test_the_first_run_makes_a_key_that_only_its_owner_may_read(place: Installation) -> None:
    """The second run finds the same one."""
    assert existing_key(place.config) is None
    key = database_key(place.config)
    assert len(key) == 32
    assert stat.S_IMODE(place.config.key_file.stat().st_mode) == 0o600
    assert database_key(place.config) == key


def test_the_environment_comes_before_the_file(place: Installation) -> None:
    """Where a service keeps its secrets elsewhere no file is made."""
    place.environment["STAFFROOM_DB_KEY"] = "ab" * 32
    assert database_key(place.config) == bytes.fromhex("ab" * 32)
    assert not place.config.key_file.exists()


@pytest.mark.parametrize("folder", ["data", "data/deep", "backups"])
def test_a_key_beside_the_data_is_refused(place: Installation, folder: str) -> None:
    """Whoever copies the folder would have both."""
    place.change(str(place.config.key_file), f"{folder}/db.key")
    with pytest.raises(Trouble, match="Write a path elsewhere") as caught:
        database_key(place.config)
    assert caught.value.exit_code == CONFIGURATION


def test_a_database_without_its_key_gets_no_new_key(place: Installation) -> None:
    """A new key could never open it."""
    place.open().close()
    place.config.key_file.unlink()
    with pytest.raises(Trouble, match="recovery sheet"):
        database_key(place.config)
    assert not place.config.key_file.exists()


def test_the_sheet_typed_into_the_key_file_opens_the_database(place: Installation) -> None:
    """This is how a broken machine is replaced."""
    place.open().close()
    key = database_key(place.config)
    place.config.key_file.write_text("\n".join(recovery.lines(key)), "ascii")
    LocalDatabase(place.config.database, database_key(place.config)).close()


@pytest.mark.parametrize("written", ["", "abc", "zz" * 32, "ab" * 31, "ab" * 33, "\x00\x01"])
def test_what_is_no_key_is_told_without_repeating_it(place: Installation, written: str) -> None:
    """Half a key must not end in a log."""
    place.config.key_file.parent.mkdir()
    place.config.key_file.write_text(written, "utf-8")
    with pytest.raises(Trouble) as caught:
        database_key(place.config)
    assert str(place.config.key_file) in str(caught.value)
    assert caught.value.exit_code == CONFIGURATION
    assert len(written) < 4 or written not in str(caught.value)


def test_a_wrong_key_is_a_sentence_and_exit_78(place: Installation) -> None:
    """No traceback, and nothing is harmed."""
    place.open().close()
    place.environment["STAFFROOM_DB_KEY"] = "ab" * 32
    with pytest.raises(Trouble, match="this key does not open the database") as caught:
        LocalDatabase(place.config.database, database_key(place.config))
    assert caught.value.exit_code == CONFIGURATION


def test_the_file_does_not_begin_as_an_open_database_does(place: Installation) -> None:
    """It is encrypted from the first byte on."""
    place.open().close()
    assert not place.config.database.read_bytes().startswith(b"SQLite format 3")
