"""Settings read anew while the bot runs: good ones are taken, and where they are bad the last good ones stay."""

import asyncio
import contextlib
import os
import signal
import socket
import sys
from functools import partial
from pathlib import Path

import pytest
from tests import builders as make
from tests.conftest import KEY
from tests.journeys.conftest import config
from tests.ops.support import Installation

from staffroom import app
from staffroom.config import Config
from staffroom.kernel.db import LocalDatabase
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.ops import alerts, reload
from staffroom.ops.reload import Reload
from staffroom.ops.watching import supervisor
from telegram_emulator.client import Sim
from telegram_emulator.server import Emulator


def test_changed_settings_are_read_and_the_secrets_stay(place: Installation) -> None:
    """They belong to the start: a token is not changed behind a running bot's back."""
    place.environment["BOT_TOKEN"] = "1:first"
    before = place.config
    place.change("per_second: 29", "per_second: 20")
    (place.home / ".env").write_text("BOT_TOKEN=2:other\n", "utf-8")
    fresh = reload.read_anew(before)
    assert (before.settings.pacing.per_second, fresh.settings.pacing.per_second) == (29, 20)
    assert fresh.secrets == before.secrets


async def test_a_mistake_is_refused_with_file_and_line_and_without_the_machines_folders(
    place: Installation, caplog: pytest.LogCaptureFixture
) -> None:
    """The log has the whole sentence; the chat only where to look."""
    settings = Reload(place.config)
    place.change("per_second: 29", "per_secund: 29")
    number = (place.home / "config.yaml").read_text("utf-8").split("per_secund")[0].count("\n") + 1
    assert await settings.read() == (f"config.yaml:{number}",)
    assert "did you mean 'per_second'?" in caplog.text
    assert (settings.found, settings.asked.is_set()) == (None, False)


async def test_what_was_mended_is_taken(place: Installation) -> None:
    """A refusal does not stand in the way of the next try."""
    settings = Reload(place.config)
    place.change("per_second: 29", "per_second: many")
    assert await settings.read()
    place.change("per_second: many", "per_second: 20")
    assert await settings.read() == ()
    assert settings.asked.is_set()
    assert settings.found is not None
    assert settings.found.settings.pacing.per_second == 20


def test_a_course_that_is_not_there_is_refused(place: Installation) -> None:
    """It would end the bot at its next start."""
    before = place.config
    folder = before.settings.programmes[0].folder
    place.change(f"folder: {folder}", "folder: nowhere")
    with pytest.raises(Trouble, match="no course folder 'nowhere'") as caught:
        reload.read_anew(before)
    assert caught.value.exit_code == CONFIGURATION


def test_another_database_takes_a_new_start(place: Installation) -> None:
    """The running bot has this one open, and holds its lock."""
    before = place.config
    place.change("path: data/staffroom.db", "path: data/other.db")
    with pytest.raises(Trouble, match="stop it and start it again"):
        reload.read_anew(before)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("/srv/my school/config.yaml:12:3: cards: no\n/srv/my school/config.yaml:12:9: also", ("config.yaml:12",)),
        ("C:\\school\\config.yaml:4:1: no\nC:\\school\\c\\calendar.yaml:7: no", ("config.yaml:4", "calendar.yaml:7")),
        ("/srv/config.yaml: database: another one", ("config.yaml",)),
        ("nothing with a place", ()),
    ],
)
def test_places_are_told_without_folders(said: str, found: tuple[str, ...]) -> None:
    """Each once, in their order, on either kind of machine."""
    assert reload.places(said) == found


async def _logged(caplog: pytest.LogCaptureFixture, words: str, times: int = 1) -> None:
    async with asyncio.timeout(60):
        while caplog.text.count(words) < times:  # noqa: ASYNC110  the log tells, no event
            await asyncio.sleep(0.05)


def _stands(chosen: Config, fault: alerts.Fault) -> bool:
    """Say whether admins were told of a fault that lasts."""
    local = LocalDatabase(chosen.database, KEY)
    try:
        return local.read(alerts.standing, fault) is not None
    finally:
        local.close()


def _told(ear: socket.socket) -> list[str]:
    """Return what systemd was told, but for the signs of life between."""
    said = list[str]()
    with ear, contextlib.suppress(BlockingIOError):
        ear.setblocking(False)
        while True:
            said.append(ear.recv(100).decode())
    return [one for one in said if one != supervisor.ALIVE]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
async def test_a_running_bot_lives_on_through_bad_settings_and_by_good_ones(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a signal's three tries: a mistake in the file, a port that is taken, and at last good settings.

    systemd is told of each life that runs, and of the one end.
    """
    caplog.set_level("INFO")
    ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    ear.bind(address := str(tmp_path / "notify"))
    monkeypatch.setenv(supervisor.ADDRESS, address)
    async with Emulator(start_ms=make.at(5, 9)) as emulator:
        chosen = config(tmp_path, emulator)
        good = chosen.file.read_text("utf-8")
        running = asyncio.ensure_future(app.run(chosen))
        await _logged(caplog, "Staffroom is running")

        chosen.file.write_text(good + "\nnonsense: 1\n", "utf-8")
        os.kill(os.getpid(), signal.SIGHUP)
        await _logged(caplog, "the last good ones stay in force")
        assert caplog.text.count("Staffroom is running") == 1

        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            chosen.file.write_text(good.replace("port: 0", f"port: {port}"), "utf-8")
            os.kill(os.getpid(), signal.SIGHUP)
            await _logged(caplog, "the last good ones are taken again")
            await _logged(caplog, "Staffroom is running", 2)
            assert _stands(chosen, "settings")

        chosen.file.write_text(good.replace("per_second: 29", "per_second: 20"), "utf-8")
        os.kill(os.getpid(), signal.SIGHUP)
        await _logged(caplog, "Staffroom is running", 3)
        assert not _stands(chosen, "settings")
        os.kill(os.getpid(), signal.SIGTERM)
        await running
    refused = [record for record in caplog.records if "the last good ones" in record.message]
    assert [record.__dict__["anew"] for record in refused] == [True, True]  # the window tells each, however soon
    assert _told(ear) == [*[supervisor.READY] * 3, supervisor.STOPPING]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
async def test_a_bot_that_waits_for_telegram_with_new_settings_is_stopped_at_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An outage is no reason to be killed; systemd hears meanwhile that the bot lives."""
    caplog.set_level("INFO")
    ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    ear.bind(address := str(tmp_path / "notify"))
    monkeypatch.setenv(supervisor.ADDRESS, address)
    async with Emulator(start_ms=make.at(5, 9)) as emulator, Sim(emulator.url) as sim:
        running = asyncio.ensure_future(app.run(config(tmp_path, emulator)))
        await _logged(caplog, "Staffroom is running")
        await sim.faults(kind="500", method="getMe", count=1000)
        os.kill(os.getpid(), signal.SIGHUP)
        await _logged(caplog, "polling pauses", 2)
        os.kill(os.getpid(), signal.SIGTERM)
        async with asyncio.timeout(20):
            await running
    with ear:
        ear.setblocking(False)
        said = list(iter(partial(_heard, ear), ""))
    assert said[said.index(supervisor.READY) + 1 :].count(supervisor.ALIVE) >= 1
    assert said[-1] == supervisor.STOPPING


def _heard(ear: socket.socket) -> str:
    try:
        return ear.recv(100).decode()
    except BlockingIOError:
        return ""
