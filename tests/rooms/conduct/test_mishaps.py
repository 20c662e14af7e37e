"""What follows a report when something goes wrong: late, refused, moved, too long; and that nobody learns too much."""

import json

import pytest
from tests import builders as make
from tests.rooms.conduct.test_reports import BADR, GROUP, NOW, OMAR, School, case, report, said, school, told

from staffroom import data_files, inbox, outbox
from staffroom.kernel import facts
from staffroom.kernel.clock import DAY, HOUR, MINUTE, SECOND
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Text
from staffroom.kernel.text import utf16
from staffroom.outbox.claims import Turn, claim_next
from staffroom.outbox.ways import Ways
from staffroom.rooms import cohorts, conduct, people
from staffroom.rooms.conduct import (
    answers,
    cards,
    circle,
    deciding,
    doing,
    log,
    muting,
    reporting,
    rules,
    screens,
    staff_screens,
    store,
    store_decisions,
    telling,
)
from staffroom.rooms.programmes import Settings
from staffroom.rooms.prompts import when
from staffroom.telegram.render import html


def decided(tx: Tx, here: School, action: str, message: int = 7, rule: str = "respect") -> int:
    """Report a message, decide about it and let the minute go by; return the number of its case."""
    report(tx, said(message), command=100 + message)
    number = case(tx, message)
    deciding.decide(tx, number, here.huda, action, rule, NOW)
    doing.do_due(tx, Instant(NOW + MINUTE))
    return number


def ended(tx: Tx, key: str, state: str) -> None:
    """Let a deed end in some way."""
    tx.run("UPDATE outbox SET state = :state WHERE key = :key", key=key, state=state)


def muted(tx: Tx, number: int, at: Instant) -> None:
    """Let Telegram carry out the mute of a case."""
    ended(tx, f"conduct.restrict:{number}", "sent")
    until = (NOW + MINUTE + rules.MUTE) // SECOND
    muting.restricted(tx, GROUP, {"user_id": BADR, "until_date": until}, True, at)


def keys(tx: Tx, prefix: str, state: str = "queued") -> list[str]:
    """Return the notes in a state whose key begins so."""
    rows = tx.tuples("SELECT key, state FROM outbox WHERE key LIKE :prefix || '%' ORDER BY key", prefix=prefix)
    return [key for key, stands in rows if stands == state]


@pytest.mark.parametrize(
    ("words", "seen"),
    [("x" * 900, "x" * 900), ("x" * 1400, "x" * 1400), ("&" * 1000, "&amp;" * 479 + "…"), ("<b>" * 400, "…</block")],
)
def test_what_is_quoted_is_seen_as_a_whole_in_one_message(tx: Tx, words: str, seen: str) -> None:
    """A reported message and an answer alike; only what Telegram could not hold is cut, and that is seen."""
    here = school(tx)
    report(tx, said(words=rules.kept(words)))
    found = store.at(tx, GROUP, 7)
    assert found is not None
    screen = cards.as_it_stands(tx, found, NOW)
    answer = staff_screens.answer("Badr", cohorts.get(tx, here.cohort).name, words)
    for one, wanted in ((screen, seen if len(words) <= rules.MOST_WORDS else "…"), (answer, seen)):
        shown = html(one, data_files.words(), "ar")
        assert wanted in shown
        assert utf16(shown) < 4096


def test_a_case_that_breaks_holds_up_no_other(tx: Tx) -> None:
    """What else is due is done; only then it is said that something broke."""
    here = school(tx)
    for message in (7, 8):
        report(tx, said(message), command=100 + message)
        deciding.decide(tx, case(tx, message), here.huda, "word", "respect", NOW)
    tx.run("UPDATE conduct_decisions SET action = 'lift' WHERE case_id = :first", first=case(tx, 7))
    doing.do_due(tx, Instant(NOW + MINUTE))
    assert [one.message_id for one in store.unsettled(tx)] == [7]
    with pytest.raises(KeyError):
        doing.do_due(tx, Instant(NOW + MINUTE))


def test_a_note_about_a_case_that_names_no_reader_is_passed_over(tx: Tx) -> None:
    """The case is closed all the same."""
    here = school(tx)
    report(tx, said())
    tx.run("UPDATE outbox SET message_id = id, state = 'sent', key = key || '/part2' WHERE kind = 'conduct.case'")
    deciding.decide(tx, case(tx), here.huda, "dismiss", "", NOW)
    doing.do_due(tx, Instant(NOW + MINUTE))
    assert store.unsettled(tx) == []


def test_a_mute_that_could_not_begin_within_an_hour_is_not_tried_any_more(tx: Tx) -> None:
    """Whoever decided it is told, and its author is not."""
    here = school(tx)
    number = decided(tx, here, "mute")
    claim_next(tx, Turn(Instant(NOW + 2 * HOUR), lambda _head: None), Ways(after_late=dict(conduct.AFTER_LATE)))
    assert keys(tx, "conduct.restrict", "skipped_late") == [f"conduct.restrict:{number}"]
    assert len(told(tx, "conduct.failed")) == 1
    assert told(tx, "conduct.told") == []


def test_a_mute_that_telegram_would_take_for_one_without_end_is_taken_back(tx: Tx) -> None:
    """Its end has passed: the author may write, and is told nothing; whoever decided is."""
    here = school(tx)
    number = decided(tx, here, "mute")
    muted(tx, number, Instant(NOW + DAY + MINUTE))
    assert keys(tx, "conduct.restrict") == [f"conduct.restrict:{number}#2"]
    ended(tx, f"conduct.restrict:{number}#2", "sent")
    muting.restricted(tx, GROUP, {"user_id": BADR}, True, Instant(NOW + DAY + MINUTE))
    assert muting.next_end(tx, NOW) is None
    assert len(told(tx, "conduct.failed")) == 1
    assert told(tx, "conduct.told") + told(tx, "conduct.lifted") == []


def test_a_lift_that_telegram_refuses_is_told_and_may_be_tried_again(tx: Tx) -> None:
    """The log does not say that it was lifted, and whoever wanted it reads that it was not."""
    here = school(tx)
    number = decided(tx, here, "mute")
    muted(tx, number, Instant(NOW + MINUTE))
    muting.lift(tx, number, here.huda, Instant(NOW + HOUR))
    with pytest.raises(Refusal, match="conduct-not-muted"):
        muting.lift(tx, number, here.huda, Instant(NOW + HOUR))
    ended(tx, f"conduct.restrict:{number}#2", "failed")
    doing.refused(tx, GROUP, None, "no", Instant(NOW + HOUR))
    (failed,) = told(tx, "conduct.failed")
    said_of_it = telling.render_failed(tx, json.loads(failed))
    assert said_of_it is not None
    assert [line.key for line in said_of_it.screen.lines if isinstance(line, Text)] == ["conduct-failed-lift"]
    assert [line.action for line in log.export(tx, here.noor)] == ["mute"]
    muting.lift(tx, number, here.huda, Instant(NOW + 2 * HOUR))
    ended(tx, f"conduct.restrict:{number}#3", "failed")
    doing.refused(tx, GROUP, None, "no", Instant(NOW + 2 * HOUR))
    assert len(told(tx, "conduct.failed")) == 2, "whoever tries once more is told once more"
    muting.lift(tx, number, here.huda, Instant(NOW + 3 * HOUR))
    ended(tx, f"conduct.restrict:{number}#4", "sent")
    muting.restricted(tx, GROUP, {"user_id": BADR}, True, Instant(NOW + 3 * HOUR))
    assert len(told(tx, "conduct.lifted")) == 1


def test_until_when_somebody_is_muted_is_said_also_once_it_is_over(tx: Tx) -> None:
    """Whoever answers late reads the same moment as at first."""
    here = school(tx)
    number = decided(tx, here, "mute")
    found = store.find(tx, number)
    assert found is not None
    zone = cohorts.get(tx, here.cohort).zone
    decision = store_decisions.of_programme(tx, here.programme)[0].id
    shown = html(answers.stop(tx, decision, here.badr), data_files.words(), "en")
    assert f"until <b>{data_files.words().html(when(Instant(NOW + MINUTE + DAY), zone), 'en')}" in shown


@pytest.mark.parametrize(
    ("rule", "reads"),
    [("topic", "It is about: <b>Keep to teaching</b>"), ("other", "\n\nIt is about one of our guidelines.\n\n")],
)
def test_an_author_reads_which_guideline_it_is_about_where_it_has_a_name(tx: Tx, rule: str, reads: str) -> None:
    """Another one than the listed ones is not named."""
    here = school(tx)
    found = store.find(tx, decided(tx, here, "word", rule=rule))
    settled = None if found is None else circle.settled(tx, found)
    assert settled is not None
    assert reads in html(screens.told(settled), data_files.words(), "en")


def test_an_author_is_handed_no_report_that_led_to_nothing(tx: Tx) -> None:
    """Neither an open one nor a dismissed one; what they were told of is theirs."""
    here = school(tx)
    report(tx, said(6), command=106)
    decided(tx, here, "dismiss", 8)
    assert not {"conduct_cases", "conduct_decisions"} & people.everything_about(tx, here.badr).keys()
    number = decided(tx, here, "word", 9)
    rows = people.everything_about(tx, here.badr)
    assert [row["id"] for row in rows["conduct_cases"]] == [number]
    assert [row["action"] for row in rows["conduct_decisions"]] == ["word"]


@pytest.mark.parametrize("missing", ["", "admin", "can_delete_messages"])
def test_whoever_reported_is_told_truly_whether_their_command_is_gone(tx: Tx, missing: str) -> None:
    """Where the bot may delete nothing it asks them to do so, and claims nothing."""
    here = school(tx)
    tx.run("UPDATE cohorts SET missing = :missing", missing=missing)
    shown = reporting.render_taken(tx, {"reader": here.amina, "outcome": "thanks", "cohort": here.cohort})
    assert shown is not None
    lines = [line.key for line in shown.screen.lines if isinstance(line, Text)]
    assert lines == ["conduct-thanks", "conduct-command-stays" if missing else "conduct-command-gone"]


def test_in_a_group_that_became_another_chat_neither_decided_nor_queued_is_deleted(tx: Tx) -> None:
    """Nor is a command; whoever decided is told, and when it was said stays known."""
    here = school(tx)
    waits = decided(tx, here, "remove", 8)
    report(tx, said())
    deciding.decide(tx, case(tx), here.huda, "remove", "respect", NOW)
    ways, new = Ways(after_move=[*cohorts.AFTER_MOVE, *conduct.AFTER_MOVE]), make.chat(-1_001_000_000_043)
    outbox.migrate_chat(tx, GROUP, new, ways)
    doing.do_due(tx, Instant(NOW + MINUTE))
    assert keys(tx, "conduct.remove") + keys(tx, "conduct.hush") == []
    assert len(told(tx, "conduct.failed")) == 2
    found = store.find(tx, waits)
    assert found is not None
    assert found.said_at == NOW
    assert rules.link(found.chat_id, found.message_id) is None


def test_a_report_in_the_minute_of_a_decision_counts_as_well(tx: Tx) -> None:
    """It is there when the decision is taken back."""
    here = school(tx)
    report(tx, said())
    deciding.decide(tx, case(tx), here.huda, "dismiss", "", NOW)
    report(tx, said(), by=OMAR, command=101)
    assert '"thanks"' in told(tx)[-1]
    deciding.undo(tx, case(tx), here.huda, NOW)
    assert store.count_reports(tx, case(tx)) == 2


def test_the_number_of_reports_on_the_buttons_is_not_written_again_after_the_end(tx: Tx) -> None:
    """Repeated then, where it perhaps never arrived, it would put the choices of a case below what was decided."""
    here = school(tx)
    report(tx, said())
    tx.run("UPDATE outbox SET message_id = id, state = 'sent' WHERE kind = 'conduct.case'")
    report(tx, said(), by=OMAR, command=101)
    tx.run("UPDATE outbox SET state = 'unknown' WHERE method = 'editMessageReplyMarkup'")
    deciding.decide(tx, case(tx), here.huda, "dismiss", "", NOW)
    doing.do_due(tx, Instant(NOW + MINUTE))
    rows = tx.tuples("SELECT method, state FROM outbox WHERE method LIKE 'edit%' ORDER BY id")
    assert rows == [("editMessageReplyMarkup", "cancelled"), ("editMessageText", "queued")]


def test_albums_are_forgotten_after_two_days_also_where_no_other_comes(tx: Tx) -> None:
    """Their messages cannot be deleted any more then."""
    school(tx)
    tx.run("INSERT INTO albums (chat_id, album, message_id, at) VALUES (1, 'trip', 1, :now)", now=NOW)
    assert doing.next_forgotten(tx, NOW) == NOW + rules.ALBUMS_KEPT
    doing.forget(tx, Instant(NOW + rules.ALBUMS_KEPT))
    assert tx.value("SELECT count(*) FROM albums") == 0


def test_a_press_on_a_case_that_was_set_aside_goes_with_what_was_said(tx: Tx) -> None:
    """It holds the message that was pressed; one on another case, and anything else, waits for an admin."""
    here = school(tx)
    report(tx, said())
    report(tx, said(8), command=101)
    number, other = case(tx), case(tx, 8)
    for update, pressed in enumerate((number, other, 10 * number)):
        body = {"callback_query": {"message": {"text": "Rude words", "callback_data": f"conduct.do:{pressed}:dismiss"}}}
        tx.run(
            "INSERT INTO inbox (update_id, lane, holds, body, received_at, state, finished_at)"
            " VALUES (:update, 'user:1', 0, :body, 1, 'parked', 1)",
            update=update,
            body=json.dumps(body),
        )
    deciding.decide(tx, number, here.huda, "dismiss", "", NOW)
    doing.do_due(tx, Instant(NOW + MINUTE))
    assert [one.update_id for one in inbox.parked(tx)] == [2, 1]


def test_what_was_decided_stays_in_the_log_when_the_author_has_their_data_deleted(tx: Tx) -> None:
    """Without them: the log never named them."""
    here = school(tx)
    decided(tx, here, "remove")
    tx.run("DELETE FROM people WHERE id = :badr", badr=here.badr)
    assert [(line.action, line.by) for line in log.export(tx, here.noor)] == [("remove", "Huda")]


def test_a_report_of_which_nothing_is_kept_is_taken_out_of_the_log_of_the_file(tx: Tx) -> None:
    """What was said came with it."""
    school(tx, Settings(reports=False))
    before = facts.wiped(tx)
    report(tx, said())
    assert facts.wiped(tx) > before
