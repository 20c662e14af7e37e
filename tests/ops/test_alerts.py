"""Alerts: every admin who can be reached, in their language: once, each day while it lasts, and when it is over."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests import builders as make
from tests.conftest import KEY, blank

from staffroom import outbox
from staffroom.kernel.clock import LedClock
from staffroom.kernel.db import Database, Tx
from staffroom.kernel.text import Translator
from staffroom.ops import alerts
from staffroom.ops.watching.telltale import Telltale
from staffroom.ops.watching.vitals import Vitals
from staffroom.outbox import store
from staffroom.telegram.line import LineState
from staffroom.telegram.render import html


def _school(tx: Tx) -> None:
    programme = make.programme(tx)
    make.person(tx, programme, "Nadia", roster="admins", role="admin", user=7)
    make.person(tx, programme, "Unreachable", roster="admins", role="admin")
    make.person(tx, programme, "Amina", user=8)


def test_every_admin_is_told_once_a_day_and_teachers_are_not(tx: Tx) -> None:
    """A fault that is noticed again the same day is one message; the next day it is another."""
    _school(tx)
    for moment in (make.at(6, 9), make.at(6, 10), make.at(7, 10)):
        alerts.tell_admins(tx, "contested", moment)
    assert [head.chat_id for head in store.heads(tx, make.at(8))] == [7, 7]
    assert outbox.counts(tx) == {"queued": 2}


def test_who_looks_after_two_programmes_reads_of_a_fault_once(tx: Tx) -> None:
    """It is one account."""
    _school(tx)
    make.person(tx, make.programme(tx, slug="second"), "Nadia", roster="admins", role="admin", user=7)
    alerts.tell_admins(tx, "disk", make.at(6))
    assert outbox.counts(tx) == {"queued": 1}


def test_the_end_is_told_once_and_only_to_whoever_heard_of_the_fault(tx: Tx) -> None:
    """Afterwards the same fault is a new one."""
    _school(tx)
    alerts.over(tx, "backup", make.at(6))
    assert outbox.counts(tx) == {}
    alerts.tell_admins(tx, "backup", make.at(6))
    for _ in range(2):
        alerts.over(tx, "backup", make.at(6, 11))
    assert outbox.counts(tx) == {"queued": 2}
    alerts.tell_admins(tx, "backup", make.at(6, 12))
    assert outbox.counts(tx) == {"queued": 3}


def test_each_fault_has_its_sentences_in_each_language(tx: Tx, words: Translator) -> None:
    """What to do stands in it; a reminder says for how long it has lasted."""
    programme = make.programme(tx)
    for language in ("en", "ar", "zh"):
        reader = make.person(tx, programme, role="admin", language=language)
        for fault in alerts.FAULTS:
            args = {"fault": fault, "reader": reader}
            first, later = (alerts.render(tx, args | {"days": days}) for days in (0, 3))
            assert first.language == language
            assert html(first.screen, words, language).startswith("⚠️")
            assert len(later.screen.lines) == 2
        for over in alerts.OVER:
            ended = alerts.render(tx, {"fault": over, "reader": reader, "over": True})
            assert html(ended.screen, words, language).startswith("✓")


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    """Open a school's database."""
    path = tmp_path / "staffroom.db"
    path.write_bytes(blank())
    opened = await Database.open(path, KEY)
    await opened.write(_school)
    yield opened
    await opened.close()


async def _queued(db: Database) -> int:
    return (await db.read(outbox.counts)).get("queued", 0)


async def test_two_programs_that_take_turns_are_one_fault_until_ten_minutes_without(
    db: Database, tmp_path: Path
) -> None:
    """Each hears of the other now and then only."""
    told = Telltale(db, LedClock(make.at(6), speed=0), tmp_path, lambda: None)
    contested, up = Vitals(line=LineState.CONTESTED), Vitals()
    for found, at in ((contested, 0), (up, 61), (contested, 122), (up, 183), (up, 600)):
        await told.follow(found, float(at))
    assert await _queued(db) == 1
    await told.follow(up, 723.0)
    assert await _queued(db) == 2
    assert await db.read(alerts.standing, "contested") is None


async def test_a_disk_that_is_nearly_full_is_told_before_it_is(db: Database, tmp_path: Path) -> None:
    """And that there is room again, also after a new start."""
    full = Telltale(db, LedClock(make.at(6), speed=0), tmp_path, lambda: None, enough=1 << 62)
    await full.follow(Vitals(), 0.0)
    await full.follow(Vitals(), 700.0)
    assert await _queued(db) == 1
    roomy = Telltale(db, LedClock(make.at(6), speed=0), tmp_path, lambda: None, enough=0)
    for at in (0.0, 599.0, 700.0):
        await roomy.follow(Vitals(), at)
    assert await _queued(db) == 2
