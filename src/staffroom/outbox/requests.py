"""The one request of a note, and what is certain after it."""

import logging
from dataclasses import replace
from typing import Any

import aiogram.methods
from aiogram import Bot
from aiogram.types import Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Database
from staffroom.kernel.db import Error as DatabaseError
from staffroom.kernel.failpoints import reach
from staffroom.kernel.screen import Screen
from staffroom.outbox import service
from staffroom.outbox.claims import Job
from staffroom.outbox.rules import Outcome, Verdict
from staffroom.outbox.verdicts import verdict_of
from staffroom.outbox.ways import Rendered
from staffroom.telegram.pieces import cut
from staffroom.telegram.polls import deliver
from staffroom.telegram.render import Kit, html

log = logging.getLogger(__name__)


async def make(job: Job, bot: Bot, kit: Kit, db: Database, clock: Clock) -> tuple[Outcome, Any]:
    """Ask Telegram for what a note wants; return what is certain then, and what a deed gave back. Raises nothing."""
    reach("connect")
    try:
        if job.rendered is None:
            result = await bot(_method(job))
            number = result.message_id if isinstance(result, Message) else None
            return Outcome(Verdict.SENT, message_id=number), result
        screen = await _first_part(job, job.rendered, kit, db, clock)
        stands = await deliver(bot, job.note.chat_id, screen, job.rendered.language, kit, job.note.id)
        return Outcome(Verdict.SENT, message_id=stands.message_id, poll_id=stands.poll_id), None
    except DatabaseError as error:  # nothing went out: what does not fit one message could not be written down
        return Outcome(Verdict.NOT_SENT, str(error)), None
    except Exception as error:  # every failure gets a verdict
        log.info("note %s: %s", job.note.key, type(error).__name__)
        return verdict_of(error), None


async def _first_part(job: Job, rendered: Rendered, kit: Kit, db: Database, clock: Clock) -> Screen:
    """Return what goes into a note's own message; the rest is written down as notes of their own before."""
    screen = rendered.screen
    whole = html(screen, kit.words, rendered.language)
    pieces = cut(whole)
    if pieces in ([], [whole]) or screen.file is not None or screen.printout is not None:
        return screen
    if len(pieces) > 1:
        await db.write(service.post_parts, job.note, pieces[1:], clock.now())
        reach("part")
    return replace(screen, raw=pieces[0], drawing=None)


def _method(job: Job) -> Any:  # noqa: ANN401  one of the Bot API's methods
    name = job.note.method[0].upper() + job.note.method[1:]
    method = getattr(aiogram.methods, name)
    chat = {"chat_id": job.note.chat_id} if "chat_id" in method.model_fields else {}  # commands name it in their scope
    return method(**chat, **job.note.payload)
