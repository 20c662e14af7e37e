"""The part of the check that asks Telegram: the token, the webhook, the bot's rights in every group."""

import asyncio
from collections.abc import Iterator
from typing import Any

from staffroom.config import Config
from staffroom.kernel.db import Error, Tx
from staffroom.kernel.db_file import connect
from staffroom.kernel.refusal import Trouble
from staffroom.ops import keys
from staffroom.ops.findings import Finding, ok, problem, warning
from staffroom.ops.probe import Refused, Unreachable, ask
from staffroom.ops.program import program
from staffroom.rooms import cohorts
from staffroom.rooms.programmes import all_of
from staffroom.telegram.rights import NEEDED

UNAUTHORIZED = (401, 404)
NAMES_OF_RIGHTS = {
    "can_invite_users": "Invite users via link",
    "can_restrict_members": "Ban users",
    "can_delete_messages": "Delete messages",
    "can_pin_messages": "Pin messages",
    "can_change_info": "Change group info",
}
"""As Telegram's own screens call them."""
Groups = list[tuple[str, int]]


def of_telegram(config: Config) -> list[Finding]:
    """Ask Telegram who the bot is and how it stands in its groups."""
    if not config.secrets.bot_token:
        return [warning("no token", "the bot cannot reach Telegram", f"run `{program()} setup`, or set BOT_TOKEN")]
    groups = groups_of(config)
    try:
        return asyncio.run(_ask_all(config.api_server, config.secrets.bot_token, groups))
    except Unreachable:
        server = config.api_server
        return [problem(f"{server} cannot be reached", "no connection", "check the internet connection and firewall")]


def groups_of(config: Config) -> Groups:
    """Return name and chat of every group; none where the database cannot be opened (that is told elsewhere)."""
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


def _groups(tx: Tx) -> Groups:
    found: Groups = []
    for programme in all_of(tx):
        if programme.staff_chat is not None:
            found.append((f"coordinators' group of {programme.slug}", programme.staff_chat))
        known = cohorts.of_programme(tx, programme.id)
        found += [(cohort.name, cohort.chat_id) for cohort in known if cohort.chat_id is not None]
    return found


async def _ask_all(server: str, token: str, groups: Groups) -> list[Finding]:
    try:
        me = await ask(server, token, "getMe")
    except Refused as refused:
        if refused.code in UNAUTHORIZED:
            return [
                problem(
                    "Telegram does not know the token", "it was changed or mistyped", f"run `{program()} setup` again"
                )
            ]
        return [problem("Telegram refused getMe", refused.reason, "try again in a minute")]
    found = [ok(f"token: the bot is @{me['username']}"), *await _webhook(server, token)]
    if not me.get("can_join_groups", True):
        found.append(problem("the bot may not join groups", "a BotFather setting", "send /setjoingroups: Enable"))
    admin_everywhere = True
    for name, chat in groups:
        of_group = await _group(server, token, int(me["id"]), name, chat)
        admin_everywhere = admin_everywhere and all(finding.level != "problem" for finding in of_group)
        found += of_group
    return [*found, *(_privacy(me, everywhere=admin_everywhere) if groups else [_NO_GROUP])]


_NO_GROUP = ok("reading: no group yet; where the bot is an administrator, it will see the messages")


async def _webhook(server: str, token: str) -> list[Finding]:
    try:
        url = str((await ask(server, token, "getWebhookInfo")).get("url", ""))
    except Refused:
        return []
    if not url:
        return [ok("updates: no webhook in the way")]
    return [
        problem(
            "another program has set a webhook for this bot",
            f"its updates go to {url.split('?', 1)[0]}",
            f"let that program remove its webhook, or /revoke the token in BotFather and run `{program()} setup`",
        )
    ]


def _privacy(me: dict[str, Any], *, everywhere: bool) -> Iterator[Finding]:
    if me.get("can_read_all_group_messages") or everywhere:
        yield ok("reading: the bot sees the messages of its groups")
        return
    yield warning(
        "the bot cannot read a group's messages",
        "privacy mode is on, and it is no administrator there",
        "make it an administrator, or send /setprivacy: Disable to BotFather and add the bot to the group again",
    )


async def _group(server: str, token: str, bot: int, name: str, chat: int) -> list[Finding]:
    """Look at one group: private, a supergroup, the bot an administrator with its rights."""
    try:
        about = await ask(server, token, "getChat", chat_id=chat)
        member = await ask(server, token, "getChatMember", chat_id=chat, user_id=bot)
    except Refused as refused:
        return [
            problem(f"{name}: the group cannot be reached", refused.reason, "add the bot again as an administrator")
        ]
    found = list(_faults(name, about, member))
    return found or [ok(f"group {name}: private, all rights")]


def _faults(name: str, about: dict[str, Any], member: dict[str, Any]) -> Iterator[Finding]:
    if about.get("username"):
        yield problem(
            f"{name}: the group is public", f"anyone can read it at @{about['username']}", "set Group Type to Private"
        )
    if about.get("type") != "supergroup":
        yield problem(
            f"{name}: the group is a basic group",
            "rights and requests to join need a supergroup",
            "set Chat History for new members to Visible; Telegram then upgrades the group",
        )
    if member.get("status") != "administrator":
        yield problem(f"{name}: the bot is no administrator", "it cannot let teachers in", "make it an administrator")
        return
    lacking = [NAMES_OF_RIGHTS[right] for right in NEEDED if not member.get(right)]
    if lacking:
        yield problem(
            f"{name}: the bot lacks {len(lacking)} rights",
            ", ".join(lacking),
            "open the group, Administrators, the bot, and switch them on",
        )
