"""Chromium, a stand-in with its page, people, and a bot that answers."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol

import pytest
import pytest_asyncio
from playwright.async_api import Browser
from tests import nursery
from tests.browser.robot import Robot
from tests.browser.window import Chromium, Page, find_chromium, in_time

from staffroom.demo import playground
from staffroom.demo.playground import Playground
from staffroom.demo.stage import stage
from telegram_emulator import Emulator, Sim

START_MS = 1_790_000_000_000  # Monday, 21 September 2026, 17:13:20 in Nairobi
RIGHTS = ("invite_users", "restrict_members", "delete_messages", "pin_messages", "change_info", "promote_members")


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Browser]:
    """Start Chromium, once for all tests."""
    find_chromium()
    async with Chromium(tmp_path_factory.mktemp("chromium")) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def emulator() -> AsyncIterator[Emulator]:
    """Run a stand-in whose clock stands still."""
    running = Emulator(start_ms=START_MS, speed=0, zone="Africa/Nairobi")
    await running.start()
    yield running
    await in_time(running.stop())


@pytest_asyncio.fixture(loop_scope="session")
async def sim(emulator: Emulator) -> AsyncIterator[Sim]:
    """Connect the client that acts out people."""
    async with Sim(emulator.url) as client:
        yield client


@pytest_asyncio.fixture(loop_scope="session")
async def robot(emulator: Emulator) -> AsyncIterator[Robot]:
    """Run the small bot."""
    running = await Robot(emulator).__aenter__()
    yield running
    await in_time(running.__aexit__(None, None, None))


@dataclass(frozen=True)
class Cast:
    """Who is there: a teacher, a coordinator with a group that the bot runs, and an Arabic speaker in it."""

    tara: int
    sara: int
    amal: int
    group: int
    title: str = "Nairobi_Maths_Group1"


@pytest_asyncio.fixture(loop_scope="session")
async def cast(sim: Sim) -> Cast:
    """Let the people appear; Tara is not in the group yet."""
    tara = await sim.create_user("Tara", "Okafor", about="Teacher")
    sara = await sim.create_user("Sara", "Haddad", about="Coordinator")
    amal = await sim.create_user("أمل", "الحربي", language_code="ar")
    group = await sim.create_group(sara, Cast.title)
    await sim.add_bot(group, rights={f"can_{name}": True for name in RIGHTS})
    await sim.add_member(group, amal)
    return Cast(tara, sara, amal, group)


class Opens(Protocol):
    """Opens a window, perhaps as somebody, in a size, dark."""

    async def __call__(
        self, person: int | None = None, chat: int | None = None, **wishes: tuple[int, int] | bool
    ) -> Page:
        """Open it."""


@pytest_asyncio.fixture(loop_scope="session")
async def window(browser: Browser, emulator: Emulator) -> AsyncIterator[Opens]:
    """Open windows; afterwards none of them may have had an error."""
    opened: list[Page] = []

    async def window(person: int | None = None, chat: int | None = None, **wishes: tuple[int, int] | bool) -> Page:
        place = f"#as={person}&chat={chat}" if chat else f"#as={person}" if person else ""
        opened.append(await Page.open(browser, emulator.url, query=place, **wishes))  # type: ignore[arg-type]
        return opened[-1]

    yield window
    for page in opened:
        await page.close()
        assert page.errors == []


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def play() -> AsyncIterator[Playground]:
    """Open a small playground a week into the course, once: answers and a moved clock disturb no other test."""
    async with stage(birth=nursery.birth) as set_up:
        furnished = await playground.furnish(set_up, seed=1, teachers=4)
        await set_up.sim.set_clock(speed=1.0)
        living = asyncio.ensure_future(furnished.life.run())
        yield furnished
        living.cancel()
