"""The program's name, as this installation calls it."""

import re
from pathlib import Path

import pytest
from tests.ops.support import Call, Installation

from staffroom import data_files
from staffroom.ops.lock import ProcessLock
from staffroom.ops.program import chosen, program
from staffroom.ops.setup.begun import PRACTICE, Progress

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


@pytest.mark.parametrize(
    "arguments",
    [
        "backup",
        "cohorts list",
        "check",
        "recovery-sheet --confirm",
        "rotate token",
        "record make t1",
        "run",
        "admin remove x",
    ],
)
def test_where_another_home_was_named_every_command_is_told_with_it(
    place: Installation, call_before: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: str
) -> None:
    """Typed as it is printed, it acts there and nowhere else."""
    monkeypatch.chdir(tmp_path)
    place.environment.clear()
    file = place.home / "config.yaml"
    done = call_before("--config", file, *arguments.split())
    named = [told.partition("`")[0] for told in re.findall(r"python bot\.py ([^`\n]*)", done.stdout + done.stderr)]
    assert named
    assert [told for told in named if not told.startswith(f"--config {file} ")] == []
    assert program() == f"python bot.py --config {file}"


def test_a_home_from_the_environment_is_named_unless_it_is_where_one_stands(
    place: Installation, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Another terminal does not have that environment."""
    monkeypatch.setenv("STAFFROOM_HOME", str(place.home))
    monkeypatch.chdir(tmp_path)
    assert program() == f"python bot.py --config {place.home / 'config.yaml'}"
    monkeypatch.chdir(place.home)
    assert program() == "python bot.py"


def test_a_path_is_typed_as_the_shell_reads_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Short within the program's folder, in quotes where it has a space."""
    monkeypatch.setitem(chosen, "config", tmp_path / "our school" / "config.yaml")
    assert program() == f"python bot.py --config '{tmp_path}/our school/config.yaml'"
    monkeypatch.setitem(chosen, "config", Path(data_files.checkout() or ".") / "practice" / "config.yaml")
    assert program() == "python bot.py --config practice/config.yaml"


def test_the_set_up_of_a_named_home_asks_there(
    place: Installation, call_before: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Of a practice it names the way; of a file that is no config.yaml it says so."""
    monkeypatch.chdir(tmp_path)
    place.environment.clear()
    stopped = call_before("--config", place.home / "config.yaml")
    assert f"--config {place.home / 'config.yaml'} setup --answers FILE" in stopped.stderr
    (place.home / PRACTICE).write_text("", "utf-8")
    assert "setup --practice" in call_before("--config", place.home / "config.yaml", "setup").stderr
    assert "name one" in call_before("--config", place.home / "other.yaml", "setup").stderr


def test_where_the_home_and_a_file_elsewhere_were_named_everything_but_the_settings_is_of_that_home(
    place: Installation, call_before: Call, tmp_path: Path
) -> None:
    """The token in it is found and no set-up begins; one that was broken off there is told of."""
    elsewhere = (place.home / "config.yaml").rename(tmp_path / "school.yaml")
    (place.home / ".env").write_text("BOT_TOKEN=42:AAExampleExampleExampleExampleExample\n", "utf-8")
    lock = place.home / "data" / "staffroom.db.lock"
    with ProcessLock(lock):
        assert "running already" in call_before("--config", elsewhere).stderr
        Progress(place.home).add("token")
        assert "not set up here yet" in call_before("--config", elsewhere, "run").stderr


def test_a_set_up_writes_into_no_other_file_than_the_one_that_was_named(
    place: Installation, call_before: Call, tmp_path: Path
) -> None:
    """Where the environment names another home, it says so before it asks anything."""
    other = tmp_path / "other" / "config.yaml"
    other.parent.mkdir()
    other.write_bytes((place.home / "config.yaml").read_bytes())
    refused = call_before("--config", other, "setup")
    assert f"STAFFROOM_HOME names another folder, {place.home}" in refused.stderr
    assert other.read_bytes() == (place.home / "config.yaml").read_bytes()
