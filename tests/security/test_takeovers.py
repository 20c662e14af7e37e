"""A group may get another name, a public address, another owner, a foreign link: nobody rises by that."""

from typing import Any

import pytest
from tests.inbox.test_lane import Here
from tests.security.given import contents
from tests.test_matrix import GROUP, Bench, bench

from staffroom.kernel.db import Tx

__all__ = ["bench"]

STAFF = -1077
EVE = {"id": 4_777_777, "is_bot": False, "first_name": "Eve"}
ROLES = ("roles", "links", "deputies", "link_tries")


def said(chat: int = GROUP, **more: Any) -> dict[str, Any]:  # noqa: ANN401  whatever Telegram's word holds
    """Return a message in a group by whoever takes it over; `public` gives the group an address of its own."""
    public = {"username": "riverside_open"} if more.pop("public", False) else {}
    where = {"id": chat, "type": "supergroup", "title": "Riverside_Secret", **public}
    return {"message": {"message_id": 900, "date": 1_788_000_000, "from": EVE, "chat": where, **more}}


def came_in() -> dict[str, Any]:
    """Return how somebody comes in by a link that Eve made."""
    newcomer = {"id": 4_888_888, "is_bot": False, "first_name": "Mallory"}
    made = {"creator": EVE, "invite_link": "https://t.me/+Evil", "is_primary": False, "is_revoked": False}
    where = {"id": GROUP, "type": "supergroup", "title": "Riverside_Secret"}
    steps = {
        f"{when}_chat_member": {"user": newcomer, "status": at} for when, at in (("old", "left"), ("new", "member"))
    }
    link = {"invite_link": made | {"creates_join_request": False}}
    return {"chat_member": {"chat": where, "from": newcomer, "date": 1_788_000_000, **steps, **link}}


CHANGES = {
    "title": said(new_chat_title="Free crypto"),
    "username": said(public=True, text="Hello everybody out there"),
    "owner": said(chat_owner_changed={"new_owner": EVE}),
    "owner who left": said(chat_owner_left={"new_owner": EVE}),
    "owner of the coordinators' group": said(STAFF, chat_owner_changed={"new_owner": EVE}),
    "link": came_in(),
}


def told(tx: Tx) -> set[int]:
    """Return the accounts to whom something is to be said at once."""
    return {chat for (chat,) in tx.tuples("SELECT chat_id FROM outbox WHERE method = 'say' AND state = 'queued'")}


@pytest.mark.parametrize("what", list(CHANGES))
async def test_each_change_is_told_to_who_leads_the_group_and_gives_nobody_a_role(bench: Bench, what: str) -> None:
    """The group stays ours by its number; whoever changed it, or owns it now, may do no more than before."""
    connection = bench.local.connection
    connection.execute("BEGIN IMMEDIATE")
    try:
        tx = Tx(connection)
        tx.run("UPDATE programmes SET staff_chat_id = :chat WHERE id = 4242", chat=STAFF)
        tx.run("DELETE FROM outbox")
        before = {name: rows for name, rows in contents(tx).items() if name in ROLES}
        for number in range(3):
            await bench.reception.take(bench.bot, {"update_id": number, **CHANGES[what]}, Here(tx))
        who = "admin" if "coordinators" in what else "coordinator"
        assert bench.accounts[who] in told(tx)
        assert tx.value("SELECT count(*) FROM outbox WHERE chat_id = :who", who=bench.accounts[who]) <= 2
        assert {name: rows for name, rows in contents(tx).items() if name in ROLES} == before
        assert tx.value("SELECT chat_id FROM cohorts WHERE id = 4242") == GROUP
        await bench.reception.take(bench.bot, {"update_id": 9, **said(text="/menu")}, Here(tx))
        assert EVE["id"] not in told(tx)
    finally:
        connection.execute("ROLLBACK")
