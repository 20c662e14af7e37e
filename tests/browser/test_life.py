"""The playground's simulated people, scene by scene, and its calendar."""

import os
from pathlib import Path

import aiohttp
import pytest
from tests.nursery import Child

from staffroom.demo import playground
from staffroom.demo.playground import Playground
from staffroom.demo.scenery import Room
from staffroom.kernel.db import Tx

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_the_calendar_tells_what_the_rows_hold(play: Playground) -> None:
    """Soonest first: what goes to every open group, what the coordinators are asked, the league."""
    coming = await play.cast.sim.agenda()
    now = (await play.cast.sim.time())["now_ms"]
    assert [one["at_ms"] for one in coming] == sorted(one["at_ms"] for one in coming)
    assert coming[0]["at_ms"] > now
    last = [one for one in coming if one.get("text", {}).get("en", "").startswith("Our six weeks end here")]
    posted = [one["chat"] for one in last if one["title"]["en"] == "Announcement"]
    assert sorted(posted) == sorted(play.school.groups.values())
    assert {one["chat"] for one in last if one["chat"] not in posted} == {play.school.staff_group}
    assert sum("league" in one["title"]["en"] for one in coming) == 1


async def test_the_next_event_is_the_first_line_of_the_calendar(play: Playground) -> None:
    """Whatever the bot has to see to meanwhile, such as counting what people say."""
    there = await room(play)
    await play.cast.sim.say(there.inside[0].user, there.chat, "Good morning")
    await play.cast.director.still()
    coming = await play.cast.sim.agenda()
    assert (await play.cast.sim.time())["next_ms"] == coming[0]["at_ms"]


async def room(play: Playground) -> Room:
    """Look around in the second group."""
    group = play.school.coordinators[1].groups[0]
    return next(one for one in await play.scenes.rooms() if one.chat == group)


async def test_newcomers_arrive_by_their_letter(play: Playground) -> None:
    """As teachers do: read, agree, ask to be let in."""
    before = len(play.school.teachers)
    assert await play.scenes.join(await room(play))
    newcomer = list(play.school.teachers.values())[-1]
    assert len(play.school.teachers) == before + 1
    assert newcomer.user in await play.cast.sim.members(play.school.group_of(newcomer))


async def test_whoever_takes_a_rest_says_so_to_the_bot_and_is_left_alone(play: Playground) -> None:
    """By the bot's own buttons; they do not act any more."""
    inside = {actor.user for actor in (await room(play)).inside}
    assert await play.scenes.rest(await room(play))
    (resting,) = inside - {actor.user for actor in (await room(play)).inside}
    teacher = next(one for one in play.school.teachers.values() if one.user == resting)
    assert await play.cast.shows(teacher, "joining-button-back")


async def test_a_reported_message_waits_for_a_coordinator_from_the_start(play: Playground) -> None:
    """So that visitors see a case from every side."""
    assert await play.cast.shows(play.school.coordinators[1], "conduct-dismiss")


async def test_a_broken_rule_is_answered_calmly_or_reported(play: Playground) -> None:
    """With the next thing that happens: what hurts a colleague comes before the coordinator in private."""
    there = await room(play)
    assert await play.scenes.answer(there) or there.said
    assert await play.scenes.break_a_rule(await room(play))
    broken = (await play.cast.sim.messages(there.chat))[-1]
    await play.scenes.act()
    await play.cast.director.still()
    if "reply_to_message" in broken:
        assert broken["text"] in str(await play.cast.sim.private(there.coordinator.user))
        return
    word = (await play.cast.sim.messages(there.chat))[-1]
    assert word["from"]["id"] == there.coordinator.user
    assert word["reply_to_message"]["message_id"] == broken["message_id"]


def own_words(tx: Tx) -> int:
    """Count the sections that teachers say they finished."""
    return int(tx.value("SELECT count(*) FROM progress WHERE source = 'self'"))


async def test_a_teacher_says_that_a_section_is_finished(play: Playground) -> None:
    """By the button below an open card, which the bot notes."""
    before = play.scenes.books.read(own_words)
    assert await play.scenes.finish(await room(play))
    await play.cast.director.still()
    assert play.scenes.books.read(own_words) == before + 1


async def test_teachers_vote_react_and_ask(play: Playground) -> None:
    """In whatever poll is open."""
    there, emulator = await room(play), play.cast.stage.emulator
    options = [{"text": "Monday"}, {"text": "Friday"}]
    wish = {"chat_id": there.chat, "question": "When?", "options": options, "is_anonymous": False}
    async with aiohttp.ClientSession() as session:
        await session.post(f"{emulator.url}/bot{emulator.token}/sendPoll", json=wish)
    assert await play.scenes.vote(await room(play))
    poll = next(one for one in await play.cast.sim.messages(there.chat) if "poll" in one)
    assert poll["poll"]["total_voter_count"] == 1
    assert await play.scenes.react(await room(play))
    assert await play.scenes.ask(await room(play))
    assert (await play.cast.sim.messages(there.chat))[-1]["text"].endswith("?")


async def test_commands_work_beside_the_open_playground(play: Playground, tmp_path: Path) -> None:
    """As it says itself when it opens: on its data, while its bot runs."""
    line = next(said for said in playground.welcome(play.cast.stage).splitlines() if "--config" in said)
    arguments = line[line.index("--config") :].split()
    known = {name: value for name, value in os.environ.items() if not name.startswith(("STAFFROOM_", "BOT_"))}
    said = tmp_path / "said.txt"
    child = await Child.born(known, said, *arguments, complaints=said, folder=tmp_path)
    assert await child.wait() == 0, said.read_text("utf-8")
    assert said.read_text("utf-8").count(" open") == len(play.school.groups)
