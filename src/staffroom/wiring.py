"""Which room hangs where: it hands each what it needs of the others."""

from collections.abc import Awaitable, Callable, Iterable
from types import ModuleType
from typing import TYPE_CHECKING, Any

from staffroom.clockwork import Tick
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.ops import alerts, housekeeping, lost_hours, news
from staffroom.ops import handlers as ops_door
from staffroom.ops.checks import checkup
from staffroom.outbox import Ways
from staffroom.rooms import (
    cascade,
    cheers,
    cohorts,
    conduct,
    deputies,
    digest,
    endings,
    joining,
    media,
    moves,
    notices,
    panel,
    people,
    progress,
    prompts,
    ready,
    reports,
    roundups,
    slides,
    standings,
    training,
    workshops,
)
from staffroom.rooms.activity import handlers as activity_door
from staffroom.rooms.activity import ticks as activity_ticks
from staffroom.rooms.cascade import handlers as cascade_door
from staffroom.rooms.cascade import ticks as cascade_ticks
from staffroom.rooms.cheers import handlers as cheers_door
from staffroom.rooms.cheers import ticks as cheers_ticks
from staffroom.rooms.cohorts import handlers as cohorts_door
from staffroom.rooms.cohorts import public_handlers as cohorts_public
from staffroom.rooms.conduct import handlers as conduct_door
from staffroom.rooms.conduct import look_handlers as conduct_look
from staffroom.rooms.conduct import ticks as conduct_ticks
from staffroom.rooms.deputies import handlers as deputies_door
from staffroom.rooms.digest import handlers as digest_door
from staffroom.rooms.digest import ticks as digest_ticks
from staffroom.rooms.endings import handlers as endings_door
from staffroom.rooms.endings import ticks as endings_ticks
from staffroom.rooms.inviting import handlers as inviting_door
from staffroom.rooms.joining import handlers as joining_door
from staffroom.rooms.joining import ticks as joining_ticks
from staffroom.rooms.joining import untaken_handlers as joining_last
from staffroom.rooms.media import handlers as media_door
from staffroom.rooms.media import ticks as media_ticks
from staffroom.rooms.moves import handlers as moves_door
from staffroom.rooms.moves import ticks as moves_ticks
from staffroom.rooms.notices import handlers as notices_door
from staffroom.rooms.notices import ticks as notices_ticks
from staffroom.rooms.panel import handlers as panel_door
from staffroom.rooms.panel import ticks as panel_ticks
from staffroom.rooms.people import handlers as people_door
from staffroom.rooms.people import ticks as people_ticks
from staffroom.rooms.progress import handlers as progress_door
from staffroom.rooms.progress import ticks as progress_ticks
from staffroom.rooms.prompts import handlers as prompts_door
from staffroom.rooms.prompts import ticks as prompts_ticks
from staffroom.rooms.ready import handlers as ready_door
from staffroom.rooms.records import handlers as records_door
from staffroom.rooms.reports import handlers as reports_door
from staffroom.rooms.reports import ticks as reports_ticks
from staffroom.rooms.roundups import handlers as roundups_door
from staffroom.rooms.roundups import ticks as roundups_ticks
from staffroom.rooms.slides import handlers as slides_door
from staffroom.rooms.slides import ticks as slides_ticks
from staffroom.rooms.standings import handlers as standings_door
from staffroom.rooms.standings import ticks as standings_ticks
from staffroom.rooms.training import handlers as training_door
from staffroom.rooms.training import ticks as training_ticks
from staffroom.rooms.workshops import handlers as workshops_door

if TYPE_CHECKING:
    from aiogram import Router
    from aiogram.types import CallbackQuery, Message

ROOMS: tuple[ModuleType, ...] = (
    people,
    cohorts,
    joining,
    prompts,
    progress,
    cascade,
    roundups,
    media,
    cheers,
    standings,
    deputies,
    training,
    moves,
    ready,
    notices,
    digest,
    reports,
    workshops,
    slides,
    endings,
    conduct,
    panel,
    alerts,
    checkup,
    news,
    lost_hours,
)
"""In the order in which they learn from the sender: `joining` greets an opening that `cohorts` just wrote down."""

identify = people.identify
admin_chats = people.admin_chats
languages = people.languages


def routers() -> "tuple[Router, ...]":
    """Return the rooms' doors, in the order in which they are asked."""
    doors = (
        joining_door,
        notices_door,
        roundups_door,
        media_door,
        cheers_door,
        slides_door,
        people_door,
        panel_door,
        inviting_door,
        moves_door,
        endings_door,
        cohorts_door,
        cascade_door,
        progress_door,
        records_door,
        reports_door,
        standings_door,
        deputies_door,
        ready_door,
        workshops_door,
        training_door,
        digest_door,
        conduct_door,
        ops_door,
        prompts_door,
        joining_last,
    )
    return tuple(door.router for door in doors)


INTRODUCTION = panel.INTRODUCTION


async def beside(
    event: "Message | CallbackQuery", handed: dict[str, Any], handle: Callable[[dict[str, Any]], Awaitable[None]]
) -> None:
    """Look at every message and every press beside its handler."""

    async def seen(given: dict[str, Any]) -> None:
        await cohorts_public.notice(event, given, handle)

    async def shown(given: dict[str, Any]) -> None:
        await media_door.notice(event, given, lambda more: activity_door.notice(event, more, seen))

    await conduct_look.notice(event, handed, shown)


LETS_OUT = frozenset(word for room in ROOMS for word in getattr(room, "LETS_OUT", ()))
"""The commands and buttons of all rooms that are heard from whoever asks for however much."""


def lets_out(word: str, said: str) -> bool:
    """Say whether a command, a button or a message is never passed over."""
    return word in LETS_OUT or joining.is_opt_out(said)


FORGETTING = ("prompts.questions", "housekeeping.sweep")
"""The ticks that only forget, beside those that are called so."""


def ticks() -> tuple[Tick, ...]:
    """Return what time makes due."""
    rooms = (
        people_ticks,
        activity_ticks,
        joining_ticks,
        progress_ticks,
        prompts_ticks,
        cascade_ticks,
        cheers_ticks,
        standings_ticks,
        reports_ticks,
        training_ticks,
        moves_ticks,
        endings_ticks,
        notices_ticks,
        digest_ticks,
        roundups_ticks,
        media_ticks,
        slides_ticks,
        conduct_ticks,
        panel_ticks,
        housekeeping,
    )
    return tuple(tick for room in rooms for tick in room.TICKS)


def purges() -> tuple[Callable[[Tx, Instant], None], ...]:
    """Return what the rooms forget in time, for copies of the database that are kept for long."""
    in_time = (tick.run for tick in ticks() if ".forget" in tick.name or tick.name in FORGETTING)
    return (*in_time, endings.forget)


def ways(rooms: Iterable[ModuleType] = ROOMS) -> Ways:
    """Return what the rooms, and the alerts, hand to the sender.

    Raises ValueError where two rooms claim the same kind of note.
    """
    found = Ways(may_write=people.may_write, rests_until=people.rests_until, may_act=cohorts.may_act)
    for room in rooms:
        _hang(found.render, room, "RENDERS")
        _hang(found.after_sent, room, "AFTER_SENT")
        _hang(found.after_cancelled, room, "AFTER_CANCELLED")
        _hang(found.after_late, room, "AFTER_LATE")
        for method, learn in getattr(room, "AFTER_CALL", {}).items():
            found.after_call.setdefault(method, []).append(learn)
        found.may_fail.update(getattr(room, "MAY_FAIL", ()))
        found.after_refused.extend(getattr(room, "AFTER_REFUSED", ()))
        found.after_move.extend(getattr(room, "AFTER_MOVE", ()))
    return found


def _hang(hung: dict[str, Any], room: ModuleType, table: str) -> None:
    """Add what a room hands over; of each kind of note only one room may."""
    handed: dict[str, Any] = getattr(room, table, {})
    if double := sorted(hung.keys() & handed.keys()):
        raise ValueError(f"{room.__name__}.{table} claims {', '.join(double)}, which another room has already")
    hung.update(handed)
