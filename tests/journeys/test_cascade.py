"""A coordinator's cards: one private message each for all their groups, decided on by buttons."""

import pytest
from tests import builders as make
from tests.journeys.conftest import World
from tests.journeys.four import Four, hand_over, opened

from staffroom.kernel.screen import Plain


@pytest.fixture
async def four(world: World, request: pytest.FixtureRequest) -> Four:
    """Open the four groups and look at the first card a day early."""
    return await opened(world, getattr(request, "param", "en"))


async def test_one_tap_posts_to_four_groups_each_at_its_own_hour(four: Four) -> None:
    """In Shanghai five hours before Riyadh; the coordinators' group only counts."""
    world = four.world
    assert "of its own clock" in (await four.mine())["caption"]
    await world.tap(four.huda, "cascade-post-all", n=4)
    assert "Hill_Group4" in (await four.mine())["caption"]
    (offer,) = [message for message in await world.sim.messages(four.staff) if "caption" in message]
    assert "Posting: 4 of 4" in offer["caption"]
    assert "Hill_Group" not in offer["caption"]
    await world.advance_to(make.at(7, 11, 5))
    await world.still()
    assert [len(await four.posted(group)) for group in range(4)] == [0, 0, 1, 1]
    await world.advance_to(make.at(7, 16, 5))
    await world.still()
    assert [len(await four.posted(group)) for group in range(4)] == [1, 1, 1, 1]


async def test_ticks_delay_skip_and_undo(four: Four) -> None:
    """Two groups are delayed, the others leave the card out; one decision is taken back within a minute."""
    world, huda = four.world, four.huda
    await world.sim.set_clock(speed=1.0)
    await world.tap(huda, "cascade-choose")
    for place in (1, 2):
        await world.tap(huda, "cascade-unticked", group=f"Hill_Group{place}")
    await world.tap(huda, "cascade-delay")
    await world.sim.tap(huda, await world.bot(), "Tuesday 8 September, 16:00")
    await world.still()
    assert four.states() == ["approved", "approved", "offered", "offered"]
    await world.tap(huda, "cascade-undo")
    assert four.states() == ["offered"] * 4
    await world.tap(huda, "cascade-skip")
    await world.sim.tap(huda, await world.bot(), "It does not suit my groups")
    await world.still()
    assert four.states() == ["skipped"] * 4
    assert "✗" in (await four.mine())["caption"]
    await world.advance_to(make.at(6, 16, 40))
    assert world.label("cascade-undo") not in await world.sim.buttons(huda)


async def test_an_ignored_card_is_left_out_and_an_ignored_announcement_is_posted(four: Four) -> None:
    """As the message said beforehand."""
    world = four.world
    assert "it is left out" in (await four.mine())["caption"]
    await world.advance_to(make.at(11, 12))
    await world.still()
    assert four.states() == ["late"] * 4
    assert four.states("w1-start") == ["posted"] * 4


async def test_a_deputy_finishes_what_the_coordinator_began_in_their_own_language(four: Four) -> None:
    """The ticks are there; the way leads through the coordinators' group."""
    world = four.world
    await world.tap(four.huda, "cascade-choose")
    await world.tap(four.huda, "cascade-unticked", group="Hill_Group2")
    await world.sim.add_member(four.staff, four.omar)
    await world.still()
    world.write(hand_over, four.cohorts[:2])
    await world.tap(four.omar, "cascade-open-mine", chat=four.staff)
    await world.tap(four.omar, "cascade-choose", language="ar")
    await world.tap(four.omar, "cascade-post-ticked", language="ar", n=1)
    assert four.states() == ["offered", "approved", "offered", "offered"]


async def test_an_edited_card_survives_a_change_of_the_calendar(four: Four) -> None:
    """Answered with own words, shown as it will stand, told once of the change, kept, posted."""
    world, huda = four.world, four.huda
    await world.tap(huda, "cascade-edit")
    card = await four.mine()
    await world.sim.say_private(huda, "Who are you, and what makes you laugh?", reply_to=card["message_id"])
    await world.still()
    assert "what makes you laugh" in (await four.mine())["caption"]
    world.write(lambda tx: tx.run("UPDATE prompts SET texts = json_set(texts, '$.en', 'A brand new line.')"))
    await world.advance_to(make.at(6, 16, 45))
    assert "A brand new line." in await world.last(huda)
    await world.tap(huda, "cascade-keep-mine")
    await world.tap(huda, "cascade-post-all", n=4)
    await world.advance_to(make.at(7, 16, 5))
    await world.still()
    for chat in four.groups:
        said = str(await world.sim.messages(chat))
        assert ("what makes you laugh" in said, "A brand new line" in said) == (True, False)


@pytest.mark.parametrize("four", ["en", "ar"], indirect=True)
async def test_after_two_cards_they_go_out_by_themselves_unless_stopped(four: Four) -> None:
    """Asked below the third; the fourth goes without a tap; one tap stops it, one in the menu ends it for good."""
    world = four.world
    await four.tap("cascade-post-all", n=4)
    await world.advance_to(make.at(7, 16, 30))
    await four.tap("cascade-post-all", n=4)
    await world.advance_to(make.at(8, 16, 30))
    await four.reach("w1-start", "posted")
    await four.tap("cascade-itself")
    await four.tap("cascade-itself-yes")
    await four.reach("w1-calmer-moment", "approved")
    assert world.label("cascade-stop", four.language) in str(await four.mine())
    await world.advance_to(make.at(9, 16, 30))
    await four.reach("w1-calmer-moment", "posted")
    await world.advance_to(make.at(12, 16, 30))
    await four.reach("w2-first-minutes", "approved")
    await four.tap("cascade-stop")
    await four.reach("w2-first-minutes", "skipped")
    await world.say(four.huda, "/menu")
    await four.tap("cascade-itself-menu", state=Plain("on"))
    await four.tap("cascade-itself-stop")
    await world.advance_to(make.at(14, 16, 30))
    await four.reach("w2-first-minutes", "skipped")
    await four.reach("w2-hard-to-keep", "offered")
