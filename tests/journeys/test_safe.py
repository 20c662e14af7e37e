"""Safe mode: the bot hears and answers admins only, posts nothing, and loses nothing."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from tests import builders as make
from tests.conftest import KEY
from tests.easel import easel
from tests.journeys.conftest import SPEED, World, config, programme

from staffroom import app
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.text import Translator
from staffroom.ops import alerts
from staffroom.rooms import cohorts, people
from telegram_emulator.client import Sim
from telegram_emulator.server import Emulator


def _staff(tx: Tx) -> tuple[PersonId, PersonId]:
    number = programme(tx).id
    nadia = make.person(tx, number, "Nadia", roster="admins", role="admin")
    return nadia, make.person(tx, number, "Huda", roster="coordinators", role="coordinator")


def _tell(tx: Tx, person: PersonId, now: Instant) -> None:
    cohorts.tell(tx, "safe", "ops.alert", {"fault": "disk"}, [people.get(tx, person)], now)


async def _heard(sim: Sim, user: int) -> list[str]:
    """Return what the bot said to somebody in private."""
    return [str(one.get("text")) for one in await sim.private(user) if one["from"]["id"] != user]


async def _until(holds: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(60):
        while not await holds():  # noqa: ASYNC110  messages and the table tell, no event
            await asyncio.sleep(0.02)


async def test_in_safe_mode_only_admins_are_heard_and_the_rest_waits(tmp_path: Path, words: Translator) -> None:
    """What a coordinator asked is answered, and what was to be said to them is said, after the next usual start."""
    async with Emulator(start_ms=make.at(5, 9), speed=SPEED, expire=False) as emulator, Sim(emulator.url) as sim:
        chosen = config(tmp_path, emulator)
        local = LocalDatabase(chosen.database, KEY)
        async with app.living(chosen, easel()) as (house, _loops):
            world = World(emulator, sim, local, words, house)
            nadia, huda = world.write(_staff)
            admin, coordinator = await sim.create_user("Nadia"), await sim.create_user("Huda")
            await sim.open_link(admin, world.link(nadia, "admin"))
            await sim.open_link(coordinator, world.link(huda, "coordinator"))
            await world.still()
        before = await _heard(sim, coordinator)

        await sim.say_private(coordinator, "/menu")
        async with app.living(chosen, easel(), safe=True):
            await _until(lambda: _is(local, "SELECT count(*) FROM inbox WHERE state = 'waiting'", 1))
            local.write(alerts.tell_admins, "disk", world.now())
            local.write(_tell, huda, world.now())
            await sim.say_private(admin, "/status")

            async def answered() -> bool:
                said = "\n".join(await _heard(sim, admin))
                return "Safe mode." in said and "The disk is nearly full" in said

            await _until(answered)
            assert await _heard(sim, coordinator) == before
            assert await _is(local, "SELECT count(*) FROM outbox WHERE state = 'queued' AND key LIKE 'safe:%'", 1)

        async with app.living(chosen, easel()) as (house, _loops):
            await World(emulator, sim, local, words, house).still()
            assert any("The disk is nearly full" in said for said in await _heard(sim, coordinator))
            assert await _is(local, "SELECT count(*) FROM inbox WHERE state = 'waiting'", 0)
            assert await _is(local, "SELECT count(*) FROM outbox WHERE state = 'queued' AND key LIKE 'safe:%'", 0)
        local.close()


async def _is(local: LocalDatabase, sql: str, number: int) -> bool:
    return bool(local.read(lambda tx: tx.value(sql)) == number)
