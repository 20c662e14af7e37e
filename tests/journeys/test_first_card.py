"""Journey of the first admin: the owner link of the set-up, and the test card."""

import logging

import pytest
from tests.journeys.conftest import World

from staffroom.rooms import joining, people


async def test_the_first_admin_of_a_set_up_is_sent_a_test_card_and_nobody_after_them(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    """It goes the way of every card, leads to the roster, and the machine says that it arrived."""
    world.write(joining.expect_first_admin)
    owner, second = await world.sim.create_user("Olu"), await world.sim.create_user("Sara", language_code="ar")
    with caplog.at_level(logging.INFO):
        await world.sim.start(owner, world.write(people.issue_admin_link, world.now()))
        await world.still()
    card = (await world.sim.private(owner))[-1]
    assert card["photo"]
    assert "It works." in card["caption"]
    assert "the test card is in the admin's chat" in caplog.text
    await world.tap(owner, "joining-first-roster")
    assert "XLSX" in await world.last(owner)
    await world.sim.start(second, world.write(people.issue_admin_link, world.now()))
    await world.still()
    assert not [one for one in await world.sim.private(second) if one.get("photo")]
