"""Calls of the Bot API that are plain JSON, over aiohttp's connections, without all that its session does for each.

Connections, their pool, TLS and parser are aiohttp's own; left out are cookies, redirects, proxies, traces and the
objects around them, which took half of the time of an answer to a person (docs/decisions/0008).
"""

import asyncio
from typing import NamedTuple

from aiohttp import (
    ClientPayloadError,
    ClientRequest,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    ServerDisconnectedError,
)
from aiohttp.connector import Connection
from aiohttp.http import HttpProcessingError
from yarl import URL


class Answer(NamedTuple):
    """What came back: the status, and the body as it came."""

    status: int
    body: bytes


class Wire:
    """The way to one server; `limits` are those of a whole call and of connecting."""

    def __init__(self, session: ClientSession, limits: ClientTimeout) -> None:
        self._session, self._limits = session, limits
        self._ready: dict[str, tuple[ClientRequest, bytes]] = {}

    async def call(self, url: str, body: bytes) -> Answer:
        """Send JSON to an address and return the answer.

        Raises what aiohttp raises; TimeoutError where the whole takes too long.
        """
        request, head = self._prepared(url)
        async with asyncio.timeout(self._limits.total):
            connection = await self._connected(request)
            try:
                answer = await _exchanged(connection, b"%b%d\r\n\r\n%b" % (head, len(body), body))
            except HttpProcessingError as error:  # what came back is no HTTP
                connection.close()
                raise ClientPayloadError(str(error)) from error
            except BaseException:
                connection.close()
                raise
        connection.release()
        return answer

    def _prepared(self, url: str) -> tuple[ClientRequest, bytes]:
        """Return what tells aiohttp where to connect to, and the head of every request to an address."""
        if url not in self._ready:
            at = URL(url)
            request = ClientRequest("POST", at, loop=asyncio.get_running_loop(), session=self._session)
            lines = (
                f"POST {at.raw_path} HTTP/1.1",
                f"Host: {at.host_port_subcomponent}",
                "User-Agent: staffroom",
                "Content-Type: application/json",
                "Content-Length: ",
            )
            self._ready[url] = request, "\r\n".join(lines).encode()
        return self._ready[url]

    async def _connected(self, request: ClientRequest) -> Connection:
        if self._session.connector is None:
            raise RuntimeError("the session is closed")
        try:
            return await self._session.connector.connect(request, traces=[], timeout=self._limits)
        except TimeoutError as error:
            raise ConnectionTimeoutError(f"Connection timeout to host {request.url.host}") from error


async def _exchanged(connection: Connection, request: bytes) -> Answer:
    line = connection.protocol
    if line is None or line.transport is None:
        raise ServerDisconnectedError
    line.set_response_params(read_until_eof=True)
    line.transport.write(request)
    head, body = await line.read()
    return Answer(head.code, await body.read())
