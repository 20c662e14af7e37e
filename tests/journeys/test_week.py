"""A full week of one coordinator with four groups in two zones and two languages, by buttons only."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests import builders as make
from tests.conftest import KEY
from tests.easel import easel
from tests.journeys.conftest import SPEED, World, config
from tests.journeys.four import Four, opened

from staffroom import app, data_files
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.screen import Plain
from staffroom.kernel.text import Translator
from staffroom.telegram.rights import NEEDED
from telegram_emulator.client import Sim
from telegram_emulator.server import Emulator

NOTICE = "The hall is closed on Thursday."
OWN = "Who are you, and what makes you laugh?"
OWN_START = "Here we go. This week a hello is enough."
NEWER = {"en": "Our six weeks have begun, dear colleagues.", "zh": "各位同事，六周的课程正式开始。"}
"""How the course's file begins the words of Tuesday's card after the bot was stopped."""


def two_languages(tx: Tx) -> None:
    """Let the two groups in Shanghai read Chinese."""
    tx.run("UPDATE cohorts SET language = 'zh' WHERE zone = 'Asia/Shanghai'")


@pytest.fixture
async def chosen(tmp_path: Path) -> AsyncIterator[tuple[Path, Emulator, Sim]]:
    """Start the stand-in alone, so that the bot may be started more than once."""
    async with Emulator(start_ms=make.at(5, 9), speed=SPEED) as emulator, Sim(emulator.url) as sim:
        yield tmp_path, emulator, sim


def change_the_course(home: Path) -> None:
    """Write other words for Tuesday's card into the course's file, and let the bot read its own copy of it."""
    course = home / "programmes" / "classroom-management"
    shutil.copytree(data_files.programme_folder("classroom-management", home), course)
    file = course / "calendar.yaml"
    words = file.read_text("utf-8")
    for old, language in (("Our six weeks have begun.", "en"), ("六周的课程开始了。", "zh")):
        assert words.count(old) == 1
        words = words.replace(old, NEWER[language])
    file.write_text(words, "utf-8")


async def edit_for_two_groups(four: Four, words: str) -> None:
    """Put own words on the card that waits in the two groups that read English."""
    world = four.world
    await four.tap("cascade-choose")
    for place in (1, 2):
        await four.tap("cascade-unticked", group=f"Hill_Group{place}")
    await four.tap("cascade-edit")
    asked = world.label("cascade-edit-how")[:30]
    shown = [one for one in await world.sim.private(four.huda) if asked in str(one.get("caption", one.get("text")))]
    await world.sim.say_private(four.huda, words, reply_to=shown[-1]["message_id"])
    await world.still()


async def change_her_mind(four: Four) -> None:
    """Leave a card out, take that back within the minute, and post it."""
    await four.world.sim.set_clock(speed=10.0)
    await four.tap("cascade-skip")
    await four.tap("cascade-reason", reason=Plain("unfit"))
    assert four.states() == ["skipped"] * 4
    await four.tap("cascade-undo")
    assert four.states() == ["offered"] * 4
    await four.tap("cascade-post-all", n=4)
    await four.world.sim.set_clock(speed=SPEED)


async def write_to_two_groups(four: Four) -> None:
    """Write to the groups in which it is still day; one of them has lost the bot, and gets it later."""
    world, lost = four.world, four.groups[1]
    await begin(four)
    await four.tap("notices-choose")
    for place in (1, 2):
        await four.tap("notices-unticked", group=Plain(f"Hill_Group{place}"))
    await four.tap("notices-go-on", n=2)
    await world.sim.remove_bot(lost, four.huda)
    await world.still()
    await four.tap("notices-now", n=2)
    await world.sim.add_bot(lost, four.huda, dict.fromkeys(NEEDED, True))
    await world.still()
    assert [len(await four.posted(group, NOTICE)) for group in (0, 1)] == [1, 0]
    await four.tap("notices-retry", n=1)
    assert [len(await four.posted(group, NOTICE)) for group in range(4)] == [1, 1, 0, 0]


async def begin(four: Four) -> None:
    """Begin a message to groups."""
    await four.world.say(four.huda, "/menu")
    await four.tap("notices-begin-own")
    await four.world.say(four.huda, NOTICE)


async def hand_over(four: Four, group: str) -> None:
    """Let Omar take a group over, each with their own taps."""
    world = four.world
    await world.say(four.huda, "/menu")
    await four.tap("deputies-mine")
    await four.tap("deputies-choose", group=group)
    await four.tap("deputies-colleague", name="Omar")
    await world.tap(four.omar, "deputies-take", language="ar", group=group)
    await world.tap(four.omar, "deputies-yes", language="ar")


@pytest.mark.slow  # each step has a journey of its own: cards, notices, deputies, restarts
async def test_a_week_of_four_groups_goes_well_whatever_happens(
    chosen: tuple[Path, Emulator, Sim], words: Translator
) -> None:
    """Edited, undone, failed, tried again, ignored, put off by a holiday, begun by her and finished by a deputy."""
    home, emulator, sim = chosen
    first = config(home, emulator)
    async with app.living(first, easel()) as (house, _loops):
        world = World(emulator, sim, LocalDatabase(first.database, KEY), words, house)
        four = await opened(world)
        world.write(two_languages)
        await edit_for_two_groups(four, OWN)  # Sunday
        await change_her_mind(four)
        await write_to_two_groups(four)
        await world.advance_to(make.at(7, 16, 30))
        await four.reach("w1-introductions", "posted")
        said = [str(await sim.messages(chat)) for chat in four.groups]
        assert [OWN in one for one in said] == [True, True, False, False]
        await edit_for_two_groups(four, OWN_START)  # Monday: Tuesday's card has come
        await begin(four)  # the bot stops in the middle
    change_the_course(home)
    second = config(home, emulator, holidays=["2026-09-09"])
    async with app.living(second, easel()) as (house, _loops):
        world.house = house
        await four.tap("notices-all-own", n=4)  # where she was when the bot stopped
        await four.tap("notices-drop")
        await four.tap("cascade-keep-mine")  # the course's words changed after she had written her own
        await world.advance_to(make.at(8, 16, 30))
        await four.reach("w1-start", "posted")  # ignored: it goes by itself
        said = [str(await sim.messages(chat)) for chat in four.groups]
        assert [OWN_START in one for one in said] == [True, True, False, False]
        assert [NEWER["zh"] in one for one in said] == [False, False, True, True]
        assert not any(NEWER["en"] in one for one in said)
        assert set(four.states("w1-calmer-moment")) <= {"planned", "offered"}  # Wednesday is a holiday now
        await world.advance_to(make.at(9, 16, 30))
        await four.reach("w1-calmer-moment", "offered")
        await four.tap("cascade-choose")
        await four.tap("cascade-unticked", group="Hill_Group2")
        for group in ("Hill_Group1", "Hill_Group2"):
            await hand_over(four, group)
        await sim.add_member(four.staff, four.omar)
        await world.still()
        await world.tap(four.omar, "cascade-open-mine", chat=four.staff)
        await world.tap(four.omar, "cascade-choose", language="ar")
        await world.tap(four.omar, "cascade-post-ticked", language="ar", n=1)  # what she had begun
        await four.reach("w1-calmer-moment", "offered", "approved", "offered", "offered")
        await world.advance_to(make.at(10, 16, 30))
        await four.reach("w1-calmer-moment", "offered", "posted", "offered", "offered")
        world.local.close()
