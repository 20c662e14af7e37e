"""The playground: the same world to look at in a browser, a week into the course."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from staffroom import data_files
from staffroom.demo import prologue
from staffroom.demo.agenda import ByLanguage, agenda
from staffroom.demo.backstage import first_day
from staffroom.demo.books import Books
from staffroom.demo.cast import Actor, Cast
from staffroom.demo.fortnight import Fortnight
from staffroom.demo.headless import PROGRESS_DAY, judge_of
from staffroom.demo.life import Life, sooner
from staffroom.demo.prologue import School
from staffroom.demo.scenes import Scenes
from staffroom.demo.stage import Stage
from staffroom.demo.switches import bot_switch, life_switch
from staffroom.demo.tour import Tour
from staffroom.demo.voices import Voices
from staffroom.kernel.ids import Instant
from staffroom.kernel.screen import Line
from staffroom.kernel.text import SOURCE
from staffroom.ops.program import program
from telegram_emulator.shapes import Shape

TEACHERS_A_GROUP = 9
"""One of them has not come yet; eight are the fewest with whom a group has a place in the league."""
Say = Callable[[str], None]
DAYS_BEFORE = 7
"""Days that have passed when the newcomer looks in: a week's answers stand in the groups, and the league is near."""


def _silently(_line: str) -> None:
    """Say nothing of what happens meanwhile."""


async def open_playground(set_up: Stage, seed: int, say: Say) -> None:
    """Serve the playground until Ctrl-C.

    Raises Trouble where the bot does not start.
    """
    play = await furnish(set_up, seed, say=say)
    await set_up.sim.set_clock(speed=1.0)
    say(welcome(set_up))
    await play.life.run()


def welcome(set_up: Stage) -> str:
    """Return where the playground is, and how commands are tried on its data: with this very Python."""
    called = f"{sys.executable} bot.py" if data_files.checkout() else program()
    return (
        f"\nThe playground is open: {set_up.emulator.url}/\n"
        f"Commands work beside it, in another window: {called} --config {set_up.config.file} cohorts list\n"
        "End it with Ctrl-C."
    )


@dataclass
class Playground:
    """Everybody, and the life that the page can switch on; `life.run` lets them act."""

    cast: Cast
    school: School
    scenes: Scenes
    life: Life


async def furnish(
    set_up: Stage, seed: int, days: int = DAYS_BEFORE, teachers: int = TEACHERS_A_GROUP, say: Say = _silently
) -> Playground:
    """Let the first days pass, and lend the page its calendar, its switches and its tour."""
    zone = first_day()[1]
    set_up.emulator.zone = zone.key
    set_up.emulator.next_event = lambda: next_event(set_up)
    cast, school, reserve = await live_some_days(set_up, seed, days, teachers, say)
    books = Books(set_up.config.database, bytes.fromhex(set_up.config.secrets.db_key))
    judge = judge_of(set_up, school)
    voices, guided = Voices.of(set_up, seed), {one.language: one for one in reversed(_newcomers(school))}
    strangers = {one.user for one in guided.values()}
    scenes = Scenes(cast, school, books, voices, Random(seed), judge.programme.language, reserve, strangers)  # noqa: S311
    life = Life(set_up.emulator.clock, set_up.emulator.bell, zone, scenes.act, seed)
    await scenes.hurt(school.coordinators[1].groups[0])  # a case to look at from all sides, where no tour goes
    tours = {language: Tour(cast, school, books, life, one, judge) for language, one in guided.items()}
    _lend(set_up, cast, books, life, tours)
    return Playground(cast, school, scenes, life)


def _lend(set_up: Stage, cast: Cast, books: Books, life: Life, tours: dict[str, Tour]) -> None:
    languages = data_files.languages()

    def say(line: Line) -> ByLanguage:
        return {language: cast.words.plain(line, language) for language in languages}

    async def next_stop() -> int | None:
        return sooner(await next_event(set_up), life.next_at)

    async def idle() -> bool:
        return not life.busy and await is_idle(set_up)

    async def calendar() -> list[Shape]:
        return [item.shape(say) for item in books.read(agenda, Instant(set_up.emulator.clock.now_ms()))]

    async def coming() -> int | None:
        return next((item.at for item in books.read(agenda, Instant(set_up.emulator.clock.now_ms()))), None)

    emulator = set_up.emulator
    emulator.next_event = coming
    emulator.next_stop, emulator.idle, emulator.agenda = next_stop, idle, calendar
    emulator.tour = lambda language: tours.get(language, tours[SOURCE]).shown(say)
    emulator.switches = [life_switch(life, say), bot_switch(set_up, say)]


async def live_some_days(
    set_up: Stage, seed: int, days: int = DAYS_BEFORE, teachers: int = TEACHERS_A_GROUP, say: Say = _silently
) -> tuple[Cast, School, list[dict[str, str]]]:
    """Let the first days of the course pass; one teacher of each group has not opened their letter yet.

    Returns also the roster's rows, with their links, of the teachers who have no phone yet.
    """
    cast = Cast(set_up, data_files.words())
    say("  The bot starts.")
    await set_up.well()
    owner, letters = prologue.fill(set_up, cast.director.now())
    invited = _some(letters["teacher"], teachers)
    say("  Everybody gets an invitation; the coordinators set their groups up.")
    school = await prologue.invite(cast, owner, {**letters, "teacher": invited})
    await prologue.open_groups(cast, school)
    say("  The teachers read what the group is for, agree, and come in.")
    await prologue.let_in(cast, school, _all_but_one(school))
    fortnight = Fortnight(cast, school, judge_of(set_up, school), seed)
    for number in range(1, days + 1):
        say(f"  Day {number} of {days} of the course passes.")
        if number == PROGRESS_DAY:
            prologue.import_progress(set_up, cast.director.now())
        await fortnight.play(number, choices=False)
    return cast, school, [row for row in letters["teacher"] if row not in invited]


def _some(rows: list[dict[str, str]], most: int) -> list[dict[str, str]]:
    """Return the first few teachers of each location."""
    seen: dict[str, int] = {}
    kept = []
    for row in rows:
        seen[row["location"]] = seen.get(row["location"], 0) + 1
        if seen[row["location"]] <= most:
            kept.append(row)
    return kept


def _newcomers(school: School) -> list[Actor]:
    """Return the first of each location."""
    return list({actor.location: actor for actor in reversed(school.teachers.values())}.values())[::-1]


def _all_but_one(school: School) -> list[Actor]:
    """Return everybody but the newcomers."""
    newcomers = _newcomers(school)
    return [actor for actor in school.teachers.values() if actor not in newcomers]


async def next_event(set_up: Stage) -> Instant | None:
    """Return when the programme's next event is due; the copy of the night is none."""
    status = await set_up.status()
    due = None if status is None else status["next_event_ms"]
    return None if due is None else Instant(int(due))


async def is_idle(set_up: Stage) -> bool:
    """Say whether the bot has nothing to do; one that does not run has nothing."""
    if not set_up.running:
        return True
    status = await set_up.status()
    emulator = set_up.emulator
    follows = status is not None and status["clock_version"] == emulator.clock.version
    return bool(follows and status is not None and status["idle"] and not emulator.world.queue.pending)
