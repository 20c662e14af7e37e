"""Each line of the log says what was being worked at, on whatever thread it was written."""

import asyncio
import contextvars
import io
import json
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any, Never

import pytest
from tests.conftest import KEY

from staffroom import outbox
from staffroom.clockwork import Clockwork, Tick
from staffroom.inbox import Once, Wakes, Workers, counts, service
from staffroom.inbox.keeper import Fetched, Keeper
from staffroom.kernel import trail
from staffroom.kernel.clock import LedClock
from staffroom.kernel.db import Database, LocalDatabase, Tx
from staffroom.kernel.ids import ChatId, Instant
from staffroom.ops import logs
from staffroom.outbox import Note, Ways, claims

NOW = Instant(1_790_000_000_000)
NAME = "Kanaria"
log = logging.getLogger("staffroom.test")


@contextmanager
def heard(formatter: logging.Formatter) -> Iterator[io.StringIO]:
    """Take down what our logs say."""
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    handler.addFilter(logs.Redact())
    handler.setFormatter(formatter)
    ours = logging.getLogger("staffroom")
    level = ours.level
    ours.addHandler(handler)
    ours.setLevel(logging.DEBUG)
    try:
        yield said
    finally:
        ours.removeHandler(handler)
        ours.setLevel(level)


@pytest.fixture
def said() -> Iterator[io.StringIO]:
    """Take down what our logs say, as JSON."""
    with heard(logs.JsonLines()) as taken:
        yield taken


@pytest.fixture
async def db(local: LocalDatabase) -> AsyncIterator[Database]:
    """Open the file as the running bot does."""
    opened = await Database.open(local.path, KEY)
    yield opened
    await opened.close()


def lines(said: io.StringIO) -> list[dict[str, Any]]:
    """Return what was said."""
    return [json.loads(line) for line in said.getvalue().splitlines()]


def update(number: int, chat: int) -> dict[str, Any]:
    """Return an update as Telegram gives it."""
    return {"update_id": number, "message": {"chat": {"id": chat}, "text": "tirili"}}


def note_down(_tx: Tx, word: str) -> None:
    """Write into the log on the database's thread."""
    log.info(word)


async def test_a_line_written_for_an_update_carries_its_number_on_every_thread(db: Database, said: io.StringIO) -> None:
    """Sixteen chats side by side, in the loop, while writing, while reading, on a thread beside."""

    async def handle(_raw: dict[str, Any], once: Once) -> None:
        log.info("here")
        await once.read(note_down, "reads")
        await once.write(note_down, "writes")
        await asyncio.to_thread(log.info, "beside")

    every = [update(number, number) for number in range(1, 17)]
    batch = await db.write(service.keep_batch, every, NOW)
    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        workers = Workers(db, LedClock(NOW, speed=0), handle, group.create_task)
        loop = group.create_task(workers.run())
        workers.take(batch.waits)
        while (await db.read(counts)).waiting:  # noqa: ASYNC110  the table tells, no event does
            await asyncio.sleep(0.01)
        loop.cancel()
    told = {(line.get("update"), line["message"]) for line in lines(said)}
    words = ("here", "reads", "writes", "beside", "handled")
    assert told == {(number, word) for number in range(1, 17) for word in words}
    assert "tirili" not in said.getvalue()


async def test_plain_talk_that_cannot_be_counted_carries_the_numbers_of_its_batch(
    db: Database, said: io.StringIO
) -> None:
    """The batch is what is worked at; its words stay out."""

    def count(_tx: Tx, heard: object, _now: Instant) -> Never:
        raise ValueError(f"who is {heard}?")

    counter = service.Counter(lambda raw: raw["message"]["text"], count)
    wakes = Wakes(lambda _rows: None, lambda: None)
    keeper = Keeper(db, LedClock(NOW, speed=0), wakes, lambda _tx, _updates, _now: None, counter)
    await keeper.keep(Fetched([update(5, 1), update(6, 1)], b"", 7, is_full=False))
    (line,) = lines(said)
    assert (line["level"], line["updates"]) == ("error", "5-6")
    assert "in count" in line["message"]
    assert "tirili" not in said.getvalue()


async def test_a_note_that_cannot_be_said_carries_its_number_and_kind(db: Database, said: io.StringIO) -> None:
    """So does what a room makes of one that came too late."""

    def breaks(_tx: Tx, args: Any, *_rest: object) -> Never:  # noqa: ANN401
        raise KeyError(args["name"])

    for number, kind in enumerate(("test.card", "test.late"), 1):
        ends = Instant(1) if kind == "test.late" else None
        note = Note(f"n{number}", kind, ChatId(-100), {"name": NAME}, expires_at=ends)
        await db.write(outbox.post, note, Instant(0))
    turn = claims.Turn(NOW, lambda _head: NOW)
    await db.write(claims.claim_next, turn, Ways(render={"test.card": breaks}, after_late={"test.late": breaks}))
    assert {(line["note"], line["kind"], line["level"]) for line in lines(said)} == {
        (1, "test.card", "error"),
        (2, "test.late", "error"),
    }
    assert NAME not in said.getvalue()


async def test_a_tick_carries_its_name_and_what_comes_after_it_does_not(db: Database, said: io.StringIO) -> None:
    """Whether it breaks while it runs, or while it is asked when it is due."""

    def breaks(_tx: Tx, _now: Instant) -> Never:
        raise RuntimeError(NAME)

    ticks = (Tick("one.breaks", lambda _tx, _now: NOW, breaks), Tick("two.mute", breaks, breaks))
    clockwork = Clockwork(db, LedClock(NOW, speed=0), ticks, lambda: None)
    task = asyncio.get_running_loop().create_task(clockwork.run(), context=trail.of_loop("ticks"))
    async with asyncio.timeout(30):
        while not clockwork.idle:  # noqa: ASYNC110  it says so itself, no event does
            await asyncio.sleep(0.01)
    task.cancel()
    told = lines(said)
    assert {line["tick"] for line in told} == {"one.breaks", "two.mute"}
    assert all(line["tick"] in line["message"] for line in told)
    assert NAME not in said.getvalue()


def test_lines_for_people_say_the_same_in_short() -> None:
    """In brackets before the words; what belongs to nothing has none."""
    with heard(logging.Formatter(logs.PLAIN)) as taken:
        contextvars.Context().run(log.info, "nothing")
        works: list[trail.Work] = [("update", 7, ""), ("note", 45, "prompts.card"), ("loop", "rounds", "")]
        for work in works:
            contextvars.copy_context().run(_say, *work)
    told = [line.partition("staffroom.test: ")[2] for line in taken.getvalue().splitlines()]
    assert told == ["nothing", "[update 7] hm", "[note 45 prompts.card] hm", "[loop rounds] hm"]


def _say(kind: trail.Kind, name: int | str, of: str) -> None:
    trail.begin(kind, name, of)
    log.info("hm")
