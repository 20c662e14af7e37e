"""Reading who is in a chat, as far as Telegram says it, before any transaction begins."""

from collections.abc import Iterable

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import User

from staffroom.kernel.ids import ChatId, Instant, UserId
from staffroom.kernel.text import best_language, tidy
from staffroom.rooms import cohorts, people
from staffroom.rooms.joining.values_presence import Present, Seen


async def read(bot: Bot, chat: ChatId, accounts: Iterable[UserId], now: Instant) -> Present | None:
    """Return who is in a chat but for us: how many, who administers it, which of some accounts; None where we are out.

    Telegram tells a bot the number of members and the administrators; about others it must be asked one by one.
    """
    try:
        count = await bot.get_chat_member_count(chat)
        admins = [one.user for one in await bot.get_chat_administrators(chat, return_bots=True)]
        others = frozenset(accounts) - {admin.id for admin in admins}
        inside = [account for account in others if await is_in(bot, chat, account)]
    except (TelegramBadRequest, TelegramForbiddenError):
        return None
    seen = tuple(seen_of(one, now, is_admin=True) for one in admins if one.id != bot.id)
    return Present(count - 1, seen, frozenset(inside), others)


async def is_in(bot: Bot, chat: ChatId, account: UserId) -> bool:
    """Say whether an account is in a chat; one that Telegram does not know there is not."""
    try:
        return cohorts.is_in_chat(await bot.get_chat_member(chat, account))
    except (TelegramBadRequest, TelegramForbiddenError):
        return False


def seen_of(user: User, at: Instant, *, is_admin: bool = False) -> Seen:
    """Return an account as it shows itself."""
    language = best_language(user.language_code, people.languages())
    return Seen(UserId(user.id), tidy(user.full_name), language, at, "in", user.is_bot, is_admin)
