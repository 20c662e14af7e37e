"""Where something may go wrong inside the running bot, while it holds somebody's words."""

import asyncio
import gc
import threading
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import Any, cast

import aiohttp
import aiosqlite
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from tests.ops.mishaps import BIRD, NOW, Scene, breaks, mishap

from staffroom import outbox
from staffroom.clockwork import Clockwork, Tick
from staffroom.house import House
from staffroom.inbox import Once, Wakes, Workers, counts, parked, service
from staffroom.inbox.keeper import Fetched, Keeper
from staffroom.kernel.clock import LedClock
from staffroom.kernel.ids import ChatId, Instant
from staffroom.ops.watching.health import Health
from staffroom.outbox import Note, Ways, claims, store_reports
from staffroom.pictures.errors import PictureError
from staffroom.rooms.progress.asking import understood
from staffroom.rooms.progress.sources.fault import Fault
from staffroom.telegram import render


async def _processed(scene: Scene, handle: Callable[[dict[str, Any], Once], Awaitable[None]]) -> str:
    """Hand an update with somebody's words to a handler until it is set aside; return why, as admins are shown."""
    db = await scene.database()
    told = {"message_id": 1, "date": 1, "chat": {"id": BIRD.account, "type": "private"}, "text": BIRD.words}
    await db.write(service.keep_batch, [{"update_id": 1, "message": told}], Instant(0))
    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        workers = Workers(db, LedClock(Instant(0), speed=1_000_000), handle, group.create_task)
        loop = group.create_task(workers.run())
        while not (await db.read(counts)).parked:  # noqa: ASYNC110  the table tells, no event does
            await asyncio.sleep(0.005)
        loop.cancel()
    (aside,) = await db.read(parked)
    await db.close()
    return aside.error


@mishap
async def a_handler(scene: Scene) -> str:
    """Look for somebody who is not there."""

    async def handle(raw: dict[str, Any], _once: Once) -> None:
        raise KeyError(raw["message"]["text"])

    return await _processed(scene, handle)


@mishap
async def a_handler_on_another_thread(scene: Scene) -> str:
    """Break over a table there."""

    async def handle(_raw: dict[str, Any], _once: Once) -> None:
        await asyncio.to_thread(breaks)

    return await _processed(scene, handle)


@mishap
async def a_handler_in_the_database(scene: Scene) -> str:
    """Break in the one write."""

    async def handle(_raw: dict[str, Any], once: Once) -> None:
        await once.write(breaks)

    return await _processed(scene, handle)


@mishap
async def plain_talk_that_cannot_be_counted(scene: Scene) -> None:
    """Break over a whole batch of it."""
    db = await scene.database()
    counter = service.Counter(lambda raw: raw["text"], breaks)
    wakes = Wakes(lambda _rows: None, lambda: None)
    keeper = Keeper(db, LedClock(NOW, speed=0), wakes, lambda _tx, _updates, _now: None, counter)
    await keeper.keep(Fetched([{"update_id": 5, "text": BIRD.words}], b"", 6, is_full=False))
    await db.close()


async def _claimed(scene: Scene, ways: Ways, *, ends: Instant | None = None) -> str:
    """Let a note be claimed; return why it failed, as admins are shown."""
    db = await scene.database()
    note = Note("n1", "test.note", ChatId(-100), {"name": BIRD.name}, expires_at=ends)
    await db.write(outbox.post, note, Instant(0))
    await db.write(claims.claim_next, claims.Turn(NOW, lambda _head: NOW), ways)
    failed = await db.read(store_reports.failures)
    await db.close()
    return str(failed)


@mishap
async def a_message_that_cannot_be_drawn_up(scene: Scene) -> str:
    """Break in its room."""
    return await _claimed(scene, Ways(render={"test.note": breaks}))


@mishap
async def a_room_that_hears_of_a_late_message(scene: Scene) -> str:
    """Break over the news."""
    return await _claimed(scene, Ways(after_late={"test.note": breaks}), ends=Instant(1))


@mishap
async def a_room_that_hears_of_a_dropped_message(scene: Scene) -> str:
    """Break over the news."""
    ways = Ways(render={"test.note": lambda _tx, _args: None}, after_cancelled={"test.note": breaks})
    return await _claimed(scene, ways)


async def _ticked(scene: Scene, tick: Tick) -> None:
    db = await scene.database()
    clockwork = Clockwork(db, LedClock(NOW, speed=0), (tick,), lambda: None)
    task = asyncio.ensure_future(clockwork.run())
    async with asyncio.timeout(30):
        while not clockwork.idle:  # noqa: ASYNC110  it says so itself, no event does
            await asyncio.sleep(0.005)
    task.cancel()
    await db.close()


@mishap
async def a_tick_that_runs(scene: Scene) -> None:
    """Break on the database's thread."""
    await _ticked(scene, Tick("test.tick", lambda _tx, _now: NOW, breaks))


@mishap
async def a_tick_that_is_asked(scene: Scene) -> None:
    """Break while asked when it is due."""
    await _ticked(scene, Tick("test.tick", breaks, lambda _tx, _now: None))


@mishap
def an_answer_of_moodle(_scene: Scene) -> str:
    """Break over it; return what admins are told."""
    try:
        with understood():
            breaks()
    except Fault as fault:
        return str(fault)
    return ""


@mishap
def words_of_a_picture(_scene: Scene) -> None:
    """Break while they are put together."""
    render._picture(breaks, "en", cast("Any", SimpleNamespace(words=None)))  # noqa: SLF001  the place where it is caught


@mishap
async def a_picture(_scene: Scene) -> None:
    """Let the drawing process say why not, in the words of the picture."""

    class Painter:
        async def draw(self, _picture: object) -> bytes:
            raise PictureError(BIRD.words)

    await render._draw(None, cast("Any", SimpleNamespace(painter=Painter())))  # noqa: SLF001  likewise


@mishap
async def a_part_of_the_house(_scene: Scene) -> None:
    """End a task of it unexpectedly."""

    async def work() -> None:
        breaks()

    task = asyncio.ensure_future(work())
    await asyncio.wait([task])
    House._ended(cast("Any", SimpleNamespace(_tasks=set())), task)  # noqa: SLF001  what the house does then


@mishap
async def a_task_that_nobody_waits_for(_scene: Scene) -> None:
    """Let Python tell of it when it is collected."""

    async def work() -> None:
        breaks()

    task: asyncio.Future[None] | None = asyncio.ensure_future(work())
    await asyncio.sleep(0.01)
    del task
    gc.collect()


@mishap
async def a_call_of_the_loop(_scene: Scene) -> None:
    """Break in a call that is told with all that it was called with."""
    asyncio.get_running_loop().call_soon(breaks, BIRD.email)
    await asyncio.sleep(0.01)


@mishap
async def a_slow_call_while_debugging(_scene: Scene) -> None:
    """Let the loop say who was slow, and with what."""
    loop = asyncio.get_running_loop()
    loop.set_debug(enabled=True)
    loop.slow_callback_duration = 0.0
    loop.call_soon(lambda _name: None, BIRD.name)
    await asyncio.sleep(0.01)


@mishap
def a_thread(_scene: Scene) -> None:
    """End with an error."""
    thread = threading.Thread(target=breaks)
    thread.start()
    thread.join()


@mishap
def an_end_that_nobody_sees(_scene: Scene) -> None:
    """Break while something is thrown away."""

    class Thing:
        def __del__(self) -> None:
            breaks()

    Thing()
    gc.collect()


@mishap
async def a_job_of_the_scheduler(_scene: Scene) -> None:
    """Let APScheduler tell of it."""
    scheduler = AsyncIOScheduler()
    scheduler.start()
    scheduler.add_job(breaks, args=[BIRD.name])
    await asyncio.sleep(0.05)
    scheduler.shutdown(wait=False)


@mishap
async def a_driver_that_tells_what_it_does(_scene: Scene) -> None:
    """Let aiosqlite name a statement with its values."""
    async with aiosqlite.connect(":memory:") as connection:
        await connection.execute("SELECT ?", (BIRD.name,))


@mishap
async def the_page_for_monitoring(_scene: Scene) -> str:
    """Break while somebody looks; return what they are shown."""
    health = Health(0, breaks, tuple, breaks)
    await health.start()
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{health.port}/status") as answer,
    ):
        shown = await answer.text()
    await health.stop()
    return shown
