"""From a poll as data to a poll of the Bot API; its limits are kept by whoever reads the course."""

from typing import Any, NamedTuple

from aiogram import Bot
from aiogram.types import InputPollOption

from staffroom.kernel.ids import ChatId
from staffroom.kernel.screen import Poll, Say, Screen
from staffroom.telegram.presses import keyboard
from staffroom.telegram.render import Kit, send


class Delivered(NamedTuple):
    """What Telegram said of a message that stands: its number, and the one under which it tells votes in its poll."""

    message_id: int
    poll_id: str | None = None


async def deliver(bot: Bot, chat: ChatId, screen: Screen, language: str, kit: Kit, note_id: int) -> Delivered:
    """Send a screen, as a poll where it holds one."""
    if screen.poll is None:
        return Delivered(await send(bot, chat, screen, language, kit, note_id))
    fields = _fields(screen.poll, lambda line: kit.words.plain(line, language))
    markup = keyboard(screen.buttons, kit.words, language, note_id)
    message = await bot.send_poll(
        chat, **fields, is_anonymous=False, reply_markup=markup, disable_notification=not screen.loud and chat < 0
    )
    return Delivered(message.message_id, None if message.poll is None else message.poll.id)


def _fields(poll: Poll, say: Say) -> dict[str, Any]:
    """Return what a poll says, in plain words without markup."""
    options = [InputPollOption(text=say(option), text_parse_mode=None) for option in poll.options]
    fields: dict[str, Any] = {"question": say(poll.question), "question_parse_mode": None, "options": options}
    if poll.note is not None:
        fields |= {"description": say(poll.note), "description_parse_mode": None}
    if poll.correct is None:
        return fields | {"type": "regular", "allows_multiple_answers": poll.several}
    if poll.explanation is not None:
        fields |= {"explanation": say(poll.explanation), "explanation_parse_mode": None}
    return fields | {"type": "quiz", "correct_option_ids": [poll.correct]}
