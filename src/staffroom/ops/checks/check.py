"""`staffroom check`: everything that can be wrong, looked at without changing anything."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from staffroom import data_files
from staffroom.config import Config
from staffroom.kernel.clock import Clock, in_zone
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Trouble
from staffroom.kernel.screen import Plain
from staffroom.kernel.settings_file import load
from staffroom.ops.by_hand.moodle import of_moodle
from staffroom.ops.checks.check_database import of_database
from staffroom.ops.checks.check_files import of_disk, of_locales, of_move, of_rights, of_secrets
from staffroom.ops.checks.check_second import of_second
from staffroom.ops.checks.check_telegram import of_telegram
from staffroom.ops.checks.findings import Finding, mistake, ok, place, warning
from staffroom.ops.checks.first_day import misfit
from staffroom.rooms.programmes import Course, load_course
from staffroom.settings import ConfigFile, ProgrammeSection

FIXED = ("Etc/", "GMT", "UTC", "UCT", "Zulu", "Universal", "EST", "MST", "HST")
"""How zones begin that are no place: they know no summer time, and the sign of `Etc/GMT+3` is the other way round."""


def examine(path: Path | None, environment: Mapping[str, str], clock: Clock) -> list[Finding]:
    """Look at everything; where config.yaml has mistakes, at nothing behind it."""
    try:
        config = Config.load(path, environment)
    except Trouble as trouble:
        return [*_told(trouble), *of_locales(data_files.locales_folder())]
    return look_at(config, clock)


def look_at(config: Config, clock: Clock) -> list[Finding]:
    """Look at everything with settings that were read before; whether their file is still right is one more thing."""
    return [
        *of_move(config),
        *of_settings(config),
        *of_courses(config, clock.now()),
        *of_locales(data_files.locales_folder()),
        *of_secrets(config),
        *of_rights(config),
        *of_disk(config),
        *of_second(config, clock.now()),
        *of_database(config, clock.now()),
        *of_telegram(config, clock),
        *of_moodle(config),
    ]


def of_settings(config: Config) -> Iterator[Finding]:
    """Read config.yaml once more."""
    try:
        load(config.file, ConfigFile)
    except Trouble as trouble:
        yield from _told(trouble)
    else:
        yield ok("check-settings", file=place(config.file))


def _told(trouble: Trouble, about: str = "") -> Iterator[Finding]:
    """Turn each line of a Trouble into a finding."""
    return (mistake(line, about=about) for line in str(trouble).splitlines())


def of_courses(config: Config, now: Instant) -> Iterator[Finding]:
    """Read every course folder and every calendar."""
    for programme in config.settings.programmes:
        yield _of_zone(programme, now)
        try:
            course = load_course(config.course_folder(programme))
            yield from _of_first_day(programme, course)
        except Trouble as trouble:
            yield from _told(trouble, programme.slug)
            continue
        yield from _of_words(config, programme, course)


def _of_words(config: Config, programme: ProgrammeSection, course: Course) -> Iterator[Finding]:
    slug, language = Plain(programme.slug), config.language_of(programme)
    yield ok("check-course", slug, course=slug, posts=len(course.entries), weeks=course.weeks)
    if language not in course.title:
        known = Plain(", ".join(sorted(course.title)))
        yield warning("check-course-words", slug, course=slug, language=Plain(language), known=known)


def _of_zone(programme: ProgrammeSection, now: Instant) -> Finding:
    slug, zone = Plain(programme.slug), programme.time_zone
    if zone.key.startswith(FIXED):
        return warning("check-zone-fixed", slug, course=slug, zone=Plain(zone.key))
    at = Plain(f"{in_zone(now, zone):%H:%M}")
    return ok("check-zone", slug, course=slug, zone=Plain(zone.key), at=at)


def _of_first_day(programme: ProgrammeSection, course: Course) -> Iterator[Finding]:
    found = misfit(programme, course)
    if found is not None:
        slug, day, better = Plain(programme.slug), Plain(programme.start), Plain(found.better)
        yield warning("check-first-day", slug, course=slug, day=day, what=found.what, why=found.why, better=better)
