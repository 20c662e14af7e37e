"""The lists of commands follow the roles."""

import json

import pytest
from tests import builders as make

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.rooms import people
from staffroom.rooms.panel import offering

NOW = make.at(7)


def calls(tx: Tx) -> list[tuple[str, int]]:
    """Return method and chat of each call, and empty the outbox."""
    rows = tx.all("SELECT method, chat_id, payload FROM outbox ORDER BY id")
    assert all(json.loads(row["payload"])["scope"] == {"type": "chat", "chat_id": row["chat_id"]} for row in rows)
    tx.run("DELETE FROM outbox")
    return [(row["method"], row["chat_id"]) for row in rows]


def look(tx: Tx, now: Instant = NOW) -> list[tuple[str, int]]:
    """Do what is due; return the calls."""
    if offering.next_change(tx, now) is not None:
        offering.offer(tx, now)
    assert offering.next_change(tx, now) is None
    return calls(tx)


@pytest.fixture
def huda(tx: Tx) -> PersonId:
    """Write a coordinator whose private chat is open, and a teacher."""
    programme = make.programme(tx)
    make.person(tx, programme, user=90)
    return make.coordinator(tx, programme, user=81)


def test_staff_are_offered_their_commands_once_and_again_in_another_language(tx: Tx, huda: PersonId) -> None:
    """Teachers keep everybody's list."""
    assert look(tx) == [("setMyCommands", 81)]
    assert look(tx) == []
    people.set_language(tx, make.account(81), "zh")
    assert look(tx) == [("setMyCommands", 81)]
    assert people.get(tx, huda).language == "zh"


def test_a_role_that_is_taken_takes_the_list_and_one_that_is_given_again_brings_it_back(tx: Tx, huda: PersonId) -> None:
    """As often as it happens."""
    programme = people.get(tx, huda).programme_id
    look(tx)
    people.take_role(tx, huda, programme, "coordinator")
    assert look(tx) == [("deleteMyCommands", 81)]
    tx.run("INSERT INTO roles VALUES (:person, :programme, 'coordinator')", person=huda, programme=programme)
    assert look(tx) == [("setMyCommands", 81)]


def test_a_closed_chat_is_left_alone_until_it_opens(tx: Tx, huda: PersonId) -> None:
    """Nothing is sent that must fail; what stands there already stays."""
    assert huda
    people.mark_unreachable(tx, make.account(81))
    assert look(tx) == []
    people.mark_reachable(tx, make.account(81))
    assert look(tx) == [("setMyCommands", 81)]
    people.mark_unreachable(tx, make.account(81))
    assert look(tx) == []


def test_an_account_that_is_let_go_or_erased_loses_the_list(tx: Tx, huda: PersonId) -> None:
    """And no row with its number remains."""
    look(tx)
    people.renew_link(tx, huda, "coordinator", NOW)
    assert look(tx) == [("deleteMyCommands", 81)]
    tx.run("UPDATE people SET telegram_id = 82, reachable = 1 WHERE id = :id", id=huda)
    assert look(tx) == [("setMyCommands", 82)]
    people.erase(tx, huda)
    assert look(tx) == [("deleteMyCommands", 82)]
    assert tx.value("SELECT count(*) FROM menus") == 0
