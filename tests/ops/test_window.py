"""What the window says in which somebody started the bot."""

import asyncio
import io
import logging
import os
import re
import signal
import sys
import time
from pathlib import Path
from typing import Literal

import pytest
from tests.ops.support import Installation, in_order
from tests.ops.test_logs import file  # noqa: F401  the house's set-up, put back afterwards

from staffroom.inbox import poller
from staffroom.ops import logs, window
from staffroom.settings.installation import Logging
from telegram_emulator import Emulator

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is asked for")


def test_it_says_what_is_meant_for_people_and_that_there_was_trouble_once(
    file: Path,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The file has all of it, and the window no secret either."""
    logs.set_up(["42:SECRET-TOKEN"], file=file, window=window.Window(file))
    log = logging.getLogger("staffroom.deep")
    log.info("backup written: 63a7")
    log.info("there", extra={"plain": "The test card is there, 42:SECRET-TOKEN."})
    log.warning("update 812 failed: KeyError")
    log.warning("update 813 failed: KeyError")
    logging.getLogger("aiohttp").error("deep down")
    said = capsys.readouterr().err
    assert "The test card is there" in said
    assert "SECRET" not in said
    for engineers in ("63a7", "update 81", "deep down", "staffroom.deep", "WARNING"):
        assert engineers not in said
    assert said.count("Something did not go as it should; the bot goes on.") == 1
    assert str(file) in said
    assert "update 813" in file.read_text("utf-8")


def test_a_mistake_that_is_made_again_is_told_again(file: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    """Whoever makes the same mistake twice within minutes reads of it twice."""
    logs.set_up([], file=file, window=window.Window(file))
    for _ in range(2):
        told = {"plain": "config.yaml: line 3 is wrong.", "anew": True}
        logging.getLogger("staffroom.deep").warning("no", extra=told)
    assert capsys.readouterr().err.count("line 3 is wrong") == 2


def test_trouble_that_lasts_is_told_now_and_then(
    file: Path,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A night without Telegram is no line a minute; other trouble in between is told, and does not begin it anew."""
    logs.set_up([], file=file, window=window.Window(file))
    log = logging.getLogger("staffroom.deep")
    for minute in range(25):
        monkeypatch.setattr(time, "monotonic", lambda at=minute * 60.0: at)
        log.warning("polling pauses for %d s", minute, extra=poller.AWAY)
        log.warning("update 812 failed: KeyError")
    said = capsys.readouterr().err
    assert said.count(poller.AWAY["plain"]) == 3
    assert said.count("Something did not go as it should") == 3


@pytest.mark.parametrize(("level", "plainly"), [("debug", False), ("info", True), ("warning", False), ("error", False)])
def test_it_speaks_plainly_only_where_the_log_says_as_much_as_usual(
    monkeypatch: pytest.MonkeyPatch, level: Literal["debug", "info", "warning", "error"], *, plainly: bool
) -> None:
    """With a level above that, plain sentences would be held back, and the window would be silent."""
    monkeypatch.setattr("sys.stderr", Screen())
    assert window.is_wanted(Logging(level=level)) == plainly


class Screen(io.StringIO):
    """A window at which somebody sits."""

    def isatty(self) -> bool:
        """Say so."""
        return True


async def test_a_bot_in_a_window_speaks_plainly_and_says_goodbye(place: Installation, emulator: Emulator) -> None:
    """From its start to Ctrl-C there is no line of the log, which the file keeps."""
    in_order(place)
    ours, theirs = os.openpty()
    known = {name: value for name, value in os.environ.items() if not name.startswith(("STAFFROOM_", "BOT_"))}
    own = {"BOT_TOKEN": emulator.token, "STAFFROOM_API_SERVER": emulator.url}
    bot = await asyncio.create_subprocess_exec(
        *(sys.executable, str(ROOT / "bot.py"), "run"),
        cwd=place.home,
        env=known | place.environment | own,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    try:
        async with asyncio.timeout(120):
            said = await _until(ours, "Staffroom is running. Ctrl-C in this window stops it")
            bot.send_signal(signal.SIGINT)
            said += await _until(ours, "`python bot.py run` starts it again.")
            assert await bot.wait() == 0
    finally:
        if bot.returncode is None:
            bot.kill()
        os.close(ours)
    assert "It stops: one moment." in said
    assert "Staffroom has stopped; nothing is lost." in said
    for line in said.splitlines():
        assert re.match(r"\d\d:\d\d  [A-Z]", line), line
    assert "INFO" in place.config.log_file.read_text("utf-8")


async def _until(terminal: int, words: str) -> str:
    said = ""
    while words not in said:
        said += (await asyncio.to_thread(os.read, terminal, 4096)).decode()
    return said
