"""A new key for the database and its copies; broken off anywhere, the bot starts."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.disks import full_at
from tests.ops.support import NOW, Call, Installation, in_order

from staffroom.config import Config
from staffroom.kernel import facts, failpoints
from staffroom.kernel.clock import DAY
from staffroom.kernel.db import LocalDatabase
from staffroom.kernel.db_file import encrypted_copy, opens
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.ops import keys, recovery
from staffroom.ops.by_hand import recording
from staffroom.ops.copying import backup, copies, retention
from staffroom.ops.copying.cleansing import Broom
from staffroom.ops.copying.restore import restore
from staffroom.ops.handing import rekeying, rotation
from staffroom.ops.handing.rekeying import STEP, Rewritten
from staffroom.ops.lock import ProcessLock
from staffroom.rooms.records.seals import Signer
from staffroom.rooms.records.values import Summary


def _school(place: Installation, days: int = 2) -> bytes:
    """Set an installation up with copies in two folders and one from before an upgrade; return its key."""
    folder = place.home.parent / "disk"
    folder.mkdir()
    place.change('second_folder: ""', f'second_folder: "{folder}"')
    in_order(place)
    key, local = keys.database_key(place.config), place.open()
    local.write(facts.put, "colour", "green")
    for day in range(1, 1 + days):
        now = Instant(NOW + day * DAY)
        made = backup.back_up(local, place.config, key, now)
        copies.look_after(made, place.config, Broom((key,), frozenset()), now)
    (place.config.backups / "before-upgrade-from-0003.db").write_bytes(made.read_bytes())
    local.close()
    return key


def _everything(config: Config) -> list[Path]:
    folders = [config.backups, *([config.second_folder] if config.second_folder else [])]
    found = [file for folder in folders for file in retention.copies(folder)]
    return [config.database, *found, config.backups / "before-upgrade-from-0003.db"]


def _change(config: Config) -> Rewritten:
    with rotation.alone(config):
        return rotation.take(config, rotation.begin(config))


def _colour(place: Installation) -> str | None:
    local = LocalDatabase(place.config.database, keys.database_key(place.config))
    try:
        return local.read(facts.get, "colour")
    finally:
        local.close()


def _left_over(place: Installation) -> list[str]:
    known = (".next", ".former", ".rekeyed", ".part", "-wal", "-shm", "-journal")
    return [file.name for file in place.home.parent.rglob("*") if file.name.endswith(known)]


def test_database_and_every_copy_have_the_new_key_and_none_needs_the_old_one(place: Installation) -> None:
    """The second folder and the copy from before an upgrade as well; nothing is left behind."""
    old = _school(place)
    done = _change(place.config)
    new = keys.database_key(place.config)
    assert new != old
    assert done == Rewritten(6)
    assert [file.name for file in _everything(place.config) if not opens(file, new) or opens(file, old)] == []
    assert _colour(place) == "green"
    local = place.open()
    assert local.read(recovery.is_confirmed, new)
    local.close()
    assert _left_over(place) == []


def test_a_copy_from_before_is_restored_with_the_new_key(place: Installation) -> None:
    """That of the other disk."""
    _school(place)
    _change(place.config)
    config = place.config
    assert config.second_folder is not None
    config.database.unlink()
    restore(
        retention.copies(config.second_folder)[-1], config.database, keys.database_key(config), config.lock_file, NOW
    )
    assert _colour(place) == "green"


def _killed_at(config: Config, number: int, work: Callable[[Config], object]) -> bool:
    """Do something in a child that dies at the n-th step; say whether it did."""
    child = os.fork()
    if child == 0:
        vars(rotation)["reach"] = vars(rekeying)["reach"] = failpoints.armed(f"{STEP}:{number}")
        try:
            work(config)
        finally:
            os._exit(0)
    return os.waitpid(child, 0)[1] == signal.SIGKILL


def test_killed_at_any_step_it_starts_with_the_old_key_or_the_new_one_and_goes_on(place: Installation) -> None:
    """And killed again while it goes on; in the end one key opens everything, and nothing is left over."""
    old, number, met = _school(place, days=1), 0, set[bool]()
    before = {file: file.read_bytes() for file in [*_everything(place.config), place.config.key_file]}
    config = place.config
    while _killed_at(config, number := number + 1, _change):
        assert _colour(place) == "green"
        _killed_at(config, 2, rotation.go_on)
        assert _colour(place) == "green"
        with ProcessLock(config.lock_file):
            rotation.go_on(config)
        key = keys.database_key(config)
        assert [file.name for file in _everything(config) if not opens(file, key)] == [], number
        assert _colour(place) == "green"
        assert _left_over(place) == [], number
        assert key == keys.read_file(config.key_file)
        met.add(key == old)
        for file, content in before.items():
            file.write_bytes(content)
    assert number > 14
    assert met == {True, False}


def test_no_other_key_is_taken_while_the_change_is_not_done(place: Installation) -> None:
    """Dead after the database and before the key's file: the next key opens it, by every command."""
    old = _school(place)
    assert _killed_at(place.config, 4, _change)
    assert keys.read_file(place.config.key_file) == old
    assert opens(place.config.database, keys.database_key(place.config))
    assert keys.existing_key(place.config) == keys.database_key(place.config) != old


@pytest.mark.parametrize("step", [1, 3, 4])
def test_broken_off_where_no_key_opens_the_database_none_is_thrown_away(
    place: Installation, call: Call, step: int
) -> None:
    """At the sheet, before the new database took the old one's place, and after; a damaged page: a copy is restored."""
    old, config = _school(place), place.config
    assert _killed_at(config, step, _change)
    new, content = keys.read_file(keys.next_file(config.key_file)), config.database.read_bytes()
    config.database.write_bytes(content[:100] + bytes(4096) + content[4196:])
    with pytest.raises(Trouble, match="neither the key"):
        _change(config)
    rotation.go_on(config)
    assert keys.database_key(config) == old == keys.read_file(config.key_file)
    assert keys.read_file(keys.next_file(config.key_file)) == new
    restored = call("restore", retention.copies(config.backups)[0], "--yes")
    assert restored.returncode == 0, restored.stderr
    assert _colour(place) == "green"
    rotation.go_on(config)
    assert keys.database_key(config) == old
    assert [name for name in _left_over(place) if "before-restore" not in name] == []


def test_a_no_before_a_copy_is_restored_leaves_a_change_that_was_broken_off_as_it_is(
    place: Installation, call: Call
) -> None:
    """Neither the key nor a copy is touched; a yes ends the change and restores the copy."""
    _school(place)
    config = place.config
    assert _killed_at(config, 4, _change)
    before = {file: file.read_bytes() for file in [*_everything(config), *config.key_file.parent.iterdir()]}
    copy = retention.copies(config.backups)[0]
    asked = call("restore", copy, typed="n\n", sits=True)
    assert (asked.returncode, asked.stderr) == (1, "Nothing was changed.\n")
    assert {file: file.read_bytes() for file in before if file.exists()} == before
    restored = call("restore", copy, typed="y\n", sits=True)
    assert (restored.returncode, restored.stderr) == (0, "")
    assert _colour(place) == "green"
    assert not keys.is_changing(config)


def test_where_the_bot_ends_a_change_at_its_start_the_window_says_what_was_done(
    place: Installation, caplog: pytest.LogCaptureFixture
) -> None:
    """In the words of the command, but for what the bot does itself."""
    _school(place)
    assert _killed_at(place.config, 4, _change)
    rotation.go_on(place.config)
    said = [getattr(record, "plain", "") for record in caplog.records if record.name == rotation.__name__]
    assert "The database and 6 copies have the new key" in said[0]
    assert all(said)
    assert "Start the bot again." not in said


@pytest.mark.parametrize("bare", [False, True])
def test_a_second_folder_that_is_away_holds_up_no_restore_and_keeps_the_former_key(
    place: Installation, call: Call, *, bare: bool
) -> None:
    """The other copies have the new key; once the disk is there again, so have those on it."""
    old, config = _school(place), place.config
    assert config.second_folder is not None
    assert _killed_at(config, 4, _change)
    away = config.second_folder.rename(config.second_folder.with_name("away"))
    if bare:
        config.second_folder.mkdir()
        _was_apart(config)
    restored = call("restore", retention.copies(config.backups)[0], "--yes")
    assert (restored.returncode, restored.stderr) == (0, "")
    assert _colour(place) == "green"
    assert keys.known(config, keys.database_key(config))[1:] == (old,)
    away.rename(config.second_folder)
    rotation.go_on(config)
    key = keys.database_key(config)
    assert keys.known(config, key) == (key,)
    assert [file.name for file in _everything(config) if not opens(file, key)] == []


def _was_apart(config: Config) -> None:
    """Let the second folder have been on a disk of its own; here it never is."""
    local = LocalDatabase(config.database, keys.database_key(config))
    local.write(facts.put, "backup.second", str(config.second_folder))
    local.close()


def test_a_second_folder_that_is_new_and_empty_holds_up_no_change(place: Installation) -> None:
    """No copy of it would be left behind under the old key."""
    _school(place)
    fresh = place.home.parent / "fresh"
    fresh.mkdir()
    place.change(str(place.config.second_folder), str(fresh))
    assert _change(place.config).waiting == ()


def test_where_the_second_disk_is_lost_for_good_the_change_ends_without_it(place: Installation) -> None:
    """What is left to do names the setting, and no copy that could be deleted."""
    _school(place)
    config = place.config
    assert config.second_folder is not None
    assert _killed_at(config, 4, _change)
    config.second_folder.rename(config.second_folder.with_name("lost"))
    ended = rotation.finish(config)
    assert ended is not None
    told = " ".join(rotation.told(ended, config))
    assert "or take backup.second_folder out of config.yaml where that disk is lost for good; then" in told
    assert "delete the copy" not in told
    place.change(f'second_folder: "{config.second_folder}"', 'second_folder: ""')
    rotation.go_on(place.config)
    assert not keys.is_changing(place.config)


def test_old_copies_are_looked_after_while_the_change_is_not_done(place: Installation) -> None:
    """They are under the former key still, and get the new one that night."""
    old = _school(place)
    number = 7
    assert _killed_at(place.config, number, _change)
    config, now = place.config, Instant(NOW + 20 * DAY)
    key, copy = keys.database_key(config), retention.copies(config.backups)[0]
    assert keys.known(config, key) == (key, old)
    local = place.open()
    made = backup.back_up(local, config, key, now)
    local.close()
    copies.look_after(made, config, Broom(keys.known(config, key), frozenset()), now)
    assert opens(copy, key)


def test_where_the_bot_runs_or_a_copy_is_out_of_reach_nothing_is_changed(place: Installation) -> None:
    """Nor where the key is not ours to write."""
    old, config = _school(place), place.config
    assert config.second_folder is not None
    with ProcessLock(config.lock_file), pytest.raises(Trouble, match="running already"):
        _change(config)
    away = config.second_folder.rename(config.second_folder.with_name("away"))
    with pytest.raises(Trouble, match="Plug its disk in"):
        _change(config)
    config.second_folder.mkdir()
    _was_apart(config)
    with pytest.raises(Trouble, match="its disk, which is not mounted"):
        _change(config)
    away.rename(config.second_folder)
    place.environment["STAFFROOM_DB_KEY"] = old.hex()
    with pytest.raises(Trouble, match="take the variable away"):
        _change(place.config)
    assert keys.read_file(config.key_file) == old
    assert _colour(place) == "green"
    assert _left_over(place) == []


def test_where_another_terminal_has_the_database_open_nothing_is_changed(place: Installation) -> None:
    """One that waits at a question: it is told of before a sheet is written down, and its answer is kept."""
    old, config = _school(place), place.config
    with _at_a_question(config) as answer:
        with pytest.raises(Trouble, match="works at the database"):
            _change(config)
        answer()
    assert keys.database_key(config) == old
    assert _colour(place) == "red"
    assert _left_over(place) == []


def test_another_terminal_that_came_while_the_sheet_was_written_down_is_waited_for(place: Installation) -> None:
    """The key stays as it was; asked again without it, the change is made."""
    old, config = _school(place), place.config
    with rotation.alone(config):
        new = rotation.begin(config)
        with _at_a_question(config) as answer:
            with pytest.raises(Trouble, match="works at the database"):
                rotation.take(config, new)
            answer()
    assert keys.database_key(config) == old
    _change(config)
    key = keys.database_key(config)
    assert key != old
    assert _colour(place) == "red"
    assert [file.name for file in _everything(config) if not opens(file, key)] == []
    assert _left_over(place) == []


def test_nobody_comes_to_the_database_while_it_is_written_anew(
    place: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another terminal's roster, say: it is refused, and nothing of it could be lost."""
    old, config = _school(place), place.config
    refused = list[str]()

    def and_another(connection: object, target: Path, key: bytes) -> None:
        encrypted_copy(connection, target, key)
        with pytest.raises(Trouble) as trouble:
            LocalDatabase(config.database, old)
        refused.append(str(trouble.value))

    monkeypatch.setattr("staffroom.kernel.db_file.BUSY_SECONDS", 0.0)
    monkeypatch.setattr("staffroom.ops.handing.rotation.encrypted_copy", and_another)
    with rotation.alone(config):
        new = rotation.begin(config)
        rotation.take(config, new)
    assert "locked" in refused[0]
    assert keys.database_key(config) == new
    assert _colour(place) == "green"


@contextmanager
def _at_a_question(config: Config) -> Iterator[Callable[[], None]]:
    """Give another process that has the database open, as a command that asks; then it writes what was said."""
    key, (asked, ask), (said, say) = keys.database_key(config), os.pipe(), os.pipe()
    if (child := os.fork()) == 0:
        try:
            local = LocalDatabase(config.database, key)
            local.read(facts.get, "colour")
            os.write(ask, b"?")
            if os.read(said, 1) == b"y":
                local.write(facts.put, "colour", "red")
                local.close()
        finally:
            os._exit(0)
    os.read(asked, 1)
    try:
        yield lambda: (os.write(say, b"y"), None)[1]
    finally:
        os.write(say, b"n")
        os.waitpid(child, 0)
        for end in (asked, ask, said, say):
            os.close(end)


def test_a_copy_that_is_not_proved_to_have_the_new_key_keeps_the_former_one(place: Installation, call: Call) -> None:
    """One is damaged, one out of reach for a moment; the others have it, and so have these once that is put right."""
    old = _school(place)
    config, (damaged, away, *_) = place.config, retention.copies(place.config.backups)
    damaged.write_bytes(damaged.read_bytes()[:-1000] + bytes(1000))
    kept = away.rename(away.with_name("kept"))
    away.mkdir()
    found = _change(config)
    new = keys.database_key(config)
    assert (found.done, [one.copy for one in found.waiting]) == (4, [damaged, away])
    assert keys.known(config, new) == (new, old)
    again = call("rotate", "key")
    assert again.returncode == 1
    assert f"Not done: {damaged} (it is damaged)" in again.stdout
    assert f"Not done: {away} (" in again.stdout
    assert "recovery sheet of a NEW key" not in again.stdout
    damaged.unlink()
    away.rmdir()
    kept.rename(away)
    done = call("rotate", "key")
    assert (done.returncode, "gone on with" in done.stdout) == (0, True)
    assert keys.known(config, keys.database_key(config)) == (new,)
    assert opens(away, new)
    assert _left_over(place) == []


def test_a_copy_of_somebody_else_is_left_as_it_is_and_named(place: Installation) -> None:
    """No key of ours is of any use to it."""
    _school(place)
    copy = retention.copies(place.config.backups)[0]
    copy.write_bytes(bytes(copy.stat().st_size))
    assert _change(place.config) == Rewritten(5, strange=(copy,))
    assert _left_over(place) == []


def test_a_copy_of_before_knows_after_its_restore_what_the_change_proved(place: Installation, call: Call) -> None:
    """The new sheet is on paper, and records of before can be checked."""
    _school(place)
    text = _record(keys.database_key(place.config))
    _change(place.config)
    assert call("restore", retention.copies(place.config.backups)[-1], "--yes").returncode == 0
    told = "\n".join(recording.verify(text, None, place.home / "config.yaml"))
    assert "was this installation's until" in told
    local = place.open()
    assert local.read(recovery.is_confirmed, keys.database_key(place.config))
    local.close()


def test_a_copy_under_the_new_key_is_as_old_as_before(place: Installation) -> None:
    """Else it would be kept, with whoever had their data deleted, for a week more."""
    _school(place)
    copy = place.config.backups / "before-upgrade-from-0003.db"
    os.utime(copy, (NOW / 1000, NOW / 1000))
    _change(place.config)
    assert opens(copy, keys.database_key(place.config))
    assert retention.made_at(copy) == NOW


def test_what_an_older_copy_left_beside_itself_goes_with_it(place: Installation) -> None:
    """The log of what was there would be taken for that of the copy."""
    _school(place)
    copy = retention.copies(place.config.backups)[0]
    for side in ("-wal", "-shm", "-journal"):
        copy.with_name(f"{copy.name}{side}").write_bytes(b"")
    _change(place.config)
    assert _left_over(place) == []


def test_on_a_full_disk_the_old_key_stays_and_that_is_said(place: Installation) -> None:
    """Nothing is left behind; with more room it is done."""
    old, config = _school(place), place.config
    with rotation.alone(config):
        new = rotation.begin(config)
        with full_at(config.database.stat().st_size // 2), pytest.raises(Trouble) as trouble:
            rotation.take(config, new)
    assert "Nothing was changed: the key and the sheet that you had are good" in str(trouble.value)
    assert keys.database_key(config) == old
    assert _colour(place) == "green"
    rotation.go_on(config)
    assert _left_over(place) == []
    assert _change(config).done == 6


def test_on_a_disk_that_is_full_after_the_database_the_copies_wait_under_the_former_key(place: Installation) -> None:
    """The new key is good already."""
    old, config = _school(place), place.config
    assert _killed_at(config, 5, _change)
    with ProcessLock(config.lock_file), full_at(config.database.stat().st_size // 2):
        found = rotation.finish(config)
    assert found is not None
    assert len(found.waiting) == 6
    new = keys.database_key(config)
    assert keys.known(config, new) == (new, old)
    assert all(opens(copy, old) for copy in _everything(config)[1:])
    rotation.go_on(config)
    assert all(opens(copy, new) for copy in _everything(config)[1:])
    assert _left_over(place) == []


def test_an_upgrade_that_was_broken_off_is_ended_before_the_key_is_changed(place: Installation, call: Call) -> None:
    """The copy that it may go back to is under the present key."""
    old = _school(place)
    upgrade_note = place.config.database.with_name(f"{place.config.database.name}.upgrade")
    upgrade_note.write_text("{}", "utf-8")
    told = call("rotate", "key")
    assert (told.returncode, "upgrade of the database was broken off" in told.stderr) == (CONFIGURATION, True)
    told = call("pack", place.home / "school.pack")
    assert (told.returncode, "upgrade of the database was broken off" in told.stderr) == (CONFIGURATION, True)
    upgrade_note.unlink()
    assert keys.database_key(place.config) == old
    assert _left_over(place) == []
    assert not (place.home / "school.pack").exists()


def test_packing_ends_a_change_of_keys_that_was_broken_off(place: Installation, call: Call) -> None:
    """One key and one sheet open what is packed."""
    old, config = _school(place), place.config
    assert _killed_at(config, 4, _change)
    assert call("pack", place.home / "school.pack").returncode == 0
    assert keys.read_file(config.key_file) == keys.database_key(config) != old
    assert _left_over(place) == []


def test_records_from_before_are_known_as_such_afterwards(place: Installation) -> None:
    """Of each key that was ours; somebody else's is none of them."""
    _school(place, days=1)
    texts = []
    for _ in range(2):
        texts.append(_record(keys.database_key(place.config)))
        _change(place.config)
    texts.append(_record(keys.database_key(place.config)))
    told = ["\n".join(recording.verify(text, None, place.home / "config.yaml")) for text in texts]
    assert ["was this installation's until" in one for one in told] == [True, True, False]
    with pytest.raises(Trouble, match="another key"):
        recording.verify(_record(bytes(32)), None, place.home / "config.yaml")


def _record(key: bytes) -> str:
    summary = Summary("Amina Saleh", {"en": "Reading"}, "", "2026-09-06", "2026-12-06", 1, 1, 1, 1, 1, 1)
    return Signer(keys.signing_seed(key)).text(summary)


def test_the_command_prints_the_new_sheet_and_asks_for_it_before_anything_is_changed(
    place: Installation, call: Call
) -> None:
    """Whoever has no right group reads that nothing was changed."""
    old = _school(place)
    wrong = call("rotate", "key", typed="0000\n0000\n")
    assert "Look at line 2 of the sheet" in wrong.stdout
    assert (wrong.returncode, "Nothing was changed" in wrong.stderr) == (1, True)
    assert keys.database_key(place.config) == old
    assert _left_over(place) == []
    assert "Done" not in wrong.stdout


def test_the_command_tells_what_was_done(place: Installation, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a person would type it who reads the sheet on the screen, and is asked again for a group with a mistake."""
    old = _school(place)
    fixed = bytes(range(32))
    monkeypatch.setattr("secrets.token_bytes", lambda _n: fixed)
    groups = [recovery.lines(fixed)[number - 1].split()[-1] for number in recovery.ASKED_LINES]
    written = place.config.key_file.with_name(recovery.FILE)
    written.write_text("\n".join(recovery.lines(old)), "ascii")
    done = call("rotate", "key", typed="\n".join(["0000", groups[0], "beef", "", groups[1]]) + "\n")
    assert done.returncode == 0, done.stderr
    assert [f"Look at line {number} of the sheet" in done.stdout for number in (2, 4)] == [True, True]
    assert "1:  0001 0203 0405 0607" in done.stdout
    assert "The database and 6 copies have the new key" in done.stdout
    assert "Done." in done.stdout
    assert done.stdout.endswith("Start the bot again.\n")
    assert f"Delete {written}" in done.stdout
    assert keys.database_key(place.config) == fixed != old
    assert _colour(place) == "green"


def test_the_sheet_that_was_typed_brings_a_lost_key_back_from_a_copy(place: Installation, call: Call) -> None:
    """Another machine: a copy, and four lines on paper."""
    _school(place)
    key, config = keys.database_key(place.config), place.config
    config.database.unlink()
    config.key_file.unlink()
    lost = call("restore", retention.copies(config.backups)[0])
    assert (lost.returncode, "recovery-sheet --type" in lost.stderr) == (CONFIGURATION, True)
    first, *others = (line[2:] for line in recovery.lines(key))
    typed = call("recovery-sheet", "--type", typed="\n".join([first[:-1], first, *others, ""]))
    assert (typed.returncode, "needs five groups" in typed.stdout, "The key is back" in typed.stdout) == (0, True, True)
    assert config.key_file.stat().st_mode & 0o077 == 0
    assert call("restore", retention.copies(config.backups)[0]).returncode == 0
    assert _colour(place) == "green"


def test_a_sheet_of_something_else_brings_no_key_back(place: Installation, call: Call) -> None:
    """Nothing is written, and a key that is there stays."""
    _school(place)
    key, other = keys.database_key(place.config), "\n".join(line[2:] for line in recovery.lines(bytes(range(32))))
    told = call("recovery-sheet", "--type", typed=other)
    assert (told.returncode, "There is a key already" in told.stderr) == (1, True)
    assert keys.database_key(place.config) == key
    place.environment["STAFFROOM_DB_KEY"] = key.hex()
    told = call("recovery-sheet", "--type", typed=other)
    assert "There is a key already, in STAFFROOM_DB_KEY." in told.stderr
    place.environment["STAFFROOM_DB_KEY"] = ""
    place.config.key_file.unlink()
    told = call("recovery-sheet", "--type", typed=other)
    assert (told.returncode, "does not open" in told.stderr) == (1, True)
    assert not place.config.key_file.exists()
