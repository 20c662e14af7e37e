"""The lists of commands follow the roles."""

import json

import pytest
from tests import builders as make

from staffroom import wiring
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.rooms import panel, people
from staffroom.rooms.panel import offering
from staffroom.telegram.reception import Doors

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
    tx.run(
        "INSERT INTO roles (person_id, programme_id, role) VALUES (:person, :programme, 'coordinator')",
        person=huda,
        programme=programme,
    )
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


def offered(tx: Tx) -> dict[int, set[str]]:
    """Return the commands that each account is offered now."""
    offering.offer(tx, NOW)
    rows = tx.all("SELECT chat_id, payload FROM outbox WHERE method = 'setMyCommands'")
    return {row["chat_id"]: {one["command"] for one in json.loads(row["payload"])["commands"]} for row in rows}


def test_coordinators_admins_and_whoever_is_both_each_have_their_own_commands(tx: Tx, huda: PersonId) -> None:
    """All have the desk and what everybody has; the training is for coordinators, the roster for admins."""
    programme = people.get(tx, huda).programme_id
    make.person(tx, programme, "Nadia", roster="admins", role="admin", user=82)
    for roster, role in (("admins", "admin"), ("coordinators", "coordinator")):
        make.person(tx, programme, "Hana", roster=roster, role=role, user=83)
    found, own = offered(tx), {"training", "coordinators", "roster"}
    assert set(found) == {81, 82, 83}
    assert all({"menu", "groups", "help", "language"} <= commands for commands in found.values())
    assert [found[user] & own for user in (81, 82, 83)] == [{"training"}, {"coordinators", "roster"}, own]


def test_whatever_is_offered_is_answered() -> None:
    """Each command of the lists has a handler."""
    known = Doors(wiring.routers()).words("message")
    assert [one.command for one in panel.INTRODUCTION.offers if f"/{one.command}" not in known] == []
