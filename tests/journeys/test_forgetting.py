"""Journeys of somebody's own data: handed over on request, and deleted everywhere at a word."""

import asyncio
import json
import logging
from typing import Any

import pytest
from tests import builders as make
from tests.canary import Canary, bare, set_aside, traces
from tests.conftest import KEY
from tests.journeys.conftest import World, programme
from tests.journeys.test_joining import BOTH, School, school

from staffroom.kernel.clock import MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.rooms import cohorts, people, prompts
from staffroom.rooms.people import RosterRow

__all__ = ["school"]


async def shown_file(world: World, message: dict[str, Any]) -> bytes:
    """Return the bytes of the file in a message."""
    found: Any = await world.sim.file(message["document"]["file_id"])
    return found if isinstance(found, bytes) else json.dumps(found).encode()


def rename(tx: Tx, teacher: PersonId, canary: Canary, now: Instant) -> None:
    """Let the roster say of a teacher all that a roster may say, after they were in another group."""
    tx.run("UPDATE people SET roster_id = :roster WHERE id = :id", roster=canary.roster_id, id=teacher)
    course, language = tx.tuples("SELECT slug, p.language FROM people p JOIN programmes c ON c.id = programme_id")[-1]
    row = RosterRow(course, canary.roster_id, canary.name, "Riverside", language, email=canary.email)
    people.apply_roster(tx, [row], "test", "digest", now)
    here = cohorts.of_teacher(tx, teacher)
    assert here is not None
    cohorts.move(tx, teacher, make.cohort(tx, programme(tx).id, chat=None, opened=None), now)
    cohorts.move(tx, teacher, here.id, now)


def first_card(tx: Tx, now: Instant) -> Instant:
    """Let the coordinator approve the first card; return when it is due."""
    prompts.plan(tx, programme(tx).id, make.at(1))
    (leader,) = people.coordinators(tx, programme(tx).id)
    ((card, due),) = tx.tuples("SELECT id, due_at FROM postings ORDER BY due_at LIMIT 1")
    prompts.decide(tx, [card], "approved", leader.id, now)
    return Instant(due)


async def lives(school: School) -> Canary:
    """Let a teacher leave as many traces as they can: at the door, in the group, at a card, in private."""
    world, canary = school.world, Canary(school.amina)
    world.write(rename, school.teacher, canary, world.now())
    await world.sim.start(school.amina, "guess-of-a-link-0815")
    await school.come_in()
    await world.advance_to(Instant(world.write(first_card, world.now()) + MINUTE))
    card = next(message for message in await world.sim.messages(school.group) if "photo" in message)
    await world.say(school.amina, f"{canary.words}, I say, and begin with two rules", school.group, card["message_id"])
    await world.say(school.amina, f"{canary.words}?", school.group)
    await world.sim.react(school.amina, school.group, card["message_id"], "👍")
    await world.say(school.amina, canary.words)
    world.write(set_aside, canary)
    return canary


@BOTH
async def test_everything_is_handed_over_and_after_forget_no_trace_is_left(
    school: School, caplog: pytest.LogCaptureFixture
) -> None:
    """The file holds what is kept; then no table, no page of the file or its log, and no line of the logs does."""
    caplog.set_level(logging.INFO)
    world, language = school.world, school.language
    canary = await lives(school)
    await world.say(school.amina, "/me")
    await world.tap(school.amina, "joining-button-download", language=language)
    page, fields = [await shown_file(world, message) for message in (await world.sim.private(school.amina))[-2:]]
    (kept,) = json.loads(fields)
    assert kept["people"][0]["full_name"] == canary.name
    direction = "rtl" if language == "ar" else "ltr"
    wanted = (f"dir='{direction}'", world.label("joining-page-title", language), canary.name, canary.email)
    assert all(words in page.decode() for words in wanted)
    await world.say(school.amina, "/mydata")
    (again,) = json.loads(await shown_file(world, (await world.sim.private(school.amina))[-1]))
    assert again["people"] == kept["people"]
    assert world.write(traces, canary)
    assert canary.is_in(bare(world.local.path, KEY))
    await world.say(school.amina, "/forget")
    await world.tap(school.amina, "joining-button-erase-sure", language=language)
    assert world.label("joining-erased", language) in await world.last(school.amina)
    assert school.amina not in await school.members()
    assert world.write(traces, canary) == []
    async with asyncio.timeout(30):
        while canary.is_in(bare(world.local.path, KEY)):  # noqa: ASYNC110  files have no event
            await asyncio.sleep(0.05)
    assert [line for line in caplog.messages if canary.is_in(line)] == []
