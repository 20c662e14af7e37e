"""The Telegram door: the buttons under an offer."""

from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import ChatId, CohortId, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.rooms.cascade import overview_handlers, private, service, switching, waiting_handlers, words
from staffroom.rooms.cascade.boards import Shown
from staffroom.rooms.cascade.values import PAGES, REASONS, Decision, Page, View
from staffroom.telegram.filters import Pressed, Private, Staff
from staffroom.telegram.presses import number, parse, required
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="cascade")
router.include_routers(overview_handlers.router, waiting_handlers.router)


Args = tuple[str, ...]


@router.callback_query(Pressed("cascade.post"))
async def post(callback: CallbackQuery, press: Args, who: Who, db: Writes, clock: Clock, voice: Voice) -> None:
    """Post a card in the groups of whoever pressed, or in those that are ticked."""
    decision = Decision("approved", ticked=bool(number(press, 1)))
    shown = _shown(callback)
    await voice.toast(callback, await db.write(service.press, required(press), decision, who.user, clock.now(), shown))


@router.callback_query(Pressed("cascade.delay"))
async def delay(callback: CallbackQuery, press: Args, who: Who, db: Writes, clock: Clock, voice: Voice) -> None:
    """Post a card on a later day."""
    day = press[1] if len(press) > 1 else ""
    decision = Decision("approved", day=day, ticked=bool(number(press, 2)))
    shown = _shown(callback)
    await voice.toast(callback, await db.write(service.press, required(press), decision, who.user, clock.now(), shown))


@router.callback_query(Pressed("cascade.skip"))
async def skip(callback: CallbackQuery, press: Args, who: Who, db: Writes, clock: Clock, voice: Voice) -> None:
    """Leave a card out in the groups of whoever pressed, or in those that are ticked."""
    reason = press[1] if len(press) > 1 and press[1] in REASONS else None
    decision = Decision("skipped", reason=reason, ticked=bool(number(press, 2)))
    shown = _shown(callback)
    await voice.toast(callback, await db.write(service.press, required(press), decision, who.user, clock.now(), shown))


@router.callback_query(Pressed("cascade.undo"))
async def undo(callback: CallbackQuery, press: Args, who: Who, db: Writes, clock: Clock, voice: Voice) -> None:
    """Take the last decision back."""
    shown = _shown(callback)
    await voice.toast(callback, await db.write(service.undo, required(press), who.user, clock.now(), shown))


@router.callback_query(Pressed("cascade.open"))
async def open_mine(callback: CallbackQuery, press: Args, who: Who, db: Writes, clock: Clock, voice: Voice) -> None:
    """Send whoever pressed their own message about a card."""
    await voice.toast(callback, await db.write(private.open_mine, required(press), who.user, clock.now()))


@router.callback_query(Pressed("cascade.page"))
async def page(callback: CallbackQuery, press: Args, who: Who, db: Writes, clock: Clock, voice: Voice) -> None:
    """Turn a private message to one of its pages."""
    wanted = press[1] if len(press) > 1 else ""
    name: Page = next((one for one in PAGES if one == wanted), "home")
    view = View(name, ticked=bool(number(press, 2)), now=clock.now())
    await db.write(private.turn, required(press), who.user, view, _own_message(callback))
    await voice.toast(callback)


@router.callback_query(Pressed("cascade.choose"))
async def choose(callback: CallbackQuery, press: Args, who: Who, db: Writes, clock: Clock, voice: Voice) -> None:
    """Show more of the groups to be ticked."""
    view = View("choose", number(press, 1) or 0, now=clock.now())
    await db.write(private.turn, required(press), who.user, view, _own_message(callback))
    await voice.toast(callback)


@router.callback_query(Pressed("cascade.tick"))
async def tick(callback: CallbackQuery, press: Args, who: Who, db: Writes, clock: Clock, voice: Voice) -> None:
    """Tick a group, or take its tick away."""
    cohort = CohortId(number(press, 1) or 0)
    view = View("choose", number(press, 2) or 0, now=clock.now())
    await db.write(private.tick, required(press), who.user, cohort, view, _own_message(callback))
    await voice.toast(callback)


@router.callback_query(Pressed("cascade.itself"))
async def itself(callback: CallbackQuery, press: Args, who: Who, db: Writes, clock: Clock, voice: Voice) -> None:
    """Let one's cards go out by themselves from now on."""
    shown = _own_message(callback)
    await voice.toast(callback, await db.write(switching.say_yes, required(press), who.user, clock.now(), shown))


@router.callback_query(Pressed("cascade.switches"), Staff())
async def switches(callback: CallbackQuery, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Show whether one's cards go out by themselves."""
    await voice.redraw(callback, await db.read(switching.screen, staff))


@router.callback_query(Pressed("cascade.switch"), Staff())
async def switch(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, clock: Clock, voice: Voice) -> None:
    """Let one's cards go out by themselves, or be asked about each again."""
    is_on, now = bool(number(press, 1)), clock.now()
    await voice.redraw(callback, await db.write(switching.turn, staff, required(press), on=is_on, now=now))


@router.callback_query(Pressed("cascade.board"))
async def board(callback: CallbackQuery, press: Args, who: Who, db: Writes, voice: Voice) -> None:
    """Tell how the groups stand."""
    await voice.toast(callback, await db.read(service.how_many, required(press), who.user), alert=True)


class WordsForACard(Filter):
    """An answer to the private message of a card: what the groups are to read instead; hands on which offer."""

    async def __call__(self, message: Message, db: Writes) -> bool | dict[str, Any]:  # noqa: D102
        card = message.reply_to_message
        if card is None or not message.text or message.text.startswith("/"):
            return False
        offer = await db.read(words.offer_of, ChatId(message.chat.id), card.message_id)
        return {"offer": offer} if offer is not None else False


@router.message(Private(), WordsForACard())
async def edited(message: Message, offer: int, who: Who, db: Writes, clock: Clock, voice: Voice) -> None:
    """Put somebody's words on a card."""
    line = await db.write(words.take, offer, who.user, message.text or "", clock.now())
    await voice.answer(message, Screen((line,)))


@router.callback_query(Pressed("cascade.original"))
async def original(callback: CallbackQuery, press: Args, who: Who, db: Writes, clock: Clock, voice: Voice) -> None:
    """Put the course's words on a card again."""
    await voice.toast(callback, await db.write(words.give_back, required(press), who.user, clock.now()))


@router.callback_query(Pressed("cascade.mine"))
async def mine_again(callback: CallbackQuery, press: Args, who: Who, db: Writes, clock: Clock, voice: Voice) -> None:
    """Put own words on a card again."""
    await voice.toast(callback, await db.write(words.bring_back, required(press), who.user, clock.now()))


@router.callback_query(Pressed("cascade.untake"), Staff())
async def untake(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, clock: Clock, voice: Voice) -> None:
    """Let own words stand after all."""
    await voice.redraw(callback, await db.write(words.unsettle, staff, required(press), clock.now()))


@router.callback_query(Pressed("cascade.keep"), Staff())
async def keep(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, clock: Clock, voice: Voice) -> None:
    """Let own words stand although the original changed."""
    await voice.redraw(callback, await db.write(words.settle, staff, required(press), mine=True, now=clock.now()))


@router.callback_query(Pressed("cascade.take"), Staff())
async def take(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, clock: Clock, voice: Voice) -> None:
    """Take the new original in place of own words."""
    await voice.redraw(callback, await db.write(words.settle, staff, required(press), mine=False, now=clock.now()))


def _own_message(callback: CallbackQuery) -> Shown:
    """Return the private message that was pressed on.

    Raises Refusal for every other one: what is chosen for some groups is nobody else's.
    """
    shown = _shown(callback)
    if shown is None or shown.chat < 0:
        raise Refusal("cascade-gone")
    return shown


def _shown(callback: CallbackQuery) -> Shown | None:
    message = callback.message
    if not isinstance(message, Message):
        return None
    _press, note = parse(callback.data or "")
    return Shown(ChatId(message.chat.id), message.message_id, bool(message.photo), note)
