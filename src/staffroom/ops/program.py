"""How this installation calls the program, so that a sentence can be copied as it stands."""

import os
import shlex
from pathlib import Path

from staffroom import data_files

chosen: dict[str, Path] = {}
"""Which config.yaml was named, by --config or by the set-up for practice; under `config`, empty where none was."""


def called() -> str:
    """Return `python bot.py` in a checkout, `staffroom` where a wheel was installed."""
    return "python bot.py" if data_files.checkout() else "staffroom"


def program() -> str:
    """Return how the program is called for this installation: with --config where it would find another one."""
    file = _not_found_by_itself()
    return called() if file is None else f"{called()} --config {_typed(file)}"


def _not_found_by_itself() -> Path | None:
    """Return this installation's config.yaml where whoever types a bare command would come to another one."""
    from staffroom.config import HOME, find_config  # noqa: PLC0415  heavy, and hardly ever needed

    if not chosen and HOME not in os.environ:
        return None
    file = chosen.get("config", find_config()).resolve()
    return None if file in {find_config({}).resolve(), data_files.example_config().resolve()} else file


def _typed(file: Path) -> str:
    """Return a path as it is typed in the folder of the program: short where it lies in there."""
    folder = data_files.checkout()
    shown = file.relative_to(folder) if folder is not None and file.is_relative_to(folder) else file
    return f'"{shown}"' if os.name == "nt" else shlex.quote(str(shown))
