"""The command line, called as people call it."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tests import builders as make
from tests.nursery import Child
from tests.ops.support import Call, Done, Installation

from staffroom import cli, data_files, groundwork
from staffroom.kernel import facts
from staffroom.kernel.db import Tx
from staffroom.kernel.refusal import CONFIGURATION
from staffroom.ops import recovery
from staffroom.ops.keys import database_key
from staffroom.ops.lock import ALREADY_RUNS, ProcessLock
from staffroom.rooms import people

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "programmes" / "classroom-management" / "demo"


def _start(place: Installation, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `python bot.py …` in the installation's folder, as a process of its own."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("STAFFROOM_", "BOT_"))}
    return subprocess.run(  # noqa: S603  our own program
        [sys.executable, str(ROOT / "bot.py"), *arguments],
        cwd=place.home,
        env=known | place.environment | {"PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        umask=0o022,
    )


async def _born(place: Installation, *arguments: str) -> Done:
    """Run `staffroom …` likewise, of a process that has read the program."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("STAFFROOM_", "BOT_"))}
    said, complained = place.home.with_name("said.txt"), place.home.with_name("complained.txt")
    for file in (said, complained):
        file.write_bytes(b"")
    child = await Child.born(known | place.environment, said, *arguments, complaints=complained, folder=place.home)
    return Done(await child.wait(), said.read_text("utf-8"), complained.read_text("utf-8"))


def test_help_does_not_read_the_heavy_parts() -> None:
    """It is there at once."""
    code = "import sys; sys.path.insert(0, 'src'); import staffroom.cli; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S603
    heavy = {"aiogram", "aiohttp", "apscheduler", "typst", "sqlcipher3", "pydantic", "staffroom.app"}
    assert "staffroom.cli" in told
    assert not heavy & set(told.split())


def test_every_command_is_told_by_help(call: Call) -> None:
    """Whoever looks for one finds it."""
    told = call("--help").stdout
    for command in ("run", "setup", "check", "roster", "coordinators", "cohorts", "progress", "admin", "backup",
                    "restore", "recovery-sheet", "close", "pack", "unpack", "demo", "version",
                    "support-bundle"):  # fmt: skip
        assert f" {command} " in told


def test_from_a_roster_to_links(place: Installation, call: Call) -> None:
    """The commands that a programme begins with, one after the other."""
    dry = call("roster", "import", DEMO / "teachers.csv", "--dry-run")
    assert "80 new" in dry.stdout
    assert "Nothing was written" in dry.stdout
    for arguments, expected in (
        (("roster", "import", DEMO / "teachers.csv"), "80 new"),
        (("roster", "import", DEMO / "teachers.csv"), "80 the same"),
        (("coordinators", "import", DEMO / "coordinators.csv"), "4 new"),
        (("cohorts", "plan"), "Nothing was written"),
        (("cohorts", "plan", "--apply"), "80 teachers in 4 cohorts"),
        (("cohorts", "list"), "not set up"),
        (("progress", "import", DEMO / "progress.csv"), "106 new"),
        (("backup",), "checked"),
    ):
        done = call(*arguments)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        assert expected in done.stdout
    local = place.open()
    local.write(lambda tx: tx.run("INSERT INTO facts (name, value) VALUES ('bot.name', 'greenvalley_bot')"))
    local.close()
    out = place.home / "links.csv"
    assert "80 links" in call("roster", "links", "--out", out).stdout
    table = out.read_text("utf-8-sig").splitlines()
    assert table[0] == "id,full_name,email,language,course,location,school,group,message,link"
    assert len({line.rpartition("start=")[2] for line in table[1:]}) == 80
    assert out.stat().st_mode & 0o077 == 0
    folder = place.home / "sheets"
    assert "4 sheets with 80 invitations" in call("roster", "links", "--pdf", folder).stdout
    assert len(list(folder.glob("*.pdf"))) == 4
    assert all(sheet.read_bytes().startswith(b"%PDF-") for sheet in folder.iterdir())
    assert all(sheet.stat().st_mode & 0o077 == 0 for sheet in folder.iterdir())
    assert "6 papers" in call("roster", "handout", place.home / "papers").stdout
    assert {file.name for file in (place.home / "papers").iterdir()} == {
        f"{kind}-{language}.pdf" for kind in ("handout", "slide") for language in ("en", "ar", "zh")
    }
    one = call("roster", "links", "--role", "coordinator", "--id", "c01").stdout
    assert len(set(re.findall(r"https://t.me/greenvalley_bot\?start=[\w-]+", one))) == 1
    assert call("admin", "invite").stdout.startswith("https://t.me/greenvalley_bot?start=")


def test_sheets_are_for_whole_groups_and_tell_who_has_none(place: Installation, call: Call) -> None:
    """A group in which nobody is to be invited gets no file; of two groups with one name neither is overwritten."""
    assert "There are no groups yet" in call("roster", "links", "--pdf", place.home).stderr
    assert "leave out" in call("roster", "links", "--pdf", place.home, "--id", "t1").stderr

    def work(tx: Tx) -> None:
        facts.put(tx, facts.BOT_NAME, "greenvalley_bot")
        programme = tx.value("SELECT id FROM programmes")
        for name in ("سعاد/1", "سعاد\\1", "empty"):
            cohort = make.cohort(tx, programme, chat=None, name=name, opened=None)
            if name != "empty":
                make.member(tx, make.person(tx, programme), cohort, state="placed", joined=None)
        make.person(tx, programme, "Without Group")

    local = place.open()
    local.write(work)
    local.close()
    told = call("roster", "links", "--pdf", place.home / "sheets").stdout
    assert "2 sheets with 2 invitations" in told
    assert "Teachers in no group yet, without a slip: 1." in told
    assert len(list((place.home / "sheets").iterdir())) == 2


@pytest.mark.parametrize(
    ("name", "widest"),
    [("Riverside_Classroom-management_Group1", 80), ("Riverside_Classroom-management-for-all-of-us_Group12", 110)],
)
def test_the_list_of_cohorts_breaks_no_name_on_a_narrow_screen(
    place: Installation, call: Call, monkeypatch: pytest.MonkeyPatch, name: str, widest: int
) -> None:
    """Whoever copies a name gets all of it."""

    def work(tx: Tx) -> None:
        programme = tx.value("SELECT id FROM programmes")
        leader = make.coordinator(tx, programme, "Muhammad Abdurrahman Al-Khwarizmi")
        cohort = make.cohort(tx, programme, coordinator_id=leader, name=name, opened=None)
        tx.run("UPDATE cohorts SET missing = 'one two' WHERE id = :id", id=cohort)

    local = place.open()
    local.write(work)
    local.close()
    monkeypatch.setenv("COLUMNS", "80")
    told = call("cohorts", "list").stdout
    for whole in (name, "Muhammad", "Abdurrahman", "Al-Khwarizmi", "Coordinator", "Teachers", "missing:"):
        assert whole in told.replace("\n", " ").split(), told
    assert max(map(len, told.splitlines())) <= widest


def test_the_calendar_is_rehearsed_in_four_forms(call: Call, tmp_path: Path) -> None:
    """A table on the screen, the others for files; a name that is none is told with what to do."""
    told = call("rehearse")
    assert told.returncode == 0, told.stderr
    assert "Sample group · classroom-management" in told.stdout
    assert "w1-introductions" in told.stdout
    for style, sign in (("html", "<!doctype html>"), ("ics", "BEGIN:VCALENDAR"), ("json", '"programme"')):
        file = tmp_path / f"calendar.{style}"
        assert "Places to look at: 0." in call("rehearse", "--format", style, "--out", file).stdout
        assert sign in file.read_text("utf-8")
    wrong = call("rehearse", "--cohort", "Nowhere")
    assert (wrong.returncode, "cohorts list" in wrong.stderr) == (1, True)


def _with_teacher(place: Installation, user: int | None = 77) -> str:
    """Write a teacher whose link was used already; return the id in the roster."""

    def work(tx: Tx) -> str:
        facts.put(tx, facts.BOT_NAME, "greenvalley_bot")
        person = make.person(tx, tx.value("SELECT id FROM programmes"), "Amina Saleh", user=user)
        return people.get(tx, person).roster_id

    local = place.open()
    roster_id = local.write(work)
    local.close()
    return roster_id


def _account(place: Installation, roster_id: str) -> int | None:
    local = place.open()
    found = local.write(lambda tx: tx.value("SELECT telegram_id FROM people WHERE roster_id = :id", id=roster_id))
    local.close()
    return None if found is None else int(found)


def test_a_used_link_is_renewed_after_a_question(place: Installation, call: Call) -> None:
    """Whoever says no changes nothing."""
    teacher = _with_teacher(place)
    asked = call("roster", "relink", teacher, typed="n\n")
    assert asked.returncode == 1
    assert "Amina Saleh" in asked.stdout
    assert _account(place, teacher) == 77
    for arguments in ((), ("--programme", "classroom-management"), ("--yes",)):
        done = call("roster", "relink", teacher, *arguments, typed="y\n")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.splitlines()[-1].rpartition("https://t.me/greenvalley_bot?start=")[2]
        assert _account(place, teacher) is None


def test_a_coordinators_link_is_renewed_likewise(place: Installation, call: Call) -> None:
    """By the id in the coordinators' file."""
    call("coordinators", "import", DEMO / "coordinators.csv")
    _with_teacher(place)
    done = call("roster", "relink", "c01", "--role", "coordinator", "--yes")
    assert "https://t.me/greenvalley_bot?start=" in done.stdout


def test_a_coordinator_is_removed_after_a_question(place: Installation, call: Call) -> None:
    """Whoever says no changes nothing; afterwards neither links nor a second removal are there for them."""
    call("coordinators", "import", DEMO / "coordinators.csv")
    call("roster", "import", DEMO / "teachers.csv")
    call("cohorts", "plan", "--apply")
    _with_teacher(place)
    asked = call("coordinators", "remove", "c01", typed="n\n")
    assert asked.returncode == 1
    assert "c01" in call("roster", "links", "--role", "coordinator").stdout
    done = call("coordinators", "remove", "c01", "--programme", "classroom-management", "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert "nobody leads it now" in done.stdout
    assert "cohorts plan" in done.stdout
    assert "c01" not in call("roster", "links", "--role", "coordinator").stdout
    again = call("coordinators", "remove", "c01", "--yes")
    assert "There is no coordinator with the id 'c01'" in again.stderr


def test_a_link_for_nobody_is_told(place: Installation, call: Call) -> None:
    """With what to do instead; and where two programmes know the id, which are asked for."""
    teacher = _with_teacher(place)
    done = call("roster", "relink", "nobody", "--yes")
    assert done.returncode == 1
    assert "There is no teacher with the id 'nobody'" in done.stderr
    assert "no coordinator" in call("roster", "relink", teacher, "--role", "coordinator", "--yes").stderr
    assert "Add --programme" in call("roster", "relink", teacher, "--programme", "other", "--yes").stderr
    local = place.open()
    local.write(lambda tx: tx.run("UPDATE people SET roster_id = 'x', programme_id = :other",
                                  other=make.programme(tx, slug="other")))  # fmt: skip
    local.write(lambda tx: tx.run("UPDATE people SET roster_id = 'x'"))
    local.write(lambda tx: tx.run(
        "INSERT INTO people (programme_id, roster, roster_id, full_name, language, created_at)"
        " SELECT min(id), 'teachers', 'x', 'Another', 'en', 0 FROM programmes"))  # fmt: skip
    local.close()
    assert "--programme with one of: classroom-management, other" in call("roster", "relink", "x", "--yes").stderr


def test_a_mistake_in_a_table_is_told_with_its_line_and_nothing_is_written(place: Installation, call: Call) -> None:
    """All or nothing."""
    file = place.home / "teachers.csv"
    file.write_text("id,full_name,location,course,language\nt1,Ann,Here,classroom-management,en\nt2,,Here,clas,en\n")
    done = call("roster", "import", file)
    assert done.returncode != 0
    assert "line 3" in done.stderr
    assert "Traceback" not in done.stderr
    local = place.open()
    assert local.write(lambda tx: tx.value("SELECT count(*) FROM people")) == 0
    local.close()


def test_the_sheet_is_confirmed_by_two_of_its_groups(place: Installation, call: Call) -> None:
    """Wrong groups confirm nothing."""
    shown = call("recovery-sheet").stdout
    groups = [recovery.lines(database_key(place.config))[number - 1].split()[-1] for number in recovery.ASKED_LINES]
    assert all(group in shown for group in groups)
    wrong = call("recovery-sheet", "--confirm", typed="0000\n0000\n")
    assert wrong.returncode == 1
    assert "Confirmed" in call("recovery-sheet", "--confirm", typed="\n".join(groups) + "\n").stdout
    assert "recovery sheet: confirmed" in call("check", "--json").stdout
    pdf = place.home / "sheet.pdf"
    assert call("recovery-sheet", "--pdf", pdf).returncode == 0
    assert pdf.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("command", ["backup", "run"])
async def test_a_wrong_key_ends_in_a_sentence_and_78(place: Installation, call: Call, command: str) -> None:
    """Never in a traceback, never in noise."""
    place.open().close()
    place.environment |= {"STAFFROOM_DB_KEY": "ab" * 32, "BOT_TOKEN": "42:TEST"}
    done = call(command) if command != "run" else await _born(place, command)
    assert done.returncode == CONFIGURATION
    last = done.stderr.strip().splitlines()[-1]
    assert "this key does not open the database" in last
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps this elsewhere")
async def test_everything_that_the_program_writes_is_its_owners_alone(place: Installation) -> None:
    """Database, lock, log, copies, and the folders that they lie in."""
    before = os.umask(cli.OTHERS)
    groundwork.prepare(place.config, database_key(place.config))
    os.umask(before)
    place.environment |= {"BOT_TOKEN": "42:TEST"}
    assert (await _born(place, "backup")).returncode == 0
    place.environment |= {"STAFFROOM_DB_KEY": "ab" * 32}
    assert (await _born(place, "run")).returncode == CONFIGURATION
    written = [*place.config.database.parent.rglob("*"), *place.config.backups.rglob("*")]
    names = {file.name for file in written}
    assert {"staffroom.db", "staffroom.db.lock", "logs", "staffroom.log"} <= names
    written += [place.config.database.parent, place.config.backups]
    assert [file for file in written if stat.S_IMODE(file.stat().st_mode) != (0o700 if file.is_dir() else 0o600)] == []


async def test_a_second_start_is_refused_at_once(place: Installation) -> None:
    """With code 2."""
    place.environment["BOT_TOKEN"] = "42:TEST"
    with ProcessLock(place.config.lock_file):
        done = await _born(place, "run")
    assert done.returncode == ALREADY_RUNS
    assert f"running already (process {os.getpid()})" in done.stderr


def test_what_a_second_start_is_told_does_not_wait_for_the_heavy_parts(place: Installation) -> None:
    """Python says of each module that it reads it."""
    place.environment |= {"BOT_TOKEN": "42:TEST", "PYTHONPROFILEIMPORTTIME": "1"}
    with ProcessLock(place.config.lock_file):
        done = _start(place, "run")
    assert done.returncode == ALREADY_RUNS
    assert "staffroom.ops.lock" in done.stderr
    assert "aiogram" not in done.stderr


async def test_without_a_token_and_a_terminal_it_says_what_to_do(place: Installation) -> None:
    """The set-up is offered, and the way without it."""
    done = _start(place)
    assert "Question 1 of 7" in done.stdout
    assert "bot.py setup --answers FILE" in done.stderr
    assert done.returncode == 130
    assert (await _born(place, "run")).returncode == CONFIGURATION


def test_a_fault_of_our_own_is_one_sentence_and_a_file(place: Installation) -> None:
    """The details are kept without the token; what Python prints of its own accord is without it, too."""
    place.environment["BOT_TOKEN"] = "7654321:CANARY-canary_CANARY-canary_CANARY1"
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT / 'src')!r}); from staffroom import cli\n"
        "import os, threading\n"
        "def breaks() -> None:\n    raise RuntimeError(os.environ['BOT_TOKEN'])\n"
        "@cli.app.command()\ndef burst() -> None:\n    threading.Thread(target=breaks).start(); breaks()\n"
        "sys.argv[1:] = ['burst']; cli.main()"
    )
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", code], env=dict(os.environ) | place.environment, cwd=place.home, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 70
    assert done.stderr.startswith("a thread ended unexpectedly\nTraceback")
    assert "support-bundle" in done.stderr.splitlines()[-1]
    kept = (place.home / "data" / "logs" / "staffroom-crash.log").read_text("utf-8")
    assert "RuntimeError" in kept
    assert "CANARY" not in kept + done.stderr


def test_the_version_is_told(call: Call) -> None:
    """With SQLite's, which matters."""
    assert "SQLite 3." in call("version").stdout


def test_a_named_file_of_settings_is_used(place: Installation, call: Call) -> None:
    """Even where another lies in the folder."""
    other = place.home / "other.yaml"
    other.write_text(data_files.example_config().read_text("utf-8").replace("keep: 7", "keep: 0"), "utf-8")
    done = call("--config", other, "backup")
    assert done.returncode == CONFIGURATION
    assert "other.yaml:" in done.stderr


def test_groups_are_changed_later_with_a_preview_first(call: Call, place: Installation) -> None:
    """Move, split, merge: by name, nothing written before --apply, and a no comes as a sentence."""
    call("roster", "import", DEMO / "teachers.csv")
    call("cohorts", "plan", "--apply")
    local = place.open()
    first, second, *_ = [
        row["name"] for row in local.write(lambda tx: tx.all("SELECT name FROM cohorts ORDER BY name"))
    ]
    (roster_id,) = local.write(
        lambda tx: tx.tuples(
            "SELECT roster_id FROM people p JOIN placements x ON x.person_id = p.id JOIN cohorts c ON c.id = cohort_id"
            " WHERE c.name = :name LIMIT 1",
            name=first,
        )
    )[0]

    def placed() -> dict[str, int]:
        sql = "SELECT name, count(person_id) FROM cohorts LEFT JOIN placements ON cohort_id = id GROUP BY name"
        return dict(local.write(lambda tx: tx.tuples(sql)))

    before = placed()
    for command in (("move", roster_id, second), ("split", first), ("merge", first, second)):
        assert "Add --apply" in call("cohorts", *command).stdout
    assert placed() == before
    assert f"is to belong to {second}" in call("cohorts", "move", roster_id, second, "--apply").stdout
    assert placed()[second] == before[second] + 1
    assert "is split" in call("cohorts", "split", second, "--apply").stdout
    assert "is closed" in call("cohorts", "merge", first, second, "--apply").stdout
    assert placed()[first] == 0
    begun = call("cohorts", "start", second, "2026-10-04", "--zone", "Asia/Shanghai")
    assert "begins the course on 2026-10-04 (Asia/Shanghai)" in begun.stdout
    start = local.write(lambda tx: tx.tuples("SELECT starts_on, zone FROM cohorts WHERE name = :n", n=second))
    assert start == [("2026-10-04", "Asia/Shanghai")]
    assert "2026-10-04" in call("cohorts", "start", second, "soon").stderr
    refused = call("cohorts", "merge", second, second)
    assert (refused.returncode, refused.stderr) == (1, "A group cannot be merged into itself.\n")
    assert "There is no group" in call("cohorts", "split", first).stderr
    local.close()


def test_where_nobody_can_be_asked_nothing_is_done_and_the_way_without_a_question_is_named(
    call: Call, place: Installation
) -> None:
    """A script reads of `--yes`; somebody at the terminal has only left the question open."""
    file = place.home / "help.zip"
    alone = call("support-bundle", "--out", file)
    assert alone.returncode == 1
    assert alone.stderr == "\nNothing was changed. Nobody can be asked here; to do it without a question, add --yes.\n"
    left = call("support-bundle", "--out", file, sits=True)
    assert (left.returncode, left.stderr) == (1, "\nNothing was changed.\n")
    assert not file.exists()


def test_a_yes_that_comes_through_a_pipe_counts(call: Call, place: Installation) -> None:
    """As from `yes | python bot.py …`."""
    file = place.home / "help.zip"
    done = call("support-bundle", "--out", file, typed="y\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert file.exists()
