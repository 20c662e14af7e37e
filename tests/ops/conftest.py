"""What the tests of operations may ask for: an installation, and a stand-in for Telegram."""

import io
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from tests.ops.support import NOW, Call, Done, Installation, fresh

from staffroom import cli
from staffroom.ops.program import chosen
from telegram_emulator import Emulator, Sim


class Keyboard(io.StringIO):
    """What is typed; `sits` says that somebody sits there and can be asked."""

    def __init__(self, typed: str, *, sits: bool) -> None:
        super().__init__(typed)
        self._sits = sits

    def isatty(self) -> bool:
        """Say whether somebody can be asked."""
        return self._sits


@pytest.fixture
def place(tmp_path: Path) -> Installation:
    """Make a fresh installation whose key lies apart from its data."""
    return fresh(tmp_path)


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    """Run a stand-in for Telegram."""
    async with Emulator(start_ms=NOW) as running:
        yield running


@pytest.fixture
async def sim(emulator: Emulator) -> AsyncIterator[Sim]:
    """Open the client that acts out people."""
    async with Sim(emulator.url) as client:
        yield client


@pytest.fixture
def call(place: Installation, call_before: Call) -> Call:
    """Run commands in the folder of an installation that was set up, in this process."""
    place.open().close()
    return call_before


@pytest.fixture
def call_before(
    place: Installation, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Call]:
    """Run commands in the installation's folder before the set-up, in this process."""
    for name in list(os.environ):
        if name.startswith(("STAFFROOM_", "BOT_TOKEN")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(place.home)
    monkeypatch.setattr("os.umask", lambda _mask: 0)  # the tests' own process keeps its own

    def work(*arguments: str | Path, typed: str = "", sits: bool = False) -> Done:
        for name, value in place.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("sys.stdin", Keyboard(typed, sits=sits))
        with pytest.raises(SystemExit) as ended:
            cli.main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return Done(int(ended.value.code or 0), told.out, told.err)

    yield work
    chosen.clear()
