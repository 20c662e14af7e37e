"""The Telegram door at the groups: requests to join, who stepped in or out, Telegram's own lines about it."""

from dataclasses import replace

from aiogram import Bot, Router
from aiogram.enums import ChatMemberStatus
from aiogram.filters import Filter
from aiogram.types import ChatJoinRequest, ChatMemberUpdated, Message

from staffroom.kernel.clock import Clock, instant
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import ChatId, UserId
from staffroom.rooms.cohorts import is_in_chat
from staffroom.rooms.joining import gate, present
from staffroom.rooms.joining.values_presence import Step
from staffroom.telegram.filters import InGroup

router = Router(name="joining.gate")

ADMINS = (ChatMemberStatus.CREATOR, ChatMemberStatus.ADMINISTRATOR)


class ComingOrGoing(Filter):
    """Telegram's own line about who came or went."""

    async def __call__(self, message: Message) -> bool:  # noqa: D102
        return bool(message.new_chat_members or message.left_chat_member or message.community_chat_joined)


@router.chat_join_request()
async def decide(request: ChatJoinRequest, db: Writes, clock: Clock) -> None:
    """Somebody asks to be let in."""
    seen = replace(present.seen_of(request.from_user, instant(request.date)), state="asks")
    await db.write(gate.decide_request, ChatId(request.chat.id), seen, clock.now())


@router.chat_member()
async def follow(changed: ChatMemberUpdated, db: Writes, bot: Bot) -> None:
    """Somebody stepped into a group or out of it, or was taken out."""
    await db.write(gate.follow_step, _step(changed, bot.id))


def _step(changed: ChatMemberUpdated, bot: int) -> Step:
    member = changed.new_chat_member
    seen = present.seen_of(member.user, instant(changed.date), is_admin=member.status in ADMINS)
    inside = is_in_chat(member)
    return Step(
        ChatId(changed.chat.id),
        seen.user,
        inside=inside,
        by_themselves=changed.from_user.id == seen.user,
        at=seen.at,
        seen=seen,
        was_inside=is_in_chat(changed.old_chat_member),
        by_foreign_link=inside and not is_in_chat(changed.old_chat_member) and _past_our_door(changed, bot),
    )


def _past_our_door(changed: ChatMemberUpdated, bot: int) -> bool:
    """Say whether somebody came by a link that is not ours; whom we approved ourselves came by our door."""
    link = changed.invite_link
    foreign = link is not None and link.creator.id != bot
    return (foreign or bool(changed.via_chat_folder_invite_link)) and changed.from_user.id != bot


@router.message(ComingOrGoing(), InGroup())
async def hush(message: Message, db: Writes, clock: Clock) -> None:
    """Nothing is announced."""
    await db.write(gate.hush, ChatId(message.chat.id), message.message_id, _told(message), clock.now())


def _told(message: Message) -> list[Step]:
    """Return who came or went by Telegram's own line."""
    chat, at, by = ChatId(message.chat.id), instant(message.date), message.from_user
    gone = [message.left_chat_member] if message.left_chat_member else []
    came = [by] if by and message.community_chat_joined else message.new_chat_members or []
    moved = [(user, True) for user in came] + [(user, False) for user in gone]
    return [
        Step(chat, UserId(user.id), inside=inside, by_themselves=by == user, at=at, was_inside=not inside)
        for user, inside in moved
    ]
