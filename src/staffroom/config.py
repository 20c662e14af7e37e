"""config.yaml, the secrets from the environment or `.env`, and where everything lies."""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from staffroom import data_files
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.kernel.settings_file import load
from staffroom.settings import ConfigFile, ProgrammeSection

TOKEN, MOODLE_TOKEN, KEY, SERVER, CLOCK, HOME = (
    "BOT_TOKEN",
    "STAFFROOM_MOODLE_TOKEN",
    "STAFFROOM_DB_KEY",
    "STAFFROOM_API_SERVER",
    "STAFFROOM_CLOCK",
    "STAFFROOM_HOME",
)
ENV_LINES = 200


@dataclass(frozen=True)
class Secrets:
    """What is never written into config.yaml; absent values are empty."""

    bot_token: str = field(default="", repr=False)
    db_key: str = field(default="", repr=False)
    api_server: str = ""
    clock: str = ""
    moodle_token: str = field(default="", repr=False)


@dataclass(frozen=True)
class Config:
    """Everything that an installation was told, with all places resolved."""

    file: Path
    home: Path
    settings: ConfigFile
    secrets: Secrets

    @classmethod
    def load(cls, path: Path | None = None, environment: Mapping[str, str] | None = None) -> Self:
        """Read config.yaml (the one that `find_config` finds, unless named) and the secrets.

        Raises Trouble (exit code 78) naming file, line, what is wrong and what to write instead.
        """
        environment = os.environ if environment is None else environment
        file = (path or find_config(environment)).resolve()
        home = home_folder(environment, file)
        return cls(file, home, load(file, ConfigFile), read_secrets(home, environment))

    def place(self, written: str) -> Path:
        """Return a path of config.yaml: `~` and relative paths resolved."""
        return (self.home / Path(written).expanduser()).resolve()

    @property
    def database(self) -> Path:
        """Return the database file."""
        return self.place(self.settings.database.path)

    @property
    def key_file(self) -> Path:
        """Return the file that holds the database's key."""
        return self.place(self.settings.database.key_file)

    @property
    def backups(self) -> Path:
        """Return the folder of the nightly copies."""
        return self.place(self.settings.backup.folder)

    @property
    def second_folder(self) -> Path | None:
        """Return the folder to which each nightly copy goes as well, None where there is none."""
        written = self.settings.backup.second_folder
        return self.place(written) if written else None

    @property
    def log_file(self) -> Path:
        """Return the log file."""
        return self.database.parent / "logs" / "staffroom.log"

    @property
    def lock_file(self) -> Path:
        """Return the file whose lock means that the bot runs."""
        return self.database.with_name(self.database.name + ".lock")

    @property
    def env_file(self) -> Path:
        """Return the file of the secrets."""
        return self.home / ".env"

    @property
    def api_server(self) -> str:
        """Return the Bot API server; the environment comes before config.yaml."""
        return self.secrets.api_server.rstrip("/") or self.settings.telegram.api_server

    @property
    def zone(self) -> ZoneInfo:
        """Return the zone in which the installation's own times are meant: the first programme's."""
        return self.settings.programmes[0].time_zone

    def language_of(self, programme: ProgrammeSection) -> str:
        """Return a programme's language, which is the installation's unless it has one of its own."""
        return programme.language or self.settings.language

    def course_folder(self, programme: ProgrammeSection) -> Path:
        """Return the folder of a programme's course.

        Raises Trouble where there is none.
        """
        return data_files.programme_folder(programme.folder, self.file.parent)


def find_config(environment: Mapping[str, str] | None = None) -> Path:
    """Return config.yaml of STAFFROOM_HOME (without it, of the checkout) or of the present folder, else the example."""
    environment = os.environ if environment is None else environment
    home = environment.get(HOME)
    places = [Path(home), Path.cwd()] if home else [Path.cwd(), *filter(None, [data_files.checkout()])]
    candidates = (folder / "config.yaml" for folder in places)
    return next((found for found in candidates if found.is_file()), data_files.example_config())


def home_folder(environment: Mapping[str, str], file: Path) -> Path:
    """Return the folder that relative paths start from: STAFFROOM_HOME, else config.yaml's, never the package's."""
    if environment.get(HOME):
        return Path(environment[HOME]).expanduser().resolve()
    return Path.cwd() if file == data_files.example_config().resolve() else file.parent


def read_secrets(home: Path, environment: Mapping[str, str]) -> Secrets:
    """Read the secrets: the environment comes before `.env`."""
    found = {**read_env(home / ".env"), **{name: value for name, value in environment.items() if value}}
    return Secrets(*(found.get(name, "") for name in (TOKEN, KEY, SERVER, CLOCK, MOODLE_TOKEN)))


def read_env(path: Path) -> dict[str, str]:
    """Read `NAME=value` lines; quotes around a value are taken off.

    Raises Trouble for a line that is neither that nor a comment; it never repeats what the line says.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()[:ENV_LINES]
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError):
        raise Trouble(f"{path}: cannot be read; check its owner and save it as UTF-8 text.", CONFIGURATION) from None
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, equals, value = line.strip().removeprefix("export ").partition("=")
        if not equals or not name.strip().isidentifier():
            raise Trouble(f"{path}:{number}: cannot be understood; write NAME=value.", CONFIGURATION)
        found[name.strip()] = _unquoted(value.strip())
    return found


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value


def write_env(path: Path, name: str, value: str) -> None:
    """Set one secret in `.env`, keep the other lines, and let nobody but the owner read it."""
    kept = path.read_text("utf-8").splitlines() if path.exists() else []
    lines = [line for line in kept if line.strip().removeprefix("export ").partition("=")[0].strip() != name]
    write_private(path, "\n".join([*lines, f"{name}={value}"]) + "\n")


def write_private(path: Path, content: str | bytes) -> None:
    """Write a file that only its owner may read, all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content.encode() if isinstance(content, str) else content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def is_open_to_others(path: Path) -> bool:
    """Say whether anyone but its owner may read a file; Windows keeps this elsewhere and is never warned."""
    return bool(_rights(path) & 0o077)


def others_may_change(path: Path) -> bool:
    """Say whether anyone but its owner and its group may change a file or a folder."""
    return bool(_rights(path) & 0o002)


def _rights(path: Path) -> int:
    """Return the rights of what lies at a path, none where nothing does, or where they are kept elsewhere."""
    if os.name == "nt" or not path.exists():
        return 0
    return stat.S_IMODE(path.stat().st_mode)
