"""The Telegram door: setting up groups, and noticing what happens to them."""

import re
from dataclasses import replace
from typing import Any

from aiogram import Bot, Router
from aiogram.filters import Command, Filter
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import ChatId, CohortId, PersonId, ProgrammeId
from staffroom.kernel.text import Translator
from staffroom.outbox import Ways
from staffroom.rooms.cohorts import (
    chats,
    forming_handlers,
    lead_handlers,
    name_handlers,
    owner_handlers,
    places,
    public_handlers,
    rest_handlers,
    screens,
    service,
    watch,
)
from staffroom.rooms.cohorts.values import SetUp
from staffroom.telegram.filters import Admin, InGroup, Pressed, Private, Staff
from staffroom.telegram.presses import number, required
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="cohorts")
router.include_routers(
    public_handlers.router,
    name_handlers.router,
    owner_handlers.router,
    lead_handlers.router,
    rest_handlers.router,
    forming_handlers.router,
)

_CODE = re.compile(r"/start(?:@\w+)?\s+([gs]\d+-[\w-]{4,40})")


class Has(Filter):
    """A message with this field of Telegram's."""

    def __init__(self, field: str) -> None:
        self._field = field

    async def __call__(self, message: Message) -> bool:  # noqa: D102
        return getattr(message, self._field, None) is not None


class StartCode(Filter):
    """`/start` with the code of a set-up, as Telegram sends it into the group; hands it on as `code`."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:  # noqa: D102
        found = _CODE.fullmatch((message.text or "").strip())
        return {"code": found[1]} if found else False


class OwnDeed(Filter):
    """Telegram's own word about a pin or a title, caused by the bot."""

    async def __call__(self, message: Message, bot: Bot) -> bool:  # noqa: D102
        is_deed = message.pinned_message is not None or message.new_chat_title is not None
        return is_deed and message.from_user is not None and message.from_user.id == bot.id


@router.message(Private(), Command("groups"), Staff())
async def show_groups(message: Message, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Show my groups."""
    await voice.answer(message, screens.groups(await db.read(places.overview, staff), 0))


@router.callback_query(Pressed("cohorts.groups"), Staff())
async def press_groups(
    callback: CallbackQuery, press: tuple[str, ...], staff: PersonId, db: Writes, voice: Voice
) -> None:
    """Show a page of my groups in place of what was there."""
    await voice.redraw(callback, screens.groups(await db.read(places.overview, staff), number(press, 0) or 0))


@router.callback_query(Pressed("cohorts.setup"), Staff())
async def set_up(
    callback: CallbackQuery,
    press: tuple[str, ...],
    staff: PersonId,
    db: Writes,
    voice: Voice,
    bot_name: str,
    clock: Clock,
) -> None:
    """Give the key and the link that bring the bot into a cohort's group."""
    setup = await db.write(service.begin, CohortId(required(press, 0)), staff, clock.now())
    await _offer(callback, setup, voice, bot_name)


@router.callback_query(Pressed("cohorts.staffgroup"), Admin())
async def set_up_staff(
    callback: CallbackQuery, press: tuple[str, ...], admin: PersonId, db: Writes, voice: Voice, bot_name: str
) -> None:
    """Give the key and the link that bring the bot into the coordinators' group."""
    setup = await db.write(service.begin_staff, ProgrammeId(required(press, 0)), admin)
    await _offer(callback, setup, voice, bot_name)


async def _offer(callback: CallbackQuery, setup: SetUp, voice: Voice, bot_name: str) -> None:
    await voice.toast(callback)
    if isinstance(callback.message, Message):
        await voice.answer(callback.message, screens.pick(setup))
        await voice.answer(callback.message, screens.other_way(setup, bot_name))


@router.message(Private(), Has("chat_shared"), Staff())
async def chat_shared(
    message: Message, staff: PersonId, db: Writes, voice: Voice, bot: Bot, words: Translator, clock: Clock
) -> None:
    """Take the group that was chosen with the key."""
    if message.chat_shared is None:
        return
    facts = await chats.read(bot, ChatId(message.chat_shared.chat_id))
    request = message.chat_shared.request_id
    taken = await db.write(service.take, request, staff, facts, words.plain, clock.now())
    await voice.answer(message, screens.standing(taken.cohort) if taken.cohort else screens.staff_group_taken())


@router.message(InGroup(), StartCode(), Staff())
async def code_in_group(
    message: Message, code: str, staff: PersonId, db: Writes, bot: Bot, words: Translator, clock: Clock
) -> None:
    """Take the group into which the link brought the bot; how it stands is told in private."""
    facts = await chats.read(bot, ChatId(message.chat.id))
    await db.write(service.take_by_code, code, staff, facts, words.plain, clock.now())


@router.message(InGroup(), StartCode())
async def code_of_nobody(message: Message, code: str, db: Writes, voice: Voice) -> None:
    """Say why somebody is not recognised who writes in the group's own name."""
    if message.sender_chat is not None:
        language = await db.read(service.language_of, code)
        await replace(voice, language=language).answer(message, screens.anonymous())


@router.callback_query(Pressed("cohorts.check"), Staff())
async def check_again(
    callback: CallbackQuery,
    press: tuple[str, ...],
    staff: PersonId,
    db: Writes,
    voice: Voice,
    bot: Bot,
    words: Translator,
    clock: Clock,
    ways: Ways,
) -> None:
    """Look at a cohort's group again."""
    cohort = await db.read(service.led_or_refused, CohortId(required(press, 0)), staff)
    if cohort.chat_id is None:
        await voice.redraw(callback, screens.again(cohort))
        return
    facts = await chats.read(bot, cohort.chat_id)
    after = await db.write(watch.check, cohort.id, staff, facts, ways, words.plain, clock.now())
    await voice.redraw(callback, screens.again(after))


@router.callback_query(Pressed("cohorts.uses"), Staff())
async def more_uses(callback: CallbackQuery, press: tuple[str, ...], staff: PersonId, db: Writes, voice: Voice) -> None:
    """Show more of what an unknown group may be for."""
    found = await db.read(watch.uses, staff)
    await voice.redraw(callback, screens.which(required(press), *found, number(press, 1) or 0))


@router.callback_query(Pressed("cohorts.use"), Staff())
async def use_group(
    callback: CallbackQuery,
    press: tuple[str, ...],
    staff: PersonId,
    db: Writes,
    voice: Voice,
    bot: Bot,
    words: Translator,
    clock: Clock,
) -> None:
    """Take a group that the bot was added to without a code."""
    facts = await chats.read(bot, ChatId(required(press, 1)))
    taken = await db.write(service.take, required(press, 0), staff, facts, words.plain, clock.now())
    await voice.redraw(callback, screens.again(taken.cohort) if taken.cohort else screens.staff_group_taken())


@router.callback_query(Pressed("cohorts.postwaiting"), Staff())
@router.callback_query(Pressed("cohorts.dropwaiting"), Staff())
async def decide_waiting(
    callback: CallbackQuery, press: tuple[str, ...], staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Post or drop what waited while the bot was out of a group."""
    post = (callback.data or "").startswith("cohorts.postwaiting")
    number = CohortId(required(press, 0))
    cohort, count = await db.write(service.decide_waiting, number, staff, clock.now(), post=post)
    await voice.redraw(callback, screens.waited(cohort, count, post=post))


@router.callback_query(Pressed("cohorts.leave"), Staff())
async def leave_group(
    callback: CallbackQuery, press: tuple[str, ...], staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Leave a group that is none of ours."""
    await db.write(watch.leave_on_request, ChatId(required(press, 0)), staff, clock.now())
    await voice.redraw(callback, screens.left())


@router.my_chat_member(InGroup())
async def bot_moved(event: ChatMemberUpdated, who: Who, db: Writes, bot: Bot, words: Translator, clock: Clock) -> None:
    """Look at a chat in which the bot was added, removed, promoted or demoted."""
    facts = await chats.read(bot, ChatId(event.chat.id))
    await db.write(watch.bot_moved, facts, who.staff, words.plain, clock.now())


@router.message(InGroup(), Has("migrate_to_chat_id"))
async def moved_to(message: Message, db: Writes, bot: Bot, ways: Ways, words: Translator, clock: Clock) -> None:
    """Follow a group that says where it went."""
    facts = await chats.read(bot, ChatId(message.migrate_to_chat_id or 0))
    await db.write(watch.moved, ChatId(message.chat.id), facts, ways, words.plain, clock.now())


@router.message(InGroup(), Has("migrate_from_chat_id"))
async def moved_from(message: Message, db: Writes, bot: Bot, ways: Ways, words: Translator, clock: Clock) -> None:
    """Follow a group that says where it came from."""
    facts = await chats.read(bot, ChatId(message.chat.id))
    await db.write(watch.moved, ChatId(message.migrate_from_chat_id or 0), facts, ways, words.plain, clock.now())


@router.message(InGroup(), OwnDeed())
async def own_deed(message: Message, db: Writes, clock: Clock) -> None:
    """Delete Telegram's own word about what the bot pinned or named."""
    await db.write(watch.tidy_up, ChatId(message.chat.id), message.message_id, clock.now())
