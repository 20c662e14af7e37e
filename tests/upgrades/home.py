"""A home with an earlier version's database in it, and a stand-in a morning after that version's bot was stopped."""

import hashlib
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from tests import installations
from tests.conftest import KEY
from tests.faults.school import BIRTH, Pupil, free_port
from tests.upgrades import kept

from staffroom.config import Config
from staffroom.demo.backstage import BOT_NAME, TOKEN
from staffroom.kernel.clock import instant
from staffroom.kernel.db_file import connect
from staffroom.kernel.shape import Contents, look, tables
from staffroom.ops import store
from telegram_emulator.client import Sim
from telegram_emulator.server import Emulator

AFTERWARDS = instant(datetime(2026, 9, 14, 8, tzinfo=UTC))
"""The morning after the last day that the kept courses ran."""


class State(NamedTuple):
    """How a database file is: its version, what it consists of, what stands in it, whether it is well."""

    version: int
    contents: Contents
    digest: str
    well: bool


def state(database: Path) -> State:
    """Look at a copy of a file and its log, as a new start would find them; the file is not touched."""
    with tempfile.TemporaryDirectory(prefix="staffroom-look-") as folder:
        copy = Path(folder) / database.name
        copy.write_bytes(database.read_bytes())
        if (log := Path(f"{database}-wal")).exists():
            Path(f"{copy}-wal").write_bytes(log.read_bytes())
        with closing(connect(copy, KEY)) as opened:
            well = store.integrity(opened) == "ok" and store.strays(opened) == 0
            return State(store.version(opened), look(opened), _digest(opened), well)


def _digest(opened: Any) -> str:  # noqa: ANN401  sqlcipher3 carries no types
    """Return what is another text where any row of any table is."""
    found = hashlib.sha256()
    for table in tables(opened):
        found.update(table.encode())
        for row in opened.execute(f'SELECT * FROM "{table}"'):
            found.update(repr(tuple(row)).encode())
    return found.hexdigest()


@contextmanager
def home_with(file: Path) -> Iterator[Config]:
    """Set up a home with the database of an earlier version in it; nothing of it remains."""
    with tempfile.TemporaryDirectory(prefix="staffroom-upgrade-") as folder:
        home = Path(folder)
        written = installations.example()
        written |= {"health": {"port": free_port()}, "database": {"path": "data/staffroom.db"}}
        installations.write(home, written | {"backup": {"folder": "backups"}})
        kept.put(file, home / "data" / "staffroom.db", KEY)
        environment = {"STAFFROOM_HOME": str(home), "STAFFROOM_DB_KEY": KEY.hex(), "BOT_TOKEN": TOKEN}
        yield Config.load(environment=environment)


@asynccontextmanager
async def stand_in() -> AsyncIterator[tuple[Emulator, Sim, int]]:
    """Open a stand-in that knows the kept admin, and give her account."""
    emulator = Emulator(token=TOKEN, username=BOT_NAME, start_ms=AFTERWARDS, speed=1.0, expire=False)
    async with emulator, Sim(emulator.url) as sim:
        yield emulator, sim, await sim.create_user("Nadia", started=True)


def stage_of(config: Config, emulator: Emulator, sim: Sim) -> Pupil:
    """Return the stage on which the bot of a home plays."""
    home, port = config.database.parent.parent, config.settings.health.port
    return Pupil(home, config, emulator, sim, port, birth=BIRTH.get())
