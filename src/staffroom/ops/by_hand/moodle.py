"""The learning platform at the command line: asked by hand, and looked at by the check."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import time

from staffroom.config import MOODLE_TOKEN, Config
from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Database
from staffroom.kernel.ids import ProgrammeId
from staffroom.kernel.refusal import Trouble
from staffroom.kernel.screen import Plain
from staffroom.ops.by_hand.errands import NOTHING_WRITTEN, Session, the_programme, whoever
from staffroom.ops.by_hand.mistakes import in_english
from staffroom.ops.by_hand.progressing import describe
from staffroom.ops.checks.findings import Finding, ok, place, problem, warning
from staffroom.rooms import progress
from staffroom.rooms.programmes import Section, load_course
from staffroom.rooms.progress import Difference, MoodleCourse, MoodleFault, MoodleSetup, Place
from staffroom.settings import ProgrammeSection


def setup(config: Config | None) -> MoodleSetup:
    """Return where this installation's Moodle is, and which of its courses belongs to which programme."""
    if config is None or not config.settings.moodle.url:
        return MoodleSetup(Place("", ""), time(0), 1, {})
    chosen = config.settings.moodle
    trust = config.place(chosen.ca_file) if chosen.ca_file else None
    place = Place(chosen.url, config.secrets.moodle_token, chosen.allow, trust, chosen.pause_ms / 1000)
    courses = {one.slug: _course(one) for one in config.settings.programmes if one.moodle.course}
    return MoodleSetup(place, time.fromisoformat(chosen.at), chosen.page, courses)


def _course(section: ProgrammeSection) -> MoodleCourse:
    return MoodleCourse(section.moodle.course, section.moodle.sections, section.moodle.grades)


def fetch(session: Session, clock: Clock, slug: str | None, *, dry_run: bool) -> list[str]:
    """Ask Moodle now, take all of it in or (dry run) nothing, and tell the difference.

    Raises Trouble where Moodle does not tell, naming why and what to do.
    """
    programme = session.local.read(the_programme, slug)
    chosen = setup(session.config)
    if programme.slug not in chosen.courses:
        raise Trouble("No Moodle is asked: write moodle.url and the programme's moodle.course in config.yaml.")
    try:
        found = asyncio.run(_fetch(session, clock, chosen, programme.id, dry_run=dry_run))
    except MoodleFault as fault:
        raise Trouble(in_english(progress.moodle_fault(fault.kind, fault.detail))) from None
    return [*describe(found), NOTHING_WRITTEN] if dry_run else describe(found)


async def _fetch(
    session: Session, clock: Clock, chosen: MoodleSetup, programme: ProgrammeId, *, dry_run: bool
) -> Difference:
    async with _database(session) as db:
        return await progress.fetch(db, clock, chosen, programme, whoever(), dry_run=dry_run)


@asynccontextmanager
async def _database(session: Session) -> AsyncIterator[Database]:
    db = await Database.open(session.config.database, session.key)
    try:
        yield db
    finally:
        await db.close()


def of_moodle(config: Config) -> Iterator[Finding]:
    """Ask Moodle who we are, whether the functions are there, and whether the courses and their sections are."""
    chosen = setup(config)
    if not chosen.place.url:
        return
    if not chosen.courses:
        yield warning("check-moodle-no-course")
        return
    if not chosen.place.token:
        yield problem("check-moodle-no-token", name=Plain(MOODLE_TOKEN), file=place(config.env_file))
        return
    for section in config.settings.programmes:
        if section.slug in chosen.courses:
            yield _of_course(config, chosen, section)


def _of_course(config: Config, chosen: MoodleSetup, section: ProgrammeSection) -> Finding:
    slug, name = section.slug, Plain(chosen.courses[section.slug].shortname)
    try:
        entries = load_course(config.course_folder(section)).sections
        ours = [Section(one.id, one.title, one.minutes, one.due_week) for one in entries]
        lacking = asyncio.run(progress.look_at(chosen, slug, ours))
    except MoodleFault as fault:
        said = progress.moodle_fault(fault.kind, fault.detail)
        return problem("check-moodle-fault", slug, course=name, fault=said)
    except Trouble:
        return warning("check-moodle-unseen", slug, course=name)
    if lacking:
        named, first = Plain(", ".join(lacking)), Plain(lacking[0])
        return warning("check-moodle-sections", slug, course=name, n=len(lacking), sections=named, first=first)
    return ok("check-moodle", slug, course=name)
