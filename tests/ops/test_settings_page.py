"""The page about settings says everything that the program knows."""

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel
from typer.main import get_command

from staffroom import cli, config
from staffroom.settings import ConfigFile
from staffroom.settings.values import Days, Hours

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "operator" / "settings.md").read_text("utf-8")
SPANS = (Days, Hours)
"""Written as {from: …, to: …}."""


def _names(model: type[BaseModel], above: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield f"{above}{name}"
        inner = _model_in(field.annotation)
        if inner is not None and inner not in SPANS:
            yield from _names(inner, "" if name == "programmes" else f"{above}{name}.")


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((found for found in inner if found), None)


def _rows(column: int = 1) -> set[str]:
    return {row.split("|")[column].strip().strip("`") for row in PAGE.splitlines() if row.startswith("| `")}


def test_every_setting_has_its_row_and_no_row_is_left_over() -> None:
    """A new setting without a word about it fails here."""
    settings = set(_names(ConfigFile))
    secrets = {config.TOKEN, config.MOODLE_TOKEN, config.KEY, config.SERVER, config.CLOCK, config.HOME}
    rows = {row for row in _rows() if not row.startswith("staffroom")}
    assert rows == settings | secrets


def test_every_command_and_option_has_its_row() -> None:
    """Help and page say the same."""
    commands = set(re.findall(r"`staffroom ([^`]+)`", PAGE))
    for words, options in _commands(get_command(cli.app)):
        matching = [row for row in commands if row.replace("\\", "").startswith(words)]
        assert matching, words
        assert all(any(option in row for row in matching) for option in options), (words, options)


def _commands(command: object, above: str = "") -> Iterator[tuple[str, list[str]]]:
    for name, inner in getattr(command, "commands", {}).items():
        words = f"{above} {name}".strip()
        if getattr(inner, "commands", None):
            yield from _commands(inner, words)
        else:
            yield words, [o for p in inner.params for o in p.opts if o.startswith("--") and o != "--help"]
