"""The inbox: kept before acknowledged, in order per chat, each effect once, nothing lost."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from itertools import pairwise
from typing import Any

import pytest
from tests.conftest import KEY

from staffroom.inbox import Once, Workers, counts, parked, rules, service, store
from staffroom.inbox.once import AlreadyDone
from staffroom.inbox.workers import MOST_IN_MEMORY, SIDE_BY_SIDE, Handle
from staffroom.kernel import facts
from staffroom.kernel.clock import HOUR, LedClock
from staffroom.kernel.db import Database, LocalDatabase, Tx
from staffroom.kernel.ids import ChatId, Instant
from staffroom.telegram.answers import LongSilence


def update(number: int, chat: int = 1) -> dict[str, Any]:
    """Return an update as Telegram gives it."""
    return {"update_id": number, "message": {"chat": {"id": chat}, "text": f"m{number}"}}


@pytest.fixture
async def db(local: LocalDatabase) -> AsyncIterator[Database]:
    """Open the file as the running bot does."""
    opened = await Database.open(local.path, KEY)
    yield opened
    await opened.close()


def waiting(tx: Tx) -> int:
    """Return how much waits."""
    return counts(tx).waiting


Until = Callable[[], Awaitable[bool]]


async def work(db: Database, clock: LedClock, handle: Handle, until: Until) -> None:
    """Run workers until a condition holds."""
    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        workers = Workers(db, clock, handle, group.create_task)
        loop = group.create_task(workers.run())
        while not await until():  # noqa: ASYNC110  the table tells, no event does
            await asyncio.sleep(0.01)
        loop.cancel()


def done(db: Database) -> Until:
    """Return a condition: nothing waits."""

    async def settled() -> bool:
        return (await db.read(counts)).waiting == 0

    return settled


def test_a_batch_is_kept_once_however_often_it_comes(tx: Tx) -> None:
    """An unconfirmed batch is delivered again; the table does not change."""
    for _ in range(3):
        service.keep_batch(tx, [update(5), update(6)], Instant(0))
    assert [kept.update_id for kept in store.waiting(tx, Instant(0), -1, 10)] == [5, 6]
    assert service.offset(tx) == 7


async def test_updates_of_one_chat_are_handled_in_order(db: Database) -> None:
    """Whatever happens side by side, a chat sees its own order."""
    seen: dict[int, list[int]] = {}

    async def handle(raw: dict[str, Any], _once: Once) -> None:
        await asyncio.sleep(0.001 * (raw["update_id"] % 3))
        seen.setdefault(raw["message"]["chat"]["id"], []).append(raw["update_id"])

    await db.write(service.keep_batch, [update(n, n % 4) for n in range(1, 61)], Instant(0))
    await work(db, LedClock(Instant(0)), handle, done(db))
    assert all(order == sorted(order) for order in seen.values())
    assert sum(map(len, seen.values())) == 60


@asynccontextmanager
async def at_work(db: Database, handle: Handle) -> AsyncIterator[Workers]:
    """Let workers run around a block."""
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        workers = Workers(db, LedClock(Instant(0)), handle, group.create_task)
        loop = group.create_task(workers.run())
        yield workers
        loop.cancel()


async def test_what_was_just_kept_is_handled_at_once_and_once(db: Database) -> None:
    """However often the table is asked beside it, which tells of the same updates."""
    seen: list[int] = []

    async def handle(raw: dict[str, Any], _once: Once) -> None:
        seen.append(raw["update_id"])

    async with at_work(db, handle) as workers:
        for number in range(1, 101):
            batch = await db.write(service.keep_batch, [update(number, number % 7)], Instant(0))
            workers.take(batch.waits)
            if number % 2:
                workers.wake()
        while workers.busy or await db.read(waiting):  # noqa: ASYNC110  the table tells, no event does
            await asyncio.sleep(0.01)
    assert sorted(seen) == list(range(1, 101))


async def test_only_the_chats_that_are_served_are_taken_up_and_the_rest_stays_as_it_was(db: Database) -> None:
    """Also of what was just kept, and however much of the others waits before it."""
    seen: list[int] = []

    async def handle(raw: dict[str, Any], _once: Once) -> None:
        seen.append(raw["update_id"])

    await db.write(service.keep_batch, [update(n, 2) for n in range(1, 601)], Instant(0))
    async with at_work(db, handle) as workers:
        workers.only = lambda _tx: {ChatId(1)}
        batch = await db.write(service.keep_batch, [update(601, 1), update(602, 2)], Instant(0))
        workers.take(batch.waits)
        while workers.busy or not seen:  # noqa: ASYNC110  the handler tells, no event does
            await asyncio.sleep(0.01)
        assert await db.read(waiting) == 601
    assert seen == [601]


async def test_what_was_just_kept_does_not_overtake_what_waits_in_its_chat(db: Database) -> None:
    """More waits than the memory holds: what is new is found in its turn."""
    await db.write(service.keep_batch, [update(n) for n in range(1, MOST_IN_MEMORY + 101)], Instant(0))
    seen: list[int] = []

    async def handle(raw: dict[str, Any], _once: Once) -> None:
        seen.append(raw["update_id"])

    async with at_work(db, handle) as workers:
        while not seen:  # noqa: ASYNC110  the handler notes, no event
            await asyncio.sleep(0)
        batch = await db.write(service.keep_batch, [update(MOST_IN_MEMORY + 101)], Instant(0))
        workers.take(batch.waits)
        while await db.read(waiting):  # noqa: ASYNC110  the table tells, no event does
            await asyncio.sleep(0.01)
    assert seen == list(range(1, MOST_IN_MEMORY + 102))


async def test_a_failing_update_blocks_nothing_and_is_kept_with_its_error(db: Database) -> None:
    """After five tries it is parked for the admin to see; the next update of the same chat was handled long before."""
    tries: list[int] = []

    async def handle(raw: dict[str, Any], _once: Once) -> None:
        if raw["update_id"] == 1:
            tries.append(1)
            raise ValueError("the handler stumbled")

    async def is_parked() -> bool:
        return (await db.read(counts)).parked == 1

    await db.write(service.keep_batch, [update(1), update(2)], Instant(0))
    await work(db, LedClock(Instant(0), speed=1_000_000), handle, is_parked)
    assert len(tries) == rules.MAX_TRIES
    (aside,) = await db.read(parked)
    assert (aside.update_id, aside.error.partition(":")[0]) == (1, "ValueError (inbox/workers.py")
    assert "stumbled" not in aside.error  # what an error says may be somebody's words
    assert (await db.read(counts)).waiting == 0


async def test_what_is_due_again_is_found_while_another_chat_keeps_its_handler_busy(db: Database) -> None:
    """However soon after the last look at everything."""
    slow, tries = asyncio.Event(), list[int]()

    async def handle(raw: dict[str, Any], _once: Once) -> None:
        if raw["update_id"] == 2:
            await slow.wait()
        tries.append(raw["update_id"])
        if tries == [1]:
            raise ValueError("the handler stumbled")

    async def came_again() -> bool:
        if tries == [1, 1]:
            slow.set()
        return slow.is_set()

    await db.write(service.keep_batch, [update(1, chat=1), update(2, chat=2)], Instant(0))
    async with asyncio.timeout(10):
        await work(db, LedClock(Instant(0), speed=40), handle, came_again)


async def test_what_telegram_wants_no_answer_to_yet_is_handled_later_as_if_it_had_not_been_tried(db: Database) -> None:
    """A silence is no failure, however long it lasts."""
    clock, tries = LedClock(Instant(0), speed=1_000_000), list[int]()

    async def handle(_raw: dict[str, Any], _once: Once) -> None:
        tries.append(clock.now())
        if len(tries) <= 2 * rules.MAX_TRIES:
            raise LongSilence(Instant(clock.now() + 3_600_000))

    await db.write(service.keep_batch, [update(1)], Instant(0))
    await work(db, clock, handle, done(db))
    assert all(later - earlier >= rules.LONGEST_WAIT for earlier, later in pairwise(tries))
    assert len(tries) == 2 * rules.MAX_TRIES + 1
    assert (await db.read(counts)).parked == 0


async def test_a_batch_that_cannot_be_read_is_set_aside_again_where_it_is_tried_again(db: Database) -> None:
    """It stops neither the workers nor what comes after it."""
    seen: list[int] = []

    async def handle(raw: dict[str, Any], _once: Once) -> None:
        seen.append(raw["update_id"])

    broken = b'{"ok":true,"result":[{"update_id":1,{]}'
    number = await db.write(service.keep_raw, broken, 2)
    await db.write(service.set_batch_aside, number, broken, Instant(0))
    assert await db.write(store.take_up, 1)
    await db.write(service.keep_batch, [update(2)], Instant(0))
    await work(db, LedClock(Instant(0), speed=1_000_000), handle, done(db))
    assert (seen, (await db.read(counts)).parked) == ([2], 1)


async def test_when_told_to_stop_what_is_in_hand_ends_and_the_rest_waits_for_the_next_start(db: Database) -> None:
    """A large inbox does not hold up the end of the program, and nothing of it is lost."""
    batch = [update(number, chat=number % 40) for number in range(1, 201)]
    await db.write(service.keep_batch, batch, Instant(0))
    go_on, begun = asyncio.Event(), list[int]()

    async def handle(raw: dict[str, Any], _once: Once) -> None:
        begun.append(raw["update_id"])
        await go_on.wait()

    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        workers = Workers(db, LedClock(Instant(0)), handle, group.create_task)
        group.create_task(workers.run())
        while len(begun) < SIDE_BY_SIDE:  # noqa: ASYNC110  the table tells, no event does
            await asyncio.sleep(0.01)
        workers.stop()
        go_on.set()
    assert len(begun) == SIDE_BY_SIDE
    assert workers.busy == 0
    assert (await db.read(counts)).waiting == 200 - SIDE_BY_SIDE


async def test_effect_and_mark_are_one_commit(db: Database) -> None:
    """A handler that fails after its write is not run again; one that fails before is."""
    effects: list[int] = []

    async def handle(raw: dict[str, Any], once: Once) -> None:
        effects.append(raw["update_id"])
        await once.write(facts.put, f"effect {raw['update_id']}", "1")
        raise ConnectionError("the answer did not get through")

    await db.write(service.keep_batch, [update(1)], Instant(0))
    await work(db, LedClock(Instant(0), speed=1_000_000), handle, done(db))
    assert effects == [1]
    assert await db.read(facts.get, "effect 1") == "1"


async def test_a_handler_writes_at_most_once(db: Database) -> None:
    """Two writes would be two commits, and a crash between them half an effect."""
    await db.write(service.keep_batch, [update(1)], Instant(0))
    once = Once(db, LedClock(Instant(0)), 1)
    await once.write(facts.put, "a", "1")
    with pytest.raises(RuntimeError, match="at most once"):
        await once.write(facts.put, "b", "1")


async def test_an_update_that_was_read_twice_has_its_effect_once(db: Database) -> None:
    """A second run of the same update, from a stale read, is undone before it does anything."""
    await db.write(service.keep_batch, [update(1)], Instant(0))
    clock = LedClock(Instant(0))
    await Once(db, clock, 1).write(facts.put, "n", "first")
    with pytest.raises(AlreadyDone):
        await Once(db, clock, 1).write(facts.put, "n", "second")
    assert await db.read(facts.get, "n") == "first"


async def test_a_processed_update_keeps_no_text(db: Database) -> None:
    """What people wrote is deleted with the mark."""

    async def handle(_raw: dict[str, Any], _once: Once) -> None:
        return

    await db.write(service.keep_batch, [update(1)], Instant(0))
    await work(db, LedClock(Instant(0)), handle, done(db))
    assert await db.read(lambda tx: tx.value("SELECT count(*) FROM inbox WHERE body IS NOT NULL")) == 0


def test_a_clock_that_is_set_back_makes_no_update_wait_for_its_next_try(tx: Tx) -> None:
    """It is tried at once; one that rests for seconds by the present clock rests."""
    now = Instant(1_790_000_000_000)
    service.keep_batch(tx, [update(1), update(2)], now)
    service.fail(tx, 1, 2, "broken", Instant(now + HOUR))
    service.fail(tx, 2, 2, "broken", now)
    assert [row.update_id for row in store.waiting(tx, now, -1, 9)] == [1]
    assert store.next_retry(tx, now) == rules.retry_at(2, now)
    assert store.oldest(tx, now) == now


def test_old_rows_are_swept_but_not_before_telegram_has_forgotten_them(tx: Tx) -> None:
    """Marks are kept for three days, which is longer than Telegram repeats an update."""
    service.keep_batch(tx, [update(1)], Instant(0))
    store.mark_done(tx, 1, Instant(0))
    assert service.sweep(tx, Instant(rules.DONE_KEPT)) == 0
    assert service.sweep(tx, Instant(rules.DONE_KEPT + 1)) == len(["the mark", "its number"])


@pytest.mark.parametrize(
    ("raw", "lane"),
    [
        (update(1, 9), "chat:9"),
        ({"update_id": 1, "callback_query": {"from": {"id": 4}, "message": {"chat": {"id": -7}}}}, "chat:-7"),
        ({"update_id": 1, "callback_query": {"from": {"id": 4}}}, "chat:4"),
        ({"update_id": 1, "poll_answer": {"user": {"id": 4}}}, "user:4"),
        ({"update_id": 1, "callback_query": {"from": {"id": 4}, "message": {"chat": None}}}, "chat:4"),
        ({"update_id": 1, "callback_query": {"from": None}}, "update:1"),
        ({"update_id": 1, "message": {"chat": {"id": None}}}, "update:1"),
        ({"update_id": 1, "poll_answer": {"user": None}}, "update:1"),
        ({"update_id": 1, "something_new": {}}, "update:1"),
        ({"update_id": 1, "message": "not even an object"}, "update:1"),
    ],
)
def test_every_update_has_a_lane_however_strange(raw: dict[str, Any], lane: str) -> None:
    """An update that we do not know goes alone."""
    assert rules.lane(raw) == lane
