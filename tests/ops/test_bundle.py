"""The support bundle: made whatever is broken, with nothing of anybody in it."""

import json
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests import builders as make
from tests.canary import TOKEN, Canary, set_aside
from tests.conftest import KEY, blank
from tests.ops.support import Call, Installation

from staffroom import outbox
from staffroom.kernel import db_file
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant
from staffroom.ops import alerts
from staffroom.ops.keys import database_key
from staffroom.ops.lock import ProcessLock
from staffroom.ops.support import scrub
from staffroom.outbox import Note

BIRD = Canary(account=7_000_000_815)
PARTS = {
    "README.txt", "about.json", "settings.json", "check.json", "running.json", "files.json", "database.json",
    "work.json", "care.json", "log.txt", "crash.txt",
}  # fmt: skip
OLD_LINES = f"""
2026-11-20 03:30:00,123 INFO    staffroom.app: Staffroom is running
2026-11-20 03:30:01,123 WARNING staffroom.inbox.workers: update 81234567 failed: KeyError: '{BIRD.name}'
2026-11-20 03:30:02,123 ERROR   asyncio: Task exception was never retrieved
future: <Task finished exception=ValueError('{BIRD.words}')>
Traceback (most recent call last):
  File "/home/{BIRD.name}/x.py", line 3, in f
    raise ValueError(words)
ValueError: {BIRD.words}
sqlcipher3.dbapi2.OperationalError: database or disk is full
2026-11-20 03:30:03,123 INFO    staffroom.joining: of account {BIRD.account}, {BIRD.email}, {
    BIRD.phone
}, https://t.me/+{BIRD.words[:6]}
{
    json.dumps(
        {
            "at": "2026-11-20T03:30:04.000+00:00",
            "level": "error",
            "from": "aiogram",
            "message": BIRD.words,
            "update": 81234568,
            "exception": "KeyError: " + BIRD.words,
        }
    )
}
"""


def _school(tx: Tx) -> None:
    """Write somebody into every place where a bundle looks."""
    number = tx.value("SELECT id FROM programmes")
    tx.run("UPDATE programmes SET title = :title", title=json.dumps({"en": BIRD.title}))
    cohort = make.cohort(tx, number, name=BIRD.title)
    person = make.person(tx, number, BIRD.name, user=BIRD.account)
    tx.run("UPDATE people SET email = :email WHERE id = :id", email=BIRD.email, id=person)
    make.member(tx, person, cohort)
    set_aside(tx, BIRD)
    tx.run("UPDATE inbox SET error = :error", error=f"KeyError: '{BIRD.words}' (rooms/prompts/hearing.py:12)")
    outbox.post(tx, Note(f"k:{BIRD.name}", "test.card", ChatId(BIRD.account), {"n": BIRD.words}), Instant(1))
    tx.run(
        "UPDATE outbox SET state = 'failed', error = :error",
        error=f'Bad Request: can\'t parse entities: Unsupported start tag "{BIRD.words}" in {BIRD.name}',
    )
    alerts.tell_admins(tx, "disk", Instant(5))


def fill(place: Installation) -> None:
    """Fill an installation with somebody: the rows, the settings, the logs, the names of files."""
    place.change("Green Valley Teacher Development", BIRD.title)
    place.change('contact: ""', f'contact: "{BIRD.roster_id}"')
    place.environment["BOT_TOKEN"] = TOKEN
    place.environment["STAFFROOM_API_SERVER"] = f"http://127.0.0.1:1/{BIRD.name.split()[0]}"
    place.config.key_file.parent.mkdir(exist_ok=True)
    place.config.key_file.write_text(KEY.hex() + "\n")
    place.config.database.parent.mkdir(exist_ok=True)
    place.config.database.write_bytes(blank())
    local = place.open()
    local.write(_school)
    local.close()
    log = place.config.log_file
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text(OLD_LINES + f"2026-11-20 03:31:00,123 ERROR   staffroom.x: bot{TOKEN}\n", "utf-8")
    log.with_name("staffroom-crash.log").write_text(f"2026-11-20T03:30:00+00:00\nValueError: {BIRD.words}\n", "utf-8")
    place.config.backups.mkdir(exist_ok=True)
    (place.config.backups / f"{BIRD.name}.xlsx").write_text("")


@pytest.fixture
def school(place: Installation) -> Installation:
    """Make an installation full of somebody."""
    fill(place)
    return place


def _made(place: Installation, call: Call) -> dict[str, str]:
    """Have a bundle written and return what is in it."""
    file = place.home / "bundle.zip"
    done = call("support-bundle", "--yes", "--out", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def _nothing_of_anybody(place: Installation, found: dict[str, str]) -> None:
    """Look for the canary, its token and the key in all that was handed over."""
    key = database_key(place.config).hex() if place.config.key_file.exists() else "no key"
    for name, body in found.items():
        for sign in (*BIRD.signs, BIRD.phone, BIRD.title, str(BIRD.account), TOKEN, key, str(place.home)):
            assert sign not in body, f"{sign} in {name}: {body}"


def test_a_bundle_says_how_it_is_and_nothing_of_anybody(school: Installation, call: Call) -> None:
    """Figures, kinds, versions and the way to errors are there; who it concerns is not."""
    with ProcessLock(school.config.lock_file):
        found = _made(school, call)
    assert set(found) == PARTS
    _nothing_of_anybody(school, found)
    assert all(name in found["README.txt"] for name in PARTS - {"README.txt"})
    assert "could not be made" not in found["README.txt"]
    assert json.loads(found["running.json"]) == {"runs": True}
    rows = json.loads(found["database.json"])["rows"]
    assert (rows["people"], rows["cohorts"]) == (1, 1)
    work = json.loads(found["work.json"])
    assert (work["set_aside"][0]["update"], work["set_aside"][0]["error"]) == (
        5,
        "KeyError (rooms/prompts/hearing.py:12)",
    )
    heap = next(one for one in work["outgoing_by_kind"] if one["kind"] == "test.card")
    assert (heap["state"], heap["n"]) == ("failed", 1)
    assert "Unsupported start tag" in heap["reason"]
    assert json.loads(found["care.json"])["alerts"] == {"disk": {"since": 5, "told": 5}}
    assert json.loads(found["settings.json"])["config.yaml"]["programmes"][0]["zone"] == "Asia/Riyadh"
    assert {"name": "parked", "level": "warning"}.items() <= _named(found, "parked").items()
    for kept in ("Staffroom is running", "update 81234567 failed", "KeyError", "ValueError", '"update": 81234568'):
        assert kept in found["log.txt"]
    assert "OperationalError: database or disk is full" in found["log.txt"]
    assert found["crash.txt"].splitlines()[0] == "2026-11-20T03:30:00+00:00"


def _named(found: dict[str, str], name: str) -> dict[str, str]:
    every: list[dict[str, str]] = json.loads(found["check.json"])
    return next(one for one in every if one["name"] == name)


def test_a_preview_shows_all_of_it_and_whoever_says_no_gets_no_file(school: Installation, call: Call) -> None:
    """Looking comes before writing."""
    shown = call("support-bundle", "--preview").stdout
    assert all(f"===== {name}" in shown for name in PARTS)
    asked = call("support-bundle", typed="n\n")
    assert (asked.returncode, asked.stderr) == (1, "Nothing was changed.\n")
    assert "Not in it: names, texts, tokens" in asked.stdout
    assert not list(school.home.glob("*.zip"))


def _config(place: Installation) -> None:
    place.change("language: en", f'language: "{TOKEN}"')


def _key(place: Installation) -> None:
    place.config.key_file.write_text("0" * 64 + "\n")


def _no_key(place: Installation) -> None:
    place.config.key_file.unlink()


def _page(place: Installation) -> None:
    """Damage the first page of one table, and of what finds its rows."""
    local = place.open()
    roots = local.read(
        lambda tx: tx.tuples("SELECT rootpage FROM sqlite_master WHERE tbl_name = 'people' AND rootpage > 0")
    )
    local.close()
    data = bytearray(place.config.database.read_bytes())
    for (number,) in roots:
        data[4096 * (number - 1) : 4096 * number] = bytes(4096)
    place.config.database.write_bytes(data)


def _all_of_it(place: Installation) -> None:
    place.config.database.write_bytes(b"SQLite format 3\0" + b"x" * 9000)


def _nothing(place: Installation) -> None:
    place.config.database.unlink()


def _env(place: Installation) -> None:
    place.config.env_file.write_text(f"BOT_TOKEN {TOKEN}\n")


BROKEN = {"database.json", "work.json", "care.json"}


@pytest.mark.parametrize(
    ("breaks", "lacking", "why"),
    [
        (_config, {"settings.json"}, "the bot does not speak this language"),
        (_env, {"settings.json"}, "write NAME=value"),
        (_key, BROKEN, "this key does not open the database"),
        (_no_key, BROKEN, "is not there"),
        (_all_of_it, BROKEN, "this key does not open the database"),
        (_nothing, BROKEN, "there is no database yet"),
    ],
)
def test_what_is_broken_says_so_and_the_rest_is_there(
    school: Installation, call: Call, breaks: Callable[[Installation], None], lacking: set[str], why: str
) -> None:
    """Nobody needs help more than whoever cannot start."""
    breaks(school)
    found = _made(school, call)
    assert set(found) == PARTS
    failed = {name for name, body in found.items() if name.endswith(".json") and "failed" in json.loads(body)}
    assert failed == lacking
    assert all(why in found[name] for name in lacking)
    assert all(part in found["README.txt"] for part in lacking)
    assert "Staffroom is running" in found["log.txt"]
    for sign in (*BIRD.signs[:3], BIRD.words, TOKEN, str(school.home), str(BIRD.account), BIRD.phone):
        assert not any(sign in body for body in found.values()), sign


def test_a_damaged_table_hides_no_other(school: Installation, call: Call) -> None:
    """Each is counted by itself."""
    _page(school)
    found = _made(school, call)
    rows = json.loads(found["database.json"])["rows"]
    assert (rows["cohorts"], rows["inbox"]) == (1, 1)
    assert "cannot be read" in rows["people"]
    assert json.loads(found["work.json"])["incoming"] == {"waiting": 0, "set_aside": 1}
    assert any("database" in one["name"] and one["level"] == "problem" for one in json.loads(found["check.json"]))


def test_a_locked_database_says_so(school: Installation, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program may hold it for long."""
    monkeypatch.setattr(db_file, "BUSY_SECONDS", 0.05)
    local = school.open()
    local.connection.execute("PRAGMA journal_mode = DELETE")
    local.connection.execute("BEGIN EXCLUSIVE")
    found = _made(school, call)
    local.connection.execute("ROLLBACK")
    local.close()
    assert "locked" in found["database.json"]
    assert "Staffroom is running" in found["log.txt"]


def test_the_same_long_number_can_be_followed_under_another(tmp_path: Path) -> None:
    """An account is nobody's business; that two lines speak of the same one is."""
    clean = scrub.Scrub([], [], tmp_path).text
    assert clean("chat -1001234567890 of 7000000815") == "chat #1 of #2"
    assert clean("again -1001234567890, update 81234567") == "again #1, update 81234567"


def test_names_are_found_in_any_script_the_longest_first(tmp_path: Path) -> None:
    """Two characters are a name in Chinese; two Latin letters stand in too many words."""
    names = ["王芳", "سعاد الزهراني", "Amina", "Amina Saleh", "Jo"]
    clean = scrub.Scrub([], names, tmp_path).text
    assert clean("王芳和Amina Saleh، سعاد الزهراني; Amina joins") == "[name]和[name]، [name]; [name] joins"
