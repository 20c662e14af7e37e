"""Reading what Telegram says of a chat and of who is in it, before any transaction begins."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramMigrateToChat
from aiogram.types import ChatFullInfo, ChatMemberAdministrator, ChatMemberRestricted, ResultChatMemberUnion

from staffroom.kernel.ids import ChatId, UserId
from staffroom.rooms.cohorts import group_rules
from staffroom.rooms.cohorts.group_rules import ChatFacts, Membership
from staffroom.telegram.rights import NEEDED

GAP = 0.1
"""Seconds between two questions of many, so that they never burst."""


async def read(bot: Bot, chat: ChatId) -> ChatFacts:
    """Return the facts about a chat, or about the one that it became; one that we cannot see we are not in."""
    try:
        info = await bot.get_chat(chat)
        member = await bot.get_chat_member(chat, bot.id)
        count = await bot.get_chat_member_count(chat)
    except TelegramMigrateToChat as moved:
        return await read(bot, ChatId(moved.migrate_to_chat_id))
    except (TelegramBadRequest, TelegramForbiddenError):
        return ChatFacts(chat, "unknown", bot_is_member=False)
    return _facts(chat, info, member, count)


async def read_openings(bot: Bot, chat: ChatId) -> list[str]:
    """Return what opens a chat to others, by one question.

    Raises TelegramAPIError where the chat cannot be seen.
    """
    return group_rules.openings_in(_of_chat(chat, await bot.get_chat(chat)))


def _of_chat(chat: ChatId, info: ChatFullInfo) -> ChatFacts:
    return ChatFacts(
        chat,
        info.type,
        info.title or "",
        username=info.username or next(iter(info.active_usernames or ()), None),
        is_linked=info.linked_chat_id is not None,
        in_community=info.community is not None,
    )


def _facts(chat: ChatId, info: ChatFullInfo, member: ResultChatMemberUnion, count: int) -> ChatFacts:
    is_admin = isinstance(member, ChatMemberAdministrator)
    return replace(
        _of_chat(chat, info),
        bot_is_member=is_in_chat(member),
        members=count,
        bot_is_admin=is_admin,
        rights=frozenset(right for right in NEEDED if is_admin and getattr(member, right, False)),
        shows_history=bool(info.has_visible_history),
        members_add=info.permissions is not None and bool(info.permissions.can_invite_users),
    )


def is_in_chat(member: ResultChatMemberUnion) -> bool:
    """Say whether somebody is in a chat."""
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in ("left", "kicked")


async def read_members(bot: Bot, chat: ChatId, users: Iterable[int]) -> dict[UserId, Membership]:
    """Return what accounts are in a chat, asked for one after the other; of whom Telegram tells nothing is left out."""
    found: dict[UserId, Membership] = {}
    for user in users:
        await asyncio.sleep(GAP)
        try:
            member = await bot.get_chat_member(chat, user)
        except (TelegramBadRequest, TelegramForbiddenError):
            continue
        found[UserId(user)] = Membership(is_in_chat(member), by_themselves=member.status != "kicked")
    return found
