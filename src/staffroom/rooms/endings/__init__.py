"""The end of a programme: a farewell, time to save what is theirs, and the day on which everything is deleted."""

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.outbox.ways import Render
from staffroom.rooms.endings.course import forget
from staffroom.rooms.endings.rules import OFFERED, days
from staffroom.rooms.endings.screens import ask_sure, taken_back
from staffroom.rooms.endings.screens import standing as shown
from staffroom.rooms.endings.service import begin, news, outlook, rows, standing, stop
from staffroom.rooms.endings.values import Outlook, Standing
from staffroom.rooms.endings.views import (
    render_admin,
    render_called_off,
    render_farewell,
    render_leader,
    render_leader_off,
    render_reassurance,
    render_teacher,
)

RENDERS: dict[str, Render] = {
    "endings.farewell": render_farewell,
    "endings.called_off": render_called_off,
    "endings.teacher": render_teacher,
    "endings.teacher_off": render_reassurance,
    "endings.leader": render_leader,
    "endings.leader_off": render_leader_off,
    "endings.admin": render_admin,
}

__all__ = [
    "OFFERED",
    "RENDERS",
    "Outlook",
    "Standing",
    "ask_sure",
    "begin",
    "days",
    "forget",
    "news",
    "outlook",
    "rows",
    "shown",
    "standing",
    "stop",
    "taken_back",
]
