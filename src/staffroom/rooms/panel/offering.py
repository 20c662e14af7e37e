"""Offer the staff's commands in their own private chats, and take them back from whoever is none any more."""

import hashlib
import json
import zlib
from collections import defaultdict
from functools import cache
from typing import Any

from staffroom import data_files, outbox
from staffroom.kernel import facts
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, UserId
from staffroom.outbox import Priority
from staffroom.rooms import people
from staffroom.rooms.panel import store
from staffroom.rooms.panel.commands import COMMANDS

Listed = list[dict[str, str]]
Asked = tuple[str, frozenset[str]]
"""A language and the roles that an account has in it."""
_SEEN = "panel.commands"
"""The fact that tells how the staff stood when every list was brought in line."""


def next_change(tx: Tx, now: Instant) -> Instant | None:
    """Return now where somebody's list may not be what their role and language ask for."""
    return None if facts.get(tx, _SEEN) == _state(tx) else now


def _state(tx: Tx) -> str:
    """Return what is another text after every change among the staff, and where other words are offered."""
    offered = [(offer.command, offer.scope) for offer in COMMANDS]
    return f"{people.staff_changes(tx)}:{data_files.words_digest()}:{zlib.crc32(repr(offered).encode())}"


def offer(tx: Tx, now: Instant) -> None:
    """Bring each list in line: one call for each account, so that a chat that refuses hinders no other."""
    new, gone = _changes(tx)
    for user, (language, roles) in new.items():
        _call(tx, "setMyCommands", user, language, now, commands=listed(language, roles))
        store.keep(tx, user, digest(language, roles))
    for user in gone:
        _call(tx, "deleteMyCommands", user, "", now)
        store.forget(tx, user)
    facts.put(tx, _SEEN, _state(tx))


def taken_back(tx: Tx, chat: ChatId, _params: Any, _result: Any, _now: Instant) -> None:  # noqa: ANN401
    """Leave no number of an account in our books to which the list was all that was still to be said."""
    if not people.by_account(tx, UserId(chat)):
        outbox.forget_chat(tx, chat)


def _changes(tx: Tx) -> tuple[dict[UserId, Asked], list[UserId]]:
    """Return whose list is to be set, in which language and for which roles, and whose is to be taken back."""
    known, staff = store.menus(tx), people.staff_accounts(tx)
    roles: defaultdict[UserId, set[str]] = defaultdict(set)
    for one in staff:
        roles[one.user].add(one.role)
    asked = {one.user: (one.language, frozenset(roles[one.user])) for one in staff if one.reachable}
    new = {user: what for user, what in asked.items() if known.get(user) != digest(*what)}
    return new, sorted({*known, *store.homes(tx)} - roles.keys())


def _call(tx: Tx, method: str, user: UserId, language: str, now: Instant, **more: Any) -> None:  # noqa: ANN401
    key = f"commands:{outbox.anonymous(user)}:{language or 'none'}:{now}"
    scope = {"type": "chat", "chat_id": user}
    outbox.call(tx, key, method, ChatId(user), now, priority=Priority.MASS, scope=scope, **more)


@cache
def listed(language: str, roles: frozenset[str]) -> Listed:
    """Return the commands of staff with some roles in a language, as Telegram takes them."""
    words, offers = data_files.words(), (offer for offer in COMMANDS if offer.scope in {"private", "staff", *roles})
    return [{"command": offer.command, "description": words.plain(offer.description, language)} for offer in offers]


@cache
def digest(language: str, roles: frozenset[str]) -> str:
    """Return what tells one list of commands from another."""
    return hashlib.sha256(json.dumps(listed(language, roles)).encode()).hexdigest()[:16]
