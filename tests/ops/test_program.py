"""The program's name, as this installation calls it."""

import re
from pathlib import Path

import pytest

from staffroom import data_files
from staffroom.ops.program import program

SOURCE = Path(__file__).parents[2] / "src" / "staffroom"


def test_in_a_checkout_it_is_the_front_door_and_in_a_wheel_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever the person stands."""
    monkeypatch.chdir(tmp_path)
    assert program() == "python bot.py"
    monkeypatch.setattr(data_files, "checkout", lambda: None)
    assert program() == "staffroom"


def test_no_sentence_names_a_command_in_another_way() -> None:
    """Whoever copies it finds the program."""
    named = re.compile(r"^(?!.*\"\"\").*[`; ](?:staffroom|python bot\.py) [a-z]+.*$", re.MULTILINE)
    found = {
        f"{path.name}: {line.strip()}"
        for folder in ("ops", "cli", "rooms/cohorts")
        for path in (SOURCE / folder).rglob("*.py")
        for line in named.findall(path.read_text("utf-8"))
        if not re.search(r"\b(?:import|from)\b", line)
    }
    assert found == set()
