"""What every test may ask for: a real, encrypted, migrated database and the words."""

import gc
import os
import re
import shutil
import ssl
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import certifi
import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler.worksteal import WorkStealingScheduling

from staffroom import data_files
from staffroom.kernel.db import LocalDatabase, Tx, transaction
from staffroom.kernel.migrate import migrate
from staffroom.kernel.text import Translator

EXAMPLES = 100
"""So many examples the whole suite tries of a law that says nothing else."""
settings.register_profile("whole", deadline=None, max_examples=EXAMPLES)  # a slow machine is no mistake of ours
settings.register_profile("quick", deadline=None, max_examples=EXAMPLES // 4)

KEY = bytes(range(32))
ROOT = Path(__file__).parent.parent
ENOUGH_WORKERS = 8
MEMORY = Path("/dev/shm")  # noqa: S108  each run makes a folder of its own there
ENOUGH_MEMORY = 2 * 1024**3
TOGETHER = tuple(map(re.compile, (r"^tests/browser/test_(life|tour|trouble)", r"^tests/browser/", r"^tests/faults/")))
"""Tests that take long: those that share the playground, the others that share Chromium, the bot's faults."""
sys.dont_write_bytecode = False  # where it is set, each worker, and each process that tests start, would compile all
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ["PYTHONPATH"] = str(ROOT / "src")  # processes that tests start find the product as the tests do

MADE = ssl.create_default_context


@cache
def _trusting(authorities: str) -> ssl.SSLContext:
    return MADE(cafile=authorities)


def _trust(*purpose: Any, cafile: str | None = None, **more: Any) -> ssl.SSLContext:  # noqa: ANN401  whatever ssl takes
    """Read the authorities that every bot trusts once in a process: each reading takes as long as a short test."""
    known = cafile == certifi.where() and not purpose and not more
    return _trusting(cafile) if known and cafile else MADE(*purpose, cafile=cafile, **more)


def _write_to_memory() -> None:
    """Let what tests write lie in memory where there is enough of it: each commit of theirs would wait for a disk.

    There a commit takes a sixth of the processor time, too. A TMPDIR that somebody set stays.
    """
    if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ENOUGH_MEMORY:
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None  # whoever asked before is answered anew


def pytest_configure(config: pytest.Config) -> None:
    """Let the quick suite try fewer examples of each law; prepare what holds for the processes of tests alone."""
    gc.disable()
    _write_to_memory()
    ssl.create_default_context = _trust  # type: ignore[assignment]
    settings.load_profile("quick" if config.getoption("markexpr") == "not slow" else "whole")


def pytest_collection_finish() -> None:
    """Let the collector of rubbish look at what comes from now on: all tests were read without it, and stay."""
    gc.freeze()
    gc.enable()


def examples(whole: int) -> int:
    """Return how many examples to try of a law of which the whole suite tries so many."""
    return whole * settings().max_examples // EXAMPLES


def is_quick() -> bool:
    """Say whether this is the quick suite, which tries fewer examples of each law."""
    return settings().max_examples < EXAMPLES


def pytest_xdist_auto_num_workers() -> int:
    """Start one worker more than there are cores: mostly one of them waits; each must read all tests first."""
    return min((os.cpu_count() or 1) + 1, ENOUGH_WORKERS)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> WorkStealingScheduling:
    """Hand each worker its share at once; whoever has done theirs takes over the end of another's."""
    return WorkStealingScheduling(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each share begin with what takes longest and wants to be together; all else stays in its random order."""
    items[:] = shares(items, int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")))


def shares(items: list[pytest.Item], workers: int) -> list[pytest.Item]:
    """Return the tests share by share."""
    heads: list[list[pytest.Item]] = [[] for _ in range(workers)]
    left = items
    for number, together in enumerate(TOGETHER):
        heads[number % workers] += [item for item in left if together.search(item.nodeid)]
        left = [item for item in left if not together.search(item.nodeid)]
    found: list[pytest.Item] = []
    for head in heads:
        room = max(0, len(items) // workers - len(head))
        found += head + left[:room]
        left = left[room:]
    return found + left


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


@pytest.fixture(scope="session")
def slate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalDatabase]:
    """Open an empty database that stays empty: nothing is ever committed in it."""
    path = tmp_path_factory.mktemp("slate") / "staffroom.db"
    path.write_bytes(blank())
    database = LocalDatabase(path, KEY)
    yield database
    database.close()


@pytest.fixture
def tx(request: pytest.FixtureRequest) -> Iterator[Tx]:
    """Open one transaction that the test works in; where nobody else reads the file, it is undone for the next test."""
    if "local" in request.fixturenames:
        with transaction(request.getfixturevalue("local").connection) as opened:
            yield opened
        return
    connection = request.getfixturevalue("slate").connection
    connection.execute("BEGIN IMMEDIATE")
    yield Tx(connection)
    connection.execute("ROLLBACK")


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
