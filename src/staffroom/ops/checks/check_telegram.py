"""The part of the check that asks Telegram: token, clock, webhook, and the bot's rights in every group."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import reduce
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from staffroom.config import Config
from staffroom.inbox import ALLOWED_UPDATES
from staffroom.kernel.clock import MINUTE, SECOND, Clock
from staffroom.kernel.db import Error, Tx
from staffroom.kernel.db_file import connect
from staffroom.kernel.ids import ChatId, Instant
from staffroom.kernel.refusal import Trouble
from staffroom.kernel.screen import Plain, Value, text
from staffroom.ops import keys
from staffroom.ops.checks.findings import Finding, ok, problem, warning
from staffroom.ops.checks.probe import Probe, Refused, Unreachable
from staffroom.ops.program import called
from staffroom.ops.setup import begun
from staffroom.rooms import cohorts, programmes
from staffroom.telegram.rights import NEEDED

APART = MINUTE
"""So much may two clocks differ; cards come by the minute."""
FAR_APART = 10 * MINUTE
RIGHTS = {
    "can_invite_users": text("check-right-invite"),
    "can_restrict_members": text("check-right-restrict"),
    "can_delete_messages": text("check-right-delete"),
    "can_pin_messages": text("check-right-pin"),
    "can_change_info": text("check-right-change"),
}
"""As Telegram's own screens call them."""


class Group(NamedTuple):
    """A group that the bot should administer: what it is called, and whose programme's it is."""

    name: Value
    chat: ChatId
    programme: str


def of_telegram(config: Config, clock: Clock) -> list[Finding]:
    """Ask Telegram who the bot is and how it stands in its groups."""
    if not config.secrets.bot_token:
        return [warning("check-no-token")]
    groups = groups_of(config)
    led = bool(config.secrets.clock)
    try:
        return asyncio.run(_ask_all(config, groups, None if led else clock))
    except Unreachable:
        if begun.is_practice(config.home):
            return [ok("check-practice", command=Plain(f"{called()} setup --practice"))]
        return [problem("check-unreachable", server=Plain(config.api_server))]


def groups_of(config: Config) -> list[Group]:
    """Return every group; none where the database cannot be opened (that is told elsewhere)."""
    try:
        key = keys.existing_key(config)
        if key is None or not config.database.exists():
            return []
        connection = connect(config.database, key, read_only=True)
    except Trouble:
        return []
    try:
        return _groups(Tx(connection))
    except Error:
        return []
    finally:
        connection.close()


def _groups(tx: Tx) -> list[Group]:
    found: list[Group] = []
    for programme in programmes.running(tx):
        if programme.staff_chat is not None:
            name = text("check-staff-group", course=Plain(programme.slug))
            found.append(Group(name, programme.staff_chat, programme.slug))
        known = cohorts.of_programme(tx, programme.id)
        found += [Group(one.name, one.chat_id, programme.slug) for one in known if one.chat_id is not None]
    return found


async def _ask_all(config: Config, groups: list[Group], clock: Clock | None) -> list[Finding]:
    async with Probe(config.api_server, config.secrets.bot_token) as probe:
        try:
            me = await probe.ask("getMe")
        except Refused as refused:
            if refused.is_of_the_token:
                return [problem("check-token-unknown")]
            return [problem("check-refused", reason=Plain(refused.reason))]
        found = [ok("check-token", name=Plain(me["username"]))]
        if clock is not None and probe.date is not None:
            found.append(of_clock(clock.now(), probe.date))
        found += await _updates(probe)
        if not me.get("can_join_groups", True):
            found.append(problem("check-may-not-join"))
        admin_everywhere = True
        for group in groups:
            of_group = await _group(probe, int(me["id"]), group)
            admin_everywhere = admin_everywhere and all(finding.level != "problem" for finding in of_group)
            found += of_group
    return [*found, _privacy(me, everywhere=admin_everywhere) if groups else ok("check-no-group")]


def of_clock(ours: Instant, theirs: Instant) -> Finding:
    """Compare this machine's clock with Telegram's, which tells whole seconds."""
    apart = abs(ours - theirs)
    if apart <= APART:
        return ok("check-clock")
    say = problem if apart > FAR_APART else warning
    return say("check-clock-off", ours=_in_utc(ours), theirs=_in_utc(theirs))


def _in_utc(moment: Instant) -> Plain:
    return Plain(f"{datetime.fromtimestamp(moment // SECOND, UTC):%Y-%m-%d %H:%M:%S}")


async def _updates(probe: Probe) -> list[Finding]:
    """Look at where updates go, and at which of them Telegram brings."""
    try:
        about = await probe.ask("getWebhookInfo")
    except Refused:
        return []
    if url := str(about.get("url", "")):
        return [problem("check-webhook", url=Plain(urlsplit(url).hostname or ""))]  # what follows may be a token
    lacking = [kind for kind in ALLOWED_UPDATES if kind not in about.get("allowed_updates", ALLOWED_UPDATES)]
    if lacking:
        return [warning("check-updates-lacking", kinds=Plain(", ".join(lacking)))]
    return [ok("check-updates")]


def _privacy(me: dict[str, Any], *, everywhere: bool) -> Finding:
    """Say whether the bot reads its groups: an administrator does, and so does a bot without privacy mode."""
    reads = me.get("can_read_all_group_messages") or everywhere
    return ok("check-reading") if reads else warning("check-privacy")


async def _group(probe: Probe, bot: int, group: Group) -> list[Finding]:
    """Look at one group: private, a supergroup, the bot an administrator with its rights."""
    try:
        about = await probe.ask("getChat", chat_id=group.chat)
        member = await probe.ask("getChatMember", chat_id=group.chat, user_id=bot)
    except Refused as refused:
        reason = Plain(refused.reason)
        return [problem("check-group-away", group.programme, name=group.name, reason=reason)]
    found = list(_faults(group, about, member))
    return found or [ok("check-group", group.programme, name=group.name)]


def _faults(group: Group, about: dict[str, Any], member: dict[str, Any]) -> Iterator[Finding]:
    name, programme = group.name, group.programme
    if about.get("username"):
        yield problem("check-group-public", programme, name=name, handle=Plain(about["username"]))
    if about.get("type") != "supergroup":
        yield problem("check-group-basic", programme, name=name)
    if member.get("status") != "administrator":
        yield problem("check-group-not-admin", programme, name=name)
        return
    lacking = [RIGHTS[right] for right in NEEDED if not member.get(right)]
    if lacking:
        listed = reduce(lambda first, more: text("check-and", first=first, more=more), lacking)
        yield problem("check-group-rights", programme, name=name, n=len(lacking), rights=listed)
