"""Offer the staff's commands in their own private chats, and take them back from whoever is none any more."""

import hashlib
import json
from functools import cache
from typing import Any

from staffroom import data_files, outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, UserId
from staffroom.outbox import Priority
from staffroom.rooms import people
from staffroom.rooms.panel import store
from staffroom.rooms.panel.commands import COMMANDS

Listed = list[dict[str, str]]


def next_change(tx: Tx, now: Instant) -> Instant | None:
    """Return now where somebody's list is not what their role and language ask for."""
    new, gone = _changes(tx)
    return now if new or gone else None


def offer(tx: Tx, now: Instant) -> None:
    """Bring each list in line: one call for each account, so that a chat that refuses hinders no other."""
    new, gone = _changes(tx)
    for user, language in new.items():
        _call(tx, "setMyCommands", user, language, now, commands=listed(language))
        store.keep(tx, user, digest(language))
    for user in gone:
        _call(tx, "deleteMyCommands", user, "", now)
        store.forget(tx, user)


def _changes(tx: Tx) -> tuple[dict[UserId, str], list[UserId]]:
    """Return whose list is to be set, in which language, and whose is to be taken back."""
    known, staff = store.menus(tx), people.staff_accounts(tx)
    tongues = {account: language for account, language, reachable in staff if reachable}
    new = {user: language for user, language in tongues.items() if known.get(user) != digest(language)}
    accounts = {account for account, _, _ in staff}
    return new, [user for user in known if user not in accounts]


def _call(tx: Tx, method: str, user: UserId, language: str, now: Instant, **more: Any) -> None:  # noqa: ANN401
    key = f"commands:{outbox.anonymous(user)}:{language or 'none'}:{now}"
    scope = {"type": "chat", "chat_id": user}
    outbox.call(tx, key, method, ChatId(user), now, priority=Priority.MASS, scope=scope, **more)


@cache
def listed(language: str) -> Listed:
    """Return the commands of staff in a language, as Telegram takes them."""
    words, offers = data_files.words(), (offer for offer in COMMANDS if offer.scope in ("private", "staff"))
    return [{"command": offer.command, "description": words.plain(offer.description, language)} for offer in offers]


@cache
def digest(language: str) -> str:
    """Return what tells one list of commands from another."""
    return hashlib.sha256(json.dumps(listed(language)).encode()).hexdigest()[:16]
