"""`staffroom check`: each thing that can be wrong is found, and told with why and what to do."""

import shutil
from pathlib import Path

import aiohttp
import pytest
from tests import builders as make
from tests.ops.support import NOW, Installation, check, in_order, lines

from staffroom import data_files
from staffroom.kernel.clock import HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant
from staffroom.kernel.screen import text
from staffroom.ops.checks.check_files import of_locales
from staffroom.ops.checks.findings import exit_code
from staffroom.ops.copying import retention
from staffroom.ops.copying.restore import restore
from staffroom.ops.keys import database_key
from telegram_emulator import Emulator, Sim

RIGHTS = ("invite_users", "restrict_members", "delete_messages", "pin_messages", "change_info")


@pytest.fixture
def with_token(place: Installation, emulator: Emulator) -> Installation:
    """Make an installation that is in order and speaks to the stand-in."""
    place.environment |= {"BOT_TOKEN": emulator.token, "STAFFROOM_API_SERVER": emulator.url}
    in_order(place)
    return place


async def _group(place: Installation, sim: Sim, rights: tuple[str, ...] = RIGHTS) -> int:
    """Give the programme a cohort with a group that the bot administers."""
    chat = await sim.create_group(await sim.create_user("Olu"), "Riverside_Group1")
    await sim.add_bot(chat, rights={f"can_{name}": True for name in rights})

    def work(tx: Tx) -> None:
        make.cohort(tx, tx.value("SELECT id FROM programmes"), chat=ChatId(chat), name="Riverside_Group1")

    local = place.open()
    local.write(work)
    local.close()
    return chat


@pytest.mark.parametrize(
    ("week", "start", "what"),
    [
        ("[mon, tue, wed, thu, fri]", "2026-09-06", "2026-09-06, is no school day"),
        ("[sun, mon, tue, wed, thu]", "2026-09-09", "2026-09-09, lies late in its school week"),
    ],
)
async def test_a_first_day_that_would_shuffle_the_course_is_told(
    with_token: Installation, week: str, start: str, what: str
) -> None:
    """Cards of the first week that lie before it would come among the second week's, or not at all."""
    with_token.change("start: 2026-09-06", f"start: {start}")
    with_token.change("school_week: [sun, mon, tue, wed, thu]", f"school_week: {week}")
    told = lines(await check(with_token), "warning")
    assert f"course 'classroom-management': its first day, {what}" in told
    better = "2026-09-07" if "mon, tue, wed, thu, fri" in week else "2026-09-13"
    assert f"write `start: {better}`" in told
    with_token.change(f"start: {start}", f"start: {better}")
    assert "first day" not in lines(await check(with_token), "warning")


@pytest.mark.parametrize(
    ("language", "cards", "told"),
    [
        ("en", 1, "one card of the first week lies before it: it comes among"),
        ("en", 2, "2 cards of the first week lie before it: they come among"),
        ("ar", 1, "تقع قبله بطاقة واحدة"),
        ("ar", 2, "تقع قبله بطاقتان"),
        ("ar", 3, "تقع قبله 3 بطاقات"),
        ("zh", 1, "第一周有 1 张卡片"),
    ],
)
def test_cards_before_the_first_day_are_counted_in_good_grammar(language: str, cards: int, told: str) -> None:
    """One, two and many are told differently."""
    assert told in data_files.words().plain(text("check-day-early", n=cards), language)


async def test_without_any_group_nothing_is_claimed_of_groups(with_token: Installation) -> None:
    """There is none whose messages could be seen."""
    found = await check(with_token)
    assert exit_code(found) == 0
    assert "sees the messages" not in lines(found, "ok")
    assert "no group yet" in lines(found, "ok")


async def test_after_restoring_the_newest_copy_it_is_still_there(with_token: Installation) -> None:
    """The restored database was copied before anybody noted that it was; the file says so."""
    config = with_token.config
    (made,) = retention.copies(config.backups)
    restore(made, config.database, database_key(config), config.lock_file, Instant(NOW + HOUR))
    assert "backup: the last one is 2 hours old" in lines(await check(with_token, Instant(NOW + 2 * HOUR)), "ok")
    made.unlink()
    assert "no backup yet" in lines(await check(with_token), "warning")


async def test_a_mistake_in_the_settings_is_told_and_nothing_is_made(place: Installation) -> None:
    """Checking never creates a key or a database."""
    place.change("keep: 7", "keep: 0")
    found = await check(place)
    assert exit_code(found) == 2
    assert "backup.keep" in lines(found, "problem")
    assert sorted(entry.name for entry in place.home.iterdir()) == ["config.yaml"]


async def test_a_place_that_was_never_set_up_is_yellow_and_stays_untouched(place: Installation) -> None:
    """It says what to do first."""
    found = await check(place)
    assert exit_code(found) == 1
    assert "run `python bot.py setup`" in lines(found, "warning")
    assert "no token" in lines(found, "warning")
    assert sorted(entry.name for entry in place.home.iterdir()) == ["config.yaml"]
    assert not place.config.key_file.exists()


async def test_a_mistake_in_the_course_is_named_with_its_line(place: Installation) -> None:
    """The calendar is edited by people."""
    folder = place.home / "programmes" / "classroom-management"
    shutil.copytree(data_files.programme_folder("classroom-management", place.home), folder)
    calendar = folder / "calendar.yaml"
    calendar.write_text(calendar.read_text("utf-8").replace("kind: question", "kind: qestion", 1), "utf-8")
    found = await check(place)
    assert exit_code(found) == 2
    assert f"{calendar}:" in lines(found, "problem")


async def test_secrets_that_others_may_read_and_a_key_beside_the_data_are_told(place: Installation) -> None:
    """The first is yellow, the second red."""
    in_order(place)
    (place.home / ".env").write_text("OTHER=1\n", "utf-8")
    (place.home / ".env").chmod(0o644)
    place.config.key_file.chmod(0o640)
    told = lines(await check(place), "warning")
    assert f"chmod 600 {place.home / '.env'}" in told
    assert f"chmod 600 {place.config.key_file}" in told
    place.change(str(place.config.key_file), "data/db.key")
    assert "Write a path elsewhere" in lines(await check(place), "problem")


async def test_a_wrong_or_missing_key_and_a_broken_file_are_red(place: Installation) -> None:
    """Each in a sentence."""
    in_order(place)
    place.environment["STAFFROOM_DB_KEY"] = "ab" * 32
    assert "this key does not open the database" in lines(await check(place), "problem")
    del place.environment["STAFFROOM_DB_KEY"]
    kept = place.config.key_file.read_bytes()
    place.config.key_file.unlink()
    assert "recovery sheet" in lines(await check(place), "problem")
    place.config.key_file.write_bytes(kept)
    content = bytearray(place.config.database.read_bytes())
    content[5 * 4096 + 100] ^= 1
    place.config.database.write_bytes(content)
    found = await check(place)
    assert exit_code(found) == 2
    assert "restore" in lines(found, "problem")


async def test_a_token_that_telegram_does_not_know_is_red(with_token: Installation) -> None:
    """And so is a server that is away."""
    with_token.environment["BOT_TOKEN"] = "42:OTHER"
    assert "does not know the token" in lines(await check(with_token), "problem")
    with_token.environment["STAFFROOM_API_SERVER"] = "http://127.0.0.1:9"
    found = await check(with_token)
    assert "cannot be reached" in lines(found, "problem")
    assert "42:OTHER" not in "\n".join(finding.line for finding in found)


async def test_a_foreign_webhook_is_red(with_token: Installation, emulator: Emulator) -> None:
    """It takes our updates away; its secrets are not repeated."""
    url = f"{emulator.url}/bot{emulator.token}/setWebhook"
    async with aiohttp.ClientSession() as session:
        await session.post(url, json={"url": "https://example.org/canary/hook?secret=canary"})
    told = lines(await check(with_token), "problem")
    assert "its updates go to example.org" in told
    assert "canary" not in told


async def test_a_right_that_is_missing_is_named_as_telegram_names_it(with_token: Installation, sim: Sim) -> None:
    """With the group's name."""
    await _group(with_token, sim, RIGHTS[1:-1])
    told = lines(await check(with_token), "problem")
    assert "Riverside_Group1: the bot lacks rights (2) – Invite users via link, Change group info" in told


def test_words_missing_in_a_language_are_told(tmp_path: Path) -> None:
    """A half-copied installation speaks in keys."""
    shutil.copytree(data_files.locales_folder(), tmp_path / "locales")
    (tmp_path / "locales" / "ar" / "people.ftl").write_text("people-x = {", "utf-8")
    assert "words in 'ar'" in lines(list(of_locales(tmp_path / "locales")), "warning")
