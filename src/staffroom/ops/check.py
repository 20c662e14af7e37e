"""`staffroom check`: everything that can be wrong, looked at without changing anything."""

import os
import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message

from staffroom import data_files
from staffroom.config import Config, is_open_to_others
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Trouble
from staffroom.ops import keys
from staffroom.ops.check_database import of_database
from staffroom.ops.check_telegram import of_telegram
from staffroom.ops.findings import Finding, ok, problem, warning
from staffroom.ops.first_day import misfit
from staffroom.ops.moodle import of_moodle
from staffroom.ops.program import program
from staffroom.rooms.programmes import Course, load_course
from staffroom.settings import ProgrammeSection

LITTLE_SPACE = 1_000_000_000
NO_SPACE = 100_000_000
SOURCE = "en"


def examine(path: Path | None, environment: Mapping[str, str], now: Instant) -> list[Finding]:
    """Look at everything; where config.yaml has mistakes, at nothing behind it."""
    try:
        config = Config.load(path, environment)
    except Trouble as trouble:
        return [*_told(trouble), *of_locales(data_files.locales_folder())]
    return [
        ok(f"settings: {config.file}"),
        *of_courses(config),
        *of_locales(data_files.locales_folder()),
        *of_secrets(config),
        *of_disk(config),
        *of_database(config, now),
        *of_telegram(config),
        *of_moodle(config),
    ]


def _told(trouble: Trouble) -> Iterator[Finding]:
    """Turn each line of a Trouble into a finding: the place, what is wrong, the remedy where one is named."""
    for line in str(trouble).splitlines():
        what, _, remedy = line.partition("; ")
        yield problem(what, "", remedy)


def of_courses(config: Config) -> Iterator[Finding]:
    """Read every course folder."""
    for programme in config.settings.programmes:
        try:
            course = load_course(config.course_folder(programme))
        except Trouble as trouble:
            yield from _told(trouble)
            continue
        yield ok(f"course '{programme.slug}': {len(course.entries)} posts in {course.weeks} weeks")
        yield from _of_first_day(programme, course)
        language = config.language_of(programme)
        if language not in course.title:
            yield warning(
                f"course '{programme.slug}' has no words in '{language}'",
                "groups in that language would read another one",
                f"add '{language}:' to its texts, or choose one of {', '.join(sorted(course.title))}",
            )


def _of_first_day(programme: ProgrammeSection, course: Course) -> Iterator[Finding]:
    found = misfit(programme, course)
    if found is not None:
        what = f"course '{programme.slug}': its first day, {programme.start}, {found.what}"
        yield warning(what, found.why, f"write `start: {found.better}`, the first school day of a week")


def of_locales(folder: Path) -> Iterator[Finding]:
    """Compare the bot's own words across languages."""
    source = _keys(folder / SOURCE)
    broken = False
    for language in data_files.languages():
        known = _keys(folder / language)
        missing = sorted(set(source) - set(known))
        junk = [name for name, sound in known.items() if not sound]
        if missing or junk:
            broken = True
            what = f"{len(missing)} sentences are missing" if missing else f"{len(junk)} lines cannot be understood"
            example = (missing or junk)[0]
            yield warning(f"words in '{language}': {what}", f"such as '{example}'", "install Staffroom again")
    if not broken:
        yield ok(f"words: {len(source)} sentences in {', '.join(data_files.languages())}")


def _keys(folder: Path) -> dict[str, bool]:
    """Return the keys of a language; False marks what is no sentence."""
    found: dict[str, bool] = {}
    for file in sorted(folder.glob("*.ftl")):
        for key, sound in _entries(file.read_text("utf-8")):
            found[key if sound else f"{file.name}: {key}"] = sound
    return found


@cache
def _entries(words: str) -> tuple[tuple[str, bool], ...]:
    """Return the keys in a file's words, and the beginnings of what is no sentence, marked False."""
    body = FluentParser().parse(words).body
    sound = [(entry.id.name, True) for entry in body if isinstance(entry, Message)]
    return (*sound, *(((entry.content or "").strip()[:40], False) for entry in body if isinstance(entry, Junk)))


def of_secrets(config: Config) -> Iterator[Finding]:
    """Look at where the secrets lie and who may read them."""
    try:
        key = keys.existing_key(config)
    except Trouble as trouble:
        yield from _told(trouble)
        return
    if key is not None:
        yield ok("key: apart from the data")
    elif not config.database.exists():
        yield warning(
            "no key and no database yet",
            "Staffroom was not set up here",
            f"run `{program()} setup`, or `{program()} run`",
        )
    for file in (config.env_file, config.key_file):
        if is_open_to_others(file):
            yield warning(f"{file}: others on this machine may read it", "it holds a secret", f"run: chmod 600 {file}")


def of_disk(config: Config) -> Iterator[Finding]:
    """Look at the space that is left."""
    folder = next(place for place in (config.database.parent, *config.database.parents) if place.exists())
    free = shutil.disk_usage(folder).free
    told = f"disk: {free / 1e9:.1f} GB free at {folder}"
    if free < NO_SPACE:
        yield problem(told, "the database cannot grow", "delete what is not needed on this disk")
    elif free < LITTLE_SPACE:
        yield warning(told, "backups need space, too", "make room on this disk")
    elif not os.access(folder, os.W_OK):
        yield problem(f"{folder}: cannot be written to", "the database lies there", "correct the folder's owner")
    else:
        yield ok(told)
