"""Journeys of a coordinator who writes to several groups at once from the private chat."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests import builders as make
from tests.conftest import KEY
from tests.easel import easel
from tests.journeys.conftest import SPEED, World, config, programme, world_with

from staffroom import app
from staffroom.kernel.clock import MINUTE, SECOND
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.screen import Plain, text
from staffroom.kernel.text import FSI, PDI, Translator
from staffroom.rooms import prompts
from staffroom.telegram.rights import NEEDED
from telegram_emulator.client import Sim
from telegram_emulator.server import Emulator

WORDS = "The hall is closed on Tuesday."
PATIENCE = 10
"""Seconds of the stand-in's time in which a post may still be on its way."""
CALM = 5.0
"""How fast time passes where the minute of *Undo* must not be over before anybody looks."""
ARABIC = pytest.mark.parametrize("school", ["ar"], indirect=True)
BOTH = pytest.mark.parametrize("school", ["en", "ar"], indirect=True)


@dataclass
class School:
    """A coordinator with three groups, an admin who looks after a fourth as well, and a teacher."""

    world: World
    language: str
    huda: int
    noor: int
    amina: int
    groups: list[int]

    def words(self, key: str, **args: Any) -> str:  # noqa: ANN401  whatever fills a label
        """Return what is said in the school's language, without the marks around names."""
        return self.world.words.html(text(key, **args), self.language).replace(FSI, "").replace(PDI, "")

    async def tap(self, key: str, user: int | None = None, **args: Any) -> dict[str, Any]:  # noqa: ANN401
        """Tap a button as the coordinator."""
        return await self.world.tap(user or self.huda, key, language=self.language, **args)

    async def said(self, user: int | None = None) -> str:
        """Return the newest private message without the marks around names."""
        return (await self.world.last(user or self.huda)).replace(FSI, "").replace(PDI, "")

    async def begin(self, user: int | None = None, button: str = "notices-begin-own") -> None:
        """Let somebody begin to write."""
        await self.world.say(user or self.huda, "/menu")
        await self.tap(button, user)

    async def compose(self, words: str = WORDS) -> None:
        """Let the coordinator write to all her groups, up to the preview."""
        await self.begin()
        await self.world.say(self.huda, words)
        await self.tap("notices-all-own", n=3)

    async def posts(self, group: int) -> list[dict[str, Any]]:
        """Return what the bot said in a group."""
        bot = await self.world.bot()
        return [message for message in await self.world.sim.messages(group) if message["from"]["id"] == bot]

    async def standing(self) -> list[bool]:
        """Say for each of the four groups whether the notice stands there."""
        found = [await self.posts(group) for group in self.groups]
        return [any(WORDS in str(post.get("text") or post.get("caption")) for post in posts) for posts in found]

    async def reaches(self, wanted: list[bool]) -> bool:
        """Say whether the notice comes to stand so in the four groups: a post may have to wait for its turn."""
        for _ in range(PATIENCE):
            if await self.standing() == wanted:
                return True
            await self.world.advance_to(Instant(self.world.now() + SECOND))
        return await self.standing() == wanted

    async def buttons(self, user: int | None = None) -> str:
        """Return the buttons under the newest private message."""
        return str((await self.world.sim.private(user or self.huda))[-1].get("reply_markup"))


def write(tx: Tx, language: str, accounts: tuple[int, int, int], groups: list[int]) -> None:
    """Write everybody and plan the course."""
    number, (huda_user, noor, amina) = programme(tx).id, accounts
    huda = make.person(tx, number, "Huda", roster="coordinators", role="coordinator", user=huda_user, language=language)
    make.person(tx, number, "Noor", roster="admins", role="admin", user=noor, language=language)
    omar = make.coordinator(tx, number, "Omar")
    for place, chat in enumerate(groups, 1):
        leader = huda if place < len(groups) else omar
        name = f"Riverside_Group{place}"
        cohort = make.cohort(tx, number, coordinator_id=leader, chat=chat, name=name, language=language)
        if place == 1:
            make.member(tx, make.person(tx, number, "Amina", user=amina, language=language), cohort)
    prompts.plan(tx, number, make.at(1))


async def opened(world: World, language: str) -> School:
    """Bring everybody in."""
    huda, noor, amina = [await world.sim.create_user(name) for name in ("Huda", "Noor", "Amina")]
    for user in (huda, noor, amina):
        await world.sim.start(user)
    groups = [await world.group(huda, f"Riverside_Group{place}") for place in range(1, 5)]
    world.write(write, language, (huda, noor, amina), groups)
    await world.still()
    return School(world, language, huda, noor, amina, groups)


@pytest.fixture
async def school(tmp_path: Path, words: Translator, request: pytest.FixtureRequest) -> AsyncIterator[School]:
    """Run the bot on the first Sunday, when nothing else is posted."""
    async with world_with(tmp_path, words, make.at(6, 10)) as world:
        yield await opened(world, getattr(request, "param", "en"))


@BOTH
async def test_a_text_goes_to_all_groups_and_one_message_tells_how_it_stands(school: School) -> None:
    """Seen before it is posted as it will stand; posted once in each of her groups, signed; one result, edited."""
    await school.compose()
    assert school.words("notices-signed", name="Huda").replace("<i>", "").replace("</i>", "") in await school.said()
    assert await school.standing() == [False] * 4
    preview = await school.said()
    await school.world.sim.set_clock(speed=CALM)
    await school.tap("notices-now", n=3)
    assert await school.standing() == [True, True, True, False]
    assert (await school.posts(school.groups[0]))[-1]["text"].replace(FSI, "").replace(PDI, "") == preview
    told = await school.said()
    assert all(f"✓ Riverside_Group{place}" in told for place in (1, 2, 3))
    assert school.words("notices-undo") in await school.buttons()
    private = await school.world.sim.private(school.huda)
    assert "reply_markup" not in private[-2]
    await school.world.advance_to(Instant(school.world.now() + 2 * MINUTE))
    assert await school.said() == told.replace("\n\n" + plain(school.words("notices-undo-hint")), "")
    assert await school.buttons() == "None"


def plain(html: str) -> str:
    """Return words without their tags."""
    return html.replace("<i>", "").replace("</i>", "")


@ARABIC
async def test_a_picture_goes_by_its_number_to_the_groups_that_are_ticked(school: School) -> None:
    """One ticked, one ticked and left out again; nothing is uploaded anew."""
    world = school.world
    await school.begin()
    await world.sim.send_photo(school.huda, school.huda, WORDS)
    await world.still()
    await school.tap("notices-choose")
    for tick, place in (("notices-unticked", 2), ("notices-unticked", 3), ("notices-ticked", 3)):
        await school.tap(tick, group=Plain(f"Riverside_Group{place}"))
    await school.tap("notices-go-on", n=1)
    assert "photo" in (await world.sim.private(school.huda))[-1]
    await school.tap("notices-now", n=1)
    assert await school.standing() == [False, True, False, False]
    sent = [call for call in await world.sim.calls() if call["method"] == "sendPhoto"]
    assert len({call["params"]["photo"] for call in sent}) == 1


async def test_a_document_with_words_reaches_every_group_of_the_programme(school: School) -> None:
    """An admin writes to all groups, their own or not; what they send is no roster now."""
    world = school.world
    await school.begin(school.noor, "notices-begin")
    await world.sim.send_document(school.noor, school.noor, "plan.pdf", b"%PDF-1.4", caption=WORDS)
    await world.still()
    await school.tap("notices-all-own", school.noor, n=4)
    await school.tap("notices-now", school.noor, n=4)
    assert await school.standing() == [True] * 4
    assert "document" in (await school.posts(school.groups[3]))[-1]


@ARABIC
async def test_undo_takes_it_back_for_a_minute(school: School) -> None:
    """From every group at once; afterwards the day is free again, and after the minute it is too late."""
    await school.compose()
    await school.world.sim.set_clock(speed=CALM)
    await school.tap("notices-now", n=3)
    await school.tap("notices-undo")
    assert await school.standing() == [False] * 4
    assert school.words("notices-line", group="Riverside_Group1", state=Plain("undone")) in await school.said()
    await school.compose()
    await school.tap("notices-now", n=3)
    assert await school.standing() == [True, True, True, False]
    (number,) = school.world.look("SELECT id FROM notices")[-1]
    await school.world.advance_to(Instant(school.world.now() + 2 * MINUTE))
    await school.world.sim.inject({"callback_query": press(school.huda, f"notices.undo:{number}")})
    await school.world.still()
    assert await school.standing() == [True, True, True, False]


@BOTH
async def test_a_group_without_the_bot_fails_and_is_tried_again(school: School) -> None:
    """The others get it; once the bot is back, *Retry* brings it there too, and there only."""
    world = school.world
    await school.compose()
    await world.sim.remove_bot(school.groups[1], school.huda)
    await world.still()
    await school.tap("notices-now", n=3)
    assert await school.reaches([True, False, True, False])
    private = await world.sim.private(school.huda)
    result = next(one for one in reversed(private) if "Riverside_Group2" in one.get("text", "") and "✓" in one["text"])
    why = school.words("notices-why", why=Plain("absent"))
    assert f"✗ Riverside_Group2: {why}" in result["text"].replace(FSI, "").replace(PDI, "")
    await world.sim.add_bot(school.groups[1], school.huda, dict.fromkeys(NEEDED, True))
    await world.still()
    await school.tap("notices-retry", n=1)
    assert await school.reaches([True, True, True, False])
    assert [len([p for p in await school.posts(group) if WORDS in p.get("text", "")]) for group in school.groups] == [
        1,
        1,
        1,
        0,
    ]


@BOTH
async def test_a_full_day_is_told_and_a_later_one_offered(school: School) -> None:
    """On Monday the first card stands; Thursday has room, because encouragement gives way. It goes then, by itself."""
    world = school.world
    await world.advance_to(make.at(7, 10))
    await school.compose()
    await school.tap("notices-now", n=3)
    assert await school.standing() == [False] * 4
    why = school.words("notices-obstacle", why=Plain("full"), group="Riverside_Group1", more=2)
    texts = [message.get("text", "") for message in await world.sim.private(school.huda)]
    told = " ".join(texts).replace(FSI, "").replace(PDI, "")
    assert why.replace("<b>", "").replace("</b>", "").strip() in told
    day = world.words.plain(prompts.when(make.at(10, 16), "Asia/Riyadh"), school.language)
    await world.sim.tap(school.huda, await world.bot(), day)
    await world.still()
    assert await school.standing() == [False] * 4
    await world.advance_to(Instant(make.at(10, 16) + MINUTE))
    assert await school.standing() == [True, True, True, False]


async def test_a_text_over_the_limit_is_given_back(school: School) -> None:
    """The app cuts it in two: both are told as one; a caption over its limit is refused with figures."""
    world = school.world
    await school.begin()
    await world.sim.set_clock(speed=5.0)  # the halves of a text come within a moment, also on a busy machine
    await world.sim.say_private(school.huda, "a" * 4000)
    await world.say(school.huda, "the rest")
    assert await school.said() == plain(school.words("notices-cut"))
    await world.sim.send_photo(school.huda, school.huda, "b" * 1020)
    await world.still()
    assert "1,024" in await school.said()
    await world.say(school.huda, "x" * 4096)
    assert "4,096" in await school.said()
    await world.say(school.huda, WORDS)
    assert school.words("notices-audience") == f"<b>{await school.said()}</b>"


async def test_an_album_is_answered_once_and_a_voice_note_is_explained(school: School) -> None:
    """One picture can be posted; the draft goes on waiting."""
    world = school.world
    await school.begin()
    before = len(await world.sim.private(school.huda))
    await world.sim.send_voice(school.huda, school.huda)
    await world.still()
    assert await school.said() == school.words("notices-wrong-kind")
    for number in (1, 2, 3):
        await world.sim.inject({"message": picture(school.huda, number)})
    await world.still()
    assert await school.said() == school.words("notices-album")
    assert len(await world.sim.private(school.huda)) == before + 3
    await world.sim.send_photo(school.huda, school.huda, WORDS)
    await world.still()
    assert school.words("notices-audience") == f"<b>{await school.said()}</b>"


def picture(user: int, number: int) -> dict[str, Any]:
    """Return a picture of an album as Telegram tells of it."""
    return {
        "message_id": 900 + number,
        "date": 1_788_680_000,
        "chat": {"id": user, "type": "private", "first_name": "Huda"},
        "from": {"id": user, "is_bot": False, "first_name": "Huda"},
        "media_group_id": "7",
        "photo": [{"file_id": f"f{number}", "file_unique_id": f"u{number}", "width": 1, "height": 1}],
    }


async def test_only_whoever_began_writes_and_only_staff_begin(school: School) -> None:
    """A teacher finds no such button; a press that was forged or is somebody else's changes nothing."""
    world = school.world
    await world.say(school.amina, "/menu")
    assert "notices" not in await school.buttons(school.amina)
    await school.compose()
    (number,) = world.look("SELECT id FROM notices")[0]
    for user in (school.amina, school.noor):
        await world.sim.inject({"callback_query": press(user, f"notices.now:{number}")})
        await world.still()
    assert await school.standing() == [False] * 4
    await school.tap("notices-drop")
    assert world.look("SELECT * FROM notices") == []
    await world.say(school.huda, "Just talking")
    assert world.look("SELECT * FROM notices") == []


def press(user: int, data: str) -> dict[str, Any]:
    """Return a forged press."""
    person = {"id": user, "is_bot": False, "first_name": "X"}
    return {"id": "1", "from": person, "chat_instance": "1", "data": data}


async def test_a_restart_in_the_middle_of_composing_loses_nothing(tmp_path: Path, words: Translator) -> None:
    """Between the words and the groups, and again between the groups and posting."""
    async with Emulator(start_ms=make.at(6, 10), speed=SPEED) as emulator, Sim(emulator.url) as sim:
        chosen = config(tmp_path, emulator)
        async with app.living(chosen, easel()) as (house, _loops):
            world = World(emulator, sim, LocalDatabase(chosen.database, KEY), words, house)
            school = await opened(world, "en")
            await school.begin()
            await world.say(school.huda, WORDS)
        async with app.living(chosen, easel()) as (house, _loops):
            world.house = house
            await school.tap("notices-all-own", n=3)
        async with app.living(chosen, easel()) as (house, _loops):
            world.house = house
            await school.tap("notices-now", n=3)
            assert await school.standing() == [True, True, True, False]
        world.local.close()


async def test_the_next_message_is_for_what_was_begun_last(school: School) -> None:
    """A question to the trainers and a notice never take each other's words."""
    world = school.world
    await school.begin()
    await world.say(school.huda, "/training")
    await school.tap("training-ask")
    await world.say(school.huda, "What now?")
    assert world.look("SELECT words FROM trainer_questions") == [("What now?",)]
    await world.say(school.huda, "/training")
    await school.tap("training-ask")
    await school.begin()
    await world.say(school.huda, WORDS)
    assert world.look("SELECT words FROM notices") == [(WORDS,)]
    assert len(world.look("SELECT words FROM trainer_questions")) == 1
