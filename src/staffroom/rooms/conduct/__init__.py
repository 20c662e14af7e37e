"""How people treat each other: guidelines, reports of messages and what follows, what a message holds; no word kept."""

from collections.abc import Callable

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.kernel.db import Tx
from staffroom.outbox import Sent
from staffroom.outbox.ways import AfterCall, Render
from staffroom.rooms.conduct import (
    answers,
    cards,
    doing,
    guiding,
    helping,
    hinting,
    monthly,
    muting,
    pairs,
    reporting,
    telling,
)
from staffroom.rooms.conduct.deciding import news
from staffroom.rooms.conduct.helping import unreached_contacts
from staffroom.rooms.conduct.listing import rows as list_rows
from staffroom.rooms.conduct.lists import FOLDER, HELP, WordList, in_folder, merged, read_file
from staffroom.rooms.conduct.log import rows as log_rows
from staffroom.rooms.conduct.lookout import Lists, Lookout
from staffroom.rooms.conduct.matching import Matcher
from staffroom.rooms.conduct.personal import find_personal
from staffroom.rooms.conduct.store import scrub
from staffroom.rooms.conduct.values import How

RENDERS: dict[str, Render] = {
    "conduct.case": cards.render,
    "conduct.taken": reporting.render_taken,
    "conduct.elsewhere": reporting.render_elsewhere,
    "conduct.hint": hinting.render,
    "conduct.help": helping.render_help,
    "conduct.cry": helping.render_cry,
    "conduct.reminder": doing.render_reminder,
    "conduct.told": telling.render_told,
    "conduct.failed": telling.render_failed,
    "conduct.ended": telling.render_free,
    "conduct.lifted": telling.render_lifted,
    "conduct.answer": answers.render,
    "conduct.rules": guiding.render_rules,
    "conduct.pinned": guiding.render_pinned,
    "conduct.month": monthly.render,
    "conduct.pair": pairs.render,
    "conduct.calm": pairs.render_calm,
    "conduct.apart": pairs.render_apart,
}
AFTER_SENT: dict[str, Callable[[Tx, Sent], None]] = {"conduct.case": cards.arrived, "conduct.answer": answers.arrived}
AFTER_CALL: dict[str, AfterCall] = {"deleteMessage": doing.deleted, "restrictChatMember": muting.restricted}
AFTER_LATE = {"call.restrictChatMember": muting.late}
AFTER_REFUSED = [doing.refused]
AFTER_MOVE = [doing.moved]
LETS_OUT = ("conduct.takeout",)
"""Whoever has their own message taken out of a group is always heard."""

__all__ = [
    "AFTER_CALL",
    "AFTER_LATE",
    "AFTER_MOVE",
    "AFTER_REFUSED",
    "AFTER_SENT",
    "FOLDER",
    "HELP",
    "LETS_OUT",
    "RENDERS",
    "How",
    "Lists",
    "Lookout",
    "Matcher",
    "WordList",
    "find_personal",
    "in_folder",
    "list_rows",
    "log_rows",
    "merged",
    "news",
    "read_file",
    "scrub",
    "unreached_contacts",
]
