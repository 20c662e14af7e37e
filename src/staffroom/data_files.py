"""Where the files lie that come with the program: beside the source in a checkout, in `_data` in a wheel."""

import hashlib
import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path

from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.kernel.text import Translator

_PACKAGED = Path(__file__).parent / "_data"
_CHECKOUT = Path(__file__).parents[2]


@cache
def _data() -> Path:
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT


def locales_folder() -> Path:
    """Return the folder of the bot's own words, one folder a language."""
    return _data() / "locales"


@cache
def words() -> Translator:
    """Return the bot's own words, for what is written down in somebody's language before it is sent."""
    return Translator(locales_folder())


@cache
def words_digest() -> str:
    """Return what is another text where any of the bot's own words is; no language is put together for it."""
    found = hashlib.sha256()
    for file in sorted(locales_folder().rglob("*.ftl")):
        found.update(file.read_bytes())
    return found.hexdigest()[:16]


def word_lists() -> dict[str, Path]:
    """Return the word lists that come with us, by language: what insults people, for programmes that look for it."""
    return {file.parent.name: file for file in sorted(locales_folder().glob("*/wordlist.txt"))}


def help_lists() -> dict[str, Path]:
    """Return the lists of words that tell of a need for help, by language."""
    return {file.parent.name: file for file in sorted(locales_folder().glob("*/helplist.txt"))}


def languages() -> list[str]:
    """Return the languages that the bot speaks, English first."""
    found = (entry.name for entry in locales_folder().iterdir() if entry.is_dir())
    return sorted(found, key=lambda name: (name != "en", name))


def example_config() -> Path:
    """Return the commented settings as they come: the demo's, and everybody's first draft; never written to."""
    return Path(__file__).parent / "config.example.yaml"


def checkout() -> Path | None:
    """Return the folder of the checkout that runs, None where a wheel was installed."""
    return _CHECKOUT if (_CHECKOUT / "bot.py").is_file() and not _PACKAGED.is_dir() else None


@cache
def version() -> str:
    """Return the version of this program: what pyproject.toml says in a checkout, else what was installed."""
    if (folder := checkout()) is not None and (described := folder / "pyproject.toml").is_file():
        return str(tomllib.loads(described.read_text("utf-8"))["project"]["version"])
    try:
        return installed("staffroom")
    except PackageNotFoundError:
        return "0"


def programme_folder(name: str, beside: Path) -> Path:
    """Return a course's folder: beside config.yaml, in `programmes/` beside it, or among those that come with us.

    Raises Trouble (exit code 78) where there is none.
    """
    places = (beside / name, beside / "programmes" / name, _data() / "programmes" / name)
    for place in places:
        if (place / "calendar.yaml").is_file():
            return place
    known = sorted(found.parent.name for found in (_data() / "programmes").glob("*/calendar.yaml"))
    raise Trouble(
        f"{beside / 'config.yaml'}: there is no course folder '{name}' with a calendar.yaml in it; "
        f"write the folder's name as it stands beside config.yaml, or one that comes with Staffroom: "
        f"{', '.join(known) or 'none'}.",
        CONFIGURATION,
    )
