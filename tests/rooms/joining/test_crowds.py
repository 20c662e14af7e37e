"""Many who ask to be let in at once: who is told, how often, who is greeted; all of them declined with one word."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.rooms.joining.scene import GROUP, NOW, SECOND, deeds, said, scene

from staffroom import data_files
from staffroom.kernel.clock import DAY, MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import cohorts
from staffroom.rooms.joining import crowd_screens, gate, rules, strangers
from staffroom.rooms.joining.values_presence import Seen
from staffroom.rooms.programmes import Settings
from staffroom.telegram.render import html


def ask(tx: Tx, number: int, at: int) -> None:
    """Let somebody whom nobody knows ask to be let in."""
    seen = Seen(UserId(9_000 + number), "Buy now", "en", Instant(at), state="asks")
    gate.decide_request(tx, GROUP, seen, Instant(at))


@given(some.lists(some.integers(0, 3 * DAY)), some.integers(-DAY, DAY))
def test_a_crowd_is_one_whenever_it_comes(came: list[int], shift: int) -> None:
    """Fewer than four are none; one more never makes less of it while they are together."""
    moments = [Instant(at) for at in came]
    crowd = rules.is_crowd(moments)
    assert crowd == rules.is_crowd([Instant(at + shift) for at in moments])
    assert not crowd or len(moments) >= rules.CROWD
    assert rules.is_crowd([*moments, *[Instant(9 * DAY)] * rules.CROWD])
    if crowd:
        assert rules.is_crowd([*moments, max(moments)])


def test_from_the_fourth_on_one_message_a_day_does_for_all(tx: Tx) -> None:
    """Also where they come one every few minutes; what was not said yet of the first three gives way to it."""
    scene(tx)
    for number in range(40):
        ask(tx, number, NOW + number * SECOND)
    told = tx.all("SELECT kind, state FROM outbox WHERE kind IN ('joining.strangers', 'joining.crowd')")
    assert [(row["kind"], row["state"]) for row in told] == [
        ("joining.strangers", "cancelled"),
        ("joining.crowd", "queued"),
    ]


def test_who_comes_slowly_all_day_makes_no_more_than_eight_messages(tx: Tx) -> None:
    """Seven of their own, and one that counts on."""
    scene(tx)
    for number in range(60):
        ask(tx, number, NOW + number * 11 * MINUTE)
        tx.run("UPDATE outbox SET state = 'sent', message_id = 5 WHERE state = 'queued' AND method = 'say'")
    assert said(tx).count("joining.strangers") == rules.CROWD_A_DAY - 1
    assert said(tx).count("joining.crowd") == 1
    assert tx.value("SELECT count(*) FROM outbox WHERE kind = 'call.editMessageText' AND state = 'queued'") == 1


def test_more_than_the_group_has_seats_are_not_greeted(tx: Tx) -> None:
    """They are hardly its teachers."""
    scene(tx, settings=Settings(cohort_size=5))
    for number in range(12):
        ask(tx, number, NOW + number)
    assert said(tx).count("joining.greeting") == 5


def test_one_who_is_left_of_a_crowd_is_told_of_as_one(tx: Tx) -> None:
    """The others were let in, or went, before it was told."""
    cohort = cohorts.get(tx, scene(tx).cohort)
    one, many = (html(crowd_screens.told(cohort, count), data_files.words(), "en") for count in (1, 12))
    assert "<b>One account</b>" in one
    assert "12" in many.partition("</b>")[0]


def test_all_are_declined_with_one_word_and_who_is_in_the_group_stays(tx: Tx) -> None:
    """Only for whoever leads it; a second tap finds nobody."""
    played = scene(tx)
    for number in range(6):
        ask(tx, number, NOW + number)
    cohort = played.cohort
    tx.run(
        "INSERT INTO strangers (cohort_id, user_id, name, language, state, since)"
        " VALUES (:cohort, 666, 'Eve', 'en', 'in', 1)",
        cohort=cohort,
    )
    with pytest.raises(Refusal):
        strangers.decline_all(tx, cohort, played.teacher, NOW)
    assert strangers.decline_all(tx, cohort, played.leader, NOW)[1] == 6
    assert [method for method, _ in deeds(tx)] == ["declineChatJoinRequest"] * 6
    assert tx.value("SELECT group_concat(name) FROM strangers") == "Eve"
    with pytest.raises(Refusal, match="joining-crowd-gone"):
        strangers.asking(tx, cohort, played.leader)


def test_what_says_that_all_are_declined_is_not_counted_on(tx: Tx) -> None:
    """The number that was still to be written would bring back what was just settled; who asks later is counted."""
    played = scene(tx)
    for number in range(6):
        ask(tx, number, NOW + number)
        tx.run("UPDATE outbox SET state = 'sent', message_id = 5 WHERE kind = 'joining.crowd'")
    waits = "SELECT count(*) FROM outbox WHERE kind = 'call.editMessageText' AND state = 'queued'"
    assert tx.value(waits) == 1
    strangers.decline_all(tx, played.cohort, played.leader, Instant(NOW + 9))
    assert tx.value(waits) == 0
    for number in range(6, 12):
        ask(tx, number, NOW + number)
    assert tx.value(waits) == 1
