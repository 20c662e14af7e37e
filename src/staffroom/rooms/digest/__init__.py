"""What whoever leads groups is told once a day, and finds at home: what nobody answered, who is silent, what comes."""

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.outbox.ways import Render
from staffroom.rooms.digest.again import question_stands, render_card, render_question
from staffroom.rooms.digest.daily import render_daily
from staffroom.rooms.digest.service import news, of_group, today
from staffroom.rooms.digest.silent import render_kind

RENDERS: dict[str, Render] = {
    "digest.question": render_question,
    "digest.card": render_card,
    "digest.kind": render_kind,
}
"""The daily message (`digest.daily`) is rendered by `reports`, which hangs a closed week's picture on it."""
AFTER_SENT = {"digest.question": question_stands}

__all__ = ["AFTER_SENT", "RENDERS", "news", "of_group", "render_daily", "today"]
