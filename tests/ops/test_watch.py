"""The watch takes the vital signs of the real parts, and ends the bot where one stands still."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import KEY, blank

from staffroom import outbox
from staffroom.kernel import facts
from staffroom.kernel.clock import HOUR, LedClock
from staffroom.kernel.db import Database, LocalDatabase
from staffroom.kernel.db import Error as DatabaseError
from staffroom.kernel.ids import ChatId, Instant
from staffroom.kernel.refusal import BROKEN
from staffroom.ops.watching import vitals
from staffroom.ops.watching.vitals import Vitals
from staffroom.ops.watching.watch import Signs, Stuck, Watch
from staffroom.outbox import Note
from staffroom.telegram.line import Line

NOW = Instant(1_790_000_000_000)


@dataclass
class Post:
    """A watch over real parts, whose time is moved by hand; `answers` is what Telegram says to the watch itself."""

    db: Database
    line: Line
    at: float = 0.0
    answers: bool = False
    asked: int = 0
    copying: bool = False
    told: list[Vitals] = field(default_factory=list)
    tasks: list["asyncio.Task[None]"] = field(default_factory=list)

    def spawn(self, work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
        """Begin something beside the watch."""
        self.tasks.append(asyncio.ensure_future(work))
        return self.tasks[-1]

    async def look(self, watch: Watch) -> Vitals:
        """Let the watch look, and let what it asks be answered."""
        await watch.look()
        await asyncio.gather(*self.tasks)
        return watch.vitals

    async def reaches(self) -> bool:
        """Say whether Telegram answers over another connection."""
        self.asked += 1
        return self.answers

    async def heed(self, found: Vitals, _at: float) -> None:
        """Keep what was seen."""
        self.told.append(found)

    def watch(self) -> Watch:
        """Begin to watch."""
        signs = Signs(self.spawn, self.reaches, lambda: self.at, lambda: self.copying, lambda: self.at, pause=0.0)
        return Watch(self.db, LedClock(NOW, speed=0), self.line, signs, self.heed)


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    """Open a database; the line was heard just now."""
    path = tmp_path / "staffroom.db"
    path.write_bytes(blank())
    db = await Database.open(path, KEY)
    line = Line()
    line.hear(0.0)
    yield Post(db, line)
    await db.close()


async def test_a_writing_thread_that_does_not_come_back_ends_the_bot(post: Post) -> None:
    """After half a minute; not while a backup is made on it."""
    free = threading.Event()
    held = asyncio.ensure_future(post.db.on_writer(lambda _connection: free.wait()))
    try:
        watch = post.watch()
        await watch.look()
        post.at, post.copying = 31.0, True
        await watch.look()
        assert (watch.vitals.writer, vitals.stuck(watch.vitals)) == (31.0, None)
        post.copying = False
        with pytest.raises(Stuck, match="writer"):
            await watch.run()
    finally:
        free.set()
        await held


@pytest.mark.parametrize("why", ["locked", "read only"])
async def test_a_database_that_refuses_ails_until_it_does_not(
    post: Post, tmp_path: Path, caplog: pytest.LogCaptureFixture, why: str
) -> None:
    """Half a minute of it is told to monitoring and at the window; the end of it, too, though nothing is to be done."""
    watch, other = post.watch(), LocalDatabase(tmp_path / "staffroom.db", KEY)
    await post.db.on_writer(lambda connection: connection.execute("PRAGMA busy_timeout = 0"))
    if why == "locked":
        other.connection.execute("BEGIN IMMEDIATE")
    else:
        await post.db.on_writer(lambda connection: connection.execute("PRAGMA query_only = ON"))
        with pytest.raises(DatabaseError):
            await post.db.write(facts.put, "any", "thing")
    for post.at in (0.0, 5.0, 40.0):
        await post.look(watch)
    assert (vitals.ailments(watch.vitals), vitals.stuck(watch.vitals)) == (["refused"], None)
    assert "refused to be written to" in caplog.text
    other.close()
    await post.db.on_writer(lambda connection: connection.execute("PRAGMA query_only = OFF"))
    for post.at in (45.0, 50.0, 55.0):
        await post.look(watch)
    assert vitals.ailments(watch.vitals) == []
    assert "can be written to again" in caplog.text


async def test_a_database_that_takes_a_little_now_and_then_refuses_all_the_same(post: Post) -> None:
    """On a full disk one row may still fit where the next batch does not."""
    watch = post.watch()
    for post.at in range(0, 45, 5):
        await post.db.on_writer(lambda connection: connection.execute("PRAGMA query_only = ON"))
        with pytest.raises(DatabaseError):
            await post.db.write(facts.put, "any", "thing")
        await post.db.on_writer(lambda connection: connection.execute("PRAGMA query_only = OFF"))
        await post.db.write(facts.put, "little", str(post.at))
        await post.look(watch)
    assert vitals.ailments(watch.vitals) == ["refused"]


async def test_an_outage_of_telegram_ends_nothing_however_long_it_lasts(post: Post) -> None:
    """Each failed poll is a sign of life, and the watch's own questions fail as well."""
    watch = post.watch()
    for minute in range(1, 60):
        post.at = minute * 60.0
        post.line.fail(post.at, 60.0, broken=True)
        assert vitals.stuck(await post.look(watch)) is None
    assert vitals.ailments(watch.vitals) == ["poll"]
    assert post.asked > 50


async def test_what_telegram_itself_answers_badly_is_no_fault_of_ours(post: Post) -> None:
    """A 502 to each poll is an answer; nothing else is asked then."""
    watch = post.watch()
    post.answers, post.at = True, 900.0
    post.line.fail(post.at, 60.0)
    assert (vitals.stuck(await post.look(watch)), post.asked) == (None, 0)


async def test_a_poller_that_fails_while_telegram_answers_others_ends_the_bot(post: Post) -> None:
    """Four times in a row, half a minute apart."""
    watch = post.watch()
    post.answers = True
    seen = []
    for step in range(5):
        post.at = 91.0 + 31 * step
        post.line.fail(post.at, 60.0, broken=True)
        seen.append(vitals.stuck(await post.look(watch)))
    assert seen == [None, None, None, "poll", "poll"]
    post.line.hear(post.at)
    assert (await post.look(watch)).reached == 0


async def test_how_long_the_oldest_waits_is_seen_in_the_rows(post: Post) -> None:
    """And whoever tells admins is told of it."""
    note = Note("late", "x", ChatId(1), {}, not_before=Instant(NOW - HOUR))
    await post.db.write(outbox.post, note, Instant(NOW - HOUR))
    watch = post.watch()
    await post.look(watch)
    assert vitals.ailments(await post.look(watch)) == ["queue"]
    assert post.told


LOOP_STANDS = """
import time
from staffroom.ops.watching.guard import Guard
with Guard(limit=0.2, step=0.1) as guard:
    guard.beat()
    time.sleep(30)
"""
LOOP_RUNS = """
import time
from staffroom.ops.watching.guard import Guard
with Guard(limit=2.0, step=0.1) as guard:
    for _ in range(5):
        guard.beat()
        time.sleep(0.05)
"""


@pytest.mark.parametrize(("code", "ended"), [(LOOP_STANDS, BROKEN), (LOOP_RUNS, 0)])
def test_a_loop_that_stands_still_is_ended_from_outside(code: str, ended: int) -> None:
    """With a code after which a supervisor starts anew, and with where it stood."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603  our own
    assert done.returncode == ended, done.stderr
    assert ("time.sleep" in done.stderr or 'File "<string>"' in done.stderr) == bool(ended)


LOG_STANDS = """
import logging, time
from staffroom.ops.watching import guard
class Full(logging.Handler):
    def emit(self, record):
        time.sleep(300)
logging.getLogger().addHandler(Full())
guard.PATIENCE = 0.2
with guard.Guard(limit=0.2, step=0.1) as guarding:
    guarding.beat()
    logging.warning("nobody reads this")
"""


def test_a_log_that_nobody_reads_does_not_keep_the_process_alive() -> None:
    """Whoever writes to it holds its lock for ever."""
    done = subprocess.run([sys.executable, "-c", LOG_STANDS], capture_output=True, check=False, timeout=60)  # noqa: S603  our own
    assert done.returncode == BROKEN
