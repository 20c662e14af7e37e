"""A coordinator's cards: one private message each for all their groups, decided on by buttons."""

from dataclasses import dataclass
from typing import Any

import pytest
from tests import builders as make
from tests.journeys.conftest import World, programme

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId
from staffroom.rooms import cohorts, people, programmes


@dataclass
class Four:
    """Huda leads four groups in two zones; Omar, who reads Arabic, may stand in for her."""

    world: World
    groups: list[int]
    cohorts: list[CohortId]
    staff: int
    huda: int
    omar: int

    def states(self, slug: str = "w1-introductions") -> list[str]:
        """Return how a card stands in the groups."""
        rows = self.world.look(
            "SELECT x.state FROM postings x JOIN prompts p ON p.id = x.prompt_id WHERE p.slug = :slug"
            " ORDER BY x.cohort_id",
            slug=slug,
        )
        return [state for (state,) in rows]

    async def mine(self) -> dict[str, Any]:
        """Return Huda's newest message about a card."""
        return [message for message in await self.world.sim.private(self.huda) if "caption" in message][-1]

    async def posted(self, group: int) -> list[dict[str, Any]]:
        """Return the cards that stand in a group."""
        shown = await self.world.sim.messages(self.groups[group])
        return [message for message in shown if "Welcome, everyone" in str(message.get("caption", message.get("text")))]


def write(tx: Tx, users: tuple[int, int], groups: list[int], staff: int) -> list[CohortId]:
    """Write the two coordinators, the four open groups, and the coordinators' group."""
    number = programme(tx).id
    leader = make.coordinator(tx, number, "Huda", user=users[0])
    make.person(tx, number, "Omar", user=users[1], roster="coordinators", role="coordinator", language="ar")
    found = [
        make.cohort(tx, number, coordinator_id=leader, chat=chat, name=f"Hill_Group{place}")
        for place, chat in enumerate(groups, 1)
    ]
    tx.run("UPDATE cohorts SET zone = 'Asia/Shanghai' WHERE id IN (:a, :b)", a=found[2], b=found[3])
    programmes.set_staff_chat(tx, number, ChatId(staff))
    return found


@pytest.fixture
async def four(world: World) -> Four:
    """Open the four groups and look at the first card a day early."""
    huda, omar = await world.sim.create_user("Huda"), await world.sim.create_user("Omar")
    for user in (huda, omar):
        await world.say(user, "/start")
    groups = [await world.group(huda, f"Hill_Group{place}") for place in range(1, 5)]
    staff = await world.group(huda, "Coordinators")
    found = world.write(write, (huda, omar), groups, staff)
    await world.still()
    await world.advance_to(make.at(6, 16, 30))
    return Four(world, groups, found, staff, huda, omar)


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
    world.write(hand_over, four.cohorts[:2])
    await world.tap(four.omar, "cascade-open-mine", chat=four.staff)
    await world.tap(four.omar, "cascade-choose", language="ar")
    await world.tap(four.omar, "cascade-post-ticked", language="ar", n=1)
    assert four.states() == ["offered", "approved", "offered", "offered"]


def hand_over(tx: Tx, groups: list[CohortId]) -> None:
    """Let Omar lead some groups."""
    (omar,) = [one.id for one in people.by_role(tx, programme(tx).id, "coordinator") if one.full_name == "Omar"]
    for group in groups:
        cohorts.hand_to(tx, group, omar)


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
