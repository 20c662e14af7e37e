"""An offer that is over keeps what it says, and loses its buttons wherever it stands."""

import pytest
from tests import builders as make
from tests.rooms.cascade.test_cascade import HUDA, OMAR, POST, SKIP, STAFF_CHAT, Staffed
from tests.rooms.cascade.test_private import changes, latest, sent
from tests.rooms.prompts import given as g

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.rooms import prompts
from staffroom.rooms.cascade import closing, offers, private, service
from staffroom.rooms.cascade.boards import Shown

EVE, NOW = make.at(6, 17), make.at(7, 16)
LATE = make.at(10, 16)
"""The end of what is worth posting of Monday's card."""


@pytest.fixture
def staffed(tx: Tx) -> Staffed:
    """Write a programme with a coordinators' group."""
    return Staffed(tx)


def bare(tx: Tx) -> list[int]:
    """Return the chats in which buttons are about to be taken off."""
    rows = tx.all("SELECT chat_id FROM outbox WHERE method = 'editMessageReplyMarkup' ORDER BY chat_id")
    return [row["chat_id"] for row in rows]


def test_once_the_card_is_out_nobody_has_buttons_for_it(tx: Tx, staffed: Staffed) -> None:
    """Not while it is still on its way to one of the groups."""
    offer = staffed.offered()
    sent(tx)
    for user in (HUDA, OMAR):
        service.press(tx, offer, POST, user, EVE)
    assert closing.next_over(tx, EVE) == LATE
    for _ in range(3):
        g.post_due(tx, NOW)
    one, *others = prompts.postings_on(tx, latest(tx).prompt_id, "2026-09-07")
    for posting in others:
        g.sent(tx, posting.id, posting.id, NOW)
    assert closing.next_over(tx, NOW) is None
    g.sent(tx, one.id, one.id, NOW)
    assert closing.next_over(tx, NOW) == NOW
    closing.finish(tx, NOW)
    assert bare(tx) == [STAFF_CHAT, HUDA, OMAR]
    assert closing.next_over(tx, NOW) is None
    closing.finish(tx, NOW)
    assert len(bare(tx)) == 3


def test_a_change_that_waits_never_brings_them_back(tx: Tx, staffed: Staffed) -> None:
    """The button *Undo* was to go a minute later, and all others to stay."""
    offer = staffed.offered()
    sent(tx)
    (mine,) = [row["message_id"] for row in tx.all("SELECT message_id FROM outbox WHERE chat_id = :c", c=HUDA)]
    service.press(tx, offer, SKIP, HUDA, EVE, Shown(HUDA, mine, has_picture=True))  # type: ignore[arg-type]
    tx.run("UPDATE postings SET state = 'late'")
    closing.finish(tx, EVE)
    assert [one["method"] for one in changes(tx, HUDA)] == ["editMessageReplyMarkup"]


def test_what_was_left_out_may_be_posted_until_its_time_is_over(tx: Tx, staffed: Staffed) -> None:
    """Three days after it was due."""
    offer = staffed.offered()
    sent(tx)
    for user in (HUDA, OMAR):
        service.press(tx, offer, SKIP, user, EVE)
    closing.finish(tx, Instant(LATE - 1))
    assert bare(tx) == []
    closing.finish(tx, LATE)
    assert bare(tx) == [STAFF_CHAT, HUDA, OMAR]


def test_a_card_that_moves_to_another_day_leaves_no_buttons_behind(tx: Tx, staffed: Staffed) -> None:
    """And has them again where it comes back to that day; of two messages the newer one stands."""
    offer = staffed.offered()
    sent(tx)
    private.open_mine(tx, offer, HUDA, EVE)
    sent(tx)
    tx.run("UPDATE postings SET due_day = '2026-09-08', state = 'planned'")
    assert closing.next_over(tx, EVE) == EVE
    closing.finish(tx, EVE)
    assert bare(tx) == [STAFF_CHAT, HUDA, OMAR]
    newest = tx.value("SELECT max(message_id) FROM outbox WHERE chat_id = :c AND method = 'say'", c=HUDA)
    assert changes(tx, HUDA)[-1]["message_id"] == newest
    tx.run("UPDATE postings SET due_day = '2026-09-07'")
    offers.offer(tx, EVE)
    assert closing.next_over(tx, EVE) == LATE
