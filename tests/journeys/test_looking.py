"""Journeys of what programmes have looked for in their groups: listed words, personal data, words that need help."""

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tests import builders as make
from tests.journeys.conftest import world_with
from tests.journeys.test_conduct import Staffroom, bare_of_marks, everything, until_gone, words_in, write

from staffroom.kernel.clock import MINUTE
from staffroom.kernel.text import Translator

MONDAY = make.at(14, 10)
"""In the second week of the course, when everybody has greeted everybody."""
RUDE = {"en": "Y o u  1d1ot! quorvix", "ar": "يا غـــبي quorvix", "zh": "你这个傻🙂逼 quorvix"}
"""Insults in disguise, each with a word that nobody else ever writes."""
NEED = {"en": "I want to die quorvix", "ar": "أريد أن أموت quorvix", "zh": "我真的活不下去了 quorvix"}
NUMBER = {"en": "0501234567 quorvix", "ar": "رقمي ٠٥٠١٢٣٤٥٦٧ quorvix", "zh": "我的手机１３８００１３８０００ quorvix"}
"""Telephone numbers as they are written in each language, one in digits that only look like ours."""
ADDED = {
    "en": ("Quorvix", "you total quorvix", "you total q-u-o-r-v-i-x"),
    "ar": ("قورفكس", "يا قورفكس", "يا قـورفـــكس"),
    "zh": ("夸维克斯", "你这个夸维克斯", "你这个夸🙂维克斯"),
}
"""A word that no list came with, and two messages with it, the second in disguise."""
EACH = pytest.mark.parametrize("language", ["en", "ar", "zh"])
POINTS = {"en": "Ring 900 at any hour", "ar": "اتصلوا بالرقم 900 في أي وقت", "zh": "随时拨打 900"}


@asynccontextmanager
async def opened(
    home: Path, words: Translator, language: str, conduct: Mapping[str, object]
) -> AsyncIterator[Staffroom]:
    """Let everybody be in a group in the second week of a course that has something looked for."""
    async with world_with(home, words, MONDAY, conduct=dict(conduct)) as world:
        huda, noor, amina, badr = [await world.sim.create_user(name) for name in ("Huda", "Noor", "Amina", "Badr")]
        for user in (huda, noor, amina, badr):
            await world.sim.start(user)
        chat = await world.group(huda, "Hill_Group1")
        for user in (noor, amina, badr):
            await world.sim.add_member(chat, user)
        world.write(write, language, (huda, noor, amina, badr), chat)
        await world.say(noor, "/menu")
        yield Staffroom(world, language, chat, huda, noor, amina, badr)


@EACH
async def test_a_listed_word_is_shown_decided_and_nothing_of_it_stays(
    tmp_path: Path, words: Translator, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The coordinator reads which word and why; a person decides; neither message nor word is found anywhere after."""
    caplog.set_level(logging.INFO)
    async with opened(tmp_path, words, language, {"words": {"policy": "flag"}}) as here:
        world = here.world
        await world.say(here.badr, "Good morning, how do you begin a lesson?", here.group)
        rude = await world.say(here.badr, RUDE[language], here.group)
        (card,) = [
            bare_of_marks(words_in(one)) for one in await world.sim.private(here.huda) if "quorvix" in words_in(one)
        ]
        assert here.words("conduct-case-words", group="Hill_Group1")[:20] in card
        ((entry, found),) = world.look("SELECT entry, found FROM conduct_cases")
        assert entry in card
        await here.decide(here.huda, "word")
        assert await here.stands(rude)
        assert here.words("conduct-rule-respect") in await here.all_of(here.badr)
        await until_gone(world, "quorvix")
        await until_gone(world, found)
        exported = await here.log_as_table() + await here.kept_of(here.badr)
        assert all(known in exported for known in (here.words("conduct-word"), "Badr"))
        left = exported + world.local.write(everything) + caplog.text + await here.all_of(here.huda)
        assert "quorvix" not in left
        assert found not in left
        assert entry not in exported + caplog.text


@EACH
async def test_where_the_programme_wishes_so_it_is_removed_explained_and_answered(
    tmp_path: Path, words: Translator, language: str
) -> None:
    """Also after an edit and under a picture; a person reads the answer; who has no name is shown to people instead."""
    async with opened(tmp_path, words, language, {"words": {"policy": "remove"}}) as here:
        world = here.world
        rude = await world.say(here.badr, RUDE[language], here.group)
        assert not await here.stands(rude)
        told = await here.all_of(here.badr)
        assert here.words("conduct-rule-respect") in told
        assert "quorvix" not in await here.all_of(here.huda)
        await here.tap(here.badr, "conduct-answer")
        await world.say(here.badr, "It was a quotation")
        assert "It was a quotation" in await here.all_of(here.huda)
        kind = await world.say(here.badr, "Something kind", here.group)
        await world.sim.edit(here.badr, here.group, kind, RUDE[language])
        await world.still()
        assert not await here.stands(kind)
        shown = await world.sim.send_media(here.badr, here.group, "photo", caption=RUDE[language])
        await world.still()
        assert not await here.stands(shown)
        channel = await world.sim.create_channel(here.badr, "Badr's maths")
        posted = await world.sim.say(here.badr, here.group, RUDE[language], as_=channel)
        await world.still()
        assert await here.stands(posted)
        assert "quorvix" in await here.all_of(here.huda)
        await world.sim.set_anonymous(here.group, here.huda)
        faceless = await world.sim.say(here.huda, here.group, RUDE[language], as_=here.group)
        await world.still()
        assert await here.stands(faceless)
        assert "quorvix" in await here.all_of(here.noor)
        await world.say(here.noor, "/menu")
        await here.tap(here.noor, "conduct-log-open")
        assert here.words("conduct-by-list") in await here.all_of(here.noor)


@EACH
async def test_personal_data_are_pointed_out_to_their_author_and_removed_for_them(
    tmp_path: Path, words: Translator, language: str
) -> None:
    """In private; the group reads nothing, and the number is kept nowhere."""
    async with opened(tmp_path, words, language, {"personal_data": True}) as here:
        world = here.world
        number = await world.say(here.amina, NUMBER[language], here.group)
        assert here.words("conduct-hint-choice") in await here.all_of(here.amina)
        await here.tap(here.amina, "conduct-take-out")
        assert not await here.stands(number)
        assert here.words("conduct-taken-out") in await here.all_of(here.amina)
        assert here.words("conduct-hint-choice") not in await here.all_of(here.huda)
        for part in NUMBER[language].split():
            await until_gone(world, part)
            assert part not in world.local.write(everything)


@EACH
async def test_whoever_may_need_help_reads_where_it_is_found(
    tmp_path: Path, words: Translator, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    """First they, then the one whom the programme names; the coordinator is told nothing, and the message stands."""
    caplog.set_level(logging.INFO)
    wish = {"enabled": True, "points": POINTS, "contact": "Amina"}
    async with opened(tmp_path, words, language, {"help": wish}) as here:
        world = here.world
        world.write(lambda tx: tx.run("UPDATE people SET roster_id = 'Amina' WHERE full_name = 'Amina'"))
        cry = await world.say(here.badr, NEED[language], here.group)
        assert POINTS[language] in await here.all_of(here.badr)
        await here.after(2 * MINUTE)
        told = await here.all_of(here.amina)
        assert "Badr" in told
        assert here.words("conduct-cry-told") in told
        assert here.words("conduct-cry-words") not in await here.all_of(here.huda)
        assert await here.stands(cry)
        await until_gone(world, "quorvix")
        assert "quorvix" not in world.local.write(everything) + caplog.text


@EACH
async def test_an_admin_adds_a_word_in_the_chat_and_it_counts_at_once(
    tmp_path: Path, words: Translator, language: str
) -> None:
    """And takes one out of the list that came; the coordinator sees no such button."""
    entry, plain, disguised = ADDED[language]
    async with opened(tmp_path, words, language, {"words": {"policy": "flag", "languages": [language]}}) as here:
        world = here.world
        await world.say(here.badr, plain, here.group)
        assert plain not in await here.all_of(here.huda)
        await world.say(here.noor, "/menu")
        await here.tap(here.noor, "conduct-words-open")
        await here.tap(here.noor, "page-after")
        await here.tap(here.noor, "conduct-words-add")
        await world.say(here.noor, entry)
        await world.say(here.badr, disguised, here.group)
        assert disguised in await here.all_of(here.huda)
        await here.tap(here.noor, "conduct-words-list", list=language)
        await here.tap(here.noor, "conduct-words-changes")
        assert "Noor" in await here.all_of(here.noor)
        await world.say(here.huda, "/menu")
        assert here.words("conduct-words-open") not in str((await world.sim.private(here.huda))[-1]["reply_markup"])
