"""What the bot tells Telegram of itself: commands and the button that opens them, descriptions, names, rights, face."""

import hashlib
import json
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramNotFound
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BufferedInputFile,
    InputProfilePhotoStatic,
    MenuButtonCommands,
)

from staffroom.kernel import facts
from staffroom.kernel.db import Database
from staffroom.kernel.screen import Text
from staffroom.kernel.text import SOURCE, Translator
from staffroom.telegram.group_key import rights

log = logging.getLogger(__name__)

INTRODUCED = "bot.introduced"
"""Under this stands a digest of what Telegram was told last."""
PORTRAIT = Path(__file__).with_name("portrait.jpg")
"""The bot's picture where nobody gave it another one; drawn in docs/pictures/portrait.svg."""


class Offered(NamedTuple):
    """A command, to whom it is offered, and what is said of it.

    Offered in `private`, to `staff`, a role of staff, in a `group`, to a `group admin`.
    """

    scope: str
    command: str
    description: Text


class Introduction(NamedTuple):
    """What everybody is told, in every language."""

    offers: Sequence[Offered]
    description: Text
    """Stands in an empty chat; at most 512 characters."""
    short: Text
    """Stands in the profile; at most 120 characters."""
    names: Mapping[str, str] = {}
    """What the bot is called, by language; where nothing is said, as BotFather has it."""


async def introduce(bot: Bot, words: Translator, db: Database, said: Introduction) -> None:
    """Tell Telegram all of it; again only where something changed."""
    digest = digest_of(words, said)
    if await db.read(facts.get, INTRODUCED) == digest:
        return
    try:
        await bot.set_my_default_administrator_rights(rights=rights())
        await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
        for language in words.languages():
            await _commands(bot, words, language, said.offers)
            await _profile(bot, words, language, said)
        await _face(bot)
        for language, name in said.names.items():  # last: Telegram lets a name be changed a few times a day only
            await bot.set_my_name(name, _code(language))
    except TelegramAPIError as error:
        log.warning("what the bot is and can do could not be told: %s", error)
        return
    await db.write(facts.put, INTRODUCED, digest)


def digest_of(words: Translator, said: Introduction) -> str:
    """Return what is kept of an introduction, so that it is made again only where it changed."""
    languages = words.languages()
    commands = [
        (offer.scope, offer.command, words.plain(offer.description, tongue))
        for offer in said.offers
        for tongue in languages
    ]
    texts = [words.plain(one, tongue) for one in (said.description, said.short) for tongue in languages]
    told = [commands, texts, sorted(said.names.items()), rights().model_dump()]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _code(language: str) -> str | None:
    """Return a language as Telegram takes it: what is said without one holds for all others."""
    return None if language == SOURCE else language


async def _face(bot: Bot) -> None:
    """Give the bot a picture; one that somebody chose for it stays."""
    ours = InputProfilePhotoStatic(photo=BufferedInputFile(PORTRAIT.read_bytes(), PORTRAIT.name))
    try:
        if not (await bot.get_user_profile_photos(bot.id, limit=1)).total_count:
            await bot.set_my_profile_photo(ours)
    except (TelegramBadRequest, TelegramNotFound) as error:
        plain = f"The bot has no picture yet. To give it one, send BotFather /setuserpic, then the file {PORTRAIT}"
        log.warning(
            "the bot has no picture yet (%s): send BotFather /setuserpic, then the file %s",
            error,
            PORTRAIT,
            extra={"plain": plain},
        )


async def _profile(bot: Bot, words: Translator, language: str, said: Introduction) -> None:
    await bot.set_my_description(words.plain(said.description, language), _code(language))
    await bot.set_my_short_description(words.plain(said.short, language), _code(language))


async def _commands(bot: Bot, words: Translator, language: str, offers: Sequence[Offered]) -> None:
    def offered(*scopes: str) -> list[BotCommand]:
        chosen = [offer for offer in offers if offer.scope in scopes]
        return [
            BotCommand(command=offer.command, description=words.plain(offer.description, language)) for offer in chosen
        ]

    code = _code(language)
    await bot.set_my_commands(offered("private"), BotCommandScopeAllPrivateChats(), language_code=code)
    await bot.set_my_commands(offered("group"), BotCommandScopeAllGroupChats(), language_code=code)
    leading = offered("group", "group admin")
    await bot.set_my_commands(leading, BotCommandScopeAllChatAdministrators(), language_code=code)
