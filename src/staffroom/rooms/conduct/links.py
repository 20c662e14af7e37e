"""Whether a course allows where a link leads; pure."""

import re
from collections.abc import Collection, Iterable
from typing import Final

from staffroom.kernel import hosts
from staffroom.kernel.ids import ChatId

_TELEGRAM: Final = frozenset({"t.me", "telegram.me", "telegram.dog"})
_NO_PAGE: Final = ("mailto:", "tel:")
_SUPERGROUP = 1_000_000_000_000


def is_allowed(address: str, domains: Collection[str], bot: str, chat: ChatId) -> bool:
    """Say whether an address leads to an allowed domain or below it, to the bot, into the group, or to no page at all.

    `domains` are hosts as `hosts.host` returns them, `bot` is the bot's name without the @.
    """
    lower = address.strip().lower()
    if lower.startswith("tg:"):
        named = re.search(r"[?&]domain=([^&#]*)", lower)
        return named is not None and bool(bot) and named[1] == bot.lower()
    where = hosts.host(address)
    if not where or lower.startswith(_NO_PAGE) or any(hosts.is_within(where, one) for one in domains):
        return True
    return where in _TELEGRAM and _is_ours(hosts.path(address), bot, chat)


def _is_ours(path: list[str], bot: str, chat: ChatId) -> bool:
    if len(path) > 1 and path[0] == "c":
        return path[1] == str(-chat - _SUPERGROUP)
    return bool(path) and bool(bot) and path[0].lower() == bot.lower()


def foreign(addresses: Iterable[str], domains: Collection[str], bot: str, chat: ChatId) -> tuple[str, ...]:
    """Return the hosts that a message leads to and its course does not allow, each once, in order."""
    found = (_shown(one) for one in addresses if not is_allowed(one, domains, bot, chat))
    return tuple(dict.fromkeys(found))


def _shown(address: str) -> str:
    return "t.me" if address.strip().lower().startswith("tg:") else hosts.host(address)
