"""Journeys of a coordinator's ready words: found, posted in two taps, adapted, held back in quiet hours."""

from dataclasses import dataclass
from typing import Any

import pytest
from tests import builders as make
from tests.journeys.conftest import World, programme

from staffroom.kernel.clock import MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.text import FSI, PDI

NAMES = ("Riverside_Group1", "Lakeside_Group2")
CALM = 5.0
"""How fast time passes where the minute of *Undo* must not be over before anybody looks."""
BOTH = pytest.mark.parametrize("desk", ["en", "ar"], indirect=True)


@dataclass
class Desk:
    """A coordinator with an English and an Arabic group, and a teacher."""

    world: World
    language: str
    huda: int
    amina: int
    groups: tuple[int, int]

    async def tap(self, key: str, **args: Any) -> dict[str, Any]:  # noqa: ANN401  whatever fills a label
        """Tap a button as the coordinator."""
        return await self.world.tap(self.huda, key, language=self.language, **args)

    async def said(self) -> str:
        """Return what the coordinator reads now, without the marks around names."""
        return (await self.world.last(self.huda)).replace(FSI, "").replace(PDI, "")

    def words(self, key: str, **args: Any) -> str:  # noqa: ANN401  whatever fills a sentence
        """Return a sentence in the coordinator's language, without the marks around names."""
        return self.world.label(key, self.language, **args).replace(FSI, "").replace(PDI, "")

    async def group(self, number: int) -> str:
        """Return everything that stands in a group."""
        return str(await self.world.sim.transcript(self.groups[number]))

    async def minute_passes(self) -> None:
        """Let the time go by in which words can be taken back."""
        await self.world.advance_to(Instant(self.world.now() + 2 * MINUTE))

    async def look_for(self, occasion: str) -> None:
        """Open the menu and choose an occasion."""
        await self.world.say(self.huda, "/menu")
        await self.tap("ready-menu")
        await self.tap(occasion)


def write(tx: Tx, language: str, huda: int, amina: int, chats: tuple[int, int]) -> None:
    """Write the coordinator, her groups and a teacher."""
    number = programme(tx).id
    leader = make.person(tx, number, "Huda", roster="coordinators", role="coordinator", user=huda, language=language)
    first = make.cohort(tx, number, coordinator_id=leader, chat=chats[0], name="Riverside_Group1")
    make.cohort(tx, number, coordinator_id=leader, chat=chats[1], name="Lakeside_Group2", language="ar")
    make.member(tx, make.person(tx, number, "Amina", user=amina), first)


@pytest.fixture
async def desk(world: World, request: pytest.FixtureRequest) -> Desk:
    """Let the coordinator sit down on the Sunday morning on which the course begins."""
    language = getattr(request, "param", "en")
    huda, amina = await world.sim.create_user("Huda"), await world.sim.create_user("Amina")
    for user in (huda, amina):
        await world.sim.start(user)
    chats = await world.group(huda, "Riverside_Group1"), await world.group(huda, "Lakeside_Group2")
    world.write(write, language, huda, amina, chats)
    await world.advance_to(make.at(6, 10))
    return Desk(world, language, huda, amina, chats)


@BOTH
async def test_words_for_an_occasion_stand_in_both_groups_after_two_taps(desk: Desk) -> None:
    """Each in its own language; tapped twice they stand there once, and she is told so."""
    await desk.look_for("ready-welcome")
    assert desk.words("ready-welcome-a") in await desk.said()
    await desk.tap("ready-post-all", n=2)
    assert desk.words("ready-posted", group="Riverside_Group1") in await desk.said()
    await desk.minute_passes()
    assert desk.world.label("ready-welcome-a", "en") in await desk.group(0)
    assert desk.world.label("ready-welcome-a", "ar") in await desk.group(1)
    await desk.look_for("ready-welcome")
    await desk.tap("ready-post-all", n=2)
    assert desk.words("ready-twice", group="Riverside_Group1") in await desk.said()
    assert (await desk.group(0)).count(desk.world.label("ready-welcome-a", "en")) == 1


@BOTH
async def test_she_browses_and_ticks_the_one_group_that_needs_it(desk: Desk) -> None:
    """The second of three texts, in the Arabic group only; without a tick there is nothing to post."""
    await desk.look_for("ready-off-topic")
    await desk.tap("page-after")
    await desk.tap("ready-choose")
    assert "ready.ticked" not in str((await desk.world.sim.private(desk.huda))[-1])
    await desk.tap("ready-unticked", group="Lakeside_Group2")
    await desk.tap("ready-post-ticked", n=1)
    await desk.minute_passes()
    assert desk.world.label("ready-off-topic-b", "ar") in await desk.group(1)
    assert desk.world.label("ready-off-topic-b", "en") not in await desk.group(0)


@BOTH
async def test_the_guidelines_are_said_again_with_two_taps(desk: Desk) -> None:
    """As the course has them, in each group's own language; a kind sentence about them is the next text."""
    await desk.world.say(desk.huda, "/menu")
    await desk.tap("ready-guidelines")
    await desk.tap("ready-post-all", n=2)
    await desk.minute_passes()
    guidelines = desk.world.write(lambda tx: programme(tx).guidelines)
    for number, language in ((0, "en"), (1, "ar")):
        assert guidelines[language].strip()[:60] in await desk.group(number)
    await desk.look_for("ready-guidelines")
    await desk.tap("page-after")
    assert desk.words("ready-guidelines-a") in await desk.said()


async def test_words_can_be_taken_back_for_a_minute_and_posted_anew(desk: Desk) -> None:
    """From all groups at once; posted after that they stand there once, and then it is too late."""
    await desk.look_for("ready-welcome")
    await desk.world.sim.set_clock(speed=CALM)
    await desk.tap("ready-post-all", n=2)
    await desk.tap("ready-undo")
    told = await desk.said()
    assert all(desk.words("ready-undone", group=name) in told for name in NAMES)
    await desk.minute_passes()
    assert desk.world.label("ready-welcome-a") not in await desk.group(0)
    await desk.tap("ready-back")
    await desk.tap("ready-post-all", n=2)
    await desk.minute_passes()
    answer = await desk.tap("ready-undo")
    assert answer["text"] == desk.words("ready-undo-late")
    assert (await desk.group(0)).count(desk.world.label("ready-welcome-a")) == 1


async def test_in_quiet_hours_the_words_wait_for_the_morning_and_she_is_told(desk: Desk) -> None:
    """At nine in the evening nobody's phone rings; at seven the words stand there."""
    await desk.world.advance_to(make.at(6, 21))
    await desk.look_for("ready-conflict")
    await desk.tap("ready-post-all", n=2)
    assert "07:00" in await desk.said()
    assert desk.world.label("ready-conflict-a") not in await desk.group(0)
    await desk.world.advance_to(make.at(7, 7, 5))
    assert desk.world.label("ready-conflict-a") in await desk.group(0)


@BOTH
async def test_own_words_are_seen_before_they_are_posted(desk: Desk) -> None:
    """Too long is given back, not cut; after the preview they go with one tap, as she wrote them, and only once."""
    await desk.look_for("ready-purpose")
    await desk.tap("ready-adapt")
    await desk.world.say(desk.huda, "x" * 1501)
    assert await desk.said() == desk.words("ready-too-long", most=1500)
    await desk.world.say(desk.huda, "We try <b>small</b> things.\nSee you on Monday!")
    assert "We try <b>small</b> things.\nSee you on Monday!" in await desk.said()
    assert "small" not in await desk.group(0)
    await desk.tap("ready-post-all", n=2)
    await desk.minute_passes()
    for number in (0, 1):
        assert "We try <b>small</b> things." in await desk.group(number)
    await desk.world.say(desk.huda, "Just talking to myself")
    assert "myself" not in await desk.group(0)


async def test_copy_gives_the_words_alone_and_not_now_asks_for_nothing(desk: Desk) -> None:
    """One tap copies them; after `Not now` her next message is nothing in particular."""
    await desk.look_for("ready-closing")
    await desk.tap("ready-copy")
    message = (await desk.world.sim.private(desk.huda))[-1]
    copied = [one for one in message["entities"] if one["type"] == "code"]
    assert copied
    assert desk.words("ready-closing-a") in message["text"]
    await desk.tap("ready-back")
    await desk.tap("ready-adapt")
    await desk.tap("ready-cancel")
    await desk.world.say(desk.huda, "Where was I?")
    assert desk.world.look("SELECT words FROM ready_drafts") == [(None,)]


async def test_whoever_leads_no_open_group_may_copy_and_post_nothing(desk: Desk) -> None:
    """Her groups went to somebody else between two taps: the old button posts nothing."""
    await desk.look_for("ready-welcome")
    desk.world.write(lambda tx: tx.run("UPDATE cohorts SET coordinator_id = NULL"))
    answer = await desk.tap("ready-post-all", n=2)
    assert answer["text"] == desk.words("ready-no-group")
    assert desk.world.label("ready-welcome-a") not in await desk.group(0)
    await desk.look_for("ready-welcome")
    assert desk.words("ready-no-open-group").removeprefix("<i>").removesuffix("</i>") in await desk.said()
