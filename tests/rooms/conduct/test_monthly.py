"""What admins read once a month: numbers by group, no names; nothing where nothing happened."""

import json

import pytest
from tests import builders as make
from tests.rooms.conduct.test_mishaps import decided
from tests.rooms.conduct.test_reports import BADR, GROUP, NOOR, NOW, School, report, said, school, told

from staffroom import data_files
from staffroom.kernel.clock import MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.text import FSI, PDI
from staffroom.rooms import people
from staffroom.rooms.conduct import deciding, doing, monthly
from staffroom.rooms.media import answers, service
from staffroom.rooms.media.values import Shown
from staffroom.rooms.programmes import Settings
from staffroom.telegram.render import html

READ = make.at(1, 15, month=10)
"""The first school day after September, when the daily message is read."""


def begun(tx: Tx, settings: Settings | None = None) -> School:
    """Write the school and look at it for the first time."""
    here = school(tx, settings)
    monthly.tell(tx, NOW)
    return here


def reads(tx: Tx, language: str = "en") -> list[str]:
    """Return what was posted, as the admin reads it."""
    found = [monthly.render(tx, json.loads(payload)) for payload in told(tx, "conduct.month")]
    shown = [html(one.screen, data_files.words(), language) for one in found if one is not None]
    return [words.replace(FSI, "").replace(PDI, "") for words in shown]


def test_a_month_is_told_once_by_group_without_names(tx: Tx) -> None:
    """Also of authors who had their data deleted meanwhile; only to admins."""
    here = begun(tx)
    assert monthly.next_due(tx, NOW) == READ
    for message, action in ((7, "remove"), (8, "mute"), (9, "dismiss"), (10, "remove")):
        decided(tx, here, action, message)
    for message, answer in ((20, "none"), (21, "permission"), (22, "remove")):
        service.shown(tx, Shown(GROUP, message, NOW, make.account(BADR), "", str(message)), NOW)
        answers.answer(tx, make.account(BADR), None, message - 19, answer, NOW)
    report(tx, said(11), command=111)
    tx.run("UPDATE conduct_cases SET origin = 'words' WHERE message_id = 11")
    tx.run("DELETE FROM people WHERE id = :badr", badr=here.badr)
    monthly.tell(tx, READ)
    (words,) = reads(tx)
    wanted = (
        "Messages reported: 4 · Messages found by word lists: 1 · Remove: 2 · Mute for 1 day: 1 · Dismiss: 1",
        "Photos and videos confirmed: 2 · Photos and videos removed: 1",
    )
    assert "September" in words
    assert " · ".join(wanted) in words
    assert not any(name in words for name in ("Badr", "Amina", "Huda"))
    to = [chat for (chat,) in tx.tuples("SELECT chat_id FROM outbox WHERE kind = 'conduct.month'")]
    assert to == [people.get(tx, here.noor).private_chat] == [NOOR]
    monthly.tell(tx, READ)
    assert len(reads(tx)) == 1
    assert monthly.next_due(tx, READ) == make.at(1, 15, month=11)


def test_where_nothing_happened_nothing_is_said(tx: Tx) -> None:
    """Nor is a month told that was over before the bot was there; each later one is, also after an outage."""
    here = begun(tx)
    monthly.tell(tx, READ)
    assert reads(tx) == []
    report(tx, said(), at=READ)
    deciding.decide(tx, 1, here.huda, "dismiss", "", READ)
    doing.do_due(tx, Instant(READ + MINUTE))
    for _ in range(2):
        monthly.tell(tx, make.at(20, 9, month=12))
    assert [words.split()[0] for words in reads(tx)] == ["<b>October"]


@pytest.mark.parametrize(
    ("at", "month"), [(make.at(30, 23, 59), "<b>September"), (make.at(1, 0, month=10), "<b>October")]
)
def test_a_month_begins_at_midnight_of_the_programme(tx: Tx, at: Instant, month: str) -> None:
    """Neither earlier nor later."""
    begun(tx)
    report(tx, said(), at=at)
    for _ in range(2):
        monthly.tell(tx, make.at(2, 9, month=11))
    assert [words.split()[0] for words in reads(tx)] == [month]


def test_a_month_is_told_on_a_school_day(tx: Tx) -> None:
    """Holidays are left alone."""
    begun(tx, Settings(holidays=(("2026-10-01", "2026-10-10"),)))
    assert monthly.next_due(tx, NOW) == make.at(11, 15, month=10)
