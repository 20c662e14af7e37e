"""The Telegram door at the groups: requests to join, who stepped in or out, Telegram's own lines about it."""

from aiogram import Router
from aiogram.enums import ChatMemberStatus
from aiogram.filters import Filter
from aiogram.types import ChatJoinRequest, ChatMemberRestricted, ChatMemberUpdated, Message

from staffroom.kernel.clock import Clock, instant
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import ChatId, UserId
from staffroom.rooms.joining import gate
from staffroom.rooms.joining.values import Step
from staffroom.telegram.filters import InGroup

router = Router(name="joining.gate")

OUTSIDE = (ChatMemberStatus.LEFT, ChatMemberStatus.KICKED)


class ComingOrGoing(Filter):
    """Telegram's own line about who came or went."""

    async def __call__(self, message: Message) -> bool:  # noqa: D102
        return bool(message.new_chat_members or message.left_chat_member)


@router.chat_join_request()
async def decide(request: ChatJoinRequest, db: Writes, clock: Clock) -> None:
    """Somebody asks to be let in."""
    chat, user = ChatId(request.chat.id), UserId(request.from_user.id)
    await db.write(gate.decide_request, chat, user, instant(request.date), clock.now())


@router.chat_member()
async def follow(changed: ChatMemberUpdated, db: Writes) -> None:
    """Somebody stepped into a group or out of it, or was taken out."""
    await db.write(gate.follow, _step(changed))


def _step(changed: ChatMemberUpdated) -> Step:
    member = changed.new_chat_member
    outside = member.status in OUTSIDE or (isinstance(member, ChatMemberRestricted) and not member.is_member)
    user = UserId(member.user.id)
    return Step(
        ChatId(changed.chat.id),
        user,
        inside=not outside,
        by_themselves=changed.from_user.id == user,
        at=instant(changed.date),
    )


@router.message(ComingOrGoing(), InGroup())
async def hush(message: Message, db: Writes, clock: Clock) -> None:
    """Nothing is announced."""
    await db.write(gate.hush, ChatId(message.chat.id), message.message_id, clock.now())
