"""Solo: a small school where one person is admin and coordinator at once, without a coordinators' group."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests import builders as make
from tests.journeys.conftest import World, programme, world_with

from staffroom.kernel.db import Tx
from staffroom.kernel.text import Translator
from staffroom.rooms import cohorts, joining, people
from staffroom.rooms.people import RosterRow

TEACHERS = 3


@pytest.fixture
async def solo(tmp_path: Path, words: Translator) -> AsyncIterator[World]:
    """Run the bot for a school without a coordinators' group."""
    async with world_with(tmp_path, words, make.at(5, 9), solo=True) as opened:
        yield opened


def prepare(tx: Tx) -> list[people.Person]:
    """Do what the command line does: the roster in, the groups planned."""
    number = programme(tx).id
    rows = [RosterRow("classroom-management", f"t{n}", f"Teacher {n}", "Hill", "en") for n in range(TEACHERS)]
    people.apply_roster(tx, rows, "test", "digest", make.at(5))
    cohorts.apply_plan(tx, number, make.at(5), joining.invite_again)
    return people.by_roster(tx, number, "teachers")


async def test_one_person_runs_the_whole_programme_from_the_private_chat(solo: World) -> None:
    """Set up the group, let a teacher in, post a card from the private chat, see the answer marked; no league."""
    world = solo
    head = await world.sim.create_user("Hana Head")
    await world.sim.start(head, world.write(people.issue_admin_link, world.now()))
    await world.still()
    teachers = world.write(prepare)
    group = await set_up(world, head)
    users = [await let_in(world, group, teacher) for teacher in teachers]
    await world.advance_to(make.at(6, 17))
    await world.tap(head, "cascade-post")
    await world.advance_to(make.at(7, 17))
    card = next(message for message in await world.sim.messages(group) if "photo" in message)
    answer = await world.say(users[0], "I teach physics and enjoy the experiments", group, card["message_id"])
    marked = [message["message_id"] for message in await world.sim.messages(group) if message["reactions"]]
    assert marked == [answer]
    await world.advance_to(make.at(15, 12))
    assert world.look("SELECT key FROM outbox WHERE kind = 'standings.league'") == []


async def set_up(world: World, head: int) -> int:
    """Set the one group up as its leader does."""
    await world.say(head, "/groups")
    (name,) = world.look("SELECT name FROM cohorts")[0]
    await world.tap(head, "cohorts-set-up", name=name)
    group = await world.sim.create_group(head, "New group")
    await world.sim.share_chat(head, world.label("cohorts-pick-group"), group)
    await world.still()
    return group


async def let_in(world: World, group: int, teacher: people.Person) -> int:
    """Let a teacher in by their letter."""
    user = await world.sim.create_user(teacher.full_name)
    await world.sim.open_link(user, world.link(teacher.id, "teacher"))
    await world.still()
    await world.tap(user, "joining-button-join")
    ((link,),) = world.look("SELECT invite_link FROM cohorts")
    await world.sim.open_link(user, link)
    await world.still()
    assert user in await world.sim.members(group)
    return user
