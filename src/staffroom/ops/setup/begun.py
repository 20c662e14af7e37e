"""How far a set-up is, and where its answers are kept; quick to import, since it is asked before anything else."""

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from staffroom import data_files
from staffroom.config import find_config, home_folder, read_secrets


class Progress:
    """Which questions were answered, kept until the set-up is complete."""

    def __init__(self, home: Path) -> None:
        self.file = home / ".staffroom" / "setup.json"

    def answered(self) -> list[str]:
        """Return the names of the answered questions."""
        try:
            return list(json.loads(self.file.read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return []

    def add(self, name: str) -> None:
        """Keep that a question was answered."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(json.dumps([*self.answered(), name]), "utf-8")

    def clear(self) -> None:
        """Forget it all: the set-up is complete."""
        self.file.unlink(missing_ok=True)


PRACTICE = "this-is-practice.txt"
"""The file that marks a home as one of the set-up for practice."""


def is_practice(home: Path) -> bool:
    """Say whether an installation was made to practise, beside a stand-in for Telegram."""
    return (home / PRACTICE).exists()


def is_unfinished(environment: Mapping[str, str]) -> bool:
    """Say whether a set-up was begun here and not completed."""
    return Progress(home_folder(environment, find_config(environment))).file.exists()


def has_token(environment: Mapping[str, str] | None = None) -> bool:
    """Say whether a token was set, in the environment or in `.env`."""
    chosen = os.environ if environment is None else environment
    return bool(read_secrets(home_folder(chosen, find_config(chosen)), chosen).bot_token)


def own_config(environment: Mapping[str, str]) -> Path:
    """Return the config.yaml to write answers into; a copy of the example where there is none yet."""
    file = find_config(environment).resolve()
    home = home_folder(environment, file)
    if file != data_files.example_config().resolve():
        return file
    home.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copyfile(file, home / "config.yaml"))
