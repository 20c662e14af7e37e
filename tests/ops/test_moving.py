"""To another machine: packed, unpacked and run, in three commands; the old folder runs no more."""

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import builders as make
from tests.ops.support import Call, Installation, check

from staffroom import data_files
from staffroom.config import write_env
from staffroom.kernel.refusal import CONFIGURATION
from staffroom.ops import moved, recovery
from staffroom.ops.copying import forgotten
from staffroom.ops.handing import moving
from staffroom.ops.keys import database_key
from staffroom.ops.lock import ALREADY_RUNS, ProcessLock

TOKEN = "4242424242:" + "A" * 35


@pytest.fixture
def old(place: Installation) -> Installation:
    """Make an installation with a course of its own, a token, a teacher, and somebody forgotten."""
    course = place.home / "programmes" / "our-own"
    shutil.copytree(data_files.programme_folder("classroom-management", place.home), course)
    place.change("folder: classroom-management", "folder: our-own")
    write_env(place.home / ".env", "BOT_TOKEN", TOKEN)
    local = place.open()
    local.write(lambda tx: make.person(tx, tx.value("SELECT id FROM programmes"), "Amina Saleh"))
    local.close()
    forgotten.keep(forgotten.file_beside(place.config.database), ["0815"])
    return place


@pytest.fixture
def packed(old: Installation, call: Call) -> Path:
    """Pack it."""
    file = old.home.parent / "school.pack"
    told = call("pack", file)
    assert told.returncode == 0, told.stderr
    return file


def _sheet(old: Installation) -> Iterator[str]:
    return (line.partition(":")[2].strip() for line in recovery.lines(database_key(old.config)))


def test_it_moves_in_three_commands_and_runs_in_one_place(
    old: Installation, call: Call, packed: Path, tmp_path: Path
) -> None:
    """The key comes from paper; the token, the course and who was forgotten come along."""
    assert packed.stat().st_mode & 0o077 == 0
    inside = b"".join(zipfile.ZipFile(packed).read(name) for name in zipfile.ZipFile(packed).namelist())
    key = database_key(old.config)
    assert all(secret not in inside for secret in (TOKEN.encode(), b"Amina Saleh", key.hex().encode(), key))
    told = call("run")
    assert (told.returncode, "must not run in two places" in told.stderr) == (CONFIGURATION, True)

    sheet = "".join(f"{line}\n" for line in _sheet(old))
    shutil.rmtree(old.config.key_file.parent)
    old.environment["STAFFROOM_HOME"] = str(tmp_path / "new")
    wrong = call("unpack", packed, typed="0000 " * 17 + "\n" * 4)
    assert (wrong.returncode, "Nothing was unpacked" in wrong.stderr) == (1, True)
    assert not (tmp_path / "new" / "data" / "staffroom.db").exists()
    first, rest = sheet.split("\n", 1)
    told = call("unpack", packed, typed=f"{first[:-1]}x\n{first[:7]}\n{first}\n{rest}")
    assert (told.returncode, told.stderr) == (0, "")
    assert ["Line 1" in line and "group" in line for line in told.stdout.splitlines()].count(True) >= 2
    new = Installation(tmp_path / "new", old.environment)
    assert new.config.secrets.bot_token == TOKEN
    assert database_key(new.config) == key
    assert new.config.course_folder(new.config.settings.programmes[0]) == tmp_path / "new" / "programmes" / "our-own"
    assert forgotten.read(forgotten.file_beside(new.config.database)) >= {"0815"}
    local = new.open()
    assert local.read(lambda tx: tx.value("SELECT count(*) FROM people WHERE full_name = 'Amina Saleh'")) == 1
    assert local.read(lambda tx: tx.value("SELECT count(*) FROM facts WHERE name = :name", name=moving.SECRETS)) == 0
    local.close()
    moved.refuse(new.config)
    assert "there is a database already" in call("unpack", packed, typed=sheet).stderr


def test_a_bot_that_runs_is_not_packed_and_one_that_was_may_stay(old: Installation, call: Call, tmp_path: Path) -> None:
    """Whoever changes their mind says so."""
    with ProcessLock(old.config.lock_file):
        assert call("pack", tmp_path / "school.pack").returncode == ALREADY_RUNS
    assert not (tmp_path / "school.pack").exists()
    moved.refuse(old.config)
    assert call("pack", tmp_path / "school.pack").returncode == 0
    assert call("run").returncode == CONFIGURATION
    assert "may run here again" in call("pack", "--undo").stdout
    moved.refuse(old.config)


def test_a_file_of_somebody_else_is_refused(place: Installation, call_before: Call, tmp_path: Path) -> None:
    """Nothing is written anywhere, also where names lead out of the folder."""
    file = tmp_path / "odd.pack"
    file.write_bytes(b"no archive")
    assert "cannot be read" in call_before("unpack", file).stderr
    with zipfile.ZipFile(file, "w") as odd:
        for name in (moving.CONFIG, moving.DATABASE, "../../out.txt"):
            odd.writestr(name, "x")
    assert "was not written by" in call_before("unpack", file).stderr
    assert not list(tmp_path.parent.glob("out.txt"))
    assert "no such file" in call_before("unpack", tmp_path / "none.pack").stderr
    assert sorted(one.name for one in place.home.iterdir()) == ["config.yaml"]


def test_what_was_broken_off_leaves_nothing_behind(old: Installation, call: Call, tmp_path: Path) -> None:
    """All of the data would lie there for ever; and nobody is told to go where nothing went."""
    left = old.config.database.parent / f"{moved.FOLDER}x7"
    left.mkdir()
    (left / moving.DATABASE).write_bytes(b"left")
    (tmp_path / "school.pack").mkdir()
    told = call("pack", tmp_path / "school.pack")
    assert (told.returncode != 0, "cannot be written" in told.stderr) == (True, True)
    assert not left.exists()
    moved.refuse(old.config)
    left.mkdir()
    moved.sweep(old.config)
    assert not left.exists()


def test_what_is_wrong_in_the_new_folder_is_not_blamed_on_the_file(
    old: Installation, call: Call, packed: Path, tmp_path: Path
) -> None:
    """Carrying it over once more would not help; a second attempt keeps what stood there before the first."""
    new = tmp_path / "new"
    new.mkdir()
    (new / "config.yaml").write_text("own: 1\n", "utf-8")
    (new / "programmes").write_text("in the way", "utf-8")
    old.environment["STAFFROOM_HOME"] = str(new)
    for _ in range(2):
        told = call("unpack", packed)
        assert told.returncode != 0
        assert "cannot be written" in told.stderr
    assert (new / "config.before-unpack.yaml").read_text("utf-8") == "own: 1\n"
    (new / "programmes").unlink()
    assert call("unpack", packed).returncode == 0
    assert not list(new.glob(f"{moved.FOLDER}*"))


async def test_the_check_of_the_old_folder_says_that_the_bot_has_moved(
    old: Installation, call: Call, packed: Path
) -> None:
    """Until somebody lets it run here again."""
    [found] = [finding for finding in await check(old) if finding.key == "check-moved"]
    assert (found.level, packed.name in found.line, "pack --undo" in found.line) == ("problem", True, True)
    assert "must not run in two places" in call("run").stderr
    assert call("pack", "--undo").returncode == 0
    assert "check-moved" not in [finding.key for finding in await check(old)]


def test_what_a_database_of_before_left_behind_does_not_reach_the_unpacked_one(
    old: Installation, call: Call, packed: Path
) -> None:
    """Its log, and the note of an upgrade that was broken off."""
    config = old.config
    config.database.unlink()
    left = [config.database.with_name(f"{config.database.name}{end}") for end in ("-wal", "-shm", ".upgrade")]
    for file in left:
        file.write_bytes(b"left")
    assert call("unpack", packed).returncode == 0
    assert [file.name for file in left if file.exists()] == []
    old.open().close()


def test_a_key_of_something_else_is_named_as_such(old: Installation, call: Call, packed: Path) -> None:
    """The packed file is not to blame."""
    old.config.database.unlink()
    old.config.key_file.write_text("ab" * 32, "ascii")
    told = call("unpack", packed)
    assert (told.returncode, "is not that of the packed bot" in told.stderr) == (CONFIGURATION, True)
    old.config.key_file.unlink()
    told = call("unpack", packed, typed="")
    assert "Line 1 of the recovery sheet" in told.stdout
