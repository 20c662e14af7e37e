"""Before the set-up no command makes anything: neither a key of which nobody was shown the sheet, nor a database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from tests.ops.support import Call, Installation

from staffroom import cli
from staffroom.kernel.refusal import CONFIGURATION
from staffroom.ops.setup.begun import Progress

DEMO = Path(__file__).parents[2] / "programmes" / "classroom-management" / "demo"
AT_THE_DATABASE = [
    "backup",
    "recovery-sheet",
    "recovery-sheet --confirm",
    "recovery-sheet --pdf new.pdf",
    f"roster import {DEMO / 'teachers.csv'}",
    f"roster import {DEMO / 'teachers.csv'} --dry-run",
    "roster fit",
    "roster readmit t1",
    "roster remove t1 --yes",
    "roster links",
    "roster links --out new.csv",
    "roster links --pdf new",
    "roster handout new",
    "roster relink t1 --yes",
    f"coordinators import {DEMO / 'coordinators.csv'}",
    "coordinators remove c1 --yes",
    "cohorts plan --apply",
    "cohorts list",
    "cohorts move t1 Group --apply",
    "cohorts split Group --apply",
    "cohorts merge Group Other --apply",
    "cohorts start Group 2026-10-04",
    f"progress import {DEMO / 'progress.csv'}",
    "progress imports",
    "progress undo 1",
    "progress moodle",
    "admin invite",
    "admin list",
    "admin remove 1 --yes",
    "cards preview --out new.html",
    "cards export --out new",
    "close --yes",
    "close --stop",
    "report --out new.html",
    "rehearse --out new.html --format html",
    "record make t1 --out new",
    "record key",
    "rotate key",
    "pack new.pack",
]
"""What works at the database that a set-up has made."""
OF_OTHER_THINGS = [
    "check",
    "check --json",
    "run",
    "run --safe",
    "restore backups/staffroom-2026-01-01-000000.db --yes",
    "rotate token",
    "recovery-sheet --type",
    "record verify text",
    "conduct test sentence",
    "support-bundle --preview",
    "pack --undo",
    "version",
]
"""What looks, or refuses in words of its own."""
MAKERS = {"setup", "unpack", "demo"}


def _everything(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


@pytest.mark.parametrize("command", AT_THE_DATABASE)
def test_a_command_says_that_nothing_is_set_up_and_makes_nothing(
    tmp_path: Path, call_before: Call, command: str
) -> None:
    """It names the set-up, and ends as other refusals do."""
    before = _everything(tmp_path)
    done = call_before(*command.split())
    assert (done.returncode, done.stdout) == (CONFIGURATION, "")
    assert "not set up here yet" in done.stderr
    assert "bot.py setup`" in done.stderr
    assert _everything(tmp_path) == before


@pytest.mark.parametrize("command", OF_OTHER_THINGS)
def test_what_looks_or_refuses_makes_nothing_either(tmp_path: Path, call_before: Call, command: str) -> None:
    """Neither a folder nor a lock."""
    before = _everything(tmp_path)
    call_before(*command.split())
    assert _everything(tmp_path) == before


def test_a_set_up_that_was_broken_off_is_gone_on_with_before_the_bot_runs(
    place: Installation, call_before: Call
) -> None:
    """Else its key would be one of which nobody was shown the sheet."""
    place.environment["BOT_TOKEN"] = "42:TEST"
    Progress(place.home).add("token")
    done = call_before("run")
    assert (done.returncode, "not set up here yet" in done.stderr) == (CONFIGURATION, True)
    assert not place.config.key_file.exists()
    assert not place.config.database.parent.exists()


def test_a_key_alone_is_no_set_up(place: Installation, call_before: Call) -> None:
    """A database that got lost is not made anew without a word."""
    place.environment["STAFFROOM_DB_KEY"] = "ab" * 32
    assert "not set up here yet" in call_before("backup").stderr
    assert not place.config.database.exists()


def _names(command: object, before: str = "") -> Iterator[str]:
    inside = getattr(command, "commands", {})
    for name, inner in inside.items():
        yield from _names(inner, f"{before} {name}")
    if not inside:
        yield before.strip()


def test_no_command_is_left_out_here() -> None:
    """Whoever adds one says what it does before the set-up."""
    known = set(_names(typer.main.get_command(cli.app))) - MAKERS
    tried = [*AT_THE_DATABASE, *OF_OTHER_THINGS]
    assert {name for name in known if not any(f"{one} ".startswith(f"{name} ") for one in tried)} == set()
