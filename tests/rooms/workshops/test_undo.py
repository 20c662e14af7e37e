"""What a workshop's reminders had moved stands where it was as soon as the workshop is taken back or called off."""

import json
from datetime import date

import pytest
from tests import builders as make
from tests.rooms.prompts import given as g

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, ProgrammeId
from staffroom.rooms import prompts
from staffroom.rooms.workshops import answers, service
from staffroom.rooms.workshops.values import Workshop

NOW = make.at(6, 12)


@pytest.fixture
def cohort(tx: Tx) -> CohortId:
    """Plan a card for the day before the workshop."""
    programme = make.programme(tx)
    found = make.cohort(tx, programme)
    g.planned(tx, programme, g.entry("one"), now=NOW)
    return found


def made(tx: Tx, cohort: CohortId) -> Workshop:
    """Make a workshop on Tuesday."""
    programme = ProgrammeId(tx.value("SELECT id FROM programmes"))
    wanted = Workshop(
        0, programme, cohort, None, {"": "Seats"}, {}, None, "2026-09-08", 1, 1, "16:00", 90, 0, 0, 1,
    )  # fmt: skip
    return service.create(tx, wanted, NOW)


def days(tx: Tx, cohort: CohortId) -> list[str]:
    """Return the day of the card."""
    return [one.due_day for one in prompts.postings_of(tx, cohort) if one.slug == "one"]


def test_a_card_comes_back_to_its_day(tx: Tx, cohort: CohortId) -> None:
    """At once, not with the next day's planning."""
    found = made(tx, cohort)
    assert days(tx, cohort) == ["2026-09-08"]
    service.undo(tx, found, Instant(NOW + 1))
    assert days(tx, cohort) == ["2026-09-07"]
    other = made(tx, cohort)
    assert days(tx, cohort) == ["2026-09-08"]
    service.cancel(tx, other, NOW)
    assert days(tx, cohort) == ["2026-09-07"]


def test_what_a_group_was_still_to_be_told_it_is_told_after_a_later_change_was_taken_back(
    tx: Tx, cohort: CohortId
) -> None:
    """A workshop that begins too soon for reminders is moved, and the move taken back: the group hears of the first."""
    programme = ProgrammeId(tx.value("SELECT id FROM programmes"))
    wanted = Workshop(
        0, programme, cohort, None, {"": "Seats"}, {}, None, "2026-09-06", 1, 0, "18:00", 90, 0, 0, 1,
    )  # fmt: skip
    found = service.create(tx, wanted, NOW)
    service.move(tx, found, date(2026, 9, 8), "16:00", NOW)
    service.undo(tx, service.find(tx, found.id), Instant(NOW + 1))
    waiting = tx.all("SELECT payload FROM outbox WHERE kind = 'workshops.notice' AND state = 'queued'")
    said = [args["what"] for row in waiting if answers.render_notice(tx, args := json.loads(row["payload"]))]
    assert said == ["new"]
