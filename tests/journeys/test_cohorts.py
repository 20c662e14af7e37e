"""Journeys of coordinators: from the menu to a group that is private, named and looked after."""

from dataclasses import dataclass
from typing import Any

import pytest
from tests import builders as make
from tests.journeys.conftest import World, programme

from staffroom import outbox
from staffroom.kernel.clock import MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant
from staffroom.outbox import Note
from staffroom.telegram.rights import NEEDED

NAME = "Riverside_Course_Group1"


@dataclass
class School:
    """A coordinator whose cohort has no group yet."""

    world: World
    huda: int
    cohort: CohortId
    language: str = "en"

    async def new_group(self, kind: str = "supergroup") -> int:
        """Create a group of the coordinator's own."""
        return await self.world.sim.create_group(self.huda, "My new group", kind=kind)

    async def share(self, group: int) -> None:
        """Choose a group with the key, as the menu leads to it."""
        await self.world.say(self.huda, "/menu")
        await self.world.tap(self.huda, "cohorts-set-up", language=self.language, name=NAME)
        await self.world.sim.share_chat(self.huda, self.world.label("cohorts-pick-group", self.language), group)
        await self.world.still()

    async def other_way(self) -> str:
        """Return the link that brings the bot into a group, as the menu leads to it."""
        await self.world.say(self.huda, "/groups")
        await self.world.tap(self.huda, "cohorts-set-up", language=self.language, name=NAME)
        label = self.world.label("cohorts-other-way-open", self.language)
        answer = await self.world.sim.tap(self.huda, await self.world.bot(), label)
        return str(answer["url"])

    def row(self) -> dict[str, Any]:
        """Return the cohort's row."""
        names = ("chat_id", "invite_link", "opened_at", "missing")
        ((*values,),) = self.world.look(f"SELECT {', '.join(names)} FROM cohorts")
        return dict(zip(names, values, strict=True))

    async def service_words(self, group: int) -> list[dict[str, Any]]:
        """Return Telegram's own words about pins and titles in a group."""
        shown = await self.world.sim.messages(group)
        return [message for message in shown if "pinned_message" in message or "new_chat_title" in message]


def write(tx: Tx, user: int, language: str) -> CohortId:
    """Write a coordinator and a cohort without a group but with two teachers."""
    number = programme(tx).id
    leader = make.person(
        tx, number, "Huda Coordinator", roster="coordinators", role="coordinator", user=user, language=language
    )
    cohort = make.cohort(tx, number, coordinator_id=leader, chat=None, opened=None, name=NAME)
    tx.run("UPDATE cohorts SET invite_link = NULL")
    for name in ("Amina Saleh", "Badr Omar"):
        make.member(tx, make.person(tx, number, name), cohort, state="placed", joined=None)
    return cohort


BOTH = pytest.mark.parametrize("school", ["en", "ar"], indirect=True)


@pytest.fixture
async def school(world: World, request: pytest.FixtureRequest) -> School:
    """Open a school with a coordinator who has started the bot, and speaks English unless the test says otherwise."""
    language = getattr(request, "param", "en")
    huda = await world.sim.create_user("Huda")
    await world.sim.start(huda)
    cohort = world.write(write, huda, language)
    await world.still()
    return School(world, huda, cohort, language)


async def test_a_coordinator_sets_up_the_group_with_the_key(school: School) -> None:
    """The group is named, closed, greeted; the guidelines are pinned without Telegram's word about it."""
    group = await school.new_group()
    await school.share(group)
    assert (school.row()["chat_id"], school.row()["missing"]) == (group, "")
    assert school.row()["invite_link"].startswith("https://t.me/+")
    chats = {chat["id"]: chat for chat in await school.world.sim.chats()}
    assert chats[group]["title"] == NAME
    said = await school.world.sim.transcript(group)
    assert "Welcome!" in said
    assert "How we talk here" in said
    assert await school.service_words(group) == []
    assert "2 teachers can now be invited" in await school.world.last(school.huda)


@BOTH
async def test_the_link_brings_the_bot_into_a_simple_group_that_is_opened_once_it_is_upgraded(school: School) -> None:
    """What is missing is told in private; the upgrade completes the set-up by itself."""
    world = school.world
    url, group = await school.other_way(), await school.new_group("group")
    await world.sim.open_link(school.huda, url.replace("&admin=", "&ignored="), group)
    await world.still()
    assert school.row()["missing"] == "basic"
    assert world.label("cohorts-missing-basic", school.language) in await world.last(school.huda)
    new = await world.sim.migrate(group)
    await world.sim.promote(new, await world.bot(), school.huda, dict.fromkeys(NEEDED, True))
    await world.still()
    assert (school.row()["chat_id"], school.row()["missing"]) == (new, "")
    assert school.row()["opened_at"] is not None


@BOTH
async def test_who_writes_in_the_groups_name_is_told_what_to_switch_off_and_then_recognised(school: School) -> None:
    """The link sends its code in nobody's name; without the mask the same link does its work."""
    world = school.world
    url, group = await school.other_way(), await school.new_group()
    await world.sim.set_anonymous(group, school.huda)
    await world.sim.open_link(school.huda, url, group)
    await world.still()
    told = [message for message in await world.sim.messages(group) if message.get("from", {}).get("is_bot")]
    assert [m.get("text") for m in told if m.get("text")][-1] == world.label("cohorts-anonymous", school.language)
    assert school.row()["chat_id"] is None
    await world.sim.set_anonymous(group, school.huda, on=False)
    await world.sim.open_link(school.huda, url, group)
    await world.still()
    assert (school.row()["chat_id"], school.row()["missing"]) == (group, "")


@BOTH
async def test_lost_rights_interrupt_the_coordinator_and_given_back_they_are_noticed(school: School) -> None:
    """The sentence says what to tap; Check again is not even needed."""
    world, bot = school.world, await school.world.bot()
    group = await school.new_group()
    await school.share(group)
    some = dict.fromkeys(NEEDED, True) | {"can_pin_messages": False}
    await world.sim.promote(group, bot, school.huda, some)
    await world.still()
    assert world.label("cohorts-missing-pin", school.language) in await world.last(school.huda)
    await world.tap(school.huda, "cohorts-check-again", language=school.language)
    await world.sim.promote(group, bot, school.huda, dict.fromkeys(NEEDED, True))
    await world.still()
    assert {"en": "is in order again", "ar": "إلى حالها"}[school.language] in await world.last(school.huda)


def write_admin(tx: Tx, user: int, language: str) -> None:
    """Write an admin."""
    make.person(tx, programme(tx).id, "Noor", roster="admins", role="admin", user=user, language=language)


@BOTH
async def test_a_stranger_who_adds_the_bot_sees_it_leave_without_a_word_and_the_admin_is_told(school: School) -> None:
    """Nothing is said in a group that is none of ours."""
    world = school.world
    noor = await world.sim.create_user("Noor")
    await world.sim.start(noor)
    world.write(write_admin, noor, school.language)
    eve = await world.sim.create_user("Eve")
    group = await world.sim.create_group(eve, "Eve's group")
    await world.sim.add_bot(group, eve)
    await world.still()
    await world.advance_to(Instant(world.now() + 2 * MINUTE))
    assert await world.bot() not in await world.sim.members(group)
    assert not [m for m in await world.sim.messages(group) if m.get("from", {}).get("is_bot") and m.get("text")]
    assert await world.last(noor) == world.label("cohorts-left-strangers", school.language, title="Eve's group")


async def test_a_coordinator_who_adds_the_bot_by_hand_is_asked_what_for(school: School) -> None:
    """One tap makes the group the cohort's."""
    world = school.world
    group = await school.new_group()
    await world.sim.add_bot(group, school.huda, dict.fromkeys(NEEDED, True))
    await world.still()
    await world.advance_to(Instant(world.now() + 2 * MINUTE))
    await world.tap(school.huda, "cohorts-use", name=NAME)
    assert school.row()["chat_id"] == group
    assert school.row()["opened_at"] is not None


def words_for(tx: Tx, group: int, key: str) -> None:
    """Queue something to say in a group, as a card is queued."""
    cohort = tx.value("SELECT id FROM cohorts")
    outbox.post(tx, Note(f"{key}:{cohort}", "cohorts.guidelines", ChatId(group), {"cohort": cohort}), Instant(1))


async def queue(school: School, group: int, key: str) -> None:
    """Let the bot have something to say in a group."""
    school.world.write(words_for, group, key)
    await school.world.advance_to(Instant(school.world.now() + MINUTE))


async def said(school: School, group: int) -> int:
    """Count how often the guidelines stand in a group."""
    return (await school.world.sim.transcript(group)).count("How we talk here")


@BOTH
async def test_nothing_is_posted_in_a_public_group_until_somebody_decides(school: School) -> None:
    """Told at the next message; go on, stop, and private again: posts follow the choice, each once."""
    world, group = school.world, await school.new_group()
    await school.share(group)
    await world.sim.make_public(group, "open_to_all")
    await world.say(school.huda, "Good morning, everyone", group)
    assert world.label("cohorts-missing-public", school.language) in await world.last(school.huda)
    assert school.row()["missing"] == "public"
    await queue(school, group, "first")
    assert world.label("cohorts-public-paused", school.language) in await world.last(school.huda)
    assert await said(school, group) == 1
    await world.tap(school.huda, "cohorts-public-keep", language=school.language)
    assert world.label("cohorts-public-kept", school.language) in await world.last(school.huda)
    assert await said(school, group) == 2
    await world.tap(school.huda, "cohorts-public-stop", language=school.language)
    await queue(school, group, "second")
    assert await said(school, group) == 2
    await world.sim.make_public(group, None)
    await world.tap(school.huda, "cohorts-check-named", language=school.language, name=NAME)
    assert await said(school, group) == 3
    assert school.row()["missing"] == ""
