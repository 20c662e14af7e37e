"""A coordinator's few minutes a day: one private message, what nobody answered, who is silent, and what a tap does."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests import builders as make
from tests.journeys.conftest import World, programme, world_with

from staffroom.kernel.clock import MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.kernel.text import Translator
from staffroom.rooms import cohorts, people

GROUPS = 4


@dataclass
class School:
    """A coordinator with four groups, two teachers in the first and one in each other, and a colleague."""

    world: World
    language: str
    huda: int
    omar: int
    chats: list[int]
    teachers: list[int]
    groups: list[CohortId]

    async def private(self, user: int) -> list[dict[str, Any]]:
        """Return what stands in somebody's private chat."""
        return list(await self.world.sim.private(user))

    async def tap(self, key: str, **args: Any) -> str:  # noqa: ANN401
        """Let the coordinator tap; return what they then read, and what the tap itself said."""
        said = await self.world.tap(self.huda, key, language=self.language, **args)
        return f"{await self.world.last(self.huda)} {said}"

    def says(self, key: str, **args: Any) -> str:  # noqa: ANN401
        """Return the bot's plain words in the school's language."""
        return re.sub("<.*?>", "", self.world.label(key, self.language, **args))

    async def digests(self) -> int:
        """Return how many daily messages came to the coordinator."""
        title = self.says("digest-title")
        return sum(title in str(message.get("text")) for message in await self.private(self.huda))


def write(tx: Tx, users: list[int], chats: list[int], language: str) -> list[CohortId]:
    """Write everybody, in their groups since long ago."""
    number = programme(tx).id
    huda, omar, *teachers = users
    staff = {"roster": "coordinators", "role": "coordinator", "language": language}
    leader = make.person(tx, number, "Huda", user=huda, **staff)  # type: ignore[arg-type]
    make.person(tx, number, "Omar", user=omar, **staff)  # type: ignore[arg-type]
    groups = [
        make.cohort(tx, number, coordinator_id=leader, chat=chat, name=f"Group{place}", language=language)
        for place, chat in enumerate(chats, 1)
    ]
    for place, user in enumerate(teachers):
        person = make.person(tx, number, f"Teacher {place}", user=user, language=language)
        make.member(tx, person, groups[max(0, place - 1)])
    return groups


@asynccontextmanager
async def opened(home: Path, words: Translator, start: Instant, language: str) -> AsyncIterator[School]:
    """Open it; Monday the 7th is a holiday."""
    async with world_with(home, words, start, holidays=["2026-09-07"]) as world:
        users = [await world.sim.create_user(f"User {place}") for place in range(GROUPS + 3)]
        for user in users:
            await world.sim.start(user)
        chats = [await world.group(users[0], f"Group{place}") for place in range(1, GROUPS + 1)]
        groups = world.write(write, users, chats, language)
        for place, user in enumerate(users[2:]):
            await world.sim.add_member(chats[max(0, place - 1)], user)
        await world.still()
        world.write(lambda tx: tx.run("UPDATE placements SET joined_at = 2"))
        yield School(world, language, users[0], users[1], chats, users[2:], groups)


@pytest.fixture(params=["en", "ar"])
async def school(request: pytest.FixtureRequest, tmp_path: Path, words: Translator) -> AsyncIterator[School]:
    """Open it on the first day of the course."""
    async with opened(tmp_path, words, make.at(6, 9), request.param) as found:
        yield found


def be_quiet(tx: Tx, user: int) -> None:
    """Let a teacher be quiet."""
    (person,) = people.by_account(tx, user)  # type: ignore[arg-type]
    people.choose(tx, person.id, paused_until=None, quiet=True, left_at=None)


async def test_a_question_that_nobody_answers_is_told_of_in_the_afternoon_and_asked_again(school: School) -> None:
    """One of three: a colleague's voice answered the second, and whoever asked the third is quiet."""
    world, (first, second, third, _) = school.world, school.chats
    amina, bilal, carim, dunya, _ = school.teachers
    world.write(be_quiet, dunya)
    asked = await world.say(amina, "How do you begin? كيف؟", first)
    other = await world.say(carim, "Who tried the bell?", second)
    await world.sim.send_voice(school.huda, second, reply_to=other)
    await world.say(dunya, "Am I heard?", third)
    await world.advance_to(make.at(6, 14, 59))
    assert await school.digests() == 0
    await world.advance_to(make.at(6, 15, 1))
    await world.still()
    assert await school.digests() == 1
    before, told = len(await school.private(school.huda)), await world.last(school.huda)
    assert school.says("digest-questions", n=1) in told
    assert "How do you begin" not in told
    assert "Group1" in await school.tap("digest-questions-show")
    await school.tap("digest-again", n=1)
    again = (await world.sim.messages(first))[-1]
    assert again["text"] == school.says("digest-group-question")
    assert again["reply_to_message"]["message_id"] == asked
    await world.say(bilal, "With a song", first, reply_to=again["message_id"])
    gone = school.says("digest-question-gone")
    assert gone in await school.tap("digest-answered", n=1)
    assert school.says("digest-questions", n=1) not in await school.tap("desk-back")
    assert len(await school.private(school.huda)) == before


@pytest.mark.parametrize("school", ["ar"], indirect=True)
async def test_nothing_comes_on_a_holiday_and_a_deputy_reads_on_where_the_coordinator_stopped(school: School) -> None:
    """An evening's question waits over the holiday; the old message of whoever leads no more does nothing."""
    world, amina = school.world, school.teachers[0]
    await world.advance_to(make.at(6, 19))
    await world.say(amina, "How do you begin?", school.chats[0])
    await world.advance_to(make.at(8, 10))
    assert await school.digests() == 0
    await world.advance_to(make.at(8, 15, 1))
    await school.tap("digest-questions-show")
    world.write(hand_over, school.omar, school.groups[0])
    said = await school.tap("digest-again", n=1)
    assert school.says("cohorts-not-yours") in said
    await world.advance_to(make.at(9, 15, 1))
    assert school.says("digest-questions", n=1) in await world.last(school.omar)
    await world.tap(school.omar, "digest-questions-show", language=school.language)
    await world.tap(school.omar, "digest-answered", language=school.language, n=1)
    assert school.says("digest-questions-none") in await world.last(school.omar)


def hand_over(tx: Tx, user: int, cohort: CohortId) -> PersonId:
    """Let somebody else lead a group."""
    (person,) = people.by_account(tx, user)  # type: ignore[arg-type]
    cohorts.hand_to(tx, cohort, person.id)
    return person.id


async def test_silent_members_are_written_to_by_two_taps(tmp_path: Path, words: Translator) -> None:
    """On the second Sunday; whoever spoke or is quiet reads nothing, and the words are in each one's language."""
    async with opened(tmp_path, words, make.at(13, 9), "en") as school:
        world = school.world
        amina, bilal, carim, dunya, esra = school.teachers
        world.write(be_quiet, dunya)
        await world.say(amina, "Good morning", school.chats[0])
        counts = {user: len(await school.private(user)) for user in school.teachers}
        await world.advance_to(make.at(13, 15, 1))
        assert school.says("digest-silent", n=3, groups=3) in await world.last(school.huda)
        shown = await school.tap("digest-silent-show")
        assert "Teacher" not in shown
        assert school.says("digest-kind-sample") in await school.tap("digest-write", group="Group1")
        await school.tap("digest-write-sure")
        await world.advance_to(Instant(world.now() + 2 * MINUTE))
        assert len(await school.private(bilal)) == counts[bilal] + 1
        assert school.says("digest-kind", name="Huda") == await world.last(bilal)
        for user in (amina, carim, dunya, esra):
            assert len(await school.private(user)) == counts[user]
        assert school.says("digest-silent-written", group="Group1", n=1) in await school.tap("digest-back")
