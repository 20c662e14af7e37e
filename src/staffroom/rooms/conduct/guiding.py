"""Use cases of the guidelines asked for in a group: answered in private, or by one line that says where they stand."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from staffroom import outbox
from staffroom.kernel import facts
from staffroom.kernel.clock import local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId, UserId
from staffroom.outbox import Note, Rendered
from staffroom.rooms import cohorts, joining, people, programmes
from staffroom.rooms.conduct import reporting, screens, telling


def ask(tx: Tx, chat: ChatId, message_id: int, user: UserId | None, now: Instant) -> None:
    """Answer `/rules` in a group of ours; where no private chat is open, once a day the group is told the way."""
    cohort, key = cohorts.by_chat(tx, chat), f"conduct.rules:{chat}:{message_id}"
    if cohort is None:
        _answer_staff(tx, key, chat, user, now)
        return
    reporting.hush(tx, chat, message_id, now)
    reader, args = reporting.known(tx, cohort, user), {"cohort": cohort.id}
    if reader is not None and telling.privately(tx, key, "conduct.rules", reader, {}, now):
        return
    day = local_day(now, ZoneInfo(cohort.zone)).isoformat()
    outbox.post(tx, Note(f"conduct.pinned:{cohort.id}:{day}", "conduct.pinned", chat, args, when_unknown="never"), now)


def _answer_staff(tx: Tx, key: str, chat: ChatId, user: UserId | None, now: Instant) -> None:
    """Answer `/rules` in the coordinators' group, where the command may stand: nothing is pinned there."""
    programme = programmes.by_staff_chat(tx, chat)
    reader = None if programme is None else reporting.of_programme(tx, programme.id, user)
    if reader is not None:
        telling.privately(tx, key, "conduct.rules", reader, {}, now)


def render_rules(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Show somebody the guidelines of their course."""
    reader = people.find(tx, PersonId(args["reader"]))
    return None if reader is None else Rendered(joining.guidelines_of(tx, reader.id), reader.language)


def render_pinned(tx: Tx, args: Mapping[str, Any]) -> Rendered:
    """Say in a group where its guidelines stand."""
    bot = facts.get(tx, facts.BOT_NAME)
    return Rendered(screens.pinned(f"https://t.me/{bot}"), cohorts.get(tx, args["cohort"]).language)
