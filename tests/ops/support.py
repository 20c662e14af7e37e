"""An installation of a test's own: a folder with config.yaml and an environment."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests import builders as make

from staffroom import data_files
from staffroom.config import Config
from staffroom.kernel.clock import LedClock
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.migrate import migrate
from staffroom.ops import backup, recovery
from staffroom.ops.check import examine
from staffroom.ops.findings import Finding
from staffroom.ops.keys import database_key

NOW = Instant(1_790_000_000_000)


def prepare(config: Config, key: bytes) -> None:
    """Bring the database to the present shape, with the programme of the builders in it."""
    config.database.parent.mkdir(parents=True, exist_ok=True)
    local = LocalDatabase(config.database, key)
    migrate(local.connection, lambda _version: None)
    local.write(_programme)
    local.close()


def _programme(tx: Tx) -> None:
    if not tx.value("SELECT count(*) FROM programmes"):
        make.programme(tx)


@dataclass
class Installation:
    """A folder in which somebody installs Staffroom."""

    home: Path
    environment: dict[str, str]

    @property
    def config(self) -> Config:
        """Return the settings as they are now."""
        return Config.load(self.home / "config.yaml", self.environment)

    def change(self, old: str, new: str) -> None:
        """Edit config.yaml."""
        file = self.home / "config.yaml"
        source = file.read_text("utf-8")
        assert old in source
        file.write_text(source.replace(old, new, 1), "utf-8")

    def open(self) -> LocalDatabase:
        """Open the database, made where needed."""
        key = database_key(self.config)
        prepare(self.config, key)
        return LocalDatabase(self.config.database, key)


def fresh(folder: Path) -> Installation:
    """Make a folder in which somebody is about to install Staffroom; the key will lie apart from the data."""
    home = folder / "home"
    home.mkdir()
    source = data_files.example_config().read_text("utf-8")
    source = source.replace("~/.config/staffroom/db.key", str(folder / "apart" / "db.key"))
    (home / "config.yaml").write_text(source, "utf-8")
    return Installation(home, {"STAFFROOM_HOME": str(home)})


def in_order(place: Installation) -> None:
    """Make an installation of which nothing is to be said: a school of one admin, a confirmed sheet, a fresh backup."""

    def work(tx: Tx) -> None:
        number = tx.value("SELECT id FROM programmes")
        make.person(tx, number, "Nadia", roster="admins", role="admin", user=7)
        tx.run("UPDATE programmes SET solo = 1")

    local, key = place.open(), database_key(place.config)
    local.write(work)
    backup.back_up(local, place.config.backups, key, 7, NOW)
    local.write(recovery.confirm, key)
    local.close()


async def check(place: Installation, now: Instant = NOW) -> list[Finding]:
    """Look at everything, as the command does."""
    clock = LedClock(now, speed=0)
    return await asyncio.to_thread(examine, place.home / "config.yaml", place.environment, clock)


def lines(found: list[Finding], level: str = "") -> str:
    """Return the lines of one level, or of all."""
    return "\n".join(finding.line for finding in found if level in ("", finding.level))


@dataclass
class Done:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


Call = Callable[..., Done]
