"""The poll loop against the stand-in: nothing acknowledged before it is kept, and every fault survived."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import aiohttp
import pytest
from tests.conftest import KEY

from staffroom.inbox import Poller, Wakes, counts, poller
from staffroom.kernel.clock import SystemClock
from staffroom.kernel.db import Database, LocalDatabase
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.telegram.line import Line, LineState
from telegram_emulator.client import Sim
from telegram_emulator.server import Emulator

NOBODY_SLEEPS = Wakes(lambda _rows: None, lambda: None)


class Post:
    """A poller on a stand-in, with its table."""

    def __init__(self, emulator: Emulator, sim: Sim, db: Database) -> None:
        self.emulator, self.sim, self.db, self.line = emulator, sim, db, Line()
        self.told: list[str] = []

    async def tell(self, fault: str) -> None:
        """Note what the admins would be told."""
        self.told.append(fault)

    def poller(self, token: str | None = None) -> Poller:
        """Return a poller for a token, the right one unless named."""
        base = f"{self.emulator.url}/bot{token or self.emulator.token}"
        return Poller(self.db, SystemClock(), self.line, lambda method: f"{base}/{method}", NOBODY_SLEEPS, self.tell)

    async def waiting(self) -> int:
        """Return how many updates were kept."""
        return (await self.db.read(counts)).waiting


@pytest.fixture
async def post(local: LocalDatabase, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Post]:
    """Open a stand-in and the table; polls are short."""
    monkeypatch.setattr(poller, "POLL_SECONDS", 1)
    db = await Database.open(local.path, KEY)
    async with Emulator() as emulator, Sim(emulator.url) as sim:
        yield Post(emulator, sim, db)
    await db.close()


@asynccontextmanager
async def polling(post: Post) -> AsyncIterator[None]:
    """Poll around a block."""
    task = asyncio.ensure_future(post.poller().run())
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def until(look: Callable[[], Awaitable[bool]]) -> None:
    """Wait for a condition, a minute at most."""
    async with asyncio.timeout(60):
        while not await look():  # noqa: ASYNC110  the table tells, no event does
            await asyncio.sleep(0.02)


async def test_what_cannot_be_kept_is_not_acknowledged(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    """While the disk refuses, Telegram keeps the update; once it does not, the very same update comes in."""
    user = await post.sim.create_user("Amina")
    await post.sim.start(user)
    await post.db.on_writer(lambda connection: connection.execute("PRAGMA query_only = ON"))
    async with polling(post):
        await asyncio.sleep(0.5)
        assert (await post.sim.state())["pending_updates"] == 1
        await post.db.on_writer(lambda connection: connection.execute("PRAGMA query_only = OFF"))
        await until(lambda: equals(post, 1))
    assert "the database refuses" in caplog.text
    assert told_at_the_window(caplog) == set()  # the watch tells of it, and Telegram is there


def told_at_the_window(caplog: pytest.LogCaptureFixture) -> set[str]:
    """Return what whoever started the bot in a window reads."""
    return {record.plain for record in caplog.records if hasattr(record, "plain")}


async def equals(post: Post, number: int) -> bool:
    """Say whether so many updates were kept and acknowledged."""
    return await post.waiting() == number and (await post.sim.state())["pending_updates"] == 0


async def test_an_undecodable_update_does_not_spoil_its_batch(post: Post) -> None:
    """The strange one is kept like the others; decoding is the workers' affair."""
    user = await post.sim.create_user("Amina")
    await post.sim.start(user)
    await post.sim.poison()
    await post.sim.say_private(user, "hello")
    async with polling(post):
        await until(lambda: equals(post, 3))


async def test_a_duplicate_is_kept_once(post: Post) -> None:
    """Telegram may repeat an update."""
    user = await post.sim.create_user("Amina")
    await post.sim.start(user)
    await post.sim.duplicate()
    async with polling(post):
        await until(lambda: equals(post, 1))


async def test_a_wrong_token_at_start_is_a_sentence_and_exit_code_78(post: Post) -> None:
    """Whoever mistyped the token reads what to do."""
    with pytest.raises(Trouble, match="@BotFather") as told:
        await post.poller("42:WRONG").check_token()
    assert told.value.exit_code == CONFIGURATION


async def test_a_revoked_token_parks_the_line_and_a_passing_401_does_not(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked three times before parking; when the token works again the line resumes by itself."""
    monkeypatch.setattr(poller, "PARKED_PAUSE", 0.2)
    await post.sim.faults(kind="401", method="*", count=2)
    async with polling(post):
        await asyncio.sleep(1.5)
        assert post.line.state is LineState.UP
        await post.sim.faults(kind="401", method="*", count=8)
        await until(lambda: state_is(post, LineState.PARKED))
        await until(lambda: state_is(post, LineState.UP))
    assert post.told == ["parked"]


@pytest.mark.parametrize("trouble", ["cut_before", "500", "502_html", "429"])
async def test_where_telegram_is_away_while_the_token_is_in_doubt_the_loop_is_not_taken_for_stuck(
    post: Post, trouble: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says how long it waits: as long as Telegram asks, or longer each time."""
    monkeypatch.setattr(poller, "SHORTEST_PAUSE", 50.0)
    now = asyncio.get_running_loop().time

    async def announced() -> bool:
        return post.line.silent_for(now() + 45) == 0

    async def heard() -> bool:
        return post.line.silent_for(now() + 45) > 0

    async with polling(post):
        await until(heard)
        await post.sim.faults(kind=trouble, method="getMe", count=10_000, retry_after=50)
        await post.sim.faults(kind="401", method="getUpdates", count=1)
        async with asyncio.timeout(15):
            await until(announced)


STRANGE = (b"[]", b"null", b'"no"', b'{"ok":true}', b'{"ok":false,"error_code":"x"}', b'{"ok":false,"parameters":[1]}')


@pytest.mark.parametrize("body", [*STRANGE, b'{"ok":true,"result":[]}'])
async def test_an_answer_that_is_json_and_yet_none_is_waited_out(
    post: Post, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever a proxy made of it: the start goes on asking, and the watch takes it for no sign of Telegram."""

    async def answer(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body))
        await writer.drain()
        writer.close()

    async def paused() -> bool:
        return "polling pauses" in caplog.text or asking.done()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/x"
    asked = Poller(post.db, SystemClock(), post.line, lambda _method: url, NOBODY_SLEEPS, post.tell)
    if body in STRANGE:
        assert not await asked.reaches()
    asking = asyncio.ensure_future(asked.check_token())
    await until(paused)
    assert not asking.done()
    asking.cancel()
    server.close()
    await server.wait_closed()


async def test_a_start_while_the_database_refuses_waits_until_it_does_not(post: Post) -> None:
    """Somebody reads or writes beside it for longer than a statement waits; the loop does not end over it."""
    await post.db.write(lambda tx: tx.run("ALTER TABLE facts RENAME TO facts_away"))
    user = await post.sim.create_user("Amina")
    await post.sim.start(user)
    async with polling(post):
        await asyncio.sleep(0.3)
        await post.db.write(lambda tx: tx.run("ALTER TABLE facts_away RENAME TO facts"))
        await until(lambda: equals(post, 1))


async def state_is(post: Post, state: LineState) -> bool:
    """Say whether the line is in a state."""
    return post.line.state is state


async def test_an_outage_is_waited_out(post: Post) -> None:
    """502 pages in HTML, cut connections and 429 do not end the loop."""
    await post.sim.faults(kind="502_html", method="getUpdates", count=1)
    await post.sim.faults(kind="cut_before", method="getUpdates", count=1)
    user = await post.sim.create_user("Amina")
    await post.sim.start(user)
    async with polling(post):
        await until(lambda: equals(post, 1))


async def test_a_try_that_took_long_is_rested_from_the_shorter(
    post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """So that a line that falls silent costs no more time than one that refuses."""
    monkeypatch.setattr(poller, "LIMITS", aiohttp.ClientTimeout(total=1.5))
    await post.sim.faults(kind="slow", method="getUpdates", count=2, seconds=5)

    async def tried_twice() -> bool:
        return caplog.text.count("polling pauses") == 2

    async with polling(post):
        await until(tried_twice)
    assert caplog.text.count("polling pauses for 1 s") == 2


async def test_a_second_poller_is_noticed(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    """The older of two gets 409; the line says that somebody else polls, and not that Telegram is away."""

    async def rests() -> bool:
        return await state_is(post, LineState.CONTESTED) and "polling pauses" in caplog.text

    async with polling(post), polling(post):
        await until(rests)
    assert "contested" in post.told
    assert told_at_the_window(caplog) == {poller.TWICE["plain"]}
