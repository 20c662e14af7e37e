"""Links and forwarded messages: whom they are asked about, what is removed and explained, and who is let be."""

import json
from dataclasses import replace

import pytest
from tests import builders as make
from tests.rooms.conduct.test_reports import BADR, GROUP, HUDA, NOOR, School, said, school

from staffroom.kernel.clock import DAY, MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.rooms import cohorts
from staffroom.rooms.conduct import deciding, doing, hinting, log, rules, sharing, store
from staffroom.rooms.conduct.values import Said, Shared, Target
from staffroom.rooms.programmes import LinkPolicy

NOW = make.at(15, 10)
"""A week and more after the course began."""


def share(
    tx: Tx,
    here: School,
    policy: LinkPolicy,
    about: Target | None = None,
    what: Shared = "link",
    at: Instant = NOW,
    album: str = "",
) -> bool:
    """Let somebody share something."""
    target = replace(about or said(), said_at=at)
    return sharing.share(
        tx, cohorts.get(tx, here.cohort), Said(GROUP, target, target.words, album=album), what, policy, at
    )


def hinted(tx: Tx) -> list[int]:
    """Return who is asked in private."""
    return [row["chat_id"] for row in tx.all("SELECT chat_id FROM outbox WHERE kind = 'conduct.hint' ORDER BY id")]


def shown(tx: Tx) -> list[int]:
    """Return who is shown it as a case."""
    return [row["chat_id"] for row in tx.all("SELECT chat_id FROM outbox WHERE kind = 'conduct.case' ORDER BY id")]


def going(tx: Tx) -> list[str]:
    """Return which messages are deleted."""
    rows = tx.all("SELECT payload FROM outbox WHERE method = 'deleteMessage' ORDER BY id")
    return [str(row["payload"]) for row in rows]


def test_a_teacher_is_asked_in_private_and_nobody_else_learns_of_it(tx: Tx) -> None:
    """Once a message, a few times a day."""
    here = school(tx)
    for message in (7, 7, *range(8, 20)):
        share(tx, here, "ask", said(message))
    assert hinted(tx) == [BADR] * rules.MOST_HINTS_A_DAY
    assert (shown(tx), going(tx)) == ([], [])


def test_whoever_shares_more_than_anybody_reads_is_told_so_often_and_all_of_it_goes(tx: Tx) -> None:
    """A quarter of an hour later they are told again; what people decide is always explained."""
    here = school(tx)
    later = Instant(NOW + rules.EXPLAINED_WITHIN + 1)
    for message in range(7, 107):
        share(tx, here, "remove", said(message))
        doing.deleted(tx, GROUP, {"message_id": message}, True, NOW)
    assert len(going(tx)) == 100
    asked = "SELECT count(*) FROM outbox WHERE kind = 'conduct.told'"
    assert tx.value(asked) == rules.MOST_EXPLAINED
    share(tx, here, "remove", said(200), at=later)
    doing.deleted(tx, GROUP, {"message_id": 200}, True, later)
    assert tx.value(asked) == rules.MOST_EXPLAINED + 1


def test_what_goes_is_explained_once_and_stands_in_the_log_without_a_word(tx: Tx) -> None:
    """Nobody decided it but the setting; the author may answer."""
    here = school(tx)
    assert not share(tx, here, "remove")
    assert len(going(tx)) == 1
    doing.deleted(tx, GROUP, {"message_id": 7}, True, NOW)
    (told,) = tx.all("SELECT chat_id, payload FROM outbox WHERE kind = 'conduct.told'")
    assert told["chat_id"] == BADR
    assert [(line.by, line.action, line.rule) for line in log.export(tx, here.noor)] == [("", "remove", "links")]
    case = store.at(tx, GROUP, 7)
    assert case is not None
    assert (case.state, case.words) == ("closed", "")
    share(tx, here, "remove", what="forward")
    assert len(going(tx)) == 1


@pytest.mark.parametrize("voice", ["stranger", "channel", "unreachable", "without rights", "old"])
def test_whoever_leads_is_asked_where_its_author_cannot_be_or_it_cannot_be_removed(tx: Tx, voice: str) -> None:
    """With the words, until it is decided, like a report."""
    here = school(tx)
    policy: LinkPolicy = "ask" if voice in ("stranger", "channel") else "remove"
    about = said(user=None) if voice == "channel" else said(user=666) if voice == "stranger" else said()
    if voice == "channel":
        about = replace(about, voice="channel")
    if voice == "unreachable":
        tx.run("UPDATE people SET reachable = 0 WHERE telegram_id = :badr", badr=BADR)
    elif voice == "without rights":
        tx.run("UPDATE cohorts SET missing = 'can_delete_messages'")
    target = replace(about, said_at=Instant(NOW - 2 * DAY) if voice == "old" else NOW)
    shared = Said(GROUP, target, target.words)
    assert sharing.share(tx, cohorts.get(tx, here.cohort), shared, "link", policy, NOW)
    assert (shown(tx), hinted(tx), going(tx)) == ([HUDA], [], [])


def test_of_a_stranger_and_a_channel_it_is_removed_where_the_programme_wishes(tx: Tx) -> None:
    """There is nobody to tell; in the first days, too."""
    here = school(tx)
    first = make.at(7, 10)
    share(tx, here, "remove", said(8, user=666), at=first)
    share(tx, here, "remove", replace(said(9, user=None), voice="channel"), at=first)
    assert len(going(tx)) == 2
    assert tx.value("SELECT count(*) FROM outbox WHERE kind = 'conduct.told'") == 0


@pytest.mark.parametrize("policy", ["ask", "remove"])
def test_those_who_look_after_groups_are_let_be_and_everybody_in_the_first_days(tx: Tx, policy: LinkPolicy) -> None:
    """Named or not; and the bot itself."""
    here = school(tx)
    for message, about in enumerate(
        (said(user=HUDA), said(user=NOOR), replace(said(user=None), voice="group"), replace(said(), voice="us"))
    ):
        share(tx, here, policy, replace(about, message_id=20 + message))
    share(tx, here, policy, at=make.at(7, 10))
    assert (shown(tx), hinted(tx), going(tx)) == ([], [], [])


@pytest.mark.parametrize("policy", ["ask", "remove"])
def test_an_album_is_asked_about_once_and_goes_as_a_whole(tx: Tx, policy: LinkPolicy) -> None:
    """Part by part, as they come; its author is told once."""
    here = school(tx)
    for number in (7, 8, 9):
        share(tx, here, policy, said(number), what="forward", album="trip")
        tx.run("INSERT INTO albums VALUES (:chat, 'trip', :number, :now)", chat=GROUP, number=number, now=NOW)
    if policy == "ask":
        hint = tx.value("SELECT id FROM conduct_hints")
        hinting.take_out(tx, hint, here.badr, NOW)
    assert len(hinted(tx)) == (policy == "ask")
    assert sorted(going(tx)) == [f'{{"message_id": {number}}}' for number in (7, 8, 9)]
    assert tx.value("SELECT count(*) FROM conduct_cases") == (policy == "remove")


@pytest.mark.parametrize(("action", "gone"), [("dismiss", []), ("remove", [7, 8, 9])])
def test_what_somebody_let_be_stays_with_all_of_its_album(tx: Tx, action: str, gone: list[int]) -> None:
    """A further part goes only where the message was to go."""
    here = school(tx)
    stranger = replace(said(7), user=None, voice="channel")
    for number in (7, 8):
        share(tx, here, "ask", replace(stranger, message_id=number), what="forward", album="trip")
        tx.run("INSERT INTO albums VALUES (:chat, 'trip', :number, :now)", chat=GROUP, number=number, now=NOW)
    (case,) = store.unsettled(tx)
    deciding.decide(tx, case.id, here.huda, action, "topic", NOW)
    doing.do_due(tx, Instant(NOW + MINUTE))
    late = Instant(NOW + 2 * MINUTE)
    share(tx, here, "ask", replace(stranger, message_id=9), what="forward", album="trip", at=late)
    assert sorted(json.loads(payload)["message_id"] for payload in going(tx)) == gone
