"""An installation of a test's own: a folder with config.yaml and an environment."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests import builders as make
from tests.canary import Canary, set_aside

from staffroom import data_files, outbox
from staffroom.config import Config
from staffroom.kernel.clock import LedClock
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId, ProgrammeId
from staffroom.kernel.migrate import migrate
from staffroom.ops import recovery
from staffroom.ops.checks.check import examine
from staffroom.ops.checks.findings import Finding
from staffroom.ops.copying import backup
from staffroom.ops.keys import database_key
from staffroom.outbox import Note

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
    backup.back_up(local, place.config, key, NOW)
    local.write(recovery.confirm, key)
    local.close()


def kept_in_many_places(tx: Tx, canary: Canary) -> PersonId:
    """Write somebody of whom each table that can holds something."""
    course = ProgrammeId(tx.value("SELECT id FROM programmes"))
    person, chat = make.person(tx, course, canary.name, user=canary.account), ChatId(canary.account)
    sql = "UPDATE people SET roster_id = :roster, email = :email WHERE id = :person"
    tx.run(sql, roster=canary.roster_id, email=canary.email, person=person)
    cohort = make.cohort(tx, course)
    make.member(tx, person, cohort)
    outbox.post(tx, Note("greeting", "joining.ready", chat, {"person": person, "words": canary.words}), NOW)
    tx.run(
        "INSERT INTO strangers (cohort_id, user_id, name, language, state, since) VALUES (:c, :u, :n, 'en', 'in', 1)",
        c=cohort,
        u=canary.account,
        n=canary.name,
    )
    tx.run("INSERT INTO link_tries (user_id, at) VALUES (:u, 1)", u=canary.account)
    set_aside(tx, canary)
    return person


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
