"""The set-up for practice: the real wizard and the real bot, beside a stand-in in which you open the owner link."""

import asyncio
import re
import shutil
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from staffroom import app, data_files
from staffroom.config import HOME, SERVER, Config
from staffroom.demo import ports
from staffroom.kernel.clock import SystemClock
from staffroom.kernel.refusal import Trouble
from staffroom.ops import logs, window
from staffroom.ops.by_hand.errands import Prepare
from staffroom.ops.program import chosen
from staffroom.ops.setup import begun, wizard
from staffroom.ops.setup.terminal import Terminal
from staffroom.ops.setup.yaml_edit import set_in_file
from telegram_emulator.client import Sim
from telegram_emulator.server import Emulator

TOKEN = "123456789:AAPracticePracticePracticePractice1"  # noqa: S105  the stand-in's own
START_SECONDS = 10.0
_LINK = re.compile(r"https://t\.me/\w+\?start=[\w-]+")


class Telegram:
    """A stand-in with one person in it, on a thread of its own."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.emulator = Emulator(port=port, token=TOKEN, username="practice_staffroom_bot")
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        """Listen, and let the person appear.

        Raises Trouble where the port is taken.
        """
        try:
            with ports.telling(self._port):
                self._wait(self.emulator.start())
        except BaseException:
            self._end()
            raise
        self.person = int(self._wait(self._with_sim(lambda sim: sim.create_user("You"))))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop it."""
        self._end()

    def _end(self) -> None:
        self._wait(self.emulator.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(START_SECONDS)
        self._loop.close()

    def deliver(self, link: str) -> None:
        """Put the owner link on the person's mat."""
        self._wait(self._with_sim(lambda sim: sim.letter(self.person, "Owner link", "From your set-up.", link)))

    async def _with_sim(self, act: Callable[[Sim], Coroutine[Any, Any, Any]]) -> Any:  # noqa: ANN401  each act's own
        async with Sim(self.emulator.url) as sim:
            return await act(sim)

    def _wait(self, work: Coroutine[Any, Any, Any]) -> Any:  # noqa: ANN401  likewise
        done: Future[Any] = asyncio.run_coroutine_threadsafe(work, self._loop)
        return done.result(START_SECONDS)


def run(folder: Path, port: int | None, terminal: Terminal, prepare: Prepare) -> None:
    """Set a bot up in a folder, beside a stand-in, and run it until Ctrl-C.

    Raises Trouble as the set-up and the bot do, and where the port that was asked for is taken.
    """
    try:
        with Telegram(ports.choose(port, terminal.say)) as telegram:
            _practise(folder, telegram, terminal, prepare)
    finally:
        chosen.clear()


def _practise(folder: Path, telegram: Telegram, terminal: Terminal, prepare: Prepare) -> None:
    environment = {HOME: str(folder), SERVER: telegram.emulator.url}
    _furnish(folder, environment)
    chosen["config"] = folder / "config.yaml"
    for line in _welcome(folder, telegram):
        terminal.say(line)

    def say(line: str) -> None:
        terminal.say(line)
        if found := _LINK.search(line):
            telegram.deliver(found[0])
            terminal.say(f"(Practice: open it from the envelope at the top of {telegram.emulator.url}/ instead.)")

    def ask(question: str) -> str:
        if "zone" in begun.Progress(folder).answered():
            telegram.emulator.zone = Config.load(environment=environment).settings.programmes[0].zone
        return terminal.ask(question)

    now, here = SystemClock().now(), replace(terminal, ask=ask, say=say, draws=False)
    if wizard.run(environment, here, prepare, now, practice=True):
        config = Config.load(environment=environment)
        at = window.Window(config.log_file) if window.is_wanted(config.settings.logging) else None
        logs.set_up([TOKEN], level=config.settings.logging.level, style="text", file=config.log_file, window=at)
        with window.until_stopped(wizard.ANEW):
            asyncio.run(app.run(config))


def _furnish(folder: Path, environment: dict[str, str]) -> None:
    """Make a folder in which nothing of a real installation is touched; one that was broken off is gone on with."""
    mark = folder / begun.PRACTICE
    if folder.exists() and not mark.exists():
        raise Trouble(f"{folder} is not from an earlier practice; rename it, or go to another folder.")
    if not begun.is_unfinished(environment):
        shutil.rmtree(folder, ignore_errors=True)
    if not folder.exists():
        folder.mkdir()
        mark.write_text("Made by a set-up for practice, which may delete this folder; so may you.\n", "utf-8")
        shutil.copyfile(data_files.example_config(), folder / "config.yaml")
        set_in_file(folder / "config.yaml", ("database", "key_file"), "key/db.key")
    set_in_file(folder / "config.yaml", ("telegram", "api_server"), environment[SERVER])


def _welcome(folder: Path, telegram: Telegram) -> tuple[str, ...]:
    return (
        f"Practice: nothing here reaches Telegram. All of it lies in {folder}, which you may delete afterwards.",
        f"Your phone, for practice, is this page in your browser: {telegram.emulator.url}/",
        f"BotFather, for practice, gave you this token: {TOKEN}",
        "Ctrl-C ends it. The same command goes on from there, or, once all is answered, begins anew.",
        "",
    )
