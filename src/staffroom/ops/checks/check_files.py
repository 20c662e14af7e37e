"""The part of the check that looks at files: the bot's words, who may read and change what, the room on the disk."""

import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message

from staffroom import data_files
from staffroom.config import Config, is_open_to_others, others_may_change
from staffroom.kernel.refusal import Trouble
from staffroom.kernel.screen import Plain
from staffroom.kernel.text import SOURCE
from staffroom.ops import keys, moved
from staffroom.ops.checks.findings import Finding, Owners, mistake, ok, place, problem, warning
from staffroom.ops.copying import retention

LITTLE_SPACE = 1_000_000_000
NO_SPACE = 100_000_000


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
            key = "check-words-missing" if missing else "check-words-broken"
            found = missing or junk
            yield warning(key, language=Plain(language), n=len(found), example=Plain(found[0]))
    if not broken:
        yield ok("check-words", n=len(source), languages=Plain(", ".join(data_files.languages())))


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


def of_move(config: Config) -> Iterator[Finding]:
    """Look whether the bot was packed to run on another machine."""
    if when := moved.whither(config):
        yield problem("check-moved", when=Owners(when))


def of_secrets(config: Config) -> Iterator[Finding]:
    """Look at where the secrets lie and who may read them."""
    try:
        key = keys.existing_key(config)
    except Trouble as trouble:
        yield from map(mistake, str(trouble).splitlines())
        return
    if key is not None:
        yield ok("check-key")
    elif not config.database.exists():
        yield warning("check-never-set-up")
    if keys.is_changing(config):
        yield warning("check-key-changing", file=place(config.key_file))
    for file in (config.env_file, config.key_file):
        if is_open_to_others(file):
            yield warning("check-secret-open", file=place(file))


def of_rights(config: Config) -> Iterator[Finding]:
    """Look at who may change what the bot lives on."""
    for path in (config.file, config.env_file, config.database.parent, config.database, config.backups):
        if others_may_change(path):
            yield problem("check-changeable", file=place(path))


def of_disk(config: Config) -> Iterator[Finding]:
    """Look at the space that is left where the data and where the backups lie."""
    folders = [_nearest(config.backups), _nearest(config.database.parent)]
    for folder in {folder.stat().st_dev: folder for folder in folders}.values():
        free, needed = shutil.disk_usage(folder).free, next_copy(config)
        told: dict[str, Plain | Owners] = {"free": Plain(f"{free / 1e9:.1f}"), "folder": place(folder)}
        if free < NO_SPACE:
            yield problem("check-disk-full", **told)
        elif free < needed:
            yield problem("check-disk-backup", **told, needed=Plain(f"{needed / 1e9:.1f}"))
        elif free < LITTLE_SPACE:
            yield warning("check-disk-little", **told)
        elif not os.access(folder, os.W_OK):
            yield problem("check-disk-locked", **told)
        else:
            yield ok("check-disk", **told)


def _nearest(folder: Path) -> Path:
    """Return a folder, or the one above it that is there."""
    return next(there for there in (folder, *folder.parents) if there.exists())


def next_copy(config: Config) -> int:
    """Return how many bytes the next backup will take, as far as the last one and the database tell."""
    files = [config.database, *retention.copies(config.backups)[:1]]
    return max((file.stat().st_size for file in files if file.exists()), default=0)
