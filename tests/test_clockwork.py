"""The time door: what is due runs, in the order of the ticks, until nothing is due."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Never

import pytest
from tests import builders as make
from tests.conftest import KEY, blank

from staffroom import settling, wiring
from staffroom.clockwork import Clockwork, Tick
from staffroom.kernel import facts
from staffroom.kernel.clock import HOUR, LedClock, SystemClock
from staffroom.kernel.db import Database, LocalDatabase, Tx
from staffroom.kernel.ids import Instant, ProgrammeId
from staffroom.telegram.line import Line

NOW = make.at(7, 9)


def once(name: str, after: str | None = None, at: Instant = NOW) -> Tick:
    """Return a tick that is due once at a moment, perhaps only after another one ran."""

    def next_due(tx: Tx, _now: Instant) -> Instant | None:
        waits = after is not None and facts.get(tx, after) is None
        return None if waits or facts.get(tx, name) is not None else at

    return Tick(name, next_due, lambda tx, now: facts.put(tx, name, str(now)))


def breaks(_tx: Tx, _now: Instant) -> Never:
    """Fail as a tick of a broken room would."""
    raise RuntimeError("broken")


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    """Open the database as the running bot does."""
    path = tmp_path / "staffroom.db"
    path.write_bytes(blank())
    opened = await Database.open(path, KEY)
    yield opened
    await opened.close()


@asynccontextmanager
async def running(db: Database, *ticks: Tick, clock: LedClock | None = None) -> AsyncIterator[Clockwork]:
    """Let time pass for some ticks."""
    clockwork = Clockwork(db, clock or LedClock(NOW, speed=0), ticks, lambda: None)
    task = asyncio.ensure_future(clockwork.run())
    try:
        yield clockwork
    finally:
        task.cancel()


async def until(happened: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(20):
        while not happened():  # noqa: ASYNC110  nobody rings
            await asyncio.sleep(0.005)


async def ran(db: Database, *names: str) -> list[str]:
    """Return which of some ticks have run."""
    return [name for name in names if await db.read(facts.get, name) is not None]


async def test_what_a_tick_makes_due_runs_before_the_clockwork_rests(db: Database) -> None:
    """Also where the other one stands before it."""
    async with running(db, once("second", after="first"), once("first")) as clockwork:
        await until(lambda: clockwork.idle)
        assert await ran(db, "first", "second") == ["first", "second"]
        assert await db.read(clockwork.next_due, NOW) is None


async def test_time_passes_once_the_database_says_what_waits(db: Database) -> None:
    """A start beside something that holds the file is no end of the program."""
    line = Line()
    line.caught_up.set()
    await db.write(lambda tx: tx.run("ALTER TABLE inbox RENAME TO away"))
    clockwork = Clockwork(db, LedClock(NOW, speed=0), [once("tick")], lambda: None)
    time = asyncio.ensure_future(settling.tick(line, db, LedClock(NOW, speed=0), clockwork))
    await asyncio.sleep(0.2)
    await db.write(lambda tx: tx.run("ALTER TABLE away RENAME TO inbox"))
    await until(lambda: clockwork.idle or time.done())
    assert await ran(db, "tick") == ["tick"]
    time.cancel()


async def test_time_does_not_wait_for_what_was_put_off(db: Database) -> None:
    """After a start in a silence that Telegram asked for, cards go where they may all the same."""
    line = Line()
    line.caught_up.set()
    put_off = "INSERT INTO inbox (update_id, lane, body, received_at, not_before) VALUES (1, 'chat:1', '{}', 0, :at)"
    await db.write(lambda tx: tx.run(put_off, at=NOW + 60_000))
    clockwork = Clockwork(db, LedClock(NOW, speed=0), [once("tick")], lambda: None)
    time = asyncio.ensure_future(settling.tick(line, db, LedClock(NOW, speed=0), clockwork))
    await until(lambda: clockwork.idle or time.done())
    assert await ran(db, "tick") == ["tick"]
    time.cancel()


async def test_a_tick_that_fails_hinders_no_other(db: Database) -> None:
    """Neither one that cannot say when it is due, nor one that cannot run."""
    mute = Tick("mute", breaks, breaks)
    lame = Tick("lame", lambda _tx, now: now, breaks)
    async with running(db, mute, lame, once("sound")) as clockwork:
        await until(lambda: clockwork.idle)
        assert await ran(db, "sound") == ["sound"]


async def test_a_tick_whose_matter_another_one_has_settled_does_not_run(db: Database) -> None:
    """Both were due at the same look; what is due is asked again in the transaction that runs it."""
    late = Tick("late", once("matter").next_due, once("late").run)
    async with running(db, once("matter"), late) as clockwork:
        await until(lambda: clockwork.idle)
        assert await ran(db, "matter", "late") == ["matter"]


async def test_a_tick_waits_for_its_moment(db: Database) -> None:
    """The clock is led; a wake brings it to mind."""
    clock = LedClock(NOW, speed=0)
    async with running(db, once("later", at=Instant(NOW + HOUR)), clock=clock) as clockwork:
        await until(lambda: clockwork.idle)
        assert await ran(db, "later") == []
        assert await db.read(clockwork.next_due, NOW) == NOW + HOUR
        clock.lead(Instant(NOW + HOUR), speed=0)
        clockwork.wake()
        await until(lambda: clockwork.idle)
        assert await ran(db, "later") == ["later"]


async def test_a_tick_comes_in_time_although_the_machines_clock_was_set_back(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The scheduler then sleeps for an hour more; the loop's own time goes on."""

    class Before(SystemClock):
        def now(self) -> Instant:
            return Instant(super().now() + HOUR)

    monkeypatch.setattr("staffroom.clockwork._WALL", Before())
    async with running(db, once("soon", at=Instant(NOW + 1_000)), clock=LedClock(NOW, speed=10)):
        async with asyncio.timeout(20):
            while await ran(db, "soon") == []:  # noqa: ASYNC110  nobody rings
                await asyncio.sleep(0.01)


async def test_a_tick_with_much_to_do_runs_on_without_asking_all_the_others_each_time(db: Database) -> None:
    """A card for 2,000 groups is due at once; asking every tick between two of them took longer than the posting."""
    asked: list[Instant] = []
    left = list(range(200))

    def beside(_tx: Tx, now: Instant) -> None:
        asked.append(now)

    much = Tick("much", lambda _tx, now: now if left else None, lambda _tx, _now: left.__delitem__(0))
    async with running(db, much, Tick("beside", beside, breaks)) as clockwork:
        await until(lambda: clockwork.idle and not left)
    assert len(asked) < 100


def steps_of_a_look(local: LocalDatabase, programme: ProgrammeId, teachers: int) -> int:
    """Fill the roster, ask every tick when it is due, and count how many hundreds of instructions SQLite needed."""
    counted: list[int] = []

    def look(tx: Tx) -> None:
        for number in range(1, teachers + 1):
            make.person(tx, programme, user=10_000 * teachers + number)
        local.connection.set_progress_handler(lambda: counted.append(1), 100)
        for tick in wiring.ticks():
            tick.next_due(tx, NOW)
        local.connection.set_progress_handler(None, 100)

    local.write(look)
    return len(counted)


def test_looking_what_is_due_costs_the_same_however_many_teachers_there_are(local: LocalDatabase) -> None:
    """It is done after everything that people do."""
    programme = local.write(make.programme)
    few, many = steps_of_a_look(local, programme, 10), steps_of_a_look(local, programme, 2000)
    assert many <= few + 20, (few, many)
