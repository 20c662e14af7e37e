"""A coordinator is out of the coordinators' group: rights end with membership, and come back with it."""

from typing import NamedTuple

import pytest
from tests import builders as make
from tests.journeys.conftest import World, programme

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId
from staffroom.rooms import programmes
from staffroom.telegram.rights import NEEDED


class Office(NamedTuple):
    """Who is there: an admin, two coordinators, where they meet, and what groups they lead."""

    noor: int
    huda: int
    omar: int
    meeting: int
    names: list[str]


async def office(world: World, language: str, *, bot_is_admin: bool = True) -> Office:
    """Let an admin and two coordinators meet; Huda leads two groups and stands in for Omar; all speak a language."""
    noor, huda, omar = [await world.sim.create_user(name) for name in ("Noor", "Huda", "Omar")]
    for user in (noor, huda, omar):
        await world.say(user, "/start")
    meeting = await world.sim.create_group(noor, "Coordinators")
    await world.sim.add_bot(meeting, noor, dict.fromkeys(NEEDED, True) if bot_is_admin else None)
    for user in (huda, omar):
        await world.sim.add_member(meeting, user, noor)
    names = world.write(write, noor, huda, omar, meeting, language)
    await world.still()
    return Office(noor, huda, omar, meeting, names)


def write(tx: Tx, noor: int, huda: int, omar: int, meeting: int, language: str) -> list[str]:
    """Write them down; return the names of Huda's groups."""
    number = programme(tx).id
    make.person(tx, number, "Noor", roster="admins", role="admin", user=noor, language=language)
    leader = make.person(tx, number, "Huda", roster="coordinators", role="coordinator", user=huda, language=language)
    other = make.person(tx, number, "Omar", user=omar, roster="coordinators", role="coordinator", language=language)
    names = ["Riverside_Group1", "Riverside_Group2"]
    for place, name in enumerate(names):
        make.cohort(tx, number, coordinator_id=leader, chat=-5001 - place, name=name)
    beside = make.cohort(tx, number, coordinator_id=other, chat=-5009, name="Hill_Group1")
    tx.run("INSERT INTO deputies (cohort_id, person_id) VALUES (:c, :p)", c=beside, p=leader)
    programmes.set_staff_chat(tx, number, ChatId(meeting))
    return names


def leaders(world: World) -> dict[str, str | None]:
    """Return who leads each group."""
    sql = "SELECT c.name, p.full_name FROM cohorts c LEFT JOIN people p ON p.id = c.coordinator_id"
    return dict(world.look(sql))


async def told(world: World, user: int) -> list[str]:
    """Return all that somebody read in private."""
    return [str(message.get("text", "")) for message in await world.sim.private(user)]


async def told_of_the_deputy(world: World, there: Office, language: str) -> int:
    """Count how often Omar read that his deputy rests, and may choose another."""
    words = {"en": "cannot take over at present", "ar": "ولا يمكنه أن يتولاها حاليًا"}[language]
    return sum(words in said for said in await told(world, there.omar))


async def test_who_leaves_by_mistake_rests_and_comes_back_to_what_waited(world: World) -> None:
    """The admin is told once; menu, cards and standing in end at once, and are all there again."""
    there = await office(world, "en")
    await world.say(there.huda, "/menu")
    assert world.label("deputies-stands-in", group="Hill_Group1") in await world.last(there.huda)
    await world.sim.leave(there.huda, there.meeting)
    await world.still()
    assert sum("no longer in the coordinators’ group" in words for words in await told(world, there.noor)) == 1
    news = await world.last(there.noor)
    assert all(name in news for name in there.names)
    assert "wait for you" in await world.last(there.huda)
    assert await told_of_the_deputy(world, there, "en") == 1
    assert leaders(world) == {"Hill_Group1": "Omar", **dict.fromkeys(there.names)}
    for words in ("/menu", "/start"):
        await world.say(there.huda, words)
        assert "rests" in await world.last(there.huda)
    await world.say(there.omar, "/menu")
    await world.tap(there.omar, "deputies-mine")
    assert "Huda" not in await world.last(there.omar)
    await world.sim.add_member(there.meeting, there.huda, there.omar)
    await world.still()
    assert "Good to have you back" in await world.last(there.huda)
    assert leaders(world) == {"Hill_Group1": "Omar", **dict.fromkeys(there.names, "Huda")}
    await world.say(there.huda, "/menu")
    assert world.label("deputies-stands-in", group="Hill_Group1") in await world.last(there.huda)
    answer = await world.tap(there.noor, "cohorts-still")
    assert answer["text"] == world.label("cohorts-rests-no-more")


async def test_an_arabic_admin_names_another_and_the_rest_waits(world: World) -> None:
    """Taken out by the admin; one group goes to a colleague with two taps, the other one waits for her return.

    The bot is no administrator among the coordinators: Telegram's own lines tell it who came and went.
    """
    there = await office(world, "ar", bot_is_admin=False)
    first, second = there.names
    await world.sim.remove_member(there.meeting, there.huda, there.noor)
    await world.still()
    assert "مجموعة المنسّقين والمنسّقات" in await world.last(there.noor)
    assert "تنتظر هذه المجموعات عودتك" in await world.last(there.huda)
    assert await told_of_the_deputy(world, there, "ar") == 1
    await world.tap(there.noor, "cohorts-another", language="ar", group=first)
    await world.tap(there.noor, "cohorts-appoint", language="ar", person="Omar")
    assert leaders(world) == {"Hill_Group1": "Omar", first: "Omar", second: None}
    assert "من الآن" in await world.last(there.omar)
    assert second in await world.last(there.noor)  # what is left to decide stands there again
    await world.sim.add_member(there.meeting, there.huda, there.noor)
    await world.still()
    assert leaders(world) == {"Hill_Group1": "Omar", first: "Omar", second: "Huda"}
    assert second in await world.last(there.huda)
    assert first not in await world.last(there.huda)


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_who_left_while_the_bot_was_out_of_the_group_is_noticed_once_it_is_back(
    world: World, language: str
) -> None:
    """Telegram tells of it no more; it is asked who is in. Who never was in the group does not rest."""
    there = await office(world, language)
    await world.say(there.huda, "/menu")  # the bot looks who is in the group
    omar = "UPDATE roles SET met_at = NULL WHERE person_id = (SELECT id FROM people WHERE full_name = 'Omar')"
    world.write(lambda tx: tx.run(omar))
    await world.sim.remove_bot(there.meeting)
    for user in (there.huda, there.omar):
        await world.sim.leave(user, there.meeting)
    await world.still()
    await world.sim.add_bot(there.meeting, there.noor, dict.fromkeys(NEEDED, True))
    await world.still()
    assert world.look("SELECT full_name FROM people JOIN roles ON person_id = id WHERE resting_since IS NOT NULL") == [
        ("Huda",)
    ]
    assert world.label("cohorts-rests-groups", language) in await world.last(there.noor)
    assert leaders(world) == {"Hill_Group1": "Omar", **dict.fromkeys(there.names)}
    await world.sim.add_member(there.meeting, there.huda, there.noor)
    await world.still()
    assert leaders(world) == {"Hill_Group1": "Omar", **dict.fromkeys(there.names, "Huda")}


async def test_an_admin_says_that_she_coordinates_all_the_same(world: World) -> None:
    """One tap and she has all of it back; her own group, which she leaves after that, ends as ever."""
    there = await office(world, "en")
    await world.sim.leave(there.huda, there.meeting)
    await world.still()
    await world.tap(there.noor, "cohorts-still")
    assert "coordinates again" in await world.last(there.noor)
    assert leaders(world) == {"Hill_Group1": "Omar", **dict.fromkeys(there.names, "Huda")}
    await world.say(there.huda, "/menu")
    assert there.names[0] in await world.last(there.huda)


@pytest.mark.parametrize("who", ["noor", "stranger"])
async def test_nobody_rests_who_is_an_admin_or_nobody_of_ours(world: World, who: str) -> None:
    """An admin's rights do not hang on a group, and strangers have none."""
    there = await office(world, "en")
    user = there.noor if who == "noor" else await world.sim.create_user("Eve")
    if who == "stranger":
        await world.sim.add_member(there.meeting, user, there.noor)
    before = len(await told(world, there.noor))
    await world.sim.leave(user, there.meeting)
    await world.still()
    assert len(await told(world, there.noor)) == before
    assert leaders(world) == {"Hill_Group1": "Omar", **dict.fromkeys(there.names, "Huda")}


async def test_a_coordinators_group_that_became_another_chat_unseen_is_followed(world: World) -> None:
    """Telegram tells of the upgrade once; where that got lost, the daily reading meets the new chat."""
    noor = await world.sim.create_user("Noor")
    old = await world.sim.create_group(noor, "Coordinators", kind="group")
    await world.sim.add_bot(old, noor)
    new = await world.sim.migrate(old)
    await world.still()

    def forget(tx: Tx) -> None:
        make.person(tx, programme(tx).id, "Noor", roster="admins", role="admin", user=noor)
        programmes.set_staff_chat(tx, programme(tx).id, ChatId(old))

    world.write(forget)
    assert world.house is not None
    world.house.wake()
    await world.still()
    assert world.look("SELECT staff_chat_id FROM programmes") == [(new,)]
