"""The support bundle: how an installation is, for whoever is to help, without anything of anybody in it.

It is made while the bot runs and where it does not start. Each part is made by itself: one that cannot be says why.
"""

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from pydantic import ValidationError

from staffroom.config import Config, Secrets, find_config, home_folder, read_secrets, write_private
from staffroom.kernel import harmless
from staffroom.kernel.clock import Clock
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Trouble
from staffroom.kernel.settings_file import MAX_BYTES, QUICK
from staffroom.ops import keys
from staffroom.ops.copying.retention import stamp
from staffroom.ops.support import bundle_database, bundle_logs
from staffroom.ops.support.bundle_parts import about, files, findings, running, settings
from staffroom.ops.support.scrub import Scrub
from staffroom.settings import ConfigFile
from staffroom.settings.installation import Backup, DatabaseFiles, Health

NOT_IN = (
    "Not in it: names, texts, tokens, keys, e-mail addresses, phone numbers, titles of groups, account numbers, "
    "and where things lie outside Staffroom's own folder."
)


class Part(NamedTuple):
    """One file of a bundle; `failed` says why it could not be made."""

    name: str
    about: str
    body: str
    failed: str = ""


class Place(NamedTuple):
    """What a bundle is made of: the settings, or the usual ones where theirs cannot be read, and why not."""

    config: Config
    path: Path | None
    environment: Mapping[str, str]
    clock: Clock
    broken: str


Make = Callable[[], object]


def collect(path: Path | None, environment: Mapping[str, str], clock: Clock) -> list[Part]:
    """Return all parts; raises nothing for what is broken in the installation."""
    place = _place(path, environment, clock)
    config, now, log = place.config, clock.now(), place.config.log_file
    names, locked = _names(config)
    scrub = Scrub(_secrets(config, environment), names, config.home)

    def inside(look: Callable[[Any], object]) -> object:
        if locked:
            raise Trouble(locked)
        with bundle_database.opened(config) as connection:
            return look(connection)

    makers: list[tuple[str, str, Make]] = [
        ("about.json", "versions of Staffroom, Python, libraries and the system", lambda: about(now)),
        ("settings.json", "the settings, without words, names and addresses", lambda: _settings(place)),
        ("check.json", "what `check` finds", lambda: findings(path, environment, clock, scrub)),
        ("running.json", "whether the bot runs, and what it says of itself", lambda: running(config)),
        ("files.json", "sizes, ages and rights of Staffroom's own files", lambda: files(config, now)),
        ("database.json", "migrations, rows of each table", lambda: inside(lambda _: bundle_database.shape(config))),
        ("work.json", "what waits or is stuck", lambda: inside(lambda link: bundle_database.work(link, scrub, now))),
        ("care.json", "copies, drills, alerts", lambda: inside(lambda link: bundle_database.care(link, config))),
        ("log.txt", "the last lines of the log", lambda: bundle_logs.last(_rotated(log), scrub)),
        ("crash.txt", "the last failures of commands", lambda: bundle_logs.last([_crash(log)], scrub)),
    ]
    parts = [_part(name, what, make, scrub) for name, what, make in makers]
    return [_readme(parts), *parts]


def _place(path: Path | None, environment: Mapping[str, str], clock: Clock) -> Place:
    """Return the settings; where they cannot be read, what can be of them, so that the right places are looked at."""
    try:
        return Place(Config.load(path, environment), path, environment, clock, "")
    except Trouble as trouble:
        file = (path or find_config(environment)).resolve()
        home, secrets = home_folder(environment, file), Secrets()
        with suppress(Trouble):
            secrets = read_secrets(home, environment)
        return Place(Config(file, home, _salvaged(file), secrets), path, environment, clock, str(trouble))


def _salvaged(file: Path) -> ConfigFile:
    """Return of a broken file the sections that say where everything lies, where they are sound; else the usual."""
    found: dict[str, Any] = {}
    with suppress(OSError, ValueError, yaml.YAMLError):
        written = yaml.load(file.read_text("utf-8-sig")[:MAX_BYTES], QUICK)  # noqa: S506  a safe one
        found = written if isinstance(written, dict) else {}
    sound: dict[str, Any] = {}
    for name, model in (("database", DatabaseFiles), ("backup", Backup), ("health", Health)):
        with suppress(ValidationError):
            sound[name] = model.model_validate(found.get(name, {}))
    return ConfigFile.model_construct(programmes=(), **sound)


def _names(config: Config) -> tuple[list[str], str]:
    """Return every name in the database, and why it cannot be opened where it cannot."""
    try:
        with bundle_database.opened(config) as connection:
            return list(bundle_database.names(connection)), ""
    except Exception as error:
        return [], str(error) if isinstance(error, Trouble) else harmless.words(error)


def _secrets(config: Config, environment: Mapping[str, str]) -> Iterator[str]:
    """Return every secret that is known here, and every value of the environment that may be one."""
    known = config.secrets
    yield from (known.bot_token, known.db_key, known.moodle_token, config.settings.health.ping_url)
    yield from (
        value for name, value in environment.items() if any(sign in name for sign in ("TOKEN", "KEY", "SECRET"))
    )
    key = _tried(lambda: keys.existing_key(config))
    if isinstance(key, bytes):
        yield key.hex()


def _tried(make: Make) -> object:
    """Return what is made, None where it cannot be."""
    try:
        return make()
    except Exception:
        return None


def _part(name: str, what: str, make: Make, scrub: Scrub) -> Part:
    try:
        made = make()
    except Exception as error:  # whatever is broken, the rest is there
        why = scrub.unquoted(str(error) if isinstance(error, Trouble) else harmless.told(error))
        return Part(name, what, json.dumps({"failed": why}, indent=1), why.splitlines()[-1] if why else "?")
    return Part(
        name, what, made if isinstance(made, str) else json.dumps(scrub.all(made), indent=1, ensure_ascii=False)
    )


def _settings(place: Place) -> object:
    if place.broken:
        raise Trouble(place.broken)
    return settings(place.config, place.environment)


def _rotated(log: Path) -> list[Path]:
    return [log.with_name(log.name + ".1"), log]


def _crash(log: Path) -> Path:
    return log.with_name("staffroom-crash.log")


def _readme(parts: list[Part]) -> Part:
    told = "\n".join(["A support bundle of Staffroom.", "", *listing(parts), "", NOT_IN])
    return Part("README.txt", "what is in it", told + "\n")


def listing(parts: list[Part]) -> list[str]:
    """Return a line for each part: its name, its size, what it tells, and why not where it could not be made."""
    return [
        f"{part.name:<14} {len(part.body.encode()):>9,} bytes  {part.about}"
        + (f" – could not be made: {part.failed}" if part.failed else "")
        for part in parts
    ]


def name_at(now: Instant) -> str:
    """Return the name of a bundle made at a moment."""
    return f"staffroom-support-{stamp(now)}.zip"


def write(parts: list[Part], file: Path) -> None:
    """Write a bundle that only its owner may read.

    Raises Trouble where it cannot be written.
    """
    held = io.BytesIO()
    with closing(zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED)) as archive:
        for part in parts:
            archive.writestr(part.name, part.body)
    try:
        write_private(file, held.getvalue())
    except OSError as error:
        raise Trouble(f"{file}: cannot be written ({error.strerror}). Name another place with --out.") from None
