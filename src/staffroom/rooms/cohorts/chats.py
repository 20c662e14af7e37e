"""Reading what Telegram says of a chat, before any transaction begins."""

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramMigrateToChat
from aiogram.types import ChatFullInfo, ChatMemberAdministrator, ChatMemberRestricted, ResultChatMemberUnion

from staffroom.kernel.ids import ChatId
from staffroom.rooms.cohorts.group_rules import ChatFacts
from staffroom.telegram.rights import NEEDED


async def read(bot: Bot, chat: ChatId) -> ChatFacts:
    """Return the facts about a chat, or about the one that it became; one that we cannot see we are not in."""
    try:
        info = await bot.get_chat(chat)
        member = await bot.get_chat_member(chat, bot.id)
    except TelegramMigrateToChat as moved:
        return await read(bot, ChatId(moved.migrate_to_chat_id))
    except (TelegramBadRequest, TelegramForbiddenError):
        return ChatFacts(chat, "unknown", bot_is_member=False)
    return _facts(chat, info, member)


def _facts(chat: ChatId, info: ChatFullInfo, member: ResultChatMemberUnion) -> ChatFacts:
    is_admin = isinstance(member, ChatMemberAdministrator)
    return ChatFacts(
        chat,
        info.type,
        info.title or "",
        username=info.username or next(iter(info.active_usernames or ()), None),
        is_linked=info.linked_chat_id is not None,
        in_community=info.community is not None,
        bot_is_member=_is_inside(member),
        bot_is_admin=is_admin,
        rights=frozenset(right for right in NEEDED if is_admin and getattr(member, right, False)),
    )


def _is_inside(member: ResultChatMemberUnion) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in ("left", "kicked")
