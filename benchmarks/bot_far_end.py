"""A far end that is never the bottleneck: serves prepared updates and answers the few methods that the bots call."""

import asyncio
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

MOST = 100
"""Updates in one answer, Telegram's own limit."""
EARLY = 0.002
"""Seconds before an answer is due from which on the clock is watched."""
_OFFSET = re.compile(rb"offset(?:=|\":\s*|\"\r\n(?:[^\r\n]+\r\n)*\r\n)(\d+)")
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_PATIENCE = re.compile(rb"timeout(?:=|\":\s*|\"\r\n(?:[^\r\n]+\r\n)*\r\n)(\d+)")
_ME = b'{"id":42,"is_bot":true,"first_name":"Staffroom","username":"staffroom_bench_bot","can_join_groups":true}'
_SENT = b'{"message_id":%d,"date":1789000000,"chat":{"id":1,"type":"private","first_name":"A"},"text":"ok"}'


@dataclass
class Flood:
    """The updates that wait, and what was seen of the bot that fetches them."""

    updates: list[bytes] = field(default_factory=list)
    first_id: int = 500_000_000
    round_trip: float = 0.0
    is_open: bool = False
    polls: int = 0
    first_poll: float | None = None
    opened_at: float = 0.0
    acknowledged: int = 0
    acknowledged_at: float = 0.0
    served: int = 0
    served_again: int = 0
    calls: int = 0
    said: int = 0
    said_at: float = 0.0
    done_at: float = 0.0
    longest_gap: float = 0.0
    answered_at: float | None = None
    parked: list[tuple["Connection", int]] = field(default_factory=list)

    def open(self) -> None:
        """Let the flood begin."""
        self.is_open, self.opened_at = True, time.monotonic()
        self.answered_at = None
        parked, self.parked = self.parked, []
        for connection, offset in parked:
            connection.serve(offset)

    def poll(self, offset: int) -> int:
        """Note a poll and what it acknowledges; return where to go on."""
        now = time.monotonic()
        self.polls += 1
        if self.first_poll is None:
            self.first_poll = now
        if self.answered_at is not None:
            self.longest_gap = max(self.longest_gap, now - self.answered_at)
        start = max(0, offset - self.first_id) if offset else 0
        if start > self.acknowledged:
            self.acknowledged, self.acknowledged_at = start, now
        return start

    def batch(self, start: int) -> bytes:
        """Return the body of an answer."""
        part = self.updates[start : start + MOST]
        self.served_again += max(0, min(start + len(part), self.served) - start)
        self.served = max(self.served, start + len(part))
        return b'{"ok":true,"result":[' + b",".join(part) + b"]}"


class Connection(asyncio.Protocol):
    """One connection of a bot: requests in, answers out, one after the other."""

    def __init__(self, flood: Flood) -> None:
        self._flood, self._buffer = flood, b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101  TCP gives nothing else
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every whole request."""
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            found = _LENGTH.search(self._buffer, 0, end)
            whole = end + 4 + (int(found[1]) if found else 0)
            if b"chunked" in self._buffer[:end].lower():
                closed = self._buffer.find(b"0\r\n\r\n", end)
                if closed < 0:
                    return
                whole = closed + 5
            if len(self._buffer) < whole:
                return
            request, self._buffer = self._buffer[:whole], self._buffer[whole:]
            self._answer(request)

    def _answer(self, request: bytes) -> None:
        method = request.split(b" ", 2)[1].rpartition(b"/")[2].lower()
        flood = self._flood
        if method == b"getupdates":
            found, patience = _OFFSET.search(request), _PATIENCE.search(request)
            start = flood.poll(int(found[1]) if found else 0)
            if flood.is_open and start < len(flood.updates):
                self._after_the_way(lambda: self.serve(start)) if flood.round_trip else self.serve(start)
            elif patience is not None and int(patience[1]) == 0:
                self._send(b'{"ok":true,"result":[]}')
            else:
                flood.parked.append((self, start))
        elif method == b"done":
            flood.done_at = time.monotonic()
            self._send(b'{"ok":true,"result":true}')
        else:
            self._other(method)

    def _other(self, method: bytes) -> None:
        flood = self._flood
        flood.calls += 1
        if method == b"getme":
            result = _ME
        elif method == b"sendmessage":
            flood.said, flood.said_at = flood.said + 1, time.monotonic()
            result = _SENT % flood.said
        else:
            result = b"true"
        body = b'{"ok":true,"result":' + result + b"}"
        if flood.round_trip:
            self._after_the_way(lambda: self._send(body))
        else:
            self._send(body)

    def _after_the_way(self, answer: Callable[[], None]) -> None:
        """Answer a round trip from now, to the moment: the loop's own timers are up to a millisecond late."""
        loop, due = asyncio.get_running_loop(), time.monotonic() + self._flood.round_trip

        def look() -> None:
            answer() if time.monotonic() >= due else loop.call_soon(look)

        loop.call_later(self._flood.round_trip - EARLY, look)

    def serve(self, start: int) -> None:
        """Give the next updates; where there are none yet, wait with the bot."""
        flood = self._flood
        if self._transport is None or self._transport.is_closing():
            return
        if start >= len(flood.updates) or not flood.is_open:
            flood.parked.append((self, start))
            return
        self._send(flood.batch(start))
        flood.answered_at = time.monotonic()

    def _send(self, body: bytes) -> None:
        if self._transport is not None:
            head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
            self._transport.write(head + body)


async def serving(flood: Flood) -> tuple[asyncio.Server, str]:
    """Open the far end; return it and its address."""
    server = await asyncio.get_running_loop().create_server(lambda: Connection(flood), "127.0.0.1", 0)
    return server, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
