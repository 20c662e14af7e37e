"""A cable between the bot and the stand-in: it can be pulled, so that nobody answers, while people talk on."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

from tests.faults.school import free_port

CHUNK = 65536


class Cable:
    """Carries bytes both ways while it is plugged in."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._port = free_port()
        self._server: asyncio.Server | None = None
        self._ends: set[asyncio.StreamWriter] = set()
        self._dumb = False

    @classmethod
    @asynccontextmanager
    async def to(cls, url: str) -> AsyncIterator[Self]:
        """Lay a cable to a server on this machine."""
        cable = cls(int(url.rpartition(":")[2]))
        await cable.plug_in()
        try:
            yield cable
        finally:
            await cable.pull()

    @property
    def url(self) -> str:
        """Where the near end is."""
        return f"http://127.0.0.1:{self._port}"

    async def plug_in(self) -> None:
        """Let everything through again; what was on its way when it fell silent is gone."""
        if self._dumb:
            self._drop()
            self._dumb = False
        if self._server is None:
            self._server = await asyncio.start_server(self._carry, "127.0.0.1", self._port)

    async def pull(self) -> None:
        """Break what is on its way, and refuse every new connection."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._drop()

    def fall_silent(self) -> None:
        """Take everything in and carry nothing, as a network does that has lost its way."""
        self._dumb = True

    def _drop(self) -> None:
        for end in self._ends:
            end.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._target)
        self._ends |= {writer, far_writer}
        with contextlib.suppress(OSError):
            await asyncio.gather(self._pass_on(reader, far_writer), self._pass_on(far_reader, writer))
        for end in (writer, far_writer):
            end.transport.abort()
        self._ends -= {writer, far_writer}

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while chunk := await reader.read(CHUNK):
            if not self._dumb:
                writer.write(chunk)
                await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()
