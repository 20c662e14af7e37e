"""Offers that stand in chats already follow the course's file."""

import pytest
from tests import builders as make
from tests.rooms.cascade.test_cascade import HUDA, OMAR, STAFF_CHAT, Staffed
from tests.rooms.cascade.test_private import EVE, sent
from tests.rooms.prompts import given as g

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ProgrammeId
from staffroom.kernel.text import Translator
from staffroom.rooms import cascade, prompts
from staffroom.rooms.cascade import closing, offers
from staffroom.rooms.programmes import Entry
from staffroom.telegram.render import html


@pytest.fixture
def staffed(tx: Tx) -> Staffed:
    """Write a programme with a coordinators' group, and let an offer stand everywhere."""
    found = Staffed(tx)
    found.offered()
    sent(tx)
    return found


def load(tx: Tx, *entries: Entry) -> None:
    """Bring the course in line with its file, as a start of the bot does."""
    programme = ProgrammeId(tx.value("SELECT id FROM programmes"))
    before = cascade.looks(tx, programme)
    prompts.load(tx, programme, entries)
    prompts.plan(tx, programme, EVE)
    cascade.follow(tx, before, EVE)


def anew(tx: Tx) -> list[tuple[int, str]]:
    """Return where offers are sent anew, and which ones stood there before."""
    return tx.tuples("SELECT chat_id, method FROM outbox WHERE state = 'queued' ORDER BY chat_id, method")


def test_other_words_in_the_file_reach_everybody_who_is_asked(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """In place of the message with the old ones."""
    load(tx, g.entry("one", text={"en": "Quite another question"}))
    assert anew(tx) == [
        (chat, method) for chat in sorted((STAFF_CHAT, HUDA, OMAR)) for method in ("deleteMessage", "say")
    ]
    rendered = cascade.RENDERS["cascade.offer"](tx, {"offer": 1, "person": staffed.huda})
    assert rendered is not None
    assert "Quite another question" in html(rendered.screen, words, "en")


def test_another_hour_in_the_file_does_so_too(tx: Tx, staffed: Staffed, words: Translator) -> None:
    """The offer says when the card goes."""
    load(tx, g.entry("one", at="14:00"))
    assert len(anew(tx)) == 6
    rendered = cascade.RENDERS["cascade.offer"](tx, {"offer": 1, "person": staffed.huda})
    assert rendered is not None
    assert "14:00" in html(rendered.screen, words, "en")


@pytest.mark.usefixtures("staffed")
def test_what_reads_as_before_is_not_sent_again(tx: Tx) -> None:
    """However much is new around it."""
    load(tx, g.entry("zero", weekday="wed"), g.entry("one"), g.entry("two", weekday="thu"))
    assert anew(tx) == []
    assert make.at(7, 16) == tx.value("SELECT max(due_at) FROM postings p JOIN offers o ON o.prompt_id = p.prompt_id")


@pytest.mark.usefixtures("staffed")
def test_a_card_that_comes_back_to_its_day_as_another_is_shown_anew(tx: Tx) -> None:
    """Moved away, given other words there, and moved back: the picture with the old words is taken away first."""
    load(tx, g.entry("one", weekday="thu"))
    closing.finish(tx, EVE)
    load(tx, g.entry("one", weekday="thu", text={"en": "Quite another question"}))
    load(tx, g.entry("one", text={"en": "Quite another question"}))
    tx.run("UPDATE outbox SET state = 'cancelled' WHERE state = 'queued'")
    offers.offer(tx, EVE)
    assert anew(tx) == [
        (chat, method) for chat in sorted((STAFF_CHAT, HUDA, OMAR)) for method in ("deleteMessage", "say")
    ]
    offers.offer(tx, EVE)
    assert len(anew(tx)) == 6
