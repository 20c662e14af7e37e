"""The client for /sim/: act out people and read what happened, from tests, a demo or a page's server."""

from types import TracebackType
from typing import Self

from telegram_emulator.clients.crowd import Crowd
from telegram_emulator.clients.directing import Directing
from telegram_emulator.clients.forums import Forums
from telegram_emulator.clients.groups import Groups
from telegram_emulator.clients.letters import Letters
from telegram_emulator.clients.people import People
from telegram_emulator.clients.talk import Talk
from telegram_emulator.clients.trouble import Trouble
from telegram_emulator.clients.views import Views
from telegram_emulator.wire import SimError, Wire

__all__ = ["Sim", "SimError"]


class Sim(People, Groups, Forums, Talk, Views, Letters, Trouble, Crowd, Directing):
    """Everyone but the bot, by their ids: `async with Sim(emulator.url) as sim`."""

    def __init__(self, url: str) -> None:
        self._wire = Wire(url)

    async def close(self) -> None:
        """Close the connection."""
        await self._wire.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
