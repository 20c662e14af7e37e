"""How groups stand: each group's own progress card, and a league of groups that explains itself."""

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.outbox.ways import Render
from staffroom.rooms.standings.cards import render_card
from staffroom.rooms.standings.closing import last_closed, publication
from staffroom.rooms.standings.closing import next_due as next_league
from staffroom.rooms.standings.corrections import render_corrected
from staffroom.rooms.standings.office import all_of as ranked_programmes
from staffroom.rooms.standings.office_screens import entrances
from staffroom.rooms.standings.rules import LEAST_ELIGIBLE, Closed, Rate
from staffroom.rooms.standings.screens import percent, place_of
from staffroom.rooms.standings.season import render_closing, render_opening
from staffroom.rooms.standings.service import lines, render_copies, render_league, render_losses, render_why
from staffroom.rooms.standings.store import of_cohort as closed_weeks
from staffroom.rooms.standings.switch import is_shown as are_rankings_shown
from staffroom.rooms.standings.talk_rules import Talk

RENDERS: dict[str, Render] = {
    "prompts.progress": render_card,
    "standings.league": render_league,
    "standings.why": render_why,
    "standings.losses": render_losses,
    "standings.copies": render_copies,
    "standings.corrected": render_corrected,
    "standings.opening": render_opening,
    "standings.closing": render_closing,
}

__all__ = [
    "LEAST_ELIGIBLE",
    "RENDERS",
    "Closed",
    "Rate",
    "Talk",
    "are_rankings_shown",
    "closed_weeks",
    "entrances",
    "last_closed",
    "lines",
    "next_league",
    "percent",
    "place_of",
    "publication",
    "ranked_programmes",
]
