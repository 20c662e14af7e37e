"""The Telegram door of who is in a group: what those who lead it tap, and what the accounts themselves answer."""

from aiogram import Bot, Router
from aiogram.types import CallbackQuery

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import CohortId, PersonId
from staffroom.kernel.pages import part
from staffroom.rooms import cohorts
from staffroom.rooms.joining import checkin, claims, crowd_screens, present, stranger_screens, strangers
from staffroom.telegram.filters import Pressed, Staff
from staffroom.telegram.presses import number, required
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="joining.strangers")

PEOPLE_SHOWN = 8
Args = tuple[str, ...]


@router.callback_query(Pressed("joining.here"), Staff())
async def here(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, bot: Bot, clock: Clock
) -> None:
    """Show how many are in a group and how many of them are known."""
    cohort = CohortId(required(press))
    chat, accounts = await db.read(checkin.about, cohort, staff)
    found = await present.read(bot, chat, accounts, clock.now())
    await voice.redraw(callback, stranger_screens.here(await db.write(checkin.look, cohort, staff, found)))


@router.callback_query(Pressed("joining.ask_in"), Staff())
async def ask_in(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Show what the group would read."""
    cohort = await db.read(cohorts.led_or_refused, CohortId(required(press)), staff)
    await voice.redraw(callback, stranger_screens.ask_in(cohort))


@router.callback_query(Pressed("joining.post_in"), Staff())
async def post_in(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Ask the group to check in."""
    cohort, anew = await db.write(checkin.post, CohortId(required(press)), staff, clock.now())
    await voice.redraw(callback, stranger_screens.posted(cohort, anew=anew))


@router.callback_query(Pressed("joining.unpost_in"), Staff())
async def unpost_in(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Let the group not be asked."""
    cohort = await db.write(checkin.take_back, CohortId(required(press)), staff, clock.now())
    await voice.redraw(callback, stranger_screens.taken_back(cohort))


@router.callback_query(Pressed("joining.stranger"), Staff())
async def stranger(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Show one account that nobody knows."""
    cohort, found, elsewhere = await db.read(strangers.look, required(press), staff)
    await voice.redraw(callback, stranger_screens.one(cohort, found, elsewhere))


@router.callback_query(Pressed("joining.who"), Staff())
async def who_is_it(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Ask who of the roster an account is."""
    _, found, free = await db.read(claims.candidates, required(press), staff)
    shown, page = part(free, number(press, 1) or 0, PEOPLE_SHOWN)
    await voice.redraw(callback, stranger_screens.who(found, shown, page))


@router.callback_query(Pressed("joining.is"), Staff())
async def it_is(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Take somebody's word for who an account is, and ask the account itself."""
    teacher = PersonId(required(press, 1))
    found, person = await db.write(claims.say_who, required(press), teacher, staff, clock.now())
    await voice.redraw(callback, stranger_screens.asked(found, person))


@router.callback_query(Pressed("joining.out"), Staff())
async def out(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Take an account out of the group, or decline its request."""
    cohort = await db.write(strangers.remove, required(press), staff, clock.now())
    await voice.redraw(callback, stranger_screens.removed(cohort))


@router.callback_query(Pressed("joining.all_out"), Staff())
async def all_out(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Ask once more before everybody who asks is declined."""
    await voice.redraw(callback, crowd_screens.sure(*await db.read(strangers.asking, CohortId(required(press)), staff)))


@router.callback_query(Pressed("joining.all_declined"), Staff())
async def all_declined(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Decline everybody who asks."""
    done = await db.write(strangers.decline_all, CohortId(required(press)), staff, clock.now())
    await voice.redraw(callback, crowd_screens.declined(*done))


@router.callback_query(Pressed("joining.notme"))
async def not_me(callback: CallbackQuery, press: Args, who: Who, db: Writes, voice: Voice, clock: Clock) -> None:
    """Note that an account is not who it was said to be."""
    await db.write(claims.deny, who.user, required(press), clock.now())
    await voice.redraw(callback, stranger_screens.denial_noted())
