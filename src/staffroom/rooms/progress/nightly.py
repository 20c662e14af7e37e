"""The loop that asks Moodle: every night, on demand, and on from where it stopped after a break."""

import asyncio
import logging
from collections.abc import Callable, Sequence

from staffroom.kernel.clock import Clock, woken
from staffroom.kernel.db import Database, Tx
from staffroom.kernel.db import Error as DatabaseError
from staffroom.kernel.ids import Instant, ProgrammeId
from staffroom.rooms import programmes
from staffroom.rooms.programmes import Section
from staffroom.rooms.progress import platform
from staffroom.rooms.progress.asking import ODD, Each, Whole, unasked, understood
from staffroom.rooms.progress.platform import Found, Setup
from staffroom.rooms.progress.sources import moodle
from staffroom.rooms.progress.sources.fault import Fault
from staffroom.rooms.progress.sources.line import MoodleLine
from staffroom.rooms.progress.sources.moodle import User
from staffroom.rooms.progress.values import Difference

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

    def next_due(self, tx: Tx) -> Instant | None:
        """Return when Moodle is asked next."""
        found = platform.next_due(tx, self._setup)
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


async def collect(
    db: Database, clock: Clock, setup: Setup, programme: ProgrammeId, by_hand: int | None = None
) -> Found:
    """Ask for all that is needed of a programme's course, and keep it answer by answer under the number of the run.

    Without a number it is the nightly run, which goes on where it stopped. Raises Fault, and whatever an answer that
    is none leads to.
    """
    course = setup.courses[(await db.read(programmes.get, programme)).slug]
    run, done = await db.write(platform.begin, programme, by_hand, clock.now())
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
        whole, told = Whole(line, number, unasked(course, there)), Each(line, number, told=bool(done))
        for person, user in (await db.read(platform.matched, programme, [*users.values()])).items():
            if person not in done:
                said = await told.of(user)
                if said is not ODD:
                    await db.write(platform.keep, programme, run, person, said, await whole.of(user))
        told.stop()
    return Found(number, activities, run)


async def _functions(line: MoodleLine) -> frozenset[str]:
    """Return what the service offers.

    Raises Fault where something is missing that must be there.
    """
    there = await moodle.site(line)
    if missing := moodle.missing(there):
        raise Fault("service", ", ".join(missing))
    return there


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
    """Do the same from the command line, beside the nightly run if need be; a dry run writes nothing.

    Raises Fault.
    """
    run = clock.now()
    try:
        with understood():
            found = await collect(db, clock, setup, programme, run)
            if dry_run:
                return await db.read(platform.difference, programme, found, clock.now())
            return await db.write(platform.take, programme, found, by_whom, clock.now())
    except Fault as fault:
        if not dry_run:
            await db.write(platform.fail, programme, fault, clock.now())
        raise
    finally:
        await db.write(platform.drop, programme, run)
