"""Whoever writes in the name of a group or a channel is nobody: every command of theirs is denied."""

from typing import Any

import pytest
from tests.inbox.test_lane import Here
from tests.security.given import changed, contents
from tests.test_matrix import GROUP, SECRETS, Bench, bench, words_of

from staffroom.kernel.db import Tx

__all__ = ["bench"]

STAFF = -1077
ANONYMOUS: dict[str, Any] = {
    "id": 1_087_968_824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
CHANNEL: dict[str, Any] = {"id": 136_817_688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}


SHOWN = {"card", "conduct.pinned", "conduct.hush"}
"""What follows for anybody in the group: cards and guidelines are shown; the command of a report is deleted, unread."""


def said(words: str, chat: int, speaker: dict[str, Any], name: int) -> dict[str, Any]:
    """Return a command in a group in the name of a chat, as Telegram tells of it."""
    where = {"id": chat, "type": "supergroup", "title": "Riverside_Secret"}
    kind = "supergroup" if name == chat else "channel"
    told = {"message_id": 9, "date": 1_788_000_000, "chat": where, "text": words, "from": speaker}
    return {"message": told | {"sender_chat": {"id": name, "type": kind, "title": "Riverside_Secret"}}}


@pytest.mark.parametrize("chat", [GROUP, STAFF])
@pytest.mark.parametrize("speaker", ["the group", "a channel"])
async def test_every_command_is_denied_to_who_hides_behind_a_chat(bench: Bench, chat: int, speaker: str) -> None:
    """Nothing changes, nothing of the group is told, even where a roster held the account that Telegram names."""
    connection, ledger = bench.local.connection, bench.emulator.world.ledger
    user, name = (ANONYMOUS, chat) if speaker == "the group" else (CHANNEL, -1_009_999)
    commands = words_of("message")
    assert len(commands) >= 20
    connection.execute("BEGIN IMMEDIATE")
    try:
        tx = Tx(connection)
        tx.run("UPDATE programmes SET staff_chat_id = :chat WHERE id = 4242", chat=STAFF)
        admin = bench.accounts["admin"]
        tx.run("UPDATE people SET telegram_id = :user WHERE telegram_id = :admin", user=user["id"], admin=admin)
        before, seen = contents(tx, ["outbox"]), ledger.last
        for number, command in enumerate(commands):
            await bench.reception.take(bench.bot, {"update_id": number, **said(command, chat, user, name)}, Here(tx))
        assert changed(before, contents(tx, ["outbox"])) == {}
        posted = {key.partition(":")[0] for (key,) in tx.tuples("SELECT key FROM outbox WHERE id > 4242")}
        assert posted <= SHOWN
        answers = str([call["params"] for call in ledger.after(seen, limit=1000)])
        assert [secret for secret in SECRETS if secret in answers] == []
    finally:
        connection.execute("ROLLBACK")
