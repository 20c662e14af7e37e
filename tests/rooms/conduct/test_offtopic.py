"""Who may bring a group back to its topic, about whose message, and what is left where nothing comes of it."""

from dataclasses import replace

import pytest
from tests import builders as make
from tests.rooms.conduct.test_reports import AMINA, BADR, GROUP, HUDA, NOOR, NOW, OMAR, case, report, said, school, told

from staffroom.kernel.clock import MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Refusal
from staffroom.rooms.conduct import deciding, doing, offtopic, rules, store, store_decisions
from staffroom.rooms.conduct.values import Report, Target
from staffroom.rooms.deputies import service as deputies


def off_topic(tx: Tx, by: int | None, about: Target | None, command: int = 100) -> None:
    """Let somebody send the command."""
    offtopic.take(tx, Report(GROUP, command, None if by is None else make.account(by), about), NOW)


def outcome(tx: Tx) -> list[str]:
    """Return what became of the commands, as their senders are told."""
    return [payload.split('"outcome": "')[1].split('"')[0] for payload in told(tx)]


@pytest.mark.parametrize("who", [HUDA, NOOR, OMAR])
def test_coordinator_deputy_and_admin_may(tx: Tx, who: int) -> None:
    """Decided at once, done in a minute; the group reads the first of the ready words."""
    here = school(tx)
    deputies.ask(tx, here.cohort, here.huda, here.omar, NOW)
    off_topic(tx, who, said())
    doing.do_due(tx, Instant(NOW + MINUTE))
    decision = store_decisions.of_programme(tx, here.programme)[0]
    assert (decision.action, decision.rule) == ("remind", "topic")
    assert [row["chat_id"] for row in tx.all("SELECT chat_id FROM outbox WHERE kind = 'conduct.reminder'")] == [GROUP]
    assert outcome(tx) == []


def test_what_cannot_be_is_kindly_said_and_leaves_nothing(tx: Tx) -> None:
    """A teacher, nothing to reply to, the bot's words, another coordinator's; a stranger is not answered."""
    here = school(tx)
    deputies.ask(tx, here.cohort, here.huda, here.omar, NOW)
    off_topic(tx, AMINA, said())
    off_topic(tx, HUDA, None, 101)
    off_topic(tx, HUDA, replace(said(), voice="us"), 102)
    off_topic(tx, HUDA, said(user=HUDA), 103)
    off_topic(tx, HUDA, said(user=OMAR), 104)
    off_topic(tx, 666, said(), 105)
    assert outcome(tx) == ["leaders", "topic", "ours", "theirs", "theirs"]
    assert store.unsettled(tx) == []
    assert tx.value("SELECT count(*) FROM conduct_cases") == 0
    assert tx.value("SELECT count(*) FROM outbox WHERE method = 'deleteMessage'") == 6


def test_a_message_that_waits_for_a_decision_gets_this_one(tx: Tx) -> None:
    """Taken back, it waits again; once it is settled, nothing more is said of it."""
    here = school(tx)
    report(tx, said())
    off_topic(tx, HUDA, said(), 101)
    deciding.undo(tx, case(tx), here.huda, NOW)
    assert [one.state for one in store.unsettled(tx)] == ["open"]
    off_topic(tx, HUDA, said(), 102)
    doing.do_due(tx, Instant(NOW + rules.UNDO))
    off_topic(tx, HUDA, said(), 103)
    assert outcome(tx) == ["thanks", "over"]


def test_what_is_reported_in_the_minute_is_not_forgotten_with_it(tx: Tx) -> None:
    """Whoever leads the group took their word back, not the teacher's."""
    here = school(tx)
    off_topic(tx, NOOR, said())
    report(tx, said(), command=101)
    deciding.undo(tx, case(tx), here.noor, NOW)
    assert [one.state for one in store.unsettled(tx)] == ["open"]
    assert {row["chat_id"] for row in tx.all("SELECT chat_id FROM outbox WHERE kind = 'conduct.case'")} == {HUDA, NOOR}


def test_a_word_instead_is_said_only_where_it_can_be_and_in_the_minute(tx: Tx) -> None:
    """Nobody is written to who cannot be."""
    here = school(tx)
    off_topic(tx, HUDA, said())
    number = case(tx)
    tx.run("UPDATE people SET reachable = 0 WHERE telegram_id = :badr", badr=BADR)
    with pytest.raises(Refusal, match="conduct-no-private-chat"):
        deciding.instead(tx, number, here.huda, NOW)
    with pytest.raises(Refusal, match="conduct-undo-late"):
        deciding.instead(tx, number, here.huda, Instant(NOW + rules.UNDO))
    tx.run("UPDATE people SET reachable = 1 WHERE telegram_id = :badr", badr=BADR)
    deciding.instead(tx, number, here.huda, NOW)
    with pytest.raises(Refusal, match="conduct-undo-late"):
        deciding.instead(tx, number, here.huda, NOW)
