"""Journeys of Moodle: asked by an admin's button and at night; down in the middle, back again; the command line."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from tests import builders as make
from tests.conftest import KEY
from tests.journeys.conftest import World, programme, world_with
from tests.journeys.test_roster import admin_of
from tests.moodle import SAMPLES, TOKEN, Moodle, error, serving
from typer.testing import CliRunner

from staffroom.cli import app
from staffroom.config import Config
from staffroom.kernel.clock import HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.text import Translator
from staffroom.ops.by_hand.moodle import of_moodle
from staffroom.rooms import programmes
from staffroom.rooms.progress.sources import moodle

TEACHERS = 6
KEPT = "SELECT person_id, section, done, percent FROM progress WHERE source = 'lms' ORDER BY person_id, section"


def roster(tx: Tx, site: Moodle) -> None:
    """Write teachers of the course; Moodle knows half of them by id, half by e-mail, and one stranger."""
    course = programme(tx)
    site.users = [{"id": 99, "fullname": "x", "idnumber": "T-1", "email": "boss@x.org"}]
    for n in range(TEACHERS):
        teacher = make.person(tx, course.id, f"Teacher {n}", user=7000 + n)
        tx.run(
            "UPDATE people SET roster_id = :id, email = :mail WHERE id = :n", id=f"M{n}", mail=f"t{n}@x.org", n=teacher
        )
        known = {"idnumber": f"M{n}"} if n % 2 else {"email": f"T{n}@x.org"}
        site.users.append({"id": 100 + n, "fullname": "x", **known})
        site.states[100 + n] = {11: True, 12: True, 21: True, 22: False}
    ours = programmes.sections(tx, course.id)
    site.titles = (ours[0].title["en"], ours[1].title["ar"])


@asynccontextmanager
async def school(home: Path, words: Translator, site: Moodle) -> AsyncIterator[World]:
    """Run the bot beside a Moodle on loopback, which the owner allows."""
    (home / ".env").write_text(f"STAFFROOM_MOODLE_TOKEN={TOKEN}\n", "utf-8")
    (home / ".env").chmod(0o600)
    async with asyncio.timeout(180), serving(site):
        also = {"moodle": {"url": site.url, "allow": ["127.0.0.0/8"], "pause_ms": 0, "page": 3}}
        course: Any = {"course": "BL-101", "grades": True}
        async with world_with(home, words, make.at(7, 9), also, moodle=course) as world:
            yield world


async def settled(world: World) -> None:
    """Wait until Moodle was asked and the bot has said what there is to say."""
    while world.look("SELECT 1 FROM moodle_runs WHERE asked_at IS NOT NULL"):  # noqa: ASYNC110  a row tells, no event
        await asyncio.sleep(0.05)
    await world.still()


async def said(world: World, admin: int) -> str:
    """Return all that an admin was told in private."""
    return "\n".join(str(one.get("text", "")) for one in await world.sim.private(admin))


async def ask(world: World, admin: int, language: str) -> None:
    """Open the admin's page of progress, and have Moodle asked."""
    await world.say(admin, "/progress")
    await world.sim.tap(admin, await world.bot(), world.label("moodle-fetch", language))
    await settled(world)


@pytest.mark.parametrize(
    ("language", "taken", "broken", "back"),
    [
        ("en", "tells of 6 of 6 teachers", "Moodle cannot be reached", "Moodle answers again"),
        ("ar", "يخبر عن 6 من أصل 6", "لا يمكن الوصول إلى Moodle", "عاد Moodle يجيب"),
    ],
)
async def test_moodle_down_in_the_middle_leaves_the_figures_of_before_and_goes_on_where_it_stopped(
    tmp_path: Path, words: Translator, language: str, taken: str, broken: str, back: str
) -> None:
    """Asked by a button; broken after two teachers; the admin is told once, and again when it is back."""
    site = Moodle()
    async with school(tmp_path, words, site) as world:
        admin = await admin_of(world, language)
        world.write(roster, site)
        await ask(world, admin, language)
        before = world.look(KEPT)
        assert len(before) == 2 * TEACHERS
        assert {row[1:] for row in before} == {("s1-welcome", 1, 100), ("s2-routines", 0, 50)}

        for states in site.states.values():
            states[22] = True
        site.cut_after = 2
        site.calls.clear()
        await ask(world, admin, language)
        assert world.look(KEPT) == before
        assert site.calls[moodle.ACTIVITIES] == 3
        await world.advance_to(Instant(world.now() + HOUR))
        told = await said(world, admin)
        assert told.count(broken) == 1

        site.cut_after = None
        site.calls.clear()
        await world.advance_to(Instant(world.now() + HOUR))
        await settled(world)
        assert {row[1:] for row in world.look(KEPT)} == {("s1-welcome", 1, 100), ("s2-routines", 1, 100)}
        assert site.calls[moodle.ACTIVITIES] == TEACHERS - 2
        assert (await said(world, admin)).count(back) == 1
        await ask(world, admin, language)
        assert taken in (await said(world, admin)).replace("\u2068", "").replace("\u2069", "")


async def test_a_teacher_reads_what_moodle_says_of_the_whole_course(tmp_path: Path, words: Translator) -> None:
    """Finished, and the grade; a course without criteria is asked once, and all else comes in all the same."""
    site = Moodle()
    async with school(tmp_path, words, site) as world:
        admin = await admin_of(world)
        user = await world.sim.create_user("Amina Saleh")
        world.write(roster, site)
        world.write(lambda tx: tx.run("UPDATE people SET telegram_id = :user WHERE roster_id = 'M0'", user=user))
        await ask(world, admin, "en")
        await world.sim.start(user)
        await world.say(user, "/me")
        await world.tap(user, "progress-my-sections")
        told = await world.last(user)
        assert "The whole course: finished on 2025-09-21, according to the learning platform, 2026-09-07" in told
        assert "Your grade: 21 %" in told
        site.completion = error("nocriteriaset")
        site.calls.clear()
        await ask(world, admin, "en")
        assert (site.calls[moodle.COMPLETION], site.calls[moodle.GRADES]) == (1, TEACHERS)
        assert world.look("SELECT DISTINCT completed, grade FROM course_results") == [(None, 21)]


async def test_an_answer_that_cannot_be_understood_stops_nothing(tmp_path: Path, words: Translator) -> None:
    """Numbers without end, depths without end: admins are told once, the bot goes on, and the figures stay."""
    site = Moodle()
    endless = '{"statuses": [{"cmid": 11, "state": 1, "timecompleted": Infinity}]}'
    async with school(tmp_path, words, site) as world:
        admin = await admin_of(world)
        world.write(roster, site)
        await ask(world, admin, "en")
        before = world.look(KEPT)
        for odd in (endless, "[" * 100_000):
            site.broken[moodle.ACTIVITIES] = {**SAMPLES["site_info_ok"], "response": odd}
            world.write(lambda tx: tx.run("UPDATE moodle_runs SET asked_at = 0"))
            await settled(world)
        assert (await said(world, admin)).count("I do not understand Moodle") == 1
        assert world.look(KEPT) == before
        site.broken.clear()
        await ask(world, admin, "en")
        assert "Moodle answers again" in await said(world, admin)


async def test_every_night_moodle_is_asked_and_nobody_is_told_while_all_is_well(
    tmp_path: Path, words: Translator
) -> None:
    """A second night brings what the day changed."""
    site = Moodle()
    async with school(tmp_path, words, site) as world:
        admin = await admin_of(world)
        world.write(roster, site)
        await ask(world, admin, "en")
        heard = len(await world.sim.private(admin))
        for states in site.states.values():
            states[22] = True
        await world.advance_to(make.at(8, 3))
        assert {row[1:] for row in world.look(KEPT)} == {("s1-welcome", 1, 100), ("s2-routines", 1, 100)}
        assert len(await world.sim.private(admin)) == heard
        assert [row[0] for row in world.look("SELECT kind FROM progress_imports ORDER BY id")] == ["moodle", "moodle"]


async def test_the_command_line_asks_moodle_and_the_check_names_what_is_wrong(
    tmp_path: Path, words: Translator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dry run writes nothing; a wrong token, a missing function and a hidden address are named."""
    site = Moodle()
    async with school(tmp_path, words, site) as world:
        world.write(roster, site)
        monkeypatch.setenv("STAFFROOM_HOME", str(tmp_path))
        monkeypatch.setenv("STAFFROOM_DB_KEY", KEY.hex())

        async def run(*command: str) -> str:
            done = await asyncio.to_thread(CliRunner().invoke, app, ["progress", *command])
            return f"{done.output}{done.exception or ''}"

        async def checked() -> str:
            config = Config.load(environment={"STAFFROOM_HOME": str(tmp_path)})
            return "\n".join(one.line for one in await asyncio.to_thread(lambda: [*of_moodle(config)]))

        assert "12 rows about 6 of 6 teachers: 12 new" in await run("moodle", "--dry-run")
        assert world.look(KEPT) == []
        assert "12 rows about 6 of 6 teachers: 12 new" in await run("moodle")
        assert len(world.look(KEPT)) == 2 * TEACHERS
        assert "sections are not found there" in await checked()
        site.broken[moodle.SITE] = SAMPLES["site_info_function_missing_from_service"]
        assert moodle.ACTIVITIES in await checked()
        site.broken[moodle.SITE] = {**SAMPLES["site_info_ok"], "response": error("invalidtoken")}
        assert "does not know the token" in await checked()
        assert "does not know the token" in await run("moodle")
        site.broken.clear()
        site.hidden = "5x"
        assert "neither the ID number nor the e-mail" in await run("moodle")
        assert TOKEN not in await checked()
