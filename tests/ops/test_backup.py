"""Backups and restoring them."""

import asyncio
import json
import os
import re
import stat
from datetime import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests import builders as make
from tests.canary import Canary, bare, traces
from tests.ops.support import NOW, Installation, kept_in_many_places

from staffroom.inbox import service
from staffroom.kernel import facts
from staffroom.kernel.clock import DAY, HOUR, LedClock
from staffroom.kernel.db import Database, LocalDatabase, Tx
from staffroom.kernel.ids import Instant, ProgrammeId
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.ops import recovery
from staffroom.ops.by_hand import errands
from staffroom.ops.copying import backup, forgotten, retention
from staffroom.ops.copying.restore import restore
from staffroom.ops.keys import database_key
from staffroom.ops.lock import ProcessLock
from staffroom.rooms import people, programmes
from staffroom.rooms.endings import course
from staffroom.rooms.programmes import Ending

RIYADH = ZoneInfo("Asia/Riyadh")


def _copy(place: Installation, now: Instant = NOW) -> Path:
    local = place.open()
    made = backup.back_up(local, place.config, database_key(place.config), now)
    local.close()
    return made


def _restore(place: Installation, file: Path, now: Instant = NOW) -> Path | None:
    config = place.config
    return restore(file, config.database, database_key(config), config.lock_file, now).aside


def _fact(place: Installation, name: str) -> str | None:
    local = place.open()
    found = local.write(facts.get, name)
    local.close()
    return found


def _put(place: Installation, value: str) -> None:
    local = place.open()
    local.write(facts.put, "colour", value)
    local.close()


def test_a_backup_is_encrypted_dated_and_its_owners(place: Installation) -> None:
    """And the installation remembers when it was made."""
    made = _copy(place)
    assert made.name == "staffroom-2026-09-21-141320.db"
    assert not made.read_bytes().startswith(b"SQLite format 3")
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert _fact(place, backup.LAST) == str(NOW)
    assert [file.name for file in place.config.backups.iterdir()] == [made.name]


def test_what_a_reported_message_said_is_in_no_copy(place: Installation) -> None:
    """A copy outlives the case; the running database keeps the words until it is decided."""
    local = place.open()
    local.write(_report, "zirkumflex")
    local.write(_set_aside, "ornithopter")
    local.close()
    made = LocalDatabase(_copy(place), database_key(place.config))
    found = made.write(lambda tx: tx.tuples("SELECT words, name, kind FROM conduct_cases"))
    made.close()
    assert found == [("", "", "text")]
    copied = bare(made.path, database_key(place.config))
    assert not [said for said in (b"zirkumflex", b"Passer-by", b"ornithopter") if said in copied]
    assert _words(place) == "zirkumflex"


def test_of_a_batch_that_a_copy_caught_before_it_was_counted_only_that_is_missing(place: Installation) -> None:
    """Telegram repeats nothing of it: the rest is counted where the copy is put back."""
    local = place.open()
    local.write(_kept_as_it_came, "ornithopter")
    local.close()
    made = LocalDatabase(_copy(place), database_key(place.config))
    kept = made.write(lambda tx: [json.loads(body) for (body,) in tx.tuples("SELECT body FROM inbox_raw")])
    made.close()
    assert [update["update_id"] for batch in kept for update in batch["result"]] == [8]
    assert b"ornithopter" not in bare(made.path, database_key(place.config))


def _kept_as_it_came(tx: Tx, words: str) -> None:
    """Keep a batch with a report, one with nothing else, and one that cannot be read, as Telegram writes them."""
    report = f'{{"update_id":7,"message":{{"text":"\\/report","reply_to_message":{{"text":"{words}"}}}}}}'
    talk = '{"update_id":8,"message":{"text":"hello"}}'
    for said in (f"{report},{talk}", report, f"{report},{{"):
        service.keep_raw(tx, f'{{"ok":true,"result":[{said}]}}'.encode(), 9)


def _report(tx: Tx, words: str) -> None:
    cohort = make.cohort(tx, ProgrammeId(1))
    tx.run(
        "INSERT INTO conduct_cases (cohort_id, chat_id, message_id, author, name, words, said_at, opened_at)"
        " VALUES (:cohort, -1, 1, 'stranger', 'Passer-by', :words, 1, 1)",
        cohort=cohort,
        words=words,
    )


def _set_aside(tx: Tx, words: str) -> None:
    body = f'{{"message": {{"text": "/report", "reply_to_message": {{"text": "{words}"}}}}}}'
    press = f'{{"callback_query": {{"data": "conduct.do:1", "message": {{"text": "{words}"}}}}}}'
    for number, waits in ((5, body), (6, press), (7, body.replace("report", "offtopic"))):
        tx.run(
            "INSERT INTO inbox (update_id, lane, body, state, received_at) VALUES (:id, 'x', :body, 'parked', 1)",
            id=number,
            body=waits,
        )


def _words(place: Installation) -> str:
    local = place.open()
    found = local.write(lambda tx: str(tx.value("SELECT words FROM conduct_cases")))
    local.close()
    return found


def test_only_the_latest_copies_are_kept(place: Installation) -> None:
    """Other files in the folder are nobody's business."""
    place.change("keep: 7", "keep: 3")
    place.config.backups.mkdir()
    (place.config.backups / "staffroom-notes.db").touch()
    made = [_copy(place, Instant(NOW + day * DAY)) for day in range(5)]  # of one week and one month
    assert retention.copies(place.config.backups) == made[:1:-1]
    assert (place.config.backups / "staffroom-notes.db").exists()


def _aged(file: Path, now: Instant) -> Path:
    """Make a file that was written at a moment."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    os.utime(file, (now / 1000, now / 1000))
    return file


def test_copies_from_before_an_upgrade_or_a_restore_go_after_seven_days(place: Installation) -> None:
    """They hold what the nightly ones hold; the younger ones and other files stay."""
    folder, data, now = place.config.backups, place.config.database.parent, Instant(NOW + 30 * DAY)
    long_ago, lately = Instant(now - 7 * DAY - HOUR), Instant(now - 6 * DAY)
    gone = [
        _aged(folder / "before-upgrade-from-0003.db", long_ago),
        _aged(folder / f"{backup.name_at(long_ago).removesuffix('.db')}.part", now),
        _aged(data / f"staffroom-before-restore-{retention.stamp(long_ago)}.db", now),
        _aged(data / f"staffroom-before-restore-{retention.stamp(long_ago)}.db-wal", now),
        _aged(data / "staffroom.db.restoring", long_ago),
    ]
    kept = [
        _aged(folder / "before-upgrade-from-0004.db", lately),
        _aged(folder / "my-own.db", long_ago),
        _aged(data / f"staffroom-before-restore-{retention.stamp(lately)}.db", long_ago),
        _aged(data / "another-before-restore-2020-01-01-000000.db", long_ago),
    ]
    made = _copy(place, now)
    assert [file for file in gone if file.exists()] == []
    assert all(file.exists() for file in (*kept, made, place.config.database))


def test_a_copy_that_was_just_made_is_never_surplus(place: Installation) -> None:
    """Although a clock that went wrong once left copies from the future."""
    for day in range(1, 9):
        _aged(place.config.backups / backup.name_at(Instant(NOW + day * DAY)), NOW)
    assert _copy(place).exists()


def test_a_copy_that_cannot_be_removed_does_not_spoil_the_new_one(place: Installation) -> None:
    """A folder has its name."""
    (place.config.backups / "before-upgrade-from-0001.db").mkdir(parents=True)
    os.utime(place.config.backups / "before-upgrade-from-0001.db", (0, 0))
    assert _copy(place).exists()


def test_a_backup_brings_everything_back_and_the_former_file_is_kept(place: Installation) -> None:
    """Both can be read afterwards, and no log of the former file is left to spoil the new one."""
    _put(place, "green")
    made = _copy(place)
    before = made.read_bytes()
    _put(place, "red")
    aside = _restore(place, made, Instant(NOW + HOUR))
    assert _fact(place, "colour") == "green"
    assert aside is not None
    assert aside.name == "staffroom-before-restore-2026-09-21-151320.db"
    former = LocalDatabase(aside, database_key(place.config))
    assert former.write(facts.get, "colour") == "red"
    former.close()
    assert made.read_bytes() == before
    assert not list(place.config.backups.glob("*-wal"))


@pytest.mark.parametrize("same", [True, False])
def test_a_sheet_that_was_proved_to_be_on_paper_is_so_after_a_restore(place: Installation, *, same: bool) -> None:
    """The copy is older than that; the paper is not. Another key's sheet proves nothing."""
    local, key = place.open(), database_key(place.config)
    made = backup.back_up(local, place.config, key, NOW)
    local.write(recovery.confirm, key if same else bytes(32))
    local.close()
    restore(made, place.config.database, key, place.config.lock_file, NOW)
    local = place.open()
    assert local.read(recovery.is_confirmed, key) is same
    local.close()


def test_an_unfinished_log_of_a_crash_goes_with_the_former_file(place: Installation) -> None:
    """The restored file never sees it, and nothing is thrown away."""
    _put(place, "green")
    made = _copy(place)
    local = place.open()
    local.write(facts.put, "colour", "red")
    crashed = {side: Path(f"{place.config.database}{side}").read_bytes() for side in ("", "-wal")}
    local.close()
    for side, content in crashed.items():
        Path(f"{place.config.database}{side}").write_bytes(content)
    aside = _restore(place, made)
    assert _fact(place, "colour") == "green"
    assert aside is not None
    former = LocalDatabase(aside, database_key(place.config))
    assert former.write(facts.get, "colour") == "red"
    former.close()


def test_a_lost_database_is_brought_back(place: Installation) -> None:
    """This is what the backup is for."""
    _put(place, "green")
    made = _copy(place)
    database_key(place.config)
    place.config.database.unlink()
    assert _restore(place, made) is None
    assert _fact(place, "colour") == "green"


def test_a_copy_from_before_an_end_was_stopped_deletes_nobody_on_the_day_that_was_meant(place: Installation) -> None:
    """Admins are reminded anew, and have a week to stop it anew."""
    local = place.open()
    number = local.write(lambda tx: ProgrammeId(tx.value("SELECT id FROM programmes")))
    local.write(make.person, number)
    local.write(programmes.put_ending, Ending(number, None, "reminded", Instant(NOW + DAY), Instant(NOW + DAY)))
    local.close()
    made = _copy(place)
    local = place.open()
    local.write(programmes.drop_ending, number)
    local.close()
    later = Instant(NOW + DAY + HOUR)
    _restore(place, made, later)
    local = place.open()
    for _ in range(9):
        local.write(course.go_on, later)
    found = local.write(programmes.ending, number)
    assert found is not None
    assert (found.state, found.erase_at >= later + 7 * DAY) == ("reminded", True)
    assert local.write(lambda tx: tx.value("SELECT count(*) FROM people")) > 0
    local.close()


def test_nothing_is_restored_while_the_bot_runs(place: Installation) -> None:
    """It would write into a file that is gone."""
    made = _copy(place)
    with ProcessLock(place.config.lock_file), pytest.raises(Trouble, match="running already") as caught:
        _restore(place, made)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("fault", ["missing", "text", "other key", "cut", "flipped"])
def test_a_bad_backup_is_refused_and_the_database_stays(place: Installation, fault: str) -> None:
    """Whatever is wrong with it, it is told in a sentence."""
    local = place.open()
    with_rows = make.at()
    local.write(lambda tx: [make.person(tx, make.programme(tx, slug=f"p{i}")) for i in range(20)])
    local.close()
    _put(place, "green")
    made = _copy(place, with_rows)
    content = bytearray(made.read_bytes())
    if fault == "missing":
        made.unlink()
    elif fault == "text":
        made.write_text("this is no database")
    elif fault == "cut":
        made.write_bytes(content[: len(content) // 2])
    elif fault == "flipped":
        content[len(content) // 2 + 100] ^= 1
        made.write_bytes(content)
    if fault == "other key":
        key = place.config.key_file.read_text("ascii")
        other = LocalDatabase(place.home / "other.db", os.urandom(32))
        backup.copy_now(other.connection, place.config.backups, os.urandom(32), with_rows)
        other.close()
        assert place.config.key_file.read_text("ascii") == key
    with pytest.raises(Trouble) as caught:
        _restore(place, made)
    assert made.name in str(caught.value)
    assert caught.value.exit_code == (1 if fault == "missing" else CONFIGURATION)
    assert _fact(place, "colour") == "green"
    assert not list(place.config.database.parent.glob("*.restoring*"))


def test_a_backup_of_a_newer_program_is_refused(place: Installation) -> None:
    """This one could not read it."""
    local = place.open()
    local.write(lambda tx: tx.run("INSERT INTO schema_versions (version, name) VALUES (9999, 'later')"))
    made = backup.copy_now(local.connection, place.config.backups, database_key(place.config), NOW)
    local.write(lambda tx: tx.run("DELETE FROM schema_versions WHERE version = 9999"))
    local.close()
    with pytest.raises(Trouble, match="newer"):
        _restore(place, made)


def test_a_full_or_forbidden_folder_is_told(place: Installation) -> None:
    """The folder's name is a file's."""
    place.config.backups.write_text("not a folder")
    with pytest.raises(Trouble, match="no backup can be written"):
        _copy(place)


@pytest.mark.parametrize(
    ("made", "due"),
    [
        (None, "1970-01-01T00:00"),
        ("2026-09-06T00:29", "2026-09-06T00:30"),
        ("2026-09-06T00:30", "2026-09-07T00:30"),
        ("2026-09-06T12:00", "2026-09-07T00:30"),
        ("2026-09-06T22:00", "2026-09-07T00:30"),
    ],
)
def test_the_next_copy_is_due_at_the_next_half_past_three(made: str | None, due: str) -> None:
    """In Riyadh that is half past midnight in UTC; without any copy it is due at once."""
    moment = None if made is None else make.utc(made)
    assert backup.due_after(moment, time(3, 30), RIYADH) == make.utc(due)


def _days(folder: Path) -> list[str]:
    return [file.name[18:20] for file in retention.copies(folder)]


async def test_the_keeper_makes_a_copy_each_day(place: Installation) -> None:
    """As the clock is moved, night after night, and one at once after a long break; of a month two are kept here."""
    place.change("keep: 7", "keep: 2")
    place.change("weekly: 4", "weekly: 0")
    place.open().close()
    config, key = place.config, database_key(place.config)
    clock = LedClock(make.at(6, 9), 0.0)
    db = await Database.open(config.database, key)
    keeper = asyncio.ensure_future(backup.BackupKeeper(db, clock, config).run())
    try:
        for day, expected in ((6, 1), (7, 2), (8, 2), (20, 2)):
            clock.lead(make.at(day, 9), 0.0)
            async with asyncio.timeout(60):
                while _days(config.backups)[:1] != [f"{day:02}"] or len(_days(config.backups)) != expected:  # noqa: ASYNC110  files have no event
                    await asyncio.sleep(0.01)
        assert _days(config.backups) == ["20", "08"]
    finally:
        keeper.cancel()
        await asyncio.gather(keeper, return_exceptions=True)
        await db.close()


def test_who_had_their_data_deleted_stays_deleted_in_a_restored_copy(place: Installation) -> None:
    """The copy holds them; the next start does not. Nobody else is touched, and the list beside it names nobody."""
    local, beside = place.open(), forgotten.file_beside(place.config.database)
    forgotten.agree(local)
    course = local.write(lambda tx: ProgrammeId(tx.value("SELECT id FROM programmes")))
    leaving, staying = (local.write(make.person, course, name) for name in ("Amina Saleh", "Bo Lund"))
    made = backup.back_up(local, place.config, database_key(place.config), NOW)
    local.write(people.remember_forgotten, leaving)
    local.write(people.erase, leaving)
    local.close()
    _restore(place, made)
    assert stat.S_IMODE(beside.stat().st_mode) == 0o600
    assert re.fullmatch(r"[0-9a-f]{32}\n", beside.read_text())
    local = place.open()
    assert local.write(people.find, leaving) is not None
    forgotten.agree(local)
    assert local.write(people.find, leaving) is None
    assert local.write(people.find, staying) is not None
    local.close()


def test_the_copies_carry_the_list_to_another_machine_where_nothing_of_the_deleted_is_left(place: Installation) -> None:
    """Not even what was kept of their account alone: at a door, at a wrong link, of a message that no handler took."""
    local, canary = place.open(), Canary(4_711_081_547)
    forgotten.agree(local)
    leaving = local.write(kept_in_many_places, canary)
    assert local.write(traces, canary)
    made = backup.back_up(local, place.config, database_key(place.config), NOW)
    local.write(people.remember_forgotten, leaving)
    local.write(people.erase, leaving)
    backup.back_up(local, place.config, database_key(place.config), Instant(NOW + DAY))
    local.close()
    for file in place.config.database.parent.glob("*"):
        if file.is_file():
            file.unlink()
    _restore(place, made)
    local = place.open()
    assert local.write(people.find, leaving) is not None
    forgotten.agree(local)
    assert local.write(traces, canary) == []
    local.close()


def test_who_wishes_to_come_back_is_struck_from_the_list_beside_the_database(place: Installation) -> None:
    """Otherwise the next start would forget them again."""
    local, beside = place.open(), forgotten.file_beside(place.config.database)
    forgotten.agree(local)
    course = local.write(lambda tx: ProgrammeId(tx.value("SELECT id FROM programmes")))
    person = local.write(make.person, course, "Amina Saleh")
    roster_id = local.write(people.get, person).roster_id
    local.write(people.remember_forgotten, person)
    forgotten.agree(local)
    assert len(forgotten.read(beside)) == 1
    _copy(place)
    assert len(forgotten.read(forgotten.file_among(place.config.backups))) == 1
    session = errands.Session(place.config, database_key(place.config), local, NOW)
    assert not errands.readmit(session, "nobody", None)
    assert errands.readmit(session, roster_id, None)
    assert forgotten.read(beside) == forgotten.read(forgotten.file_among(place.config.backups)) == set()
    local.close()
