"""What every test may ask for: a real, encrypted, migrated database and the words."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

from staffroom import data_files
from staffroom.kernel.db import LocalDatabase, Tx, transaction
from staffroom.kernel.migrate import migrate
from staffroom.kernel.text import Translator

settings.register_profile("calm", deadline=None)  # a slow machine is no mistake of ours: no test is timed
settings.load_profile("calm")

KEY = bytes(range(32))
ROOT = Path(__file__).parent.parent
ENOUGH_WORKERS = 8
sys.dont_write_bytecode = False  # where it is set, each worker, and each process that tests start, would compile all
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ["PYTHONPATH"] = str(ROOT / "src")  # processes that tests start find the product as the tests do


def pytest_xdist_auto_num_workers() -> int:
    """Start one worker more than there are cores: mostly one of them waits; each must read all tests first."""
    return min((os.cpu_count() or 1) + 1, ENOUGH_WORKERS)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that the workers end together; all else stays in its random order."""
    items.sort(key=lambda item: "/faults/" not in item.nodeid)


@cache
def blank() -> bytes:
    """Return an empty database in its present shape under KEY: it is made once, each test gets a copy."""
    with TemporaryDirectory(prefix="staffroom-blank-") as folder:
        path = Path(folder) / "staffroom.db"
        local = LocalDatabase(path, KEY)
        migrate(local.connection, lambda _version: None)
        local.close()  # folds the log into the file
        return path.read_bytes()


@pytest.fixture(scope="session")
def blank_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write it where several tests can copy it."""
    path = tmp_path_factory.mktemp("blank") / "staffroom.db"
    path.write_bytes(blank())
    return path


@pytest.fixture
def local(tmp_path: Path) -> Iterator[LocalDatabase]:
    """Open an empty database of this test's own."""
    path = tmp_path / "staffroom.db"
    path.write_bytes(blank())
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
    return data_files.words()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Count what was proven of the Bot API on the stand-in."""
    passed = [one for one in terminalreporter.stats.get("passed", []) if {"rule", "refusal"} & set(one.keywords)]
    if passed:
        from tests.emulator.conformance.pages import count  # noqa: PLC0415 (only where the book was opened)

        rules, texts = count({report.nodeid.partition("[")[0] for report in passed})
        terminalreporter.write_line(f"conformance: {rules} rules, {texts} error texts")
