"""Journeys of two who write back and forth: whoever leads the group is asked in private, and only people decide."""

import pytest
from tests.journeys.test_conduct import ALL, CALM, Staffroom, everything, staffroom_of

from staffroom.kernel.clock import MINUTE
from staffroom.kernel.db import Tx

__all__ = ["staffroom_of"]

HOT = "zirkumflex you are wrong"


def aged(tx: Tx) -> None:
    """Let the group be some months old."""
    tx.run("DELETE FROM prompts")
    tx.run("UPDATE cohorts SET starts_on = '2026-01-04'")


def switched_on(tx: Tx) -> None:
    """Let the programme want it."""
    aged(tx)
    tx.run("UPDATE programmes SET settings = json_set(settings, '$.back_and_forth', json('true'))")


async def quarrel(here: Staffroom, count: int = 6) -> int:
    """Let the two teachers write in turn; return the number of the last message."""
    number = 0
    for turn in range(count):
        number = await here.world.say((here.amina, here.badr)[turn % 2], f"{HOT} {turn}", here.group)
    return number


@pytest.fixture
async def quarrelling(staffroom_of: Staffroom) -> Staffroom:
    """Let the programme want to be asked."""
    house = staffroom_of.world.house
    assert house is not None
    staffroom_of.world.write(switched_on)
    await house.lookout.prepare(house.db)
    return staffroom_of


@ALL
async def test_the_coordinator_is_asked_and_a_calm_word_is_said_after_a_minute(quarrelling: Staffroom) -> None:
    """Nothing happens by itself; the way leads to the talk; no word of it is kept."""
    here, world = quarrelling, quarrelling.world
    before = await here.group_reads()
    last = await quarrel(here)
    asked = (await world.sim.private(here.huda))[-1]
    assert here.words("conduct-pair", group="Hill_Group1", one="Amina", other="Badr") in await here.reads(here.huda)
    assert f"/{last}" in str(asked["reply_markup"])
    assert HOT not in await here.all_of(here.huda) + world.local.write(everything)
    calm = here.words("ready-conflict-a")
    await world.sim.set_clock(speed=CALM)
    await here.tap(here.huda, "conduct-pair-calm")
    assert calm in await here.reads(here.huda)
    await here.tap(here.huda, "conduct-undo")
    await here.after(2 * MINUTE)
    assert calm not in await here.group_reads()
    await here.tap(here.huda, "conduct-pair-calm")
    await here.after(2 * MINUTE)
    assert (await here.group_reads()).count(calm) == 1
    assert before.count(calm) == 0
    asked_so_far = len(await world.sim.private(here.huda))
    await quarrel(here)
    assert len(await world.sim.private(here.huda)) == asked_so_far
    await world.say(here.noor, "/menu")
    await here.tap(here.noor, "conduct-log-open")
    assert here.words("conduct-rule-argument") in await here.reads(here.noor)


@ALL
async def test_both_are_written_to_alike_and_the_group_sees_nothing(quarrelling: Staffroom) -> None:
    """With the coordinator's name, so that they can answer."""
    here = quarrelling
    await quarrel(here)
    before = await here.group_reads()
    await here.tap(here.huda, "conduct-pair-private")
    await here.after(2 * MINUTE)
    for user, other in ((here.amina, "Badr"), (here.badr, "Amina")):
        assert here.words("conduct-apart", by="Huda", other=other, group="Hill_Group1") in await here.reads(user)
    assert await here.group_reads() == before


@ALL
async def test_out_of_the_box_nobody_is_asked(staffroom_of: Staffroom) -> None:
    """It is off until a programme switches it on."""
    here = staffroom_of
    here.world.write(aged)
    await quarrel(here, 8)
    assert here.words("conduct-pair-calm") not in str(await here.world.sim.private(here.huda))
