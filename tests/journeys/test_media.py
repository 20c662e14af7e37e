"""Journeys of photos and videos in a group: their author is asked, or confirms before they stay, or is told why not."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests import builders as make
from tests.journeys.conftest import TONGUES, World, programme, world_with

from staffroom.kernel.clock import HOUR, MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.text import Translator
from staffroom.rooms import prompts
from staffroom.telegram.rights import NEEDED

GROUP = "Riverside_Group1"
ALL = pytest.mark.parametrize("language", TONGUES)


@dataclass
class School:
    """A group with its coordinator, a teacher who opened the private chat, and somebody whom no roster knows."""

    world: World
    language: str
    huda: int
    amina: int
    eve: int
    group: int

    def label(self, key: str, **args: Any) -> str:  # noqa: ANN401  what fills a label
        """Return words in the school's language."""
        return self.world.label(key, self.language, **args)

    async def shows(self, user: int, kind: str, **more: object) -> int:
        """Let somebody show something in the group."""
        number = await self.world.sim.send_media(user, self.group, kind, **more)
        await self.world.still()
        return number

    async def tap(self, user: int, key: str, chat: int | None = None) -> None:
        """Tap a button, in private unless a chat is named."""
        await self.world.tap(user, key, chat=chat, language=self.language)

    async def told(self, user: int, key: str, **args: Any) -> int:  # noqa: ANN401
        """Return how often somebody reads a sentence in private."""
        wanted = self.label(key, **args)
        return sum(wanted in str(message.get("text")) for message in await self.world.sim.private(user))

    async def asked(self, user: int, **args: Any) -> int:  # noqa: ANN401
        """Return how often somebody was asked in private and has not answered."""
        return await self.told(user, "media-ask", group=GROUP, hours=24, **args)

    async def stands(self, *numbers: int) -> list[int]:
        """Return which of some messages stand in the group."""
        return [one["message_id"] for one in await self.world.sim.messages(self.group) if one["message_id"] in numbers]

    async def ours(self) -> list[dict[str, Any]]:
        """Return what the bot says in the group."""
        bot = await self.world.bot()
        return [one for one in await self.world.sim.messages(self.group) if one["from"]["id"] == bot]

    async def later(self, how_much: int) -> None:
        """Let time pass."""
        await self.world.advance_to(Instant(self.world.now() + how_much))
        await self.world.still()

    def log(self) -> list[str]:
        """Return what was decided, in order."""
        return [
            answer for (answer,) in self.world.look("SELECT answer FROM media_cases WHERE state = 'over' ORDER BY id")
        ]


def write(tx: Tx, language: str, users: tuple[int, int], group: int) -> None:
    """Write the coordinator, the teacher and their group."""
    number = programme(tx).id
    huda = make.person(tx, number, "Huda", roster="coordinators", role="coordinator", user=users[0], language=language)
    cohort = make.cohort(tx, number, coordinator_id=huda, chat=group, name=GROUP, language=language)
    make.member(tx, make.person(tx, number, "Amina", user=users[1], language=language), cohort)
    prompts.plan(tx, number, make.at(1))


@asynccontextmanager
async def opened(home: Path, words: Translator, language: str, policy: str) -> AsyncIterator[School]:
    """Bring everybody in, under a policy."""
    async with world_with(home, words, make.at(5, 9), media={"policy": policy}) as world:
        huda, amina, eve = [
            await world.sim.create_user(name, language_code=language) for name in ("Huda", "Amina", "Eve")
        ]
        for user in (huda, amina):
            await world.sim.start(user)
        group = await world.group(huda, GROUP)
        world.write(write, language, (huda, amina), group)
        await world.sim.add_member(group, amina, huda)
        await world.sim.add_member(group, eve, huda)
        await world.still()
        yield School(world, language, huda, amina, eve, group)


@ALL
async def test_authors_are_asked_in_private(tmp_path: Path, words: Translator, language: str) -> None:
    """Confirmed, it stays and the group reads nothing; *Remove* and silence take it out; an album is one question."""
    async with opened(tmp_path, words, language, "ask") as school:
        for harmless in ("sticker", "voice"):
            await school.shows(school.amina, harmless)
        await school.shows(school.amina, "animation", filename="tenor.gif.mp4")
        await school.shows(school.amina, "document", filename="plan.pdf", data=b"%PDF-1.4")
        assert await school.asked(school.amina) == 0
        film = await school.shows(school.amina, "video")
        assert await school.asked(school.amina) == 1
        await school.tap(school.amina, "media-none")
        assert await school.told(school.amina, "media-stays") == 1
        assert await school.asked(school.amina) == 0
        for kind, more in (("video_note", {}), ("document", {"filename": "class.jpg"}), ("animation", {})):
            unwanted = await school.shows(school.amina, kind, **more)
            await school.tap(school.amina, "media-remove")
            assert await school.stands(unwanted) == []
        album = [await school.shows(school.amina, "photo", album="a") for _ in range(3)]
        word = await school.world.say(school.amina, "Our door", school.group)
        await school.world.sim.edit_media(school.amina, school.group, word, "photo")
        await school.world.still()
        assert await school.asked(school.amina) == 2
        await school.tap(school.amina, "media-permission")
        assert await school.ours() == []
        await school.later(24 * HOUR + MINUTE)
        assert await school.stands(film, word, *album) == [film, word]
        assert await school.told(school.amina, "media-removed-silence", group=GROUP, hours=24) == 1
        assert school.log() == ["none", "remove", "remove", "remove", "silence", "permission"]


@ALL
async def test_who_cannot_be_asked_in_private_is_asked_in_the_group(
    tmp_path: Path, words: Translator, language: str
) -> None:
    """Only they can answer; whoever blocked the bot is asked there, too; of nobody's media the coordinator is asked."""
    async with opened(tmp_path, words, language, "ask") as school:
        sim = school.world.sim
        film = await school.shows(school.eve, "video")
        (question,) = await school.ours()
        assert question["reply_to_message"]["message_id"] == film
        answer = await sim.tap(school.amina, school.group, school.label("media-none"))
        assert answer["text"] == school.label("media-not-yours")
        await school.tap(school.eve, "media-none", school.group)
        assert (await school.ours(), await school.stands(film)) == ([], [film])
        await sim.block(school.amina)
        blocked = await school.shows(school.amina, "photo")
        (question,) = await school.ours()
        assert question["reply_to_message"]["message_id"] == blocked
        await sim.set_anonymous(school.group, school.huda)
        channel = await sim.create_channel(school.amina, "Amina's maths")
        faceless = []
        for user, chat in ((school.huda, school.group), (school.amina, channel)):
            parts = [await school.shows(user, "photo", as_=chat, album=f"door {chat}") for _ in range(2)]
            assert await school.told(school.huda, "media-whose", group=GROUP, hours=24) == 1
            await school.tap(school.huda, "media-remove")
            faceless += parts
        await school.later(24 * HOUR + MINUTE)
        assert await school.stands(film, blocked, *faceless) == [film]
        assert [one["text"] for one in await school.ours()] == [school.label("media-removed-silence-here", hours=24)]


@ALL
async def test_what_is_held_comes_back_once_it_is_confirmed(tmp_path: Path, words: Translator, language: str) -> None:
    """Out at once; the coordinator reads who and when, without the picture; exactly the next one is let through."""
    async with opened(tmp_path, words, language, "hold") as school:
        first = [await school.shows(school.amina, "photo", album="a", caption="Our secret corner") for _ in range(2)]
        assert await school.stands(*first) == []
        assert await school.told(school.amina, "media-held", group=GROUP, hours=24) == 1
        await school.tap(school.amina, "media-permission")
        assert await school.told(school.amina, "media-again", group=GROUP, hours=24) == 1
        again = [await school.shows(school.amina, "photo", album="b") for _ in range(2)]
        another = await school.shows(school.amina, "video")
        assert await school.stands(*again, another) == again
        news = str(await school.world.sim.private(school.huda))
        assert news.count("Amina") >= 2
        assert "secret" not in news + str(school.world.look("SELECT * FROM media_cases"))
        assert "'photo'" not in news
        assert await school.ours() == []


@ALL
async def test_where_none_are_shared_they_go_with_a_word(tmp_path: Path, words: Translator, language: str) -> None:
    """Whoever may not be written to reads it in the group."""
    async with opened(tmp_path, words, language, "remove") as school:
        gone = [await school.shows(user, "photo") for user in (school.amina, school.eve)]
        assert await school.stands(*gone) == []
        assert await school.told(school.amina, "media-removed-rule", group=GROUP) == 1
        assert [one["text"] for one in await school.ours()] == [school.label("media-removed-rule-here")]
        assert school.log() == ["rule", "rule"]


@ALL
async def test_without_the_right_to_delete_the_coordinator_is_told_once(
    tmp_path: Path, words: Translator, language: str
) -> None:
    """The author is asked all the same, and what they want removed goes as soon as the bot may."""
    async with opened(tmp_path, words, language, "hold") as school:
        bot, sim = await school.world.bot(), school.world.sim
        rights = dict.fromkeys(NEEDED, True)
        await sim.promote(school.group, bot, school.huda, rights | {"can_delete_messages": False})
        await school.world.still()
        shown = [await school.shows(school.amina, "photo") for _ in range(2)]
        assert await school.told(school.huda, "media-told-right", group=GROUP) == 1
        assert await school.asked(school.amina) == 2
        await school.tap(school.amina, "media-remove")
        assert await school.stands(*shown) == shown
        await sim.promote(school.group, bot, school.huda, rights)
        await school.later(MINUTE)
        assert await school.stands(*shown) == shown[:1]
