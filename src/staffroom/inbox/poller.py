"""Our own poll loop: fetch, commit, only then acknowledge; one strange update does not spoil its batch."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Literal

import aiohttp

from staffroom.inbox import service
from staffroom.inbox.keeper import Beside, Fetched, Keeper, Wakes, decoded, glanced_at
from staffroom.inbox.service import Counter
from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Database
from staffroom.kernel.db import Error as DatabaseError
from staffroom.kernel.db_patience import at_last
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.telegram.line import Line, LineState
from staffroom.telegram.wire import Answer, Wire

log = logging.getLogger(__name__)

ALLOWED_UPDATES = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "message_reaction",
    "poll_answer",
)
BATCH = 100
POLL_SECONDS = 25
GATHER_SECONDS = 0.02
"""After a batch that was not full: what people write meanwhile comes together, and costs one request and one commit."""
HEAD_START = 0.004
"""Seconds that a request has for getting out before the batch before it is counted."""
SHORTEST_PAUSE, LONGEST_PAUSE = 1.0, 50.0
"""Seconds between the beginnings of two tries: a minute after Telegram is back, what people wrote is here."""
CONFIRMATIONS = 3
PARKED_PAUSE = 300.0
OK, UNAUTHORIZED, NOT_FOUND, CONFLICT = 200, 401, 404, 409
LIMITS = aiohttp.ClientTimeout(total=POLL_SECONDS + 15, sock_connect=10)
GLANCE = aiohttp.ClientTimeout(total=10)
"""For a question that asks nothing of Telegram but to be there; whoever waits for it watches nothing else."""

AWAY = {"plain": "Telegram cannot be reached just now. The bot tries again by itself; nothing is lost."}
TWICE = {
    "plain": "Another program uses this bot's token: perhaps the bot runs on another machine, too. Stop one of them; "
    "until then this one tries again by itself."
}
"""What the window says of it."""
REVOKED = (
    "Telegram does not accept the bot token. Ask @BotFather for a new one (/revoke), give it to Staffroom "
    "(rotate token, or BOT_TOKEN in .env), and start it where it does not run."
)


Tell = Callable[[Literal["contested", "parked"]], Awaitable[None]]
"""Lets the admins know what only they can mend."""


class _Answer(Exception):  # noqa: N818
    """An answer of the Bot API that is not a list of updates."""

    def __init__(self, code: int, description: str, retry_after: float = 0) -> None:
        self.code, self.retry_after = code, retry_after
        super().__init__(description)


def _result(status: int, body: bytes) -> Any:  # noqa: ANN401
    """Return the result in an answer; raise _Answer where it holds none, however strange it is."""
    try:
        answer = json.loads(body)
        if answer.get("ok"):
            return answer["result"]
        wait = (answer.get("parameters") or {}).get("retry_after", 0)
        refusal = _Answer(int(answer.get("error_code", status)), str(answer.get("description", "")), float(wait))
    except (AttributeError, KeyError, TypeError, ValueError):
        raise _Answer(status, "an answer that is none of the Bot API's") from None
    raise refusal


class Poller:
    """Fetches updates as they are and hands them to the table."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        line: Line,
        url: Callable[[str], str],
        wakes: Wakes,
        tell: Tell,
        beside: Beside = lambda _tx, _updates, _now: None,
        counter: Counter = service.NOBODY,
    ) -> None:
        self._db, self._line, self._url, self._tell = db, line, url, tell
        self._keeper = Keeper(db, clock, wakes, beside, counter)
        self._pause = self._tried_at = 0.0

    async def run(self) -> None:
        """Poll until cancelled."""
        await at_last(log, "polling", self._keeper.open)
        offset = await at_last(log, "polling", lambda: self._db.read(service.offset))
        async with aiohttp.ClientSession() as session:
            wire = Wire(session, LIMITS)
            while True:
                offset = await self._step(wire, offset)

    async def check_token(self) -> dict[str, Any]:
        """Ask who we are, before anything else.

        Raises Trouble (exit code 78) where the token is not accepted.
        """
        async with aiohttp.ClientSession() as session:
            wire = Wire(session, LIMITS)
            while True:
                self._tried_at = asyncio.get_running_loop().time()
                try:
                    return await self._who_we_are(wire)
                except _Answer as answer:
                    if answer.code in (UNAUTHORIZED, NOT_FOUND):
                        raise Trouble(REVOKED, CONFIGURATION) from None
                    await self._give_way(answer)
                except (aiohttp.ClientError, TimeoutError) as error:
                    await self._back_off(type(error).__name__)

    async def reaches(self) -> bool:
        """Ask for an update over a connection of its own, without acknowledging any; say whether Telegram gives it."""
        async with aiohttp.ClientSession() as session:
            try:
                _result(*await self._post(Wire(session, GLANCE), "getUpdates", {"limit": 1, "timeout": 0}))
            except (_Answer, aiohttp.ClientError, TimeoutError):
                return False
        return True

    async def _step(self, wire: Wire, offset: int) -> int:
        self._tried_at = asyncio.get_running_loop().time()
        try:
            fetched = await self._fetch_while_counting(wire, offset)
        except _Answer as answer:
            await self._cope(wire, answer)
            return offset
        except (aiohttp.ClientError, TimeoutError) as error:
            await self._back_off(type(error).__name__, broken=True)
            return offset
        except DatabaseError as error:
            await self._refused(error)
            return offset
        self._hear(fetched)
        if fetched.updates == []:
            return offset
        try:
            await self._keeper.keep(fetched)
        except DatabaseError as error:
            await self._refused(error)
            return offset
        if not fetched.is_full:
            await asyncio.sleep(GATHER_SECONDS)
        return fetched.next_offset

    def _hear(self, fetched: Fetched) -> None:
        """Note that Telegram answered."""
        self._pause = 0.0
        self._line.hear(asyncio.get_running_loop().time())
        if fetched.updates == []:
            self._line.caught_up.set()
        if self._line.state is LineState.CONTESTED:
            self._line.resume()

    async def _refused(self, error: Exception) -> None:
        """Wait: what the database does not keep, Telegram keeps."""
        await self._back_off(f"the database refuses ({error})", told={})

    async def _fetch_while_counting(self, wire: Wire, offset: int) -> Fetched:
        """Ask for more, and count meanwhile what was kept as it came."""
        if not self._keeper.is_behind:
            return await self._fetch(wire, offset)
        fetched, counted = await asyncio.gather(self._fetch(wire, offset), self._count_soon(), return_exceptions=True)
        if isinstance(counted, BaseException):
            raise counted
        if isinstance(fetched, BaseException):
            raise fetched
        return fetched

    async def _count_soon(self) -> None:
        """Count once the request is out: both want the interpreter, and Telegram is to begin at once."""
        await asyncio.sleep(HEAD_START)
        await self._keeper.catch_up()

    async def _fetch(self, wire: Wire, offset: int) -> Fetched:
        patience = POLL_SECONDS if self._line.caught_up.is_set() else 0
        wish: dict[str, Any] = {"limit": BATCH, "timeout": patience, "allowed_updates": ALLOWED_UPDATES}
        if offset:
            wish["offset"] = offset
        loop = asyncio.get_running_loop()
        began = loop.time()
        status, body = await self._post(wire, "getUpdates", wish)
        glance = glanced_at(body, loop.time() - began, BATCH) if status == OK else None
        return glance or decoded(_result(status, body), body, BATCH)

    async def _who_we_are(self, wire: Wire) -> dict[str, Any]:
        """Return what Telegram knows of us; it asks nothing but a token that is accepted."""
        status, body = await self._post(wire, "getMe", {})
        me = _result(status, body)
        if not (isinstance(me, dict) and "username" in me):
            raise _Answer(status, "an answer that does not say who we are")
        return me

    async def _post(self, wire: Wire, method: str, fields: dict[str, Any]) -> Answer:
        """Return an answer as it came."""
        return await wire.call(self._url(method), json.dumps(fields).encode())

    async def _cope(self, wire: Wire, answer: _Answer) -> None:
        if answer.code == UNAUTHORIZED:
            await self._confirm_revoked(wire)
        elif answer.code == CONFLICT:
            self._line.state = LineState.CONTESTED
            log.error("another program polls with this bot's token, or a webhook is set: %s", answer, extra=TWICE)
            await self._tell("contested")
            await self._back_off("conflict", told=TWICE)
        else:
            await self._give_way(answer)

    async def _give_way(self, answer: _Answer) -> None:
        """Wait as long as Telegram asks, or longer each time."""
        if answer.retry_after:
            await self._pause_for(answer.retry_after)
        else:
            await self._back_off(str(answer))

    async def _confirm_revoked(self, wire: Wire) -> None:
        """Ask three times before parking, since a 401 can pass; then ask every five minutes."""
        refusals = 1
        while True:
            await self._pause_for(PARKED_PAUSE if refusals >= CONFIRMATIONS else refusals)
            self._tried_at = asyncio.get_running_loop().time()
            try:
                await self._who_we_are(wire)
            except _Answer as answer:
                refusals += answer.code == UNAUTHORIZED
                if answer.code != UNAUTHORIZED:
                    await self._give_way(answer)
            except (aiohttp.ClientError, TimeoutError) as error:
                await self._back_off(type(error).__name__, broken=True)
            else:
                self._line.resume()
                return
            if refusals >= CONFIRMATIONS and self._line.state is not LineState.PARKED:
                log.error("%s Nothing is lost: the queue waits.", REVOKED, extra={"plain": REVOKED})
                self._line.park()
                await self._tell("parked")

    async def _back_off(self, reason: str, *, broken: bool = False, told: Mapping[str, str] = AWAY) -> None:
        """Wait twice as long as the last time; a try that took its time counts as a part of that."""
        self._pause = min(LONGEST_PAUSE, max(SHORTEST_PAUSE, self._pause * 2))
        pause = max(SHORTEST_PAUSE, self._pause - (asyncio.get_running_loop().time() - self._tried_at))
        log.warning("polling pauses for %.0f s: %s", pause, reason, extra=told)
        await self._pause_for(pause, broken=broken)

    async def _pause_for(self, seconds: float, *, broken: bool = False) -> None:
        """Wait, and say so: whoever watches the line takes an announced pause for no standstill."""
        self._line.fail(asyncio.get_running_loop().time(), seconds, broken=broken)
        await asyncio.sleep(seconds)
