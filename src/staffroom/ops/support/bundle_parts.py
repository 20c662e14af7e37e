"""Parts of a support bundle that need no database: versions, settings, what the check finds, files."""

import json
import platform
import shutil
import stat
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any, Literal, get_origin

from pydantic import BaseModel

from staffroom import data_files
from staffroom.config import Config, read_env
from staffroom.kernel.clock import SECOND, Clock
from staffroom.kernel.db_file import sqlite_version
from staffroom.kernel.ids import Instant
from staffroom.kernel.screen import Plain, Text
from staffroom.ops.by_hand.mistakes import in_english
from staffroom.ops.checks.check import examine
from staffroom.ops.checks.findings import Finding
from staffroom.ops.lock import is_held
from staffroom.ops.support.scrub import Scrub
from staffroom.ops.watching.health import LOOPBACK

HIDDEN = "…"
SPOKEN = frozenset({"zone", "language", "at", "first", "last", "school_week", "post_unattended", "order", "country"})
"""Settings whose words are one of a few, or a time of day; of all others it is only told whether they are set."""
SHOWN = frozenset(
    {"version", "known", "sqlite", "free", "needed", "hours", "days", "minutes", "n", "zone", "at", "language", "day"}
)
"""What of a finding may be told besides figures."""
PATIENCE = 2.0
"""Seconds in which the page on this machine answers."""


def about(now: Instant) -> dict[str, Any]:
    """Return the versions of everything that works here."""
    return {
        "staffroom": data_files.version(),
        "python": sys.version.split()[0],
        "sqlite": sqlite_version(),
        "system": platform.system(),
        "release": platform.release(),
        "machine": platform.machine(),
        "made_at": now,
        "libraries": {name: _version(name) for name in sorted(_needed())},
    }


def _needed() -> set[str]:
    try:
        wanted = requires("staffroom") or []
    except PackageNotFoundError:
        wanted = []
    bare = {
        "".join(letter if letter.isalnum() or letter in "-_." else " " for letter in one).split()[0] for one in wanted
    }
    return bare or {"aiogram", "aiohttp", "aiosqlite", "APScheduler", "cryptography", "pydantic", "sqlcipher3", "typst"}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed as a package"


def settings(config: Config, environment: Mapping[str, str]) -> dict[str, Any]:
    """Return the settings: figures, switches and choices; of words only whether there are any."""
    names = {
        name for name in {**environment, **read_env(config.env_file)} if name.startswith(("STAFFROOM_", "BOT_TOKEN"))
    }
    return {"config.yaml": _bare(config.settings, "", told=False), "set_in_the_environment": sorted(names)}


def _bare(value: object, name: str, *, told: bool) -> object:
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return {
            inner: _bare(getattr(value, inner), inner, told=get_origin(field.annotation) is Literal)
            for inner, field in fields.items()
            if hasattr(value, inner)
        }
    if isinstance(value, list | tuple) and (name in SPOKEN or all(isinstance(one, BaseModel) for one in value)):
        return [_bare(one, name, told=name in SPOKEN) for one in value]
    if isinstance(value, dict | list | tuple | set | frozenset):
        return f"{len(value)} entries"
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if told or name in SPOKEN or value == "" else HIDDEN


def findings(path: Path | None, environment: Mapping[str, str], clock: Clock, scrub: Scrub) -> list[dict[str, str]]:
    """Return what the check finds; figures are told, names of groups, courses and files are not."""
    return [_finding(found, scrub) for found in examine(path, environment, clock)]


def _finding(found: Finding, scrub: Scrub) -> dict[str, str]:
    if found.written is not None:
        said = " ".join(filter(None, found.written))
        return {"name": "mistake", "level": found.level, "said": scrub.unquoted(said)}
    shown = {
        name: value if isinstance(value, int) or (name in SHOWN and isinstance(value, Plain)) else Plain(HIDDEN)
        for name, value in found.args.items()
    }
    said = in_english(Text(found.key, {**shown, "program": Plain("staffroom")}))
    return {"name": found.key.removeprefix("check-"), "level": found.level, "said": scrub.text(said)}


def running(config: Config) -> dict[str, Any]:
    """Return whether the bot runs, and what its page on this machine says where it has one."""
    runs, port = is_held(config.lock_file), config.settings.health.port
    if not (runs and port):
        return {"runs": runs}
    with urllib.request.urlopen(f"http://{LOOPBACK}:{port}/status", timeout=PATIENCE) as answer:
        return {"runs": runs, "status": json.load(answer)}


def files(config: Config, now: Instant) -> dict[str, Any]:
    """Return sizes, ages and rights of Staffroom's own files, and the room on their disk."""
    database, log = config.database, config.log_file
    known = {
        "config.yaml": config.file,
        ".env": config.env_file,
        "key": config.key_file,
        **{f"database{end}": database.with_name(database.name + end) for end in ("", "-wal", "-shm", ".lock")},
    }
    found = {name: _of(file, now) for name, file in known.items()}
    folders = {"backups": config.backups, "logs": log.parent, "data": database.parent}
    for called, folder in folders.items():
        found |= {f"{called}/{file.name}": _of(file, now) for file in _own(folder)}
    near = next(there for there in (database.parent, *database.parent.parents) if there.exists())
    return {"files": found, "free_bytes": shutil.disk_usage(near).free}


def _own(folder: Path) -> Iterator[Path]:
    """Return the files in a folder that we named ourselves; what others put there may be named after somebody."""
    return (file for file in sorted(folder.glob("staffroom*")) if file.is_file())


def _of(file: Path, now: Instant) -> dict[str, Any] | str:
    try:
        seen = file.stat()
    except OSError as error:
        return error.strerror or "cannot be looked at"
    age = round(now / SECOND - seen.st_mtime)
    return {"bytes": seen.st_size, "rights": f"{stat.S_IMODE(seen.st_mode):04o}", "age_seconds": age}
