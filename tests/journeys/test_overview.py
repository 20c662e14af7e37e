"""An admin looks at the cascade board: the week and one card in one message, and reminds who has not decided."""

import pytest
from tests import builders as make
from tests.journeys.conftest import World, programme
from tests.journeys.four import Four, opened

from staffroom.kernel.clock import MINUTE
from staffroom.kernel.ids import Instant
from staffroom.kernel.screen import Plain
from staffroom.kernel.text import FSI, PDI


@pytest.fixture
async def four(world: World, request: pytest.FixtureRequest) -> Four:
    """Open the four groups and look at the first card a day early."""
    return await opened(world, request.param)


@pytest.mark.parametrize("four", ["en", "ar"], indirect=True)
async def test_the_board_is_one_message_and_a_nudge_comes_once(four: Four) -> None:
    """The picture is drawn anew in place; Huda is reminded kindly, and only while she has not decided."""
    world, language = four.world, four.language
    noor = await world.sim.create_user("Noor")
    await world.say(noor, "/start")
    world.write(
        lambda tx: make.person(
            tx, programme(tx).id, "Noor", roster="admins", role="admin", user=noor, language=language
        )
    )

    async def shown() -> tuple[int, str]:
        pictures = [message for message in await world.sim.private(noor) if "photo" in message]
        return len(pictures), str(pictures[-1]["caption"]).replace(FSI, "").replace(PDI, "")

    await world.say(noor, "/menu")
    await world.tap(noor, "cascade-overview", language=language)
    pictures, week = await shown()
    assert pictures == 1
    assert ": 4" in week
    await world.tap(noor, "cascade-overview-card", language=language, n=1)
    pictures, card = await shown()
    assert pictures == 1
    assert "Hill_Group4" in card
    await world.sim.set_clock(speed=5.0)  # the minute of Undo must not be over before it is tapped
    await world.tap(noor, "cascade-nudge", language=language, n=1)
    await world.tap(noor, "cascade-undo", language=language)
    assert "👋" not in await world.last(four.huda)
    await world.tap(noor, "cascade-nudge", language=language, n=1)
    await world.advance_to(Instant(world.now() + MINUTE))
    await world.still()
    assert "👋" in await world.last(four.huda)
    await four.tap("cascade-open-mine")
    await four.tap("cascade-post-all", n=4)
    assert four.states() == ["approved"] * 4
    await world.tap(noor, "cascade-back", language=language)
    assert (await shown())[0] == 1
    assert world.label("cascade-stand", language, state=Plain("coming")) in (await shown())[1]
