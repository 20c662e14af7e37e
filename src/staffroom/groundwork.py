"""What is done before anything runs: the database in its present shape, the programmes in line with their files."""

from staffroom import wiring
from staffroom.config import Config
from staffroom.kernel.clock import Clock, SystemClock
from staffroom.kernel.db import LocalDatabase
from staffroom.kernel.db_file import encrypted_copy
from staffroom.kernel.migrate import migrate
from staffroom.ops import forgotten


def prepare(config: Config, key: bytes, clock: Clock | None = None) -> None:
    """Bring database and programmes up to date, and let those stay forgotten who had their data deleted.

    Raises Trouble for a wrong key, a damaged file, or a mistake in a course, naming file and line.
    """
    config.database.parent.mkdir(parents=True, exist_ok=True)
    local = LocalDatabase(config.database, key)
    try:
        migrate(local.connection, lambda version: _before_upgrade(local, config, key, version))
        local.write(wiring.sync_programmes, config, (clock or SystemClock()).now())
        forgotten.agree(local)
    finally:
        local.close()


def _before_upgrade(local: LocalDatabase, config: Config, key: bytes, version: int) -> None:
    config.backups.mkdir(parents=True, exist_ok=True)
    encrypted_copy(local.connection, config.backups / f"before-upgrade-from-{version:04}.db", key)
