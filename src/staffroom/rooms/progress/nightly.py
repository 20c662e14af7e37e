"""The loop that asks Moodle: every night, on demand, and on from where it stopped after a break."""

import asyncio
import logging
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from staffroom.kernel.clock import Clock, woken
from staffroom.kernel.db import Database
from staffroom.kernel.db import Error as DatabaseError
from staffroom.kernel.ids import Instant, ProgrammeId
from staffroom.rooms import programmes
from staffroom.rooms.programmes import Section
from staffroom.rooms.progress import platform
from staffroom.rooms.progress.platform import Found, Setup
from staffroom.rooms.progress.sources import moodle
from staffroom.rooms.progress.sources.fault import Fault
from staffroom.rooms.progress.sources.line import MoodleLine
from staffroom.rooms.progress.sources.moodle import User
from staffroom.rooms.progress.values import Difference, Result

log = logging.getLogger(__name__)

REST = 5.0
"""Seconds until the rows are looked at again: the command line may have written."""


class Nightly:
    """Asks Moodle for one programme at a time, as the rows ask for it; without a course there it has nothing to do."""

    def __init__(self, db: Database, clock: Clock, setup: Setup, after: Callable[[], None]) -> None:
        self._db, self._clock, self._setup, self._after = db, clock, setup, after
        self._wake = asyncio.Event()
        self.idle = not setup.courses

    def wake(self) -> None:
        """Look at the rows again now."""
        self.idle = not self._setup.courses
        self._wake.set()

    async def next_due(self) -> Instant | None:
        """Return when Moodle is asked next."""
        found = await self._db.read(platform.next_due, self._setup)
        return found[0] if found else None

    async def run(self) -> None:
        """Ask until cancelled."""
        await self._db.write(platform.await_night, self._setup, self._clock.now())
        while True:
            self._wake.clear()
            rest = REST
            try:
                found = await self._db.read(platform.next_due, self._setup)
                now = self._clock.now()
                if found is not None and found[0] <= now:
                    self.idle = False
                    await self.ask(found[1])
                    continue
                rest = min(REST, self._clock.real_seconds(found[0] - now)) if found is not None else REST
            except DatabaseError:
                log.exception("what Moodle said could not be kept")
            self.idle = not self._wake.is_set()
            await woken(self._wake, max(rest, 0.01))

    async def ask(self, programme: ProgrammeId) -> None:
        """Fetch for a programme and take it in; what goes wrong is written down."""
        try:
            with understood():
                found = await collect(self._db, self._clock, self._setup, programme)
                await self._db.write(platform.take, programme, found, "nightly", self._clock.now())
        except Fault as fault:
            log.warning("Moodle: %s", fault)
            await self._db.write(platform.fail, programme, fault, self._clock.now())
        self._after()


@contextmanager
def understood() -> Iterator[None]:
    """Let no answer, however odd, do more than fail: the log says where, without its words, which may be somebody's.

    Raises Fault; what is wrong with the database stays what it is.
    """
    try:
        yield
    except (Fault, DatabaseError):
        raise
    except Exception as error:
        name, where = type(error).__name__, "".join(traceback.format_tb(error.__traceback__))
        log.error("Moodle's answer is not understood: %s\n%s", name, where)  # noqa: TRY400  not the words of the error
        raise Fault("answer", name) from None


async def collect(db: Database, clock: Clock, setup: Setup, programme: ProgrammeId) -> Found:
    """Ask for all that is needed of a programme's course, and keep it answer by answer.

    Raises Fault, and whatever an answer that is none leads to.
    """
    course = setup.courses[(await db.read(programmes.get, programme)).slug]
    done = await db.write(platform.begin, programme, clock.now())
    if not setup.place.token:
        raise Fault("token", "STAFFROOM_MOODLE_TOKEN")
    async with MoodleLine(setup.place) as line:
        there = await _functions(line)
        number = await moodle.course(line, course.shortname)
        parts = await moodle.parts(line, number)
        activities = await db.read(platform.sections, programme, course, parts)
        users: dict[int, User] = {}
        async for page in moodle.users(line, number, setup.page):
            users |= {user.id: user for user in page}
        whole = Whole(
            line, number, completion=moodle.COMPLETION in there, grades=course.grades and moodle.GRADES in there
        )
        for person, user in (await db.read(platform.matched, programme, [*users.values()])).items():
            if person not in done:
                said = await moodle.finished(line, number, user)
                await db.write(platform.keep, programme, person, said, await whole.of(user))
    return Found(number, activities)


async def _functions(line: MoodleLine) -> frozenset[str]:
    """Return what the service offers.

    Raises Fault where something is missing that must be there.
    """
    there = await moodle.site(line)
    if missing := moodle.missing(there):
        raise Fault("service", ", ".join(missing))
    return there


class Whole:
    """Asks for the whole course of one user after the other; what a course does not have is asked for once only."""

    def __init__(self, line: MoodleLine, number: int, *, completion: bool, grades: bool) -> None:
        self._line, self._number, self._completion, self._grades = line, number, completion, grades

    async def of(self, user: int) -> Result:
        """Return what Moodle says of a user's whole course.

        Raises Fault where Moodle is away.
        """
        completed: tuple[bool | None, Instant | None] | None = None
        grade: int | None = None
        if self._completion:
            try:
                completed = await moodle.completed(self._line, self._number, user)
            except Fault as fault:
                self._completion = _or_away(fault)
        if self._grades:
            try:
                grade = await moodle.grade(self._line, self._number, user)
            except Fault as fault:
                self._grades = _or_away(fault)
        return Result(*(completed or (None, None)), grade)


def _or_away(fault: Fault) -> bool:
    """Say that something is not to be asked for again; without it all else is told all the same."""
    if fault.kind == "away":
        raise fault
    log.info("Moodle does not tell of whole courses: %s", fault)
    return False


async def look_at(setup: Setup, slug: str, sections: Sequence[Section]) -> list[str]:
    """Ask what must be right before anything can be fetched; return which of our sections are not found.

    Raises Fault.
    """
    course = setup.courses[slug]
    async with MoodleLine(setup.place) as line:
        await _functions(line)
        number = await moodle.course(line, course.shortname)
        found = platform.assigned(sections, course, await moodle.parts(line, number))
        async for page in moodle.users(line, number, setup.page):
            if not any(user.idnumber or user.email for user in page):
                raise Fault("hidden")
            break
    return [section.slug for section in sections if section.slug not in found]


async def fetch(
    db: Database, clock: Clock, setup: Setup, programme: ProgrammeId, by_whom: str, *, dry_run: bool
) -> Difference:
    """Do the same from the command line; a dry run writes nothing but what Moodle said.

    Raises Fault.
    """
    try:
        with understood():
            found = await collect(db, clock, setup, programme)
            if dry_run:
                seen = await db.read(platform.difference, programme, found, clock.now())
                await db.write(platform.drop, programme)
                return seen
            return await db.write(platform.take, programme, found, by_whom, clock.now())
    except Fault as fault:
        if not dry_run:
            await db.write(platform.fail, programme, fault, clock.now())
        raise
