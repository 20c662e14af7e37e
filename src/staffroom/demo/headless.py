"""Days of the programme in fast-forward, printed day by day and checked from outside."""

import asyncio
import time as wall
from collections.abc import Awaitable, Callable

from staffroom import data_files
from staffroom.demo import prologue
from staffroom.demo.cast import Cast
from staffroom.demo.fortnight import Fortnight
from staffroom.demo.judge import Judge
from staffroom.demo.prologue import Letters, School
from staffroom.demo.stage import Stage
from staffroom.kernel.db import LocalDatabase
from staffroom.rooms.programmes import all_of, load_course

PROGRESS_DAY = 6
OUTSIDERS = 3

Say = Callable[[str], None]
Meanwhile = Callable[[Stage], Awaitable[None]]


async def play(set_up: Stage, days: int, seed: int, say: Say, meanwhile: Meanwhile | None = None) -> bool:
    """Play so many days; say whether every promise was kept. `meanwhile` may disturb the bot as it runs."""
    began = wall.monotonic()
    await set_up.well()
    cast = Cast(set_up, data_files.words())
    owner, letters = prologue.fill(set_up, cast.director.now())
    judge = await _play(cast, owner, letters, days, seed, say, meanwhile)
    return await _verdict(judge, cast, say, wall.monotonic() - began)


async def _play(  # the whole plot in one place
    cast: Cast, owner: str, letters: Letters, days: int, seed: int, say: Say, meanwhile: Meanwhile | None
) -> Judge:
    school = await prologue.invite(cast, owner, letters)
    await prologue.open_groups(cast, school)
    say(f"{len(school.groups)} groups are set up, {len(school.teachers)} letters are out")
    judge = judge_of(cast.stage, school)
    trouble = asyncio.ensure_future(meanwhile(cast.stage)) if meanwhile else None
    await prologue.let_in(cast, school, list(school.teachers.values()))
    await _strangers(cast, school, judge)
    say(f"{len(school.teachers)} teachers have arrived; {len(judge.outsiders)} strangers tried")
    fortnight = Fortnight(cast, school, judge, seed)
    for number in range(1, days + 1):
        if number == PROGRESS_DAY:
            prologue.import_progress(cast.stage, cast.director.now())
        say((await fortnight.play(number)).line())
    if trouble is not None:
        await trouble
        await cast.director.still()
    return judge


def judge_of(stage: Stage, school: School) -> Judge:
    """Return who will compare promises and books."""
    local = LocalDatabase(stage.config.database, bytes.fromhex(stage.config.secrets.db_key))
    try:
        programme = local.write(all_of)[0]
    finally:
        local.close()
    section = stage.config.settings.programmes[0]
    return Judge(stage, school, programme, load_course(stage.config.course_folder(section)))


async def _strangers(cast: Cast, school: School, judge: Judge) -> None:
    """Let strangers try: with a teacher's forwarded letter, and with the group's own link."""
    victim = next(iter(school.teachers.values()))
    for number in range(OUTSIDERS):
        stranger = await cast.enter(f"Stranger {number + 1}", "en", victim.link, victim.location)
        judge.outsiders.add(stranger.user)
        await cast.arrive(stranger)
        way_in = await cast.way_in(victim)
        if way_in is not None:
            await cast.sim.open_link(stranger.user, way_in)
        await cast.director.still()


async def _verdict(judge: Judge, cast: Cast, say: Say, seconds: float) -> bool:
    findings = await judge.findings(cast.director.now())
    say("")
    for finding in findings:
        say(finding.line())
    kept = all(finding.kept for finding in findings)
    starts = f", the bot was started {cast.stage.starts} times" if cast.stage.starts > 1 else ""
    say(f"{'every promise was kept' if kept else 'A PROMISE WAS BROKEN'} ({seconds:.0f} s{starts})")
    if not kept:
        say(cast.stage.last_words())
    return kept
