"""Later changes of groups: a teacher moved, a group split, two groups merged; nothing that was counted is lost."""

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.outbox.ways import Render
from staffroom.rooms.moves.choice_screens import menu_button
from staffroom.rooms.moves.screens import done, told
from staffroom.rooms.moves.service import apply, arrive, of_merge, of_move, of_split
from staffroom.rooms.moves.values import Change
from staffroom.rooms.moves.views import render_done, render_farewell, render_moved, render_news, render_not_done

RENDERS: dict[str, Render] = {
    "moves.moved": render_moved,
    "moves.news": render_news,
    "moves.farewell": render_farewell,
    "moves.done": render_done,
    "moves.not_done": render_not_done,
}
AFTER_CALL = {"createChatInviteLink": arrive}
"""Asked after the cohorts' own, who keep the link."""

__all__ = ["AFTER_CALL", "RENDERS", "Change", "apply", "done", "menu_button", "of_merge", "of_move", "of_split", "told"]
