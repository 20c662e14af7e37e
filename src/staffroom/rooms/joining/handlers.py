"""The Telegram door in private chats: links, orientation, choices, data."""

import logging
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from aiogram import Bot, Router
from aiogram.filters import Command, CommandObject, CommandStart, Filter
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Tx, Writes
from staffroom.kernel.ids import CohortId, Instant, PersonId, UserId
from staffroom.kernel.screen import Screen
from staffroom.rooms import cohorts, people
from staffroom.rooms.joining import (
    afterwards,
    agree_handlers,
    checkin,
    choices,
    claims,
    data_handlers,
    gate,
    gate_handlers,
    orientation_screens,
    present,
    reason_handlers,
    rules,
    screens,
    service,
    stranger_handlers,
)
from staffroom.rooms.joining.values import Choices, RecordOf
from staffroom.rooms.people import Closed
from staffroom.telegram.filters import Pressed, Private
from staffroom.telegram.presses import number, parse
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

log = logging.getLogger(__name__)

router = Router(name="joining")
router.include_routers(
    data_handlers.router, gate_handlers.router, reason_handlers.router, agree_handlers.router, stranger_handlers.router
)

_CHECK_IN = re.compile(rf"/start(?:@\w+)?\s+{cohorts.CHECK_IN}(\d{{1,15}})")

Choose = Callable[[Tx, UserId, PersonId | None, RecordOf, Instant], Choices]

CHOICES: dict[str, Choose] = {
    "joining.quiet": choices.be_quiet,
    "joining.leave_now": choices.leave,
    "joining.back": choices.come_back,
}
"""What a teacher may choose with one tap."""


class Chosen(Filter):
    """A button of a choice; hands the choice on as `chosen` and its arguments as `press`."""

    async def __call__(self, callback: CallbackQuery) -> bool | dict[str, Any]:  # noqa: D102
        press, _ = parse(callback.data or "")
        return {"chosen": CHOICES[press.action], "press": press.args} if press.action in CHOICES else False


class OptOut(Filter):
    """The whole message is a wish to stop."""

    async def __call__(self, message: Message) -> bool:  # noqa: D102
        return rules.is_opt_out(message.text or "")


class CheckIn(Filter):
    """`/start` by the link of a check-in; hands the cohort's number on as `cohort`."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:  # noqa: D102
        found = _CHECK_IN.fullmatch((message.text or "").strip())
        return {"cohort": CohortId(int(found[1]))} if found else False


@router.message(CommandStart(), Private(), CheckIn())
async def check_in(message: Message, cohort: CohortId, voice: Voice, db: Writes, bot: Bot, clock: Clock) -> None:
    """Take somebody who says that they are in a group, and is."""
    found, user = await db.read(checkin.group, cohort), message.from_user
    if user is None:
        return
    inside = found is not None and found.chat_id and await present.is_in(bot, found.chat_id, UserId(user.id))
    seen = present.seen_of(user, clock.now()) if inside else None
    arrival = await db.write(checkin.arrive, cohort, seen, clock.now())
    await replace(voice, language=arrival.language).answer(message, screens.show(arrival))


@router.message(CommandStart(), Private())
async def start(message: Message, command: CommandObject, who: Who, voice: Voice, db: Writes, clock: Clock) -> None:
    """Open a personal link, or come home without one."""
    user = message.from_user
    if not command.args or user is None:
        found = await db.write(claims.come_home, who.user, who.language, clock.now())
    else:
        token, name, code = command.args.strip(), user.full_name, user.language_code
        opened = await db.write(service.arrive, token, UserId(user.id), name, code, clock.now())
        if isinstance(opened, Closed):
            _note(opened, who)
            await voice.answer(message, screens.closed(opened.reason))
            return
        found = opened
    await replace(voice, language=found.language).answer(message, screens.show(found))


def _note(closed: Closed, who: Who) -> None:
    """Write into the log that a link let nobody in, never which or whose; and that a stranger seems to guess."""
    reason = closed.reason.key.removeprefix("people-link-")
    if reason == "too-many" and who.anyone is None:
        plain = "Somebody seems to guess invitation links; none of them opened."
        log.warning(
            "a link let nobody in: %s; an account that nobody of ours has seems to guess",
            reason,
            extra={"plain": plain},
        )
    else:
        log.info("a link let nobody in: %s", reason)


def _about(press: tuple[str, ...]) -> PersonId | None:
    """Return the teacher whom a button is about, None where it names nobody."""
    person = number(press, 0)
    return None if person is None else PersonId(person)


@router.callback_query(Pressed("joining.language"))
async def choose_language(callback: CallbackQuery, press: tuple[str, ...], who: Who, voice: Voice, db: Writes) -> None:
    """Show the orientation in another language."""
    language = press[-1] if press and press[-1] in people.languages() else who.language
    found = await db.write(service.choose_language, who.user, _about(press), language)
    await replace(voice, language=language).redraw(callback, orientation_screens.orientation(found))


@router.callback_query(Pressed("joining.again"))
async def show_again(callback: CallbackQuery, press: tuple[str, ...], who: Who, voice: Voice, db: Writes) -> None:
    """Show the orientation again."""
    found = await db.read(service.invitation, who.user, _about(press))
    await voice.redraw(callback, orientation_screens.orientation(found))


@router.callback_query(Pressed("joining.later"))
async def not_now(
    callback: CallbackQuery, press: tuple[str, ...], who: Who, voice: Voice, db: Writes, clock: Clock
) -> None:
    """Do not press anybody."""
    found = await db.write(gate.not_now, who.user, _about(press), clock.now())
    await voice.redraw(callback, screens.later(found))


@router.message(Command("pause", "quiet", "leave"), Private())
async def at_once(
    message: Message, command: CommandObject, who: Who, voice: Voice, db: Writes, clock: Clock, record_of: RecordOf
) -> None:
    """Take somebody straight to what they named, or to the way back; being quiet is undone as easily as it is done."""
    person = await _the_only_one(who, db)
    if person is None or (await db.read(choices.look, who.user, person, record_of, clock.now())).left:
        shown = await _my_screen(who, person, db, clock, record_of)
    elif command.command == "quiet":
        shown = screens.choices(await db.write(choices.be_quiet, who.user, person, record_of, clock.now()))
    else:
        shown = screens.pause(person) if command.command == "pause" else screens.leave(person)
    await voice.answer(message, shown)


@router.message(Command("me", "stop"), Private())
@router.message(OptOut(), Private())
async def me(message: Message, who: Who, voice: Voice, db: Writes, clock: Clock, record_of: RecordOf) -> None:
    """Show a teacher's record and choices; where there are several courses, ask which."""
    await voice.answer(message, await _my_screen(who, None, db, clock, record_of))


async def _the_only_one(who: Who, db: Writes) -> PersonId | None:
    """Return the teacher whom a command is about, None where there is none or where one must ask which."""
    taken = [] if who.teacher is None else await db.read(choices.courses, who.user)
    return taken[0].person if len(taken) == 1 else None


@router.callback_query(Pressed("joining.me"))
async def me_again(
    callback: CallbackQuery,
    press: tuple[str, ...],
    who: Who,
    voice: Voice,
    db: Writes,
    clock: Clock,
    record_of: RecordOf,
) -> None:
    """Go back to the record and the choices."""
    await voice.redraw(callback, await _my_screen(who, _about(press), db, clock, record_of))


async def _my_screen(who: Who, teacher: PersonId | None, db: Writes, clock: Clock, record_of: RecordOf) -> Screen:
    if who.teacher is None:
        rests = None if who.staff else await db.read(cohorts.resting_as, who.user)
        if who.staff or rests:
            return screens.staff_choices()
        return screens.show(await db.read(afterwards.stranger, who.language))
    taken = [] if teacher else await db.read(choices.courses, who.user)
    if len(taken) > 1:
        return screens.which_course(taken)
    return screens.choices(await db.read(choices.look, who.user, teacher, record_of, clock.now()))


@router.callback_query(Pressed("joining.pause"))
async def ask_pause(callback: CallbackQuery, press: tuple[str, ...], who: Who, voice: Voice, db: Writes) -> None:
    """Ask how long."""
    await voice.redraw(callback, screens.pause((await db.read(service.mine, who.user, _about(press))).id))


@router.callback_query(Pressed("joining.pause_for"))
async def pause(
    callback: CallbackQuery,
    press: tuple[str, ...],
    who: Who,
    voice: Voice,
    db: Writes,
    clock: Clock,
    record_of: RecordOf,
) -> None:
    """Pause for some days."""
    days = number(press, 1) or 0
    found = await db.write(choices.pause, who.user, _about(press), days, record_of, clock.now())
    await voice.redraw(callback, screens.choices(found))


@router.callback_query(Pressed("joining.leave"))
async def ask_leave(callback: CallbackQuery, press: tuple[str, ...], who: Who, voice: Voice, db: Writes) -> None:
    """Say what leaving means."""
    await voice.redraw(callback, screens.leave((await db.read(service.mine, who.user, _about(press))).id))


@router.callback_query(Chosen())
async def choose(
    callback: CallbackQuery,
    press: tuple[str, ...],
    chosen: Choose,
    who: Who,
    voice: Voice,
    db: Writes,
    clock: Clock,
    record_of: RecordOf,
) -> None:
    """Do what a teacher chose, and show where they stand now."""
    found = await db.write(chosen, who.user, _about(press), record_of, clock.now())
    await voice.redraw(callback, screens.choices(found))
