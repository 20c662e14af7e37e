"""The Telegram door of reports and guidelines: commands in groups, everything else in private."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command, Filter
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import ChatId, PersonId, UserId
from staffroom.kernel.screen import Screen, text
from staffroom.kernel.text import Translator
from staffroom.rooms import joining, prompts
from staffroom.rooms.conduct import (
    answers,
    deciding,
    guiding,
    list_handlers,
    log,
    look_handlers,
    muting,
    offtopic,
    offtopic_screens,
    pair_handlers,
    reporting,
    rules,
    screens,
)
from staffroom.rooms.conduct.look_handlers import as_target
from staffroom.rooms.conduct.values import Report, Target
from staffroom.telegram.filters import Admin, InGroup, Pressed, Private, Staff
from staffroom.telegram.presses import number, required
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="conduct")
router.include_router(look_handlers.router)
router.include_router(list_handlers.router)
router.include_router(pair_handlers.router)

Args = tuple[str, ...]
REPORTABLE = frozenset({*prompts.MESSAGE_KINDS, "story", "paid_media", "contact", "venue", "checklist", "dice"})
"""Whatever a person may send; what Telegram itself says in a group is nobody's message."""


class Answering(Filter):
    """Somebody's own words on what was decided about their message; hands on which decision, and as whom."""

    async def __call__(self, message: Message, who: Who, db: Writes, clock: Clock) -> bool | dict[str, Any]:  # noqa: D102
        if who.anyone is None or not message.text or message.text.startswith("/"):
            return False
        found = await db.read(answers.awaited, who.anyone, clock.now())
        return False if found is None else {"decision": found, "person": who.anyone}


class NamingAMessage(Filter):
    """The address of a message in a private group, from somebody whom we know."""

    async def __call__(self, message: Message, who: Who) -> bool:  # noqa: D102
        return who.anyone is not None and bool(rules.ADDRESS.search(message.text or ""))


@router.message(Command("report"), InGroup())
async def report(message: Message, db: Writes, clock: Clock) -> None:
    """Somebody asks those who lead the group to look at a message; that they did is seen by nobody."""
    await db.write(reporting.take, _report(message), clock.now())


def _report(message: Message) -> Report:
    faceless = message.sender_chat is not None or message.from_user is None
    user = None if faceless or message.from_user is None else UserId(message.from_user.id)
    return Report(ChatId(message.chat.id), message.message_id, user, _target(message))


def _target(message: Message) -> Target | None:
    """Return what a report is about, None where it answers nothing that somebody said."""
    about = message.reply_to_message
    return None if about is None or about.content_type not in REPORTABLE else as_target(about)


@router.message(Command("report"), Private())
async def how(message: Message, voice: Voice) -> None:
    """Say how a message is reported."""
    await voice.answer(message, screens.how())


@router.message(Command("offtopic"), InGroup())
async def off_topic(message: Message, db: Writes, clock: Clock) -> None:
    """Whoever leads a group brings it back to its topic."""
    await db.write(offtopic.take, _report(message), clock.now())


@router.message(Command("offtopic"), Private())
async def how_off_topic(message: Message, voice: Voice) -> None:
    """Say how a group is brought back to its topic."""
    await voice.answer(message, offtopic_screens.how())


@router.callback_query(Pressed("conduct.how"))
async def how_by_button(callback: CallbackQuery, voice: Voice) -> None:
    """Say how a message is reported, below the guidelines."""
    await voice.redraw(callback, screens.how())


@router.message(Command("rules"), InGroup())
async def guidelines(message: Message, who: Who, db: Writes, clock: Clock) -> None:
    """Somebody asks for the guidelines in a group: they are answered in private."""
    user = None if message.sender_chat is not None else who.user
    await db.write(guiding.ask, ChatId(message.chat.id), message.message_id, user, clock.now())


@router.callback_query(Pressed("conduct.rules"))
async def guidelines_by_button(callback: CallbackQuery, who: Who, db: Writes, voice: Voice) -> None:
    """Show the guidelines below what was decided."""
    screen = await db.read(joining.guidelines_of, who.anyone)
    await voice.toast(callback)
    if isinstance(callback.message, Message):
        await voice.answer(callback.message, screen)


@router.callback_query(Pressed("conduct.list"), Staff())
async def waiting(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Show the cases that wait."""
    await voice.redraw(callback, await db.read(deciding.waiting, staff, number(press, 0) or 0))


@router.callback_query(Pressed("conduct.show"), Staff())
async def show(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Show a case in a message of its own, which is written anew once it is settled."""
    await db.write(deciding.bring, required(press), staff, clock.now())
    await voice.toast(callback, text("conduct-below"))


@router.callback_query(Pressed("conduct.back"), Staff())
async def back(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Go back to the case from the question about the guideline."""
    await _on_its_card(callback, voice, await db.read(deciding.show, required(press), staff, clock.now()))


async def _on_its_card(callback: CallbackQuery, voice: Voice, screen: Screen) -> None:
    """Write what was said on a case's own message only: nothing else is written anew once it is settled."""
    if isinstance(callback.message, Message):
        await voice.redraw(callback, screen)
    else:
        await voice.toast(callback)


@router.callback_query(Pressed("conduct.why"), Staff())
async def why(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Ask which guideline a decision is about."""
    action = press[1] if len(press) > 1 else ""
    await voice.redraw(callback, await db.read(deciding.ask_why, required(press), staff, action, clock.now()))


@router.callback_query(Pressed("conduct.do"), Staff())
async def decide(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Decide about a case."""
    action, rule = (*press[1:3], "", "")[:2]
    screen = await db.write(deciding.decide, required(press), staff, action, rule, clock.now())
    await voice.redraw(callback, screen)


@router.callback_query(Pressed("conduct.undo"), Staff())
async def undo(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Take a decision back."""
    await _on_its_card(callback, voice, await db.write(deciding.undo, required(press), staff, clock.now()))


@router.callback_query(Pressed("conduct.instead"), Staff())
async def instead(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Write to the author alone, not to the group."""
    await _on_its_card(callback, voice, await db.write(deciding.instead, required(press), staff, clock.now()))


@router.callback_query(Pressed("conduct.lift"), Staff())
async def lift(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Let somebody speak again."""
    await voice.redraw(callback, await db.write(muting.lift, required(press), staff, clock.now()))


@router.callback_query(Pressed("conduct.answer"))
async def answer(callback: CallbackQuery, press: Args, who: Who, db: Writes, voice: Voice, clock: Clock) -> None:
    """Ask somebody for their answer."""
    await voice.redraw(callback, await db.write(answers.begin, required(press), who.anyone, clock.now()))


@router.callback_query(Pressed("conduct.silent"))
async def silent(callback: CallbackQuery, press: Args, who: Who, db: Writes, voice: Voice) -> None:
    """Wait for no answer any more."""
    await voice.redraw(callback, await db.write(answers.stop, required(press), who.anyone))


@router.message(Private(), Answering())
async def answered(message: Message, decision: int, person: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Pass an answer on."""
    await voice.answer(message, await db.write(answers.take, decision, person, message.text or "", clock.now()))


@router.message(Private(), NamingAMessage())
async def by_address(message: Message, voice: Voice) -> None:
    """Say how a message is reported to somebody who sends its address: no bot can open it."""
    await voice.answer(message, screens.by_address())


@router.callback_query(Pressed("conduct.log"), Admin())
async def show_log(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Show what was decided."""
    await voice.redraw(callback, await db.read(log.show, admin, number(press, 0) or 0))


@router.callback_query(Pressed("conduct.export"), Admin())
async def export(callback: CallbackQuery, admin: PersonId, db: Writes, voice: Voice, words: Translator) -> None:
    """Hand over the log as a file."""
    found = await db.read(log.export, admin)
    await voice.toast(callback)
    if isinstance(callback.message, Message):
        await voice.answer(callback.message, log.as_file(found, lambda line: words.plain(line, voice.language)))
