"""A fresh stand-in, the people's client and an aiogram bot for each test."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from telegram_emulator import Emulator, Sim

START_MS = 1_790_000_000_000


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    """Run a stand-in."""
    async with Emulator(start_ms=START_MS) as running:
        yield running


@pytest.fixture
async def sim(emulator: Emulator) -> AsyncIterator[Sim]:
    """Connect the client that acts out people."""
    async with Sim(emulator.url) as client:
        yield client


class QuickSession(AiohttpSession):
    """Closes without the quarter of a second that aiogram waits for TLS connections."""

    async def close(self) -> None:
        """Close at once."""
        if self._session is not None:
            await self._session.close()


@pytest.fixture
async def bot(emulator: Emulator) -> AsyncIterator[Bot]:
    """Connect an aiogram bot to the stand-in."""
    api = TelegramAPIServer.from_base(emulator.url)
    async with Bot(emulator.token, session=QuickSession(api=api)) as running:
        yield running


class Group:
    """A supergroup with its owner, one teacher and the bot as a full administrator."""

    def __init__(self, chat: int, owner: int, teacher: int) -> None:
        self.id = chat
        self.owner = owner
        self.teacher = teacher


@pytest.fixture
async def group(sim: Sim) -> Group:
    """Found a supergroup that the bot administers."""
    owner = await sim.create_user("Olu", "Owner")
    teacher = await sim.create_user("Tara", "Teacher")
    chat = await sim.create_group(owner, "Nairobi_Maths_Group1")
    await sim.add_member(chat, teacher)
    names = (
        "invite_users",
        "restrict_members",
        "delete_messages",
        "pin_messages",
        "change_info",
        "promote_members",
        "manage_topics",
    )
    await sim.add_bot(chat, rights={f"can_{name}": True for name in names})
    return Group(chat, owner, teacher)
