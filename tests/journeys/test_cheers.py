"""Journeys of encouragement: seen before it is said, skipped, put back, in one's own words; a thumbs up by one tap."""

from base64 import b64decode
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests import builders as make
from tests.journeys.conftest import World, programme, world_with

from staffroom.kernel.db import Tx
from staffroom.kernel.screen import Plain
from staffroom.kernel.text import FSI, PDI, Translator
from staffroom.rooms.programmes import load_course

COURSE = Path(__file__).parents[2] / "programmes/classroom-management"
DOT = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
"""A picture of one pixel."""
OWN = "Have a calm first week, all of you."


@dataclass
class School:
    """A coordinator with one group and a teacher in it, on the first morning of the course."""

    world: World
    language: str
    huda: int
    amina: int
    group: int

    async def tap(self, key: str, **args: Any) -> str:  # noqa: ANN401  whatever fills a label
        """Tap a button as the coordinator; return what they then read."""
        await self.world.tap(self.huda, key, language=self.language, **args)
        return await self.said()

    async def said(self) -> str:
        """Return what the coordinator reads now, without the marks around names."""
        return (await self.world.last(self.huda)).replace(FSI, "").replace(PDI, "")

    def words(self, key: str, **args: Any) -> str:  # noqa: ANN401  whatever fills a sentence
        """Return a sentence in the coordinator's language, without the marks around names."""
        return self.world.label(key, self.language, **args).replace(FSI, "").replace(PDI, "")

    async def write(self, words: str, occasion: str = "start") -> str:
        """Let the coordinator write words of their own for an occasion; return what they then read."""
        await self.tap("cheers-add")
        await self.tap("cheers-occasion", occasion=Plain(occasion))
        await self.world.say(self.huda, words)
        return await self.said()

    async def posts(self) -> list[dict[str, Any]]:
        """Return what the bot said in the group."""
        bot = await self.world.bot()
        return [one for one in await self.world.sim.messages(self.group) if one["from"]["id"] == bot]


def write(tx: Tx, language: str, huda: int, amina: int, chat: int) -> None:
    """Write the coordinator, the group and the teacher."""
    number = programme(tx).id
    leader = make.person(tx, number, "Huda", roster="coordinators", role="coordinator", user=huda, language=language)
    group = make.cohort(tx, number, coordinator_id=leader, chat=chat, name="Riverside_Group1", language=language)
    make.member(tx, make.person(tx, number, "Amina Saleh", user=amina, language=language), group)


@pytest.fixture
async def school(tmp_path: Path, words: Translator, request: pytest.FixtureRequest) -> AsyncIterator[School]:
    """Let the coordinator open the desk; cards go out by themselves."""
    language = getattr(request, "param", "en")
    unattended = {"post_unattended": ["introduction", "question", "encouragement"]}
    room = {"per_day": 2, "per_week": 14}
    async with world_with(tmp_path, words, make.at(5, 9), cards=unattended, posts=room) as world:
        huda, amina = await world.sim.create_user("Huda"), await world.sim.create_user("Amina")
        for user in (huda, amina):
            await world.sim.start(user)
        chat = await world.group(huda, "Riverside_Group1")
        await world.sim.add_member(chat, amina)
        world.write(write, language, huda, amina, chat)
        await world.advance_to(make.at(6, 10))
        await world.say(huda, "/menu")
        yield School(world, language, huda, amina, chat)


@pytest.mark.parametrize("school", ["en", "ar", "zh"], indirect=True)
async def test_she_sees_what_will_be_said_skips_it_puts_it_back_and_adds_her_own(school: School) -> None:
    """Thursday's words of the course first; then hers, which name nobody."""
    course = next(one for one in load_course(COURSE).encouragement if one.occasion == "start")
    assert course.text[school.language] in await school.tap("cheers-menu")
    assert school.words("cheers-skipped") in await school.tap("cheers-skip")
    assert course.text[school.language] in await school.tap("cheers-undo")
    assert school.words("cheers-names-in-full", name="Amina Saleh") in await school.write("Well done, Amina Saleh!")
    await school.world.say(school.huda, "Well done, Amina!")
    assert school.words("cheers-names", name="Amina Saleh") in await school.said()
    await school.tap("cheers-write-again")
    await school.world.say(school.huda, OWN)
    assert OWN in await school.said()
    assert OWN in await school.tap("cheers-back")
    assert OWN in await school.tap("cheers-own", n=1)
    await school.tap("cheers-take-out", n=1)
    await school.tap("cheers-back")
    assert course.text[school.language] in await school.said()


def bring_pictures(tx: Tx, folder: str) -> None:
    """Let each message of the course come with a picture and a sticker."""
    tx.run(
        "UPDATE cheers SET picture = :picture, sticker = :sticker", picture=f"{folder}.png", sticker=f"{folder}.webp"
    )


async def test_an_answer_gets_a_thumbs_up_her_words_stand_on_thursday_and_a_picture_on_sunday(
    school: School, tmp_path: Path
) -> None:
    """The bot's ✍ gives way and returns; the first answer is told with the picture, and its sticker follows."""
    world = school.world
    await world.advance_to(make.at(7, 16, 30))
    answer = await world.say(school.amina, "I teach physics in the Riverside school", school.group)

    async def reaction() -> str:
        messages = await world.sim.messages(school.group)
        return str(next(one["reactions"] for one in messages if one["message_id"] == answer))

    assert "\u270d" in await reaction()
    await world.say(school.huda, "/menu")
    await school.tap("cheers-answers-menu")
    await school.tap("cheers-like", n=1)
    assert "\U0001f44d" in await reaction()
    await school.tap("cheers-unlike", n=1)
    assert "\u270d" in await reaction()
    await school.tap("desk-back")
    await school.tap("cheers-menu")
    assert OWN in await school.write(OWN, "first-answer")
    (tmp_path / "tea.png").write_bytes(DOT)
    (tmp_path / "tea.webp").write_bytes(b"RIFF")
    world.write(bring_pictures, str(tmp_path / "tea"))
    await world.advance_to(make.at(10, 16, 5))
    assert any(OWN in str(one.get("text")) for one in await school.posts())
    await world.advance_to(make.at(13, 12, 5))
    told, sticker = (await school.posts())[-2:]
    assert "photo" in told
    assert school.words("cheers-first-week") in told["caption"]
    assert "sticker" in sticker
