"""The year from its first letter to its last record: day after day, with what happens to people and machines."""

import csv
import time as wall
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.year import course
from tests.year.books import Books
from tests.year.course import Size
from tests.year.people import Life
from tests.year.stage import Ground, Patient
from tests.year.trouble import Troubles

from staffroom import data_files
from staffroom.demo import prologue
from staffroom.demo.cast import Cast
from staffroom.kernel.clock import at_wall
from staffroom.kernel.ids import Instant

DECIDE, TALK, NIGHT = time(13), time(17, 30), time(21)
LATE_COMERS = 10
"""One teacher in so many comes after the start."""
CHOICES = ("pause", "quiet", "leave", "pause", "erase")
A_MONTH, A_WEEK = 30, 7
CLOCK = ZoneInfo(course.ZONE)

Say = Callable[[str], None]
Happening = Callable[["Year", int], Awaitable[str]]
"""What happens in the course of a day, in the place of its afternoon; says what it was."""


@dataclass
class Year:
    """A running year."""

    stage: Ground
    life: Life
    books: Books
    troubles: Troubles
    size: Size
    say: Say
    program: str = "present"
    skip_to: int = 0
    """The next day on which people act: a machine that is off takes days with it."""

    async def play(self, happenings: Mapping[int, Happening]) -> None:
        """Play every day."""
        began = wall.monotonic()
        for number in range(1, self.size.days + 1):
            if number >= self.skip_to:
                await self._day(number, happenings.get(number))
            if number % A_MONTH == 0 or number == self.size.days:
                await self._to(number, NIGHT)
                self.books.sample(number)
                last = self.books.samples[-1]
                self.say(
                    f"day {number:3}  {self.day(number):%d %b %Y}  memory {last.memory_kb / 1024:.1f} MB,"
                    f" file {last.file_kb / 1024:.2f} MB, {last.calls} calls ({wall.monotonic() - began:.0f} s)"
                )

    @property
    def begins(self) -> int:
        """Return the first midnight of the course."""
        return at_wall(course.STARTS, time(0), CLOCK)

    def day(self, number: int) -> date:
        """Return the date of the n-th day."""
        return course.STARTS + timedelta(days=number - 1)

    async def _day(self, number: int, happening: Happening | None) -> None:
        day = self.day(number)
        if course.is_open(day):
            await self._to(number, DECIDE)
            await self.life.settle_doubts()
            await self.life.decide()
            if happening is not None:
                self.say(f"day {number:3}  {await happening(self, number)}")
            if number >= self.skip_to:
                await self._evening(number)
        elif happening is not None:
            await self._to(number, DECIDE)
            self.say(f"day {number:3}  {await happening(self, number)}")
        if self.life.now < at_wall(day, NIGHT, CLOCK):
            await self._to(number, NIGHT)
        self.books.read()
        if number % A_WEEK == 0:
            self.books.note()

    async def _evening(self, number: int) -> None:
        if self.life.now < at_wall(self.day(number), TALK, CLOCK):
            await self._to(number, TALK)
        await self.life.talk()
        await self.life.cast.director.still()
        week, weekday = divmod(number - 1, A_WEEK)
        if weekday == 1:
            await self.life.join()
        if weekday == 2:
            await self.life.choose(CHOICES[week % len(CHOICES)])
        if weekday == 3 and week % 4 == 2:
            await self.life.report()

    async def _to(self, number: int, at: time) -> None:
        await self.life.cast.director.advance_to(at_wall(self.day(number), at, CLOCK))


async def found(stage: Ground, size: Size, say: Say) -> Year:
    """Do what an organiser does before the course, and let everybody arrive; the bot runs."""
    cast = Cast(stage, data_files.words())
    cast.director = Patient(stage)
    owner, letters = await _organised(stage)
    school = await prologue.invite(cast, owner, {"coordinator": letters["coordinator"], "teacher": []})
    await prologue.open_groups(cast, school)
    life = Life(cast, stage, school, newcomers=[])
    for place, row in enumerate(letters["teacher"]):
        await _seat(life, place, row)
    await prologue.let_in(cast, school, list(school.teachers.values()))
    books = Books(stage)
    say(f"{len(school.groups)} groups, {len(school.teachers)} teachers in, {len(life.newcomers)} will come late")
    return Year(stage, life, books, Troubles(stage, life, books), size, say)


async def _seat(life: Life, place: int, row: dict[str, str]) -> None:
    if place % LATE_COMERS == LATE_COMERS - 1:
        life.newcomers.append(row)
    else:
        await life.enter(row)


async def _organised(stage: Ground) -> tuple[str, prologue.Letters]:
    """Import the rosters, plan the groups, make the links; return the owner's and everybody's.

    An earlier program does so by its own command line: ours would bring the file into its present shape.
    """
    if not stage.more:
        return prologue.fill(stage, Instant(stage.emulator.clock.now_ms()))
    folder = prologue.course_files(stage)
    made = {role: stage.home / f"links-{role}.csv" for role in ("coordinator", "teacher")}
    said = await stage.commands(
        ["coordinators", "import", str(folder / prologue.COORDINATORS)],
        ["roster", "import", str(folder / prologue.TEACHERS)],
        ["cohorts", "plan", "--apply"],
        *(["roster", "links", "--role", role, "--out", str(file)] for role, file in made.items()),
        ["admin", "invite"],
    )
    size_of = {"coordinator": prologue.COORDINATORS, "teacher": prologue.TEACHERS}
    letters = {role: _rows(folder / size_of[role], course.links_of(file)) for role, file in made.items()}
    return said.strip().rpartition("start=")[2].split()[0], letters


def _rows(roster: Path, links: Mapping[str, str]) -> list[dict[str, str]]:
    with roster.open(encoding="utf-8", newline="") as opened:
        return [{**row, "link": links[row["id"]]} for row in csv.DictReader(opened) if row["id"] in links]
