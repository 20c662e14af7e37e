"""config.yaml as it comes with the program, to be changed and written by a test."""

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from staffroom import data_files


def example() -> dict[str, Any]:
    """Return the example settings as plain values, the caller's own."""
    return deepcopy(_example())


@cache
def _example() -> dict[str, Any]:
    return dict(yaml.load(data_files.example_config().read_text("utf-8"), yaml.CSafeLoader))


def write(home: Path, settings: dict[str, Any]) -> None:
    """Write settings into a home."""
    (home / "config.yaml").write_text(yaml.dump(settings, Dumper=yaml.CSafeDumper, allow_unicode=True), "utf-8")
