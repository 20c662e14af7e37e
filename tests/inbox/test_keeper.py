"""A batch lasts before it is acknowledged, whether it is counted at once or while the next is on its way."""

import json
from collections.abc import AsyncIterator

import pytest
from tests.conftest import KEY

from staffroom.inbox import Wakes, rules, service, store
from staffroom.inbox.keeper import Fetched, Keeper, decoded, glanced_at
from staffroom.kernel.clock import LedClock
from staffroom.kernel.db import Database, Error, LocalDatabase
from staffroom.kernel.ids import Instant, UserId

WORDS = 'somebody writes "update_id":99 and {"update_id": 98}'


@pytest.fixture
async def db(local: LocalDatabase) -> AsyncIterator[Database]:
    """Open the file as the running bot does."""
    opened = await Database.open(local.path, KEY)
    yield opened
    await opened.close()


def keeper(db: Database, woken: list[str] | None = None) -> Keeper:
    """Return a keeper that counts nothing itself: handlers see everything."""
    heard = [] if woken is None else woken
    wakes = Wakes(lambda rows: heard.extend(row.lane for row in rows), lambda: heard.append("sender"))
    return Keeper(db, LedClock(Instant(0), speed=0), wakes, lambda _tx, _updates, _now: None, service.NOBODY)


def fetched(*numbers: int, seconds: float = 0.05, is_full: bool = True) -> Fetched:
    """Return an answer of Telegram's, which was long on its way and is full unless said otherwise."""
    updates = [{"update_id": number, "message": {"chat": {"id": 1}, "text": WORDS}} for number in numbers]
    body = json.dumps({"ok": True, "result": updates}, separators=(",", ":")).encode()
    most = len(numbers) if is_full else 100
    return glanced_at(body, seconds, most) or decoded(updates, body, most)


async def waiting(db: Database) -> list[int]:
    """Return what waits for handlers."""
    return [kept.update_id for kept in await db.read(store.waiting, Instant(0), -1, 100)]


async def test_a_full_batch_from_afar_is_acknowledged_first_and_counted_then(db: Database) -> None:
    """Once it lasts, the next may be asked for; the workers hear of it when it is counted."""
    woken: list[str] = []
    desk = keeper(db, woken)
    await desk.keep(fetched(5, 6))
    assert (await db.read(service.offset), await waiting(db), woken) == (7, [], [])
    await desk.catch_up()
    assert (await waiting(db), await db.read(store.raw), woken) == ([5, 6], [], ["chat:1", "chat:1"])


async def test_what_was_kept_as_it_came_is_counted_once_after_a_crash(db: Database) -> None:
    """A second look at it, by whoever, changes nothing."""
    died = keeper(db)
    await died.keep(fetched(5, 6))
    await count_at_start(db)
    assert await waiting(db) == [5, 6]
    await db.write(store.mark_done, 5, Instant(0))
    await died.catch_up()
    await count_at_start(db)
    assert await waiting(db) == [6]


async def count_at_start(db: Database) -> None:
    """Do what a program does that starts."""
    started = keeper(db)
    await started.open()
    await started.catch_up()


async def test_a_start_while_the_database_refuses_waits_like_any_other_moment(db: Database) -> None:
    """The program does not end over it."""
    await keeper(db).keep(fetched(1, 2))
    await db.on_writer(lambda connection: connection.execute("PRAGMA query_only = ON"))
    started = keeper(db)
    await started.open()
    assert started.is_behind
    with pytest.raises(Error):
        await started.catch_up()
    await db.on_writer(lambda connection: connection.execute("PRAGMA query_only = OFF"))
    await started.catch_up()
    assert await waiting(db) == [1, 2]


BROKEN = b'{"ok":true,"result":[{"update_id":1,"message":{"from":{"id":7,"is_bot":false},"text":"tirili"},{]}'


async def test_a_batch_that_is_broken_holds_up_nothing_and_is_set_aside(db: Database) -> None:
    """Whatever a proxy made of it: admins see it among what failed, once, until its time is over."""
    desk = keeper(db)
    await desk.keep(fetched(1, 2)._replace(body=BROKEN))
    await desk.keep(fetched(3, 4))
    await desk.catch_up()
    assert await waiting(db) == [3, 4]
    assert await db.read(service.set_aside) == [service.Aside(1, "other", None, Instant(0))]
    assert await db.read(store.raw) == []
    await count_at_start(db)
    await db.write(service.sweep, Instant(rules.PARKED_KEPT))
    assert len(await db.read(service.set_aside)) == 1
    await db.write(service.sweep, Instant(rules.PARKED_KEPT + 1))
    assert await db.read(service.set_aside) == []


async def test_a_broken_batch_goes_with_whoever_it_names(db: Database) -> None:
    """Their data are deleted, and it cannot be told apart what of it is theirs."""
    desk = keeper(db)
    await desk.keep(fetched(1, 2)._replace(body=BROKEN))
    await desk.catch_up()
    await db.write(service.forget_account, UserId(7))
    assert (await db.read(service.set_aside), await db.read(store.raw)) == ([], [])


async def test_batches_keep_their_order_whichever_way_they_take(db: Database) -> None:
    """A small batch does not overtake a large one."""
    desk = keeper(db)
    await desk.keep(fetched(1, 2))
    await desk.keep(fetched(3, is_full=False))
    assert await waiting(db) == [1, 2, 3]
    await desk.keep(fetched(4, 5, seconds=0.001))
    assert await waiting(db) == [1, 2, 3, 4, 5]
    assert not desk.is_behind


async def test_while_the_database_refuses_nothing_is_lost_or_acknowledged(db: Database) -> None:
    """What lasts already is counted later; what does not is not acknowledged."""
    desk = keeper(db)
    await desk.keep(fetched(1, 2))
    await db.on_writer(lambda connection: connection.execute("PRAGMA query_only = ON"))
    for batch in (fetched(3, 4), fetched(3, is_full=False)):
        with pytest.raises(Error):
            await desk.keep(batch)
    assert desk.is_behind
    assert await db.read(service.offset) == 3
    await db.on_writer(lambda connection: connection.execute("PRAGMA query_only = OFF"))
    await desk.keep(fetched(3, 4))
    await desk.catch_up()
    assert await waiting(db) == [1, 2, 3, 4]
