"""The Telegram door of inviting: groups, links, reminders, papers."""

from aiogram import Router
from aiogram.types import CallbackQuery

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import CohortId, PersonId
from staffroom.rooms.inviting import screens, service
from staffroom.rooms.inviting.values import Asked
from staffroom.telegram.filters import Pressed, Staff
from staffroom.telegram.presses import number, required
from staffroom.telegram.render import Voice

router = Router(name="inviting")

Args = tuple[str, ...]


def _cohort(press: Args) -> CohortId:
    return CohortId(required(press))


@router.callback_query(Pressed("inviting.groups"), Staff())
async def groups(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Show how the invitations stand, or ask of which group."""
    await voice.redraw(callback, await db.read(service.groups, staff, number(press, 0) or 0))


@router.callback_query(Pressed("inviting.way"), Staff())
async def way(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Show how the invitations of one group stand."""
    await voice.redraw(callback, await db.read(service.group, _cohort(press), staff))


@router.callback_query(Pressed("inviting.links"), Staff())
async def ask_links(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Explain what making links does."""
    await voice.redraw(callback, await db.read(service.ask_links, _cohort(press), staff))


@router.callback_query(Pressed("inviting.sheet"), Staff())
async def sheet(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock, bot_name: str
) -> None:
    """Make the links of a group and hand them over on paper."""
    await voice.redraw(callback, await db.write(service.sheet, _cohort(press), staff, bot_name, clock.now()))


@router.callback_query(Pressed("inviting.table"), Staff())
async def table(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock, bot_name: str
) -> None:
    """Make the links of a group and hand them over as a table."""
    await voice.redraw(callback, await db.write(service.table_of, _cohort(press), staff, bot_name, clock.now()))


@router.callback_query(Pressed("inviting.askall"), Staff())
async def ask_all(callback: CallbackQuery, voice: Voice) -> None:
    """Explain what a table of all links does."""
    await voice.redraw(callback, screens.ask_all())


@router.callback_query(Pressed("inviting.tableall"), Staff())
async def table_of_all(
    callback: CallbackQuery, staff: PersonId, db: Writes, voice: Voice, clock: Clock, bot_name: str
) -> None:
    """Make the links of all groups and hand them over as a table."""
    await voice.redraw(callback, await db.write(service.table_of_all, staff, bot_name, clock.now()))


@router.callback_query(Pressed("inviting.roll"), Staff())
async def roll(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Show who of one group is not in yet."""
    await voice.redraw(callback, await db.read(service.roll, _cohort(press), staff, number(press, 1) or 0))


def _asked(press: Args, staff: PersonId) -> Asked:
    return Asked(_cohort(press), PersonId(required(press, 1)), staff, number(press, 2) or 0)


@router.callback_query(Pressed("inviting.remind"), Staff())
async def remind(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Give a reminder to copy."""
    await voice.redraw(callback, await db.read(service.remind, _asked(press, staff)))


@router.callback_query(Pressed("inviting.renew"), Staff())
async def renew(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock, bot_name: str
) -> None:
    """Make a new link for one teacher and give it in words to copy."""
    await voice.redraw(callback, await db.write(service.renew, _asked(press, staff), bot_name, clock.now()))


@router.callback_query(Pressed("inviting.workshop"), Staff())
async def workshop(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Offer what is handed out at the first workshop."""
    await voice.redraw(callback, await db.read(service.workshop, _cohort(press), staff))


@router.callback_query(Pressed("inviting.paper"), Staff())
async def paper(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Hand over a slide or half a page, in the language that was chosen."""
    _, kind, language = (*press, "", "", "")[:3]
    await voice.redraw(callback, await db.read(service.handout, _cohort(press), staff, kind, language))
