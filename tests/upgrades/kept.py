"""Databases as earlier versions of the program left them after a week of the demo's course, kept as packed SQL.

`python -m tests.upgrades.kept` makes one of the present version; nobody in it exists.
"""

import asyncio
import gzip
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2

from staffroom.demo import headless
from staffroom.demo.stage import Stage, stage
from staffroom.kernel.migrate import known

FOLDER = Path(__file__).parent
DAYS = 8
"""So long the demo's course runs: a week and a day, so that one week is closed."""
SEED = 1


def files() -> list[Path]:
    """Return what is kept, the oldest version first."""
    return sorted(FOLDER.glob("????.sql.gz"))


def version_of(kept: Path) -> int:
    """Return the version of the database that a file holds."""
    return int(kept.name[:4])


def put(kept: Path, database: Path, key: bytes) -> None:
    """Make the database out of a file, encrypted, in the state in which a bot leaves it that was stopped."""
    database.parent.mkdir(parents=True, exist_ok=True)
    with closing(_opened(database, key.hex())) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(gzip.decompress(kept.read_bytes()).decode())


def _opened(database: Path, key: str) -> dbapi2.Connection:
    connection = dbapi2.connect(str(database), isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    return connection


def keep(set_up: Stage, target: Path) -> None:
    """Write the database of a demo whose bot was stopped into a file."""
    with tempfile.TemporaryDirectory(prefix="staffroom-kept-") as folder:
        plain = Path(folder) / "plain.db"
        with closing(_opened(set_up.config.database, set_up.config.secrets.db_key)) as connection:
            connection.execute("ATTACH :plain AS plain KEY ''", {"plain": str(plain)})
            connection.execute("SELECT sqlcipher_export('plain')")
        with closing(sqlite3.connect(plain)) as opened:
            sql = "\n".join(opened.iterdump())
    target.write_bytes(gzip.compress(sql.encode(), 9, mtime=0))


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


async def main() -> int:
    """Run the demo's course and keep its database."""
    target = FOLDER / f"{known()[-1].version:04}.sql.gz"
    async with stage(seed=SEED) as set_up:
        held = await headless.play(set_up, DAYS, SEED, _say)
        await set_up.stop_bot()
        keep(set_up, target)
    sys.stdout.write(f"{target}\n")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
