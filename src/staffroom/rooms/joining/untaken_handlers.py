"""The last door in private chats: whoever says what no room takes reads that a bot reads here, and no person."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.rooms.joining import claims, screens, untaken
from staffroom.rooms.joining.untaken import Answered
from staffroom.telegram.filters import Private
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="joining.untaken")

KINDS = frozenset({
    "text", "animation", "audio", "contact", "dice", "document", "live_photo", "location", "photo", "poll", "sticker",
    "story", "venue", "video", "video_note", "voice",
})  # fmt: skip
"""What people say or send; the rest are Telegram's own lines, which nobody wants an answer to."""


class SaidToUs(Filter):
    """Something that a person says or sends, and was not answered about a little while ago."""

    async def __call__(self, message: Message, who: Who, clock: Clock, answered: Answered) -> bool:  # noqa: D102
        user = message.from_user
        by_a_person = user is not None and not user.is_bot and message.content_type in KINDS
        return by_a_person and not answered.lately(who.user, clock.now())


@router.message(Private(), SaidToUs())
async def untaken_words(message: Message, who: Who, voice: Voice, db: Writes, clock: Clock, answered: Answered) -> None:
    """Say that nobody reads along; whom no roster knows reads what they would read on coming in."""
    if who.anyone is None:
        found = await db.write(claims.come_home, who.user, who.language, clock.now())
        await replace(voice, language=found.language).answer(message, screens.show(found))
    else:
        shown = screens.untaken(has_a_group=await db.read(untaken.has_a_group, who.user))
        await voice.answer(message, shown)
    answered.note(who.user, clock.now())
