"""The sender on the stand-in: what goes out, how fast, and what a stumbling room cannot spoil."""

import asyncio
import base64
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext, suppress
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from tests.conftest import KEY

from staffroom import outbox
from staffroom.kernel.clock import DAY, LedClock
from staffroom.kernel.db import Database, LocalDatabase, Tx
from staffroom.kernel.db_patience import PATIENCE
from staffroom.kernel.ids import ChatId, Instant
from staffroom.kernel.screen import Plain, Printout, Screen, Speak, text
from staffroom.kernel.text import Translator
from staffroom.outbox import Limits, Note, Pace, Priority, Rendered, Sender, Sent, Shelf, Turns, Ways
from staffroom.telegram import bot as telegram
from staffroom.telegram.line import Line
from staffroom.telegram.render import Kit
from telegram_emulator.client import Sim
from telegram_emulator.server import Emulator

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
START = Instant(1_788_000_000_000)


class OnePainter:
    """Draws one pixel, and remembers for what."""

    def __init__(self, painted: list[object]) -> None:
        self._painted = painted

    async def draw(self, picture: object) -> bytes:
        """Draw a pixel."""
        self._painted.append(picture)
        await asyncio.sleep(0.05)
        return PIXEL

    def digest(self, picture: object) -> bytes:
        """Tell pictures apart by their names."""
        return hashlib.sha256(str(picture).encode()).digest()


class Post:
    """A sender between a table and a stand-in."""

    def __init__(self, sim: Sim, emulator: Emulator, db: Database, clock: LedClock) -> None:
        self.sim, self.emulator, self.db, self.clock = sim, emulator, db, clock
        self.ways = Ways(render={"test.note": lambda _tx, args: Rendered(said(args["n"]), "en")})
        self.ways.render["test.card"] = lambda _tx, args: Rendered(drawn(args["n"]), "en")
        self.line = Line()
        self.painted: list[object] = []
        self.sender: Sender | None = None

    async def send(self, chat: int, *numbers: int, kind: str = "test.note", **changes: Any) -> None:  # noqa: ANN401
        """Queue notes."""
        for number in numbers:
            note = Note(f"note {chat} {number}", kind, ChatId(chat), {"n": number}, **changes)
            await self.db.write(outbox.post, note, self.clock.now())

    async def until(self, **counts: int) -> None:
        """Wait until the books show so many notes in these states, and nothing else."""
        async with asyncio.timeout(60):
            while await self.db.read(outbox.counts) != counts:  # noqa: ASYNC110  the table tells, no event does
                await asyncio.sleep(0.01)


def said(number: int) -> Screen:
    """Return a screen that shows a number."""
    return Screen((text("cohorts-title"), text("demo-who", role=Plain("teacher"), place=Plain(str(number)))))


def drawn(number: int) -> Screen:
    """Return a screen with a picture that is the same for all."""
    return replace(said(number), drawing=lambda _say, _language: "the card")


@pytest.fixture
def painted(post: Post) -> list[object]:
    """Return what was drawn."""
    return post.painted


@pytest.fixture
async def post(local: LocalDatabase, words: Translator) -> AsyncIterator[Post]:
    """Run a sender on a clock that is sixty times as fast as the wall."""
    db = await Database.open(local.path, KEY)
    async with Emulator(start_ms=START, speed=60) as emulator, Sim(emulator.url) as sim:
        opened = Post(sim, emulator, db, LedClock(START, speed=60))
        async with running(opened, words) as opened.sender:
            yield opened
    await db.close()


@asynccontextmanager
async def running(post: Post, words: Translator) -> AsyncIterator[Sender]:
    """Send around a block."""
    bot = telegram.build(post.emulator.token, post.emulator.url)
    turns = Turns(Pace(Limits()), post.clock)
    kit = Kit(words, OnePainter(post.painted), shelf=Shelf(post.db, post.clock, bot.id))
    tasks: set[asyncio.Future[None]] = set()

    def spawn(work: Any) -> None:  # noqa: ANN401  a coroutine
        task = asyncio.ensure_future(work)
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    sender = Sender(post.db, post.clock, bot, kit, post.ways, turns, post.line, spawn)
    loop = asyncio.ensure_future(sender.run())
    yield sender
    loop.cancel()
    with suppress(asyncio.CancelledError):
        await loop
    await asyncio.gather(*tasks, return_exceptions=True)
    await bot.session.close()


async def test_notes_arrive_once_each_and_in_order_within_a_chat(post: Post) -> None:
    """Ten notes to each of three people."""
    users = [await post.sim.create_user(f"P{n}", started=True) for n in range(3)]
    for user in users:
        await post.send(user, *range(10))
    await post.until(sent=30)
    for user in users:
        shown = [message["text"].rpartition(" ")[2] for message in await post.sim.private(user) if "text" in message]
        assert [line for line in shown if line.isdecimal()] == [str(n) for n in range(10)]


async def test_the_pace_is_kept_towards_a_chat(post: Post) -> None:
    """At least a second of the programme's time lies between two messages to one person."""
    user = await post.sim.create_user("Amina", started=True)
    await post.send(user, *range(6))
    await post.until(sent=6)
    claimed = await post.db.read(
        lambda tx: [row["claimed_at"] for row in tx.all("SELECT claimed_at FROM outbox ORDER BY id")]
    )
    assert all(later - earlier >= 1000 for earlier, later in pairwise(claimed))


async def test_a_paper_goes_as_a_file_and_where_it_cannot_be_drawn_a_sentence_says_so(post: Post) -> None:
    """Nobody waits for a file that does not come."""

    def paper(speak: Speak, language: str) -> object:
        return speak(text("inviting-handout"), language)

    def broken(_speak: Speak, _language: str) -> object:
        raise ValueError("no room on this page")

    for n, drawing in enumerate((paper, broken)):
        screen = replace(said(n), printout=Printout("G1.pdf", drawing, text("inviting-print-failed")))
        post.ways.render[f"test.paper{n}"] = lambda _tx, _args, screen=screen: Rendered(screen, "ar")  # type: ignore[misc]
    user = await post.sim.create_user("Amina", started=True)
    await post.send(user, 0, kind="test.paper0")
    await post.send(user, 1, kind="test.paper1")
    await post.until(sent=2)
    whole, instead = await post.sim.private(user)
    assert whole["document"]["file_name"] == "G1.pdf"
    assert post.painted == ["ورقة"]
    assert instead["text"].startswith("تعذّر عليّ رسم هذا الآن")


async def test_429_is_obeyed_and_nothing_is_lost_or_doubled(post: Post) -> None:
    """The refused note goes out after the time that Telegram named."""
    user = await post.sim.create_user("Amina", started=True)
    await post.sim.faults(kind="429", method="sendMessage", count=2, retry_after=30)
    await post.send(user, 1)
    await post.until(sent=1)


@pytest.mark.parametrize("started_anew", [False, True])
async def test_what_waits_for_its_next_try_goes_when_the_clock_was_set_back(
    post: Post, words: Translator, *, started_anew: bool
) -> None:
    """By a day, while the bot runs or between two starts."""
    assert post.sender is not None
    user = await post.sim.create_user("Amina", started=True)
    await post.sim.faults(kind="429", method="sendMessage", count=1, retry_after=1200)
    await post.send(user, 1, priority=Priority.PERSON)
    async with asyncio.timeout(60):
        while not await post.db.read(_has_waited):  # noqa: ASYNC110  the table tells, no event does
            await asyncio.sleep(0.01)
    if started_anew:
        post.sender.stop()
    post.clock.lead(Instant(post.clock.now() - DAY), speed=600)
    async with running(post, words) if started_anew else nullcontext():
        await post.until(sent=1)


def _has_waited(tx: Tx) -> bool:
    return bool(tx.value("SELECT count(*) FROM outbox WHERE state = 'queued' AND attempt = 1"))


async def test_a_start_while_the_database_refuses_waits_until_it_does_not(post: Post, words: Translator) -> None:
    """Somebody writes beside it for longer than a statement waits; the program does not end over it."""
    await post.db.on_writer(lambda connection: connection.execute("PRAGMA query_only = ON"))
    async with running(post, words):
        await asyncio.sleep(0.2)
        await post.db.on_writer(lambda connection: connection.execute("PRAGMA query_only = OFF"))
        await post.send(await post.sim.create_user("Amina", started=True), 1)
        await post.until(sent=1)


@pytest.mark.parametrize("method", ["deleteMessage", "sendMessage"])
async def test_what_telegram_refuses_in_a_chat_silences_messages_and_deeds_alike(post: Post, method: str) -> None:
    """Nothing at all is asked for in that chat before its time."""
    user = await post.sim.create_user("Amina", started=True)
    await post.sim.faults(kind="429", method=method, count=1, retry_after=60)

    def all_of_it(tx: Tx) -> None:
        for number in (1, 2):
            outbox.call(tx, f"deed {number}", "deleteMessage", ChatId(user), post.clock.now(), message_id=number)
        outbox.post(tx, Note("note", "test.note", ChatId(user), {"n": 1}), post.clock.now())

    await post.db.write(all_of_it)
    await post.until(sent=3)
    asked = [call for call in await post.sim.calls() if call["params"].get("chat_id") == user]
    (refused,) = (call for call in asked if not call["ok"] and call["error"]["error_code"] == 429)
    hasty = [call for call in asked if 0 < call["at_ms"] - refused["at_ms"] < 60_000]
    assert hasty == []
    assert len(asked) == 4


async def test_what_cannot_be_written_down_is_tried_again_with_a_pause(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    """Also where it is no room that stumbles."""
    forbid = "CREATE TRIGGER never BEFORE UPDATE ON outbox WHEN NEW.state = 'sent' BEGIN SELECT raise(ABORT, 'no'); END"
    await post.db.write(lambda tx: tx.run(forbid))
    user = await post.sim.create_user("Amina", started=True)
    await post.send(user, 1)
    async with asyncio.timeout(20):
        while caplog.text.count("cannot be written yet") < 2:  # noqa: ASYNC110  the log tells
            await asyncio.sleep(0.01)
    first, second = [said.created for said in caplog.records if "cannot be written yet" in said.getMessage()][:2]
    assert second - first >= PATIENCE
    await post.db.write(lambda tx: tx.run("DROP TRIGGER never"))
    await post.until(sent=1, failed=1)


async def test_a_room_that_breaks_a_rule_of_the_database_holds_nothing_up(post: Post) -> None:
    """The message stands; what the room wanted to write is left out, and the chat gets its next one."""

    def learn(tx: Tx, _sent: Sent) -> None:
        tx.run("INSERT INTO placements (person_id, cohort_id, placed_at) VALUES (1, 1, 1)")

    post.ways.after_sent["test.note"] = learn
    user = await post.sim.create_user("Amina", started=True)
    await post.send(user, 1, 2)
    await post.until(sent=2, failed=2)
    assert len(await post.sim.private(user)) == 2
    reasons = {one.reason for one in await post.db.read(outbox.failures)}
    assert reasons == {"what follows it failed: IntegrityError"}


@pytest.mark.parametrize("first", ["messages", "deeds"])
async def test_messages_and_deeds_do_not_wait_for_each_other(post: Post, first: str) -> None:
    """A long row of one kind is no reason for the other to come late: each keeps a pace of its own."""
    users = [await post.sim.create_user(f"P{n}", started=True) for n in range(40)]
    await post.sim.set_clock(speed=1)
    post.clock.lead(post.clock.now(), speed=1)

    def messages(tx: Tx) -> None:
        for user in users:
            outbox.post(tx, Note(f"note {user}", "test.note", ChatId(user), {"n": 1}), post.clock.now())

    def deeds(tx: Tx) -> None:
        for number in range(40):
            group = ChatId(-1_000_000_000_000 - number)
            outbox.call(tx, f"deed {number}", "deleteMessage", group, post.clock.now(), message_id=1)

    def both(tx: Tx) -> None:
        for work in (messages, deeds) if first == "messages" else (deeds, messages):
            work(tx)

    await post.db.write(both)
    async with asyncio.timeout(60):
        while {"queued", "claimed"} & (await post.db.read(outbox.counts)).keys():  # noqa: ASYNC110  no event tells
            await asyncio.sleep(0.01)
    methods = [call["method"] for call in await post.sim.calls() if call["method"] in ("sendMessage", "deleteMessage")]
    half = methods[: len(methods) // 2]
    assert min(half.count("sendMessage"), half.count("deleteMessage")) >= 10


async def test_a_text_that_is_too_long_only_by_what_telegram_trims_arrives_whole(post: Post) -> None:
    """Nothing is cut off it, and no message without a word follows."""
    words = "a" * 4090
    post.ways.render["test.blank"] = lambda _tx, _args: Rendered(Screen((), raw=f"{words}\n<b> </b>{' ' * 20}"), "en")
    user = await post.sim.create_user("P", started=True)
    await post.send(user, 1, kind="test.blank")
    await post.until(sent=1)
    assert [message["text"].strip() for message in await post.sim.private(user) if "text" in message][-1] == words
