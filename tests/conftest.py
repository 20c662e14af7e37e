"""What every test may ask for: a real, encrypted, migrated database and the words."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from staffroom.kernel.db import LocalDatabase, Tx, transaction
from staffroom.kernel.migrate import migrate
from staffroom.kernel.text import Translator

settings.register_profile("calm", deadline=None)  # a slow machine is no mistake of ours: no test is timed
settings.load_profile("calm")

KEY = bytes(range(32))
ROOT = Path(__file__).parent.parent
ENOUGH_WORKERS = 8
os.environ["PYTHONPATH"] = str(ROOT / "src")  # processes that tests start find the product as the tests do


def pytest_xdist_auto_num_workers() -> int:
    """Start two workers a core on a small machine: half of a test is waiting, for a process or for the stand-in."""
    cores = os.cpu_count() or 1
    return max(cores, min(2 * cores, ENOUGH_WORKERS))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that the workers end together; all else stays in its random order."""
    items.sort(key=lambda item: "/faults/" not in item.nodeid)


@pytest.fixture(scope="session")
def blank_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrate once; each test gets a copy of the file."""
    path = tmp_path_factory.mktemp("blank") / "staffroom.db"
    local = LocalDatabase(path, KEY)
    migrate(local.connection, lambda _version: None)
    local.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    local.close()
    return path


@pytest.fixture
def local(blank_file: Path, tmp_path: Path) -> Iterator[LocalDatabase]:
    """Open an empty database of this test's own."""
    path = tmp_path / "staffroom.db"
    path.write_bytes(blank_file.read_bytes())
    database = LocalDatabase(path, KEY)
    yield database
    database.close()


@pytest.fixture
def tx(local: LocalDatabase) -> Iterator[Tx]:
    """Open one transaction that the test works in."""
    with transaction(local.connection) as opened:
        yield opened


@pytest.fixture(scope="session")
def words() -> Translator:
    """Read the words of the bot."""
    return Translator(ROOT / "locales")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Count what was proven of the Bot API on the stand-in."""
    passed = [one for one in terminalreporter.stats.get("passed", []) if {"rule", "refusal"} & set(one.keywords)]
    if passed:
        from tests.emulator.conformance.pages import count  # noqa: PLC0415 (only where the book was opened)

        rules, texts = count({report.nodeid.partition("[")[0] for report in passed})
        terminalreporter.write_line(f"conformance: {rules} rules, {texts} error texts")
