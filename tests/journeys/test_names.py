"""Journeys of coordinators whose group is given another name: asked once, restored or kept."""

import pytest
from tests.journeys.conftest import World
from tests.journeys.test_cohorts import NAME, School, school

from staffroom.kernel.db import Tx
from staffroom.telegram.rights import NEEDED

__all__ = ["school"]


async def title(world: World, group: int) -> str:
    """Return what a group is called."""
    return next(str(chat["title"]) for chat in await world.sim.chats() if chat["id"] == group)


async def asked(world: World, user: int, words: str) -> int:
    """Count how often somebody was asked about a name."""
    return sum(words in str(message.get("text")) for message in await world.sim.private(user))


@pytest.fixture
async def open_group(school: School) -> int:
    """Return the coordinator's group, open."""
    group = await school.new_group()
    await school.share(group)
    return group


async def test_a_renamed_group_is_asked_about_once_and_restored_or_kept(school: School, open_group: int) -> None:
    """Two names in a row are two questions; the older one has nothing to decide any more."""
    world, huda = school.world, school.huda
    await world.sim.rename(open_group, huda, "Fun club")
    await world.still()
    assert "is now called “\u2068Fun club\u2069”" in await world.last(huda)
    await world.tap(huda, "cohorts-name-restore")
    assert "back in a moment" in await world.last(huda)
    assert await title(world, open_group) == NAME
    await world.sim.rename(open_group, huda, "Fun club again")
    await world.still()
    older = (await world.sim.private(huda))[-1]["message_id"]
    await world.sim.rename(open_group, huda, "Riverside friends")
    await world.still()
    await world.sim.tap(huda, await world.bot(), world.label("cohorts-name-keep"), message_id=older)
    await world.still()
    assert [await asked(world, huda, name) for name in ("Fun club again", "Riverside friends")] == [0, 2]
    await world.tap(huda, "cohorts-name-keep")
    assert await title(world, open_group) == "Riverside friends"
    said = len(await world.sim.private(huda))
    await world.sim.rename(open_group, huda, NAME)
    await world.sim.rename(open_group, huda, "Riverside friends")
    await world.still()
    assert len(await world.sim.private(huda)) == said


async def test_a_name_that_cannot_be_restored_yet_is_restored_with_the_right(school: School, open_group: int) -> None:
    """In Arabic, without the right to change the group's name: what to tap is said, and the wish is kept."""
    world, huda = school.world, school.huda
    world.write(speak_arabic, huda)
    some = dict.fromkeys(NEEDED, True) | {"can_change_info": False}
    await world.sim.promote(open_group, await world.bot(), huda, some)
    await world.sim.rename(open_group, huda, "نادي المرح")
    await world.still()
    await world.tap(huda, "cohorts-name-restore", language="ar")
    assert "حالما يُسمح لي بذلك" in await world.last(huda)
    assert world.label("cohorts-missing-change", "ar") in await world.last(huda)
    assert await title(world, open_group) == "نادي المرح"
    await world.sim.promote(open_group, await world.bot(), huda, dict.fromkeys(NEEDED, True))
    await world.still()
    assert await title(world, open_group) == NAME


def speak_arabic(tx: Tx, user: int) -> None:
    """Let somebody be written to in Arabic."""
    tx.run("UPDATE people SET language = 'ar' WHERE telegram_id = :user", user=user)
