"""The playground: the same world to look at in a browser, a few days into the course."""

import asyncio
from datetime import timedelta

from staffroom import data_files
from staffroom.config import Config
from staffroom.demo import prologue
from staffroom.demo.cast import Actor, Cast
from staffroom.demo.fortnight import Fortnight
from staffroom.demo.headless import SPEED, first_day, judge_of
from staffroom.demo.prologue import School
from staffroom.demo.stage import Stage, morning_of, stage
from staffroom.kernel.ids import Instant
from staffroom.kernel.text import Translator

TEACHERS_A_GROUP = 6
DAYS_BEFORE = 3
"""Days that have passed when the newcomer looks in: introductions and a first question stand in the groups."""


async def open_playground(port: int, seed: int) -> None:
    """Serve the playground until Ctrl-C.

    Raises Trouble where the bot does not start, OSError where the port is taken.
    """
    first, zone = first_day(Config.load(data_files.example_config(), {}))
    async with stage(port=port, start=morning_of(first - timedelta(days=2), zone), speed=SPEED, seed=seed) as set_up:
        set_up.emulator.zone = zone.key
        set_up.emulator.next_event = lambda: next_event(set_up)
        await live_some_days(set_up, seed)
        await set_up.sim.set_clock(speed=1.0)
        print(f"\nThe playground is open: {set_up.emulator.url}/\nEnd it with Ctrl-C.", flush=True)  # noqa: T201
        await asyncio.Event().wait()


async def live_some_days(
    set_up: Stage, seed: int, days: int = DAYS_BEFORE, teachers: int = TEACHERS_A_GROUP
) -> tuple[Cast, School]:
    """Let the first days of the course pass; one teacher of each group has not opened their letter yet."""
    cast = Cast(set_up, Translator(data_files.locales_folder()))
    owner, letters = prologue.fill(set_up, await cast.director.now())
    await set_up.start_bot()
    school = await prologue.invite(cast, owner, {**letters, "teacher": _some(letters["teacher"], teachers)})
    await prologue.open_groups(cast, school)
    await prologue.let_in(cast, school, _all_but_one(school))
    fortnight = Fortnight(cast, school, judge_of(set_up, school), seed)
    for number in range(1, days + 1):
        await fortnight.play(number, choices=False)
    return cast, school


def _some(rows: list[dict[str, str]], most: int) -> list[dict[str, str]]:
    """Return the first few teachers of each location."""
    seen: dict[str, int] = {}
    kept = []
    for row in rows:
        seen[row["location"]] = seen.get(row["location"], 0) + 1
        if seen[row["location"]] <= most:
            kept.append(row)
    return kept


def _all_but_one(school: School) -> list[Actor]:
    """Return everybody but the first of each location, whose place is the newcomer's."""
    first = {actor.location: actor for actor in reversed(school.teachers.values())}
    return [actor for actor in school.teachers.values() if actor is not first[actor.location]]


async def next_event(set_up: Stage) -> Instant | None:
    """Return when the programme's next event is due."""
    status = await set_up.status()
    due = None if status is None else status["next_due_ms"]
    return None if due is None else Instant(int(due))
