"""What the tests of operations may ask for: an installation, and a stand-in for Telegram."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.ops.support import NOW, Installation

from staffroom import data_files
from telegram_emulator import Emulator, Sim


@pytest.fixture
def place(tmp_path: Path) -> Installation:
    """Make a fresh installation whose key lies apart from its data."""
    home = tmp_path / "home"
    home.mkdir()
    source = data_files.example_config().read_text("utf-8")
    source = source.replace("~/.config/staffroom/db.key", str(tmp_path / "apart" / "db.key"))
    (home / "config.yaml").write_text(source, "utf-8")
    return Installation(home, {"STAFFROOM_HOME": str(home)})


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
