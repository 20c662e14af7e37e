"""An installation of a test's own: a folder with config.yaml and an environment."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests import builders as make

from staffroom.config import Config
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.migrate import migrate
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


@dataclass
class Done:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


Call = Callable[..., Done]
