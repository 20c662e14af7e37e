"""The Telegram door: answers in groups, votes, taps, reactions, and `/card`."""

from dataclasses import replace
from typing import Any

from aiogram import Router
from aiogram.enums import ContentType
from aiogram.filters import Command, Filter
from aiogram.types import CallbackQuery, Message, MessageOriginUser, MessageReactionUpdated, PollAnswer

from staffroom.kernel.clock import SECOND, Clock, instant
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import ChatId, Instant, PersonId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import people
from staffroom.rooms.prompts import answers, forwarding, hearing, store_albums, taps, views
from staffroom.rooms.prompts.hearing import Hear, Heard, Reacted
from staffroom.rooms.prompts.plain import MESSAGE_KINDS
from staffroom.telegram.filters import InGroup, Pressed, Private, Staff, Teacher
from staffroom.telegram.presses import number, required
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="prompts")


class SaidByAPerson(Filter):
    """Something said in a group by a person under their own name; hands it on as `said`."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:  # noqa: D102
        user = message.from_user
        if user is None or user.is_bot or message.sender_chat is not None or message.content_type not in MESSAGE_KINDS:
            return False
        return {"said": _heard(message, UserId(user.id))}


class AlbumOfAChat(Filter):
    """A part of an album that is shown in the name of a group or channel; hands on what binds it as `album`."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:  # noqa: D102
        return bool(message.sender_chat and message.media_group_id) and {"album": message.media_group_id}


def _heard(message: Message, user: UserId) -> Heard:
    replied = message.reply_to_message
    if replied is not None and replied.forum_topic_created is not None:
        replied = None  # in a forum every message replies to its topic's first one
    elsewhere = message.external_reply is not None
    at = message.edit_date * SECOND if message.edit_date else instant(message.date)
    return Heard(
        ChatId(message.chat.id),
        message.message_id,
        user,
        ContentType(message.content_type).value,
        message.text or message.caption or "",
        Instant(at),
        reply_to=replied.message_id if replied else 0 if elsewhere else None,
        reply_to_user=_author(replied) if replied else None,
        edited=bool(message.edit_date),
        album=message.media_group_id or "",
        links=_links(message),
        forwarded=_is_forwarded(message, user),
    )


def _is_forwarded(message: Message, user: UserId) -> bool:
    origin = message.forward_origin
    return origin is not None and not (isinstance(origin, MessageOriginUser) and origin.sender_user.id == user)


def _links(message: Message) -> tuple[str, ...]:
    marked = message.entities or message.caption_entities or ()
    words = message.text or message.caption or ""
    return hearing.links(words, ((one.type, one.offset, one.length, one.url) for one in marked))


def _author(message: Message) -> UserId | None:
    return UserId(message.from_user.id) if message.from_user and message.sender_chat is None else None


@router.message(Command("card"), InGroup())
async def card_in_group(message: Message, db: Writes, clock: Clock) -> None:
    """Send the current card as text to whoever asks."""
    await db.write(answers.ask_for_card, ChatId(message.chat.id), clock.now())


@router.message(Command("card"), Private(), Teacher())
async def card_in_private(message: Message, teacher: PersonId, db: Writes, voice: Voice) -> None:
    """Show a teacher the current card of their group."""
    await voice.answer(message, await db.read(views.card_for, teacher))


@router.callback_query(Pressed("prompts.forward"), Staff())
async def forward(callback: CallbackQuery, press: tuple[str, ...], staff: PersonId, db: Writes, voice: Voice) -> None:
    """Give a card in a form to be sent on, in a message of its own."""
    posting, language = number(press, 0), press[-1] if press else ""
    if posting is None or language not in people.languages():
        raise Refusal("button-old")
    screen, shown = await db.read(forwarding.card, staff, posting), replace(voice, language=language)
    if isinstance(callback.message, Message):
        await voice.toast(callback)
        await shown.answer(callback.message, screen)
    else:
        await shown.redraw(callback, screen)


@router.callback_query(Pressed("prompts.done"))
async def done(
    callback: CallbackQuery, press: tuple[str, ...], who: Who, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Note that somebody did a task; only they read what was noted."""
    if callback.message is None:
        raise Refusal("button-old")
    chat = ChatId(callback.message.chat.id)
    await voice.toast(callback, await db.write(taps.done, required(press), chat, who.user, clock.now()))


@router.poll_answer()
async def voted(vote: PollAnswer, db: Writes, clock: Clock) -> None:
    """Count a vote as an answer; one that is taken back is none."""
    if vote.user is not None and vote.option_ids:
        await db.write(taps.voted, vote.poll_id, UserId(vote.user.id), clock.now())


@router.message(InGroup(), SaidByAPerson())
@router.edited_message(InGroup(), SaidByAPerson())
async def heard(_message: Message, said: Heard, db: Writes, clock: Clock, hear: Hear) -> None:
    """Take note of what is said in a group, or said better by an edit, where it was no plain talk."""
    await db.write(hear, [said], clock.now())


@router.message(InGroup(), AlbumOfAChat())
async def shown_together(message: Message, album: str, db: Writes) -> None:
    """Keep which messages are one album where a group or channel shows them; of people's own, what is heard tells."""
    await db.write(store_albums.put, [(ChatId(message.chat.id), album, message.message_id, instant(message.date))])


@router.message_reaction(InGroup())
async def reacted(event: MessageReactionUpdated, db: Writes, clock: Clock, hear: Hear) -> None:
    """Take note of a reaction; taking one back is no sign of life."""
    if event.user is not None and event.new_reaction:
        seen = Reacted(ChatId(event.chat.id), UserId(event.user.id), instant(event.date))
        await db.write(hear, [seen], clock.now())
