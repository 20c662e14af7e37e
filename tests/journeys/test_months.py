"""Journeys of what stands around reports and photos: the month in numbers, both logs, commands in the wrong place."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests import builders as make
from tests.journeys.conftest import TONGUES, programme, world_with
from tests.journeys.test_conduct import RUDE, Staffroom, bare_of_marks, gathered, words_in

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId
from staffroom.kernel.text import Translator
from staffroom.rooms import programmes

ALL = pytest.mark.parametrize("late", TONGUES, indirect=True)


@pytest.fixture
async def late(tmp_path: Path, words: Translator, request: pytest.FixtureRequest) -> AsyncIterator[Staffroom]:
    """Let everybody be in the group two days before a month ends."""
    async with asyncio.timeout(180), world_with(tmp_path, words, make.at(29, 9)) as world:
        yield await gathered(world, request.param)


@ALL
async def test_the_admin_reads_a_month_in_numbers_and_each_decision_without_names(late: Staffroom) -> None:
    """A photo that was confirmed, a message that was removed: one message on the first school day, and two tables."""
    here, world = late, late.world
    await world.sim.send_media(here.badr, here.group, "photo", caption="Our corner")
    await world.still()
    await here.tap(here.badr, "media-permission")
    await here.report(here.amina, await world.say(here.badr, RUDE, here.group))
    await here.decide(here.huda, "remove")
    await world.advance_to(make.at(1, 15, 1, month=10))
    read = [bare_of_marks(words_in(one)) for one in await world.sim.private(here.noor)]
    (told,) = [words for words in read if here.words("conduct-month-after") in words]
    counted = [
        here.words("conduct-month-count", what=here.words(f"conduct-{what}"), n=1)
        for what in ("month-reported", "remove", "month-photos-stay")
    ]
    assert " · ".join(counted) in told
    assert here.words("prompts-month", month=9) in told
    await here.tap(here.noor, "conduct-log-open")
    await here.tap(here.noor, "media-log-open")
    log = await here.all_of(here.noor)
    assert here.words("media-was-permission") in log
    await here.tap(here.noor, "media-log-file")
    table = await world.sim.file((await world.sim.private(here.noor))[-1]["document"]["file_id"])
    assert here.words("media-rule-ask") in table.decode("utf-8-sig")
    assert not any(name in told + log + table.decode() for name in ("Badr", "Amina", "Our corner"))


def staffed(tx: Tx, chat: int) -> None:
    """Let a chat be the coordinators' group."""
    programmes.set_staff_chat(tx, programme(tx).id, ChatId(chat))


@ALL
async def test_commands_in_the_coordinators_group_and_a_messages_address_are_answered_in_private(
    late: Staffroom,
) -> None:
    """Reports are for teachers' groups; the guidelines are shown; no bot can open an address."""
    here, world = late, late.world
    staff = await world.group(here.noor, "Coordinators")
    world.write(staffed, staff)
    await world.sim.add_member(staff, here.huda)
    await world.still()
    said = await world.say(here.noor, RUDE, staff)
    await world.say(here.huda, "/report", staff, reply_to=said)
    assert here.words("conduct-elsewhere") in await here.reads(here.huda)
    assert RUDE not in await here.all_of(here.huda) + await here.all_of(here.noor)
    await world.say(here.huda, "/rules", staff)
    assert here.words("joining-rules") in await here.reads(here.huda)
    await world.say(here.amina, f"Please look: https://t.me/c/{-here.group - 10**12}/7")
    assert here.words("conduct-address") in await here.reads(here.amina)
    assert "/report" in await here.reads(here.amina)
