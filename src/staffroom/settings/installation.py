"""What is set for the whole installation: where its files lie, how it speaks and logs, how its tables are read."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from staffroom.kernel.settings_file import Strict
from staffroom.pictures import PictureError, logo_svg
from staffroom.settings.values import Language, MoodleUrl, Network, PingUrl, Server, WallTime

MOST_WORDS = 50
MOST_NETWORKS = 20
LONGEST_NAME = 64
"""Characters of a bot's name at Telegram."""
MOST_NAMES = 10


class Telegram(Strict):
    """Where the Bot API is, and what the bot is called there."""

    api_server: Server = "https://api.telegram.org"
    names: dict[Language, Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]] = Field(
        default_factory=dict, max_length=MOST_NAMES
    )


class DatabaseFiles(Strict):
    """Where the data lie, and where their key lies, apart from them."""

    path: str = Field(default="data/staffroom.db", min_length=1)
    key_file: str = Field(default="~/.config/staffroom/db.key", min_length=1)


class Backup(Strict):
    """The nightly copy: of how many days, weeks and months one is kept, and where another one goes."""

    folder: str = Field(default="backups", min_length=1)
    second_folder: str = ""
    keep: int = Field(default=7, ge=1, le=365)
    weekly: int = Field(default=4, ge=0, le=53)
    monthly: int = Field(default=12, ge=0, le=120)
    at: WallTime = "03:30"


class Health(Strict):
    """A page for monitoring on this machine (port 0: none), and an address that is called while all is well."""

    port: int = Field(default=0, ge=0, le=65535)
    ping_url: PingUrl = ""
    ping_minutes: int = Field(default=5, ge=1, le=1440)
    ping_allow: Annotated[tuple[Network, ...], Field(max_length=MOST_NETWORKS)] = ()


class Pacing(Strict):
    """How fast the bot speaks."""

    per_second: int = Field(default=29, ge=1, le=1000)
    chat_gap_ms: int = Field(default=1000, ge=0, le=60_000)
    group_per_minute: int = Field(default=18, ge=1, le=60)


class Logging(Strict):
    """What is written down about the running program."""

    format: Literal["text", "json"] = "text"
    level: Literal["debug", "info", "warning", "error"] = "info"
    file: bool = True


class Organisation(Strict):
    """Who runs the programme."""

    name: str = Field(default="", max_length=128)
    logo: str = ""

    @field_validator("logo")
    @classmethod
    def _is_a_picture(cls, value: str, info: ValidationInfo) -> str:
        """Find the logo beside config.yaml."""
        folder = (info.context or {}).get("folder")
        if not value or not isinstance(folder, Path):
            return value
        path = str((folder / Path(value).expanduser()).resolve())
        try:
            logo_svg(path)
        except PictureError as error:
            raise ValueError(str(error)) from None
        return path


Words = Annotated[tuple[Annotated[str, Field(min_length=1, max_length=80)], ...], Field(max_length=MOST_WORDS)]


class RosterColumns(Strict):
    """What else the columns are called in this installation's rosters."""

    id: Words = ()
    full_name: Words = ()
    location: Words = ()
    course: Words = ()
    language: Words = ()
    school: Words = ()
    email: Words = ()
    preferred_app: Words = ()
    cohorts: Words = ()


class RosterFiles(Strict):
    """How this installation's rosters are read."""

    columns: RosterColumns = RosterColumns()
    ignore: Words = ()


class ProgressColumns(Strict):
    """What else the columns are called in this installation's files of progress."""

    teacher: Words = ()
    email: Words = ()
    section: Words = ()
    done: Words = ()
    percent: Words = ()
    minutes: Words = ()
    at: Words = ()
    source: Words = ()


class ProgressFiles(Strict):
    """How this installation's files of progress are read."""

    columns: ProgressColumns = ProgressColumns()


class Moodle(Strict):
    """Where the learning platform is, and how it is asked."""

    url: MoodleUrl = ""
    at: WallTime = "02:30"
    allow: Annotated[tuple[Network, ...], Field(max_length=MOST_NETWORKS)] = ()
    ca_file: str = ""
    page: int = Field(default=100, ge=1, le=1000)
    pause_ms: int = Field(default=200, ge=0, le=60_000)
