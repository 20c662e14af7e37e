"""Faults, one at a time, in an installation of which nothing was to be said: each is found under its name."""

import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
from tests import builders as make
from tests.conftest import KEY, blank
from tests.ops.support import NOW, Installation, check, fresh, in_order, lines

from staffroom import data_files
from staffroom.config import write_private
from staffroom.kernel import facts
from staffroom.kernel.clock import DAY, HOUR
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.screen import Text
from staffroom.kernel.text import Translator
from staffroom.ops import alerts, keys, moved, recovery
from staffroom.ops.checks.findings import exit_code
from staffroom.ops.copying import backup, drill
from staffroom.rooms import programmes
from telegram_emulator import Emulator, Sim

RIGHTS = ("invite_users", "restrict_members", "delete_messages", "pin_messages", "change_info")


@dataclass
class Stage:
    """An installation in order, with a coordinator and a group that the bot administers at the stand-in."""

    place: Installation
    emulator: Emulator
    sim: Sim
    chat: int

    def write(self, work: Callable[[Tx], object]) -> None:
        """Change something in the database."""
        local = LocalDatabase(self.place.home / "data" / "staffroom.db", KEY)
        local.write(work)
        local.close()

    def run(self, sql: str) -> None:
        """Run a statement in the database."""
        self.write(lambda tx: tx.run(sql))

    async def call(self, method: str, **fields: object) -> None:
        """Do as another program with the same token does."""
        async with aiohttp.ClientSession() as session:
            await session.post(f"{self.emulator.url}/bot{self.emulator.token}/{method}", json=fields)


Seed = Callable[[Stage], Awaitable[object] | None]


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an installation in order, whose coordinator was there an hour ago; each test has a copy of it."""
    folder = tmp_path_factory.mktemp("pattern")
    made = fresh(folder)
    made.config.key_file.parent.mkdir()
    made.config.key_file.write_text(KEY.hex(), "ascii")
    made.config.key_file.chmod(0o600)
    made.config.database.parent.mkdir()
    made.config.database.write_bytes(blank())
    in_order(made)

    def work(tx: Tx) -> None:
        number = programmes.all_of(tx)[0].id
        huda = make.coordinator(tx, number, user=9)
        make.cohort(tx, number, chat=None, name="Riverside_Group1", coordinator_id=huda)
        tx.run("UPDATE people SET created_at = :at WHERE id = :id", at=NOW - HOUR, id=huda)

    local = LocalDatabase(made.config.database, KEY)
    local.write(work)
    local.close()
    return folder


@pytest.fixture
async def stage(pattern: Path, tmp_path: Path, emulator: Emulator, sim: Sim) -> Stage:
    """Copy it, and let the bot administer its group."""
    shutil.copytree(pattern, tmp_path, dirs_exist_ok=True)
    place = Installation(tmp_path / "home", {"STAFFROOM_HOME": str(tmp_path / "home")})
    place.change(str(pattern / "apart"), str(tmp_path / "apart"))
    place.environment |= {"BOT_TOKEN": emulator.token, "STAFFROOM_API_SERVER": emulator.url}
    chat = await sim.create_group(await sim.create_user("Olu"), "Riverside_Group1")
    await sim.add_bot(chat, rights={f"can_{name}": True for name in RIGHTS})
    found = Stage(place, emulator, sim, chat)
    found.write(lambda tx: tx.run("UPDATE cohorts SET chat_id = :chat", chat=chat))
    return found


def _config(old: str, new: str) -> Seed:
    return lambda stage: stage.place.change(old, new)


def _rows(sql: str) -> Seed:
    return lambda stage: stage.run(sql)


def _course(old: str, new: str, setting: str = "language: en") -> Seed:
    """Let the school have a course of its own, with a line of it changed, and the language changed in the settings."""

    def work(stage: Stage) -> None:
        folder = stage.place.home / "programmes" / "classroom-management"
        shutil.copytree(data_files.programme_folder("classroom-management", stage.place.home), folder)
        calendar = folder / "calendar.yaml"
        assert old in calendar.read_text("utf-8")
        calendar.write_text(calendar.read_text("utf-8").replace(old, new, 1), "utf-8")
        stage.place.change("language: en", setting)

    return work


def _another_key(stage: Stage) -> None:
    stage.place.environment["STAFFROOM_DB_KEY"] = "ab" * 32


def _flipped(stage: Stage) -> None:
    content = bytearray(stage.place.config.database.read_bytes())
    content[5 * 4096 + 100] ^= 1
    stage.place.config.database.write_bytes(content)


def _open_env(stage: Stage) -> None:
    (stage.place.home / ".env").write_text("OTHER=1\n", "utf-8")
    (stage.place.home / ".env").chmod(0o644)


def _huge_copy(stage: Stage) -> None:
    """Let the last copy be larger than any disk; it takes no room itself."""
    with (stage.place.config.backups / backup.name_at(Instant(NOW + HOUR))).open("wb") as file:
        file.truncate(1 << 43)


def _stray(stage: Stage) -> None:
    local = LocalDatabase(stage.place.home / "data" / "staffroom.db", KEY)
    local.connection.execute("PRAGMA foreign_keys = OFF")
    local.connection.execute("INSERT INTO roles (programme_id, person_id, role) VALUES (77, 77, 'teacher')")
    local.close()


def _no_backup(stage: Stage) -> None:
    shutil.rmtree(stage.place.config.backups)
    stage.run("DELETE FROM facts WHERE name = 'backup.last'")


def _old_backup(stage: Stage) -> None:
    shutil.rmtree(stage.place.config.backups)
    stage.write(lambda tx: backup.note(tx, Instant(NOW - 3 * DAY)))


def _second(copy_age: int | None = None) -> Seed:
    """Let a second place be there, with a copy of an age (milliseconds) in it."""

    def work(stage: Stage) -> None:
        folder = stage.place.home.parent / "second"
        folder.mkdir()
        if copy_age is not None:
            (folder / backup.name_at(Instant(NOW - copy_age))).touch()
        stage.place.change('second_folder: ""', f"second_folder: {folder}")

    return work


def _second_unmounted(stage: Stage) -> None:
    _second(HOUR)(stage)
    folder = str(stage.place.config.second_folder)
    stage.write(lambda tx: facts.put(tx, "backup.second", folder))


def _second_full(stage: Stage) -> None:
    _second(HOUR)(stage)
    _huge_copy(stage)


def _key_waits(stage: Stage) -> None:
    shutil.copy(stage.place.config.key_file, keys.former_file(stage.place.config.key_file))


def _moodle(stage: Stage) -> None:
    stage.place.change('url: ""', "url: https://lms.example.org")
    stage.place.change('course: ""', "course: CM101")


def _wrong_clock(stage: Stage) -> None:
    stage.emulator.clock.change(now_ms=NOW + 5 * 60_000)


def _note(state: str, at: int) -> str:
    return (
        "INSERT INTO outbox (key, kind, chat_id, method, payload, priority, essential, when_unknown, state, not_before,"
        f" created_at, claimed_at, error) VALUES ('a', 'x', 1, 'say', '{{}}', 0, 0, 'ask', '{state}', 0, {at}, 0, 'No')"
    )


PARKED = "INSERT INTO inbox (update_id, lane, state, error, received_at) VALUES (1, 'x', 'parked', 'Oh', 1)"
TITLE = '  zh: "课堂管理"\n'
AWAY = "UPDATE people SET created_at = 1 WHERE roster = 'coordinators'"
SEEDS: dict[str, tuple[str, Seed]] = {
    "a setting that is none": ("mistake", _config("keep: 7", "keep: 0")),
    "a mistake in the calendar": ("mistake", _course("kind: question", "kind: qestion")),
    "a course without words in the language": ("course-words", _course(TITLE, "", "language: zh")),
    "a first day in the middle of a week": ("first-day", _config("start: 2026-09-06", "start: 2026-09-09")),
    "a time zone that is no place": ("zone-fixed", _config("zone: Asia/Riyadh", "zone: Etc/GMT+3")),
    "a key beside the data": ("mistake", lambda at: at.place.change(str(at.place.config.key_file), "data/db.key")),
    "another key": ("mistake", _another_key),
    "no key any more": ("mistake", lambda at: at.place.config.key_file.unlink()),
    "secrets that others may read": ("secret-open", _open_env),
    "a key that others may read": ("secret-open", lambda at: at.place.config.key_file.chmod(0o640)),
    "settings that everybody may change": ("changeable", lambda at: (at.place.home / "config.yaml").chmod(0o666)),
    "no room for the next backup": ("disk-backup", _huge_copy),
    "a second place whose disk is gone": (
        "second-missing",
        _config('second_folder: ""', "second_folder: /media/nowhere/staffroom"),
    ),
    "a second place whose disk is not mounted": ("second-unmounted", _second_unmounted),
    "a second place that nobody writes to": (
        "second-locked",
        _config('second_folder: ""', "second_folder: /proc/sys"),
    ),
    "a second place without room": ("second-full", _second_full),
    "a second place without a copy": ("second-none", _second()),
    "a second place that gets no copies any more": ("second-old", _second(3 * DAY)),
    "a bot that has moved": ("moved", lambda at: write_private(moved.mark(at.place.home), "on 2026-10-01")),
    "a change of keys that is not done": ("key-changing", _key_waits),
    "no database any more": ("no-database", lambda at: at.place.config.database.unlink()),
    "a damaged database": ("database-unreadable", _flipped),
    "rows that point to nothing": ("database-damaged", _stray),
    "a database of a newer program": (
        "database-newer",
        _rows("INSERT INTO schema_versions (version, name) VALUES (9999, 'later')"),
    ),
    "a database of an older program": (
        "database-older",
        _rows("DELETE FROM schema_versions WHERE version = (SELECT max(version) FROM schema_versions)"),
    ),
    "a recovery sheet of another key": (
        "sheet-missing",
        lambda at: at.write(lambda tx: recovery.confirm(tx, bytes(32))),
    ),
    "no backup": ("backup-none", _no_backup),
    "an old backup": ("backup-old", _old_backup),
    "a copy that could not be restored": (
        "drill-failed",
        lambda at: at.write(lambda tx: alerts.tell_admins(tx, "drill", NOW)),
    ),
    "no drill for long": ("drill-failed", lambda at: at.write(lambda tx: drill.passed(tx, Instant(NOW - 41 * DAY)))),
    "something that could not be handled": ("parked", _rows(PARKED)),
    "something that Telegram refused": ("failed", _rows(_note("failed", 0))),
    "something that may not have arrived": ("unsure", _rows(_note("unknown", 0))),
    "something that waits too long": ("queue", _rows(_note("queued", NOW - 11 * 60_000))),
    "a coordinator who has not been there": ("idle", _rows(AWAY)),
    "a group that nobody leads": ("group-unled", _rows("UPDATE cohorts SET coordinator_id = NULL")),
    "a programme without an admin": ("no-admin", _rows("DELETE FROM roles WHERE role = 'admin'")),
    "no coordinators' group": ("no-staff-group", _rows("UPDATE programmes SET solo = 0")),
    "no token": ("no-token", lambda at: at.place.environment.update(BOT_TOKEN="")),
    "a token that Telegram does not know": (
        "token-unknown",
        lambda at: at.place.environment.update(BOT_TOKEN="42:OTHER"),
    ),
    "no way to Telegram": (
        "unreachable",
        lambda at: at.place.environment.update(STAFFROOM_API_SERVER="http://127.0.0.1:9"),
    ),
    "a clock that is wrong": ("clock-off", _wrong_clock),
    "another program's webhook": ("webhook", lambda at: at.call("setWebhook", url="https://example.org/hook?secret=x")),
    "a program that asked for less": ("updates-lacking", lambda at: at.call("getUpdates", allowed_updates=["message"])),
    "a bot that may not be added to groups": ("may-not-join", lambda at: at.sim.set_joining(on=False)),
    "a public group": ("group-public", lambda at: at.sim.make_public(at.chat, "open_to_all")),
    "a bot that lost a right": (
        "group-rights",
        lambda at: at.sim.promote(at.chat, at.emulator.world.bot.id, rights={"can_pin_messages": True}),
    ),
    "a bot that administers no longer": (
        "group-not-admin",
        lambda at: at.sim.demote(at.chat, at.emulator.world.bot.id),
    ),
    "a bot that may not read": ("privacy", lambda at: at.sim.demote(at.chat, at.emulator.world.bot.id)),
    "a bot that was removed": ("group-away", lambda at: at.sim.remove_bot(at.chat)),
    "a contact whom no roster knows": (
        "no-contact",
        _rows("UPDATE programmes SET settings = json_set(settings, '$.help_words', 1, '$.help_contact', 'x')"),
    ),
    "a Moodle without a token": ("moodle-no-token", _moodle),
}


@pytest.mark.parametrize("fault", SEEDS)
async def test_each_fault_is_found_under_its_name(stage: Stage, fault: str) -> None:
    """With why and what to do, where it was not there before; whatever else follows from it may be told, too."""
    name, spoil = SEEDS[fault]
    done = spoil(stage)
    if done is not None:
        await done
    found = {one.as_json()["name"]: one for one in await check(stage.place) if one.level != "ok"}
    assert name in found, lines(list(found.values()))
    assert all(found[name].parts[:1]), found[name]
    assert name == "mistake" or all(found[name].parts), found[name]


async def test_before_any_fault_all_is_well(stage: Stage) -> None:
    """So what is found above comes from what was spoilt."""
    found = await check(stage.place)
    assert exit_code(found) == 0, lines(found, "warning") + lines(found, "problem")
    for words in ("settings:", "course 'classroom-management'", "words:", "key:", "disk:", "sound", "confirmed",
                  "backup:", "no drill yet", "boxes:", "@staffroom_demo_bot", "no webhook", "clock: agrees",
                  "it is 17:13 in Asia/Riyadh", "Riverside_Group1: private, all rights",
                  "all 1 coordinators", "sees the messages"):  # fmt: skip
        assert words in lines(found, "ok")


async def test_a_second_place_in_order_is_told_with_the_age_of_its_newest_copy(stage: Stage) -> None:
    """One line, and nothing to do."""
    _second(5 * HOUR)(stage)
    found = await check(stage.place)
    assert exit_code(found) == 0, lines(found, "warning") + lines(found, "problem")
    assert "second place: its newest copy is 5 hours old" in lines(found, "ok")


def test_the_seeds_are_enough() -> None:
    """At least 25, of at least 25 names."""
    assert len(SEEDS) >= 25
    assert len({name for name, _ in SEEDS.values()}) >= 25


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_each_sentence_says_what_why_and_what_to_do(words: Translator, language: str) -> None:
    """In three lines, or in one where all is well; nothing in between."""
    asked = {f"check-{name}" for name, _ in SEEDS.values()}
    for key in asked:
        assert len(words.plain(Text(key), language).split("\n")) == 3, key
