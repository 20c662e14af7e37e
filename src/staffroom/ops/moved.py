"""Whether this installation was packed to run on another machine, and what was left where packing was broken off."""

import shutil
from pathlib import Path
from typing import Final

from staffroom.config import Config
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.ops.program import program

FOLDER: Final = "moving-"
"""How folders begin that are there while something is packed or unpacked."""


def mark(home: Path) -> Path:
    """Return the file that says that an installation was moved."""
    return home / ".staffroom" / "moved"


def whither(config: Config) -> str:
    """Return when an installation was packed to run elsewhere, and into what; nothing where it was not."""
    return mark(config.home).read_text("utf-8").strip() if mark(config.home).exists() else ""


def refuse(config: Config) -> None:
    """Raise Trouble (exit code 78) where this installation was packed to run elsewhere: two bots must not run at once."""  # noqa: E501
    if when := whither(config):
        raise Trouble(
            f"This bot was packed to move to another machine ({when}), and must "
            f"not run in two places. If it is to stay here after all, and does not run there: {program()} pack --undo",
            CONFIGURATION,
        )


def undo(config: Config) -> str:
    """Let this installation run again; say so."""
    mark(config.home).unlink(missing_ok=True)
    return (
        f"It may run here again: {program()} run. First make sure that it does not run on the other machine: two would "
        "take each other's messages. Delete the packed file, and never start the bot from it."
    )


def sweep(config: Config) -> None:
    """Remove what was left behind where packing or unpacking was broken off: all of the data is in it."""
    for folder in (config.database.parent, config.home):
        sweep_folder(folder)


def sweep_folder(folder: Path) -> None:
    """Remove what was left in one folder."""
    for left in folder.glob(f"{FOLDER}*"):
        shutil.rmtree(left, ignore_errors=True)
