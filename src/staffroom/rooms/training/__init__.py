"""What coordinators learn before they start, whom they ask, and who looks after them."""

from collections.abc import Callable

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.kernel.db import Tx
from staffroom.outbox import Sent
from staffroom.outbox.ways import Render
from staffroom.rooms.training.care import idle_news, is_idle, render_nudge
from staffroom.rooms.training.questions import arrived, render_answer, render_question
from staffroom.rooms.training.service import news

RENDERS: dict[str, Render] = {
    "training.question": render_question,
    "training.answer": render_answer,
    "training.nudge": render_nudge,
}
AFTER_SENT: dict[str, Callable[[Tx, Sent], None]] = {"training.answer": arrived}

__all__ = ["AFTER_SENT", "RENDERS", "idle_news", "is_idle", "news"]
