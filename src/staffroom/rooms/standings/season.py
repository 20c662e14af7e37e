"""Use cases: the season begins with a word on how it is counted, and ends with a summary of all its weeks."""

from collections import Counter
from collections.abc import Mapping
from datetime import time
from typing import Any

from staffroom import outbox
from staffroom.kernel import facts
from staffroom.kernel.clock import DAY, at_wall, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.outbox import Note, Rendered
from staffroom.rooms import cohorts, programmes, prompts
from staffroom.rooms.programmes import Programme
from staffroom.rooms.standings import season_screens, store, switch
from staffroom.rooms.standings.rules import PODIUM, Closed
from staffroom.rooms.standings.season_rules import risen
from staffroom.rooms.standings.season_screens import Season

AT = time(9)
RELEVANT = 7 * DAY


def _fact(programme: Programme, what: str) -> str:
    return f"standings.season-{what}:{programme.id}"


def _opens(programme: Programme) -> Instant:
    calendar = programme.calendar
    return calendar.next_loud(at_wall(calendar.next_open(programme.starts_on), AT, programme.zone))


def next_opening(tx: Tx, _now: Instant) -> Instant | None:
    """Return when the season of a programme next begins."""
    return min((_opens(programme) for programme in _to_open(tx)), default=None)


def _to_open(tx: Tx) -> list[Programme]:
    known = (one for one in programmes.running(tx) if switch.is_possible(one))
    return [one for one in known if facts.get(tx, _fact(one, "opened")) is None]


def open_due(tx: Tx, now: Instant) -> None:
    """Tell the coordinators of each programme that begins how the league is counted."""
    for programme in _to_open(tx):
        if _opens(programme) <= now:
            facts.put(tx, _fact(programme, "opened"), local_day(now, programme.zone).isoformat())
            if now < _opens(programme) + RELEVANT and switch.is_shown(tx, programme):
                _post(tx, programme, "opening", now)


def close(tx: Tx, programme: Programme, end: Instant, now: Instant) -> None:
    """Tell the coordinators how the season went, once, when its last card has closed before a moment."""
    if facts.get(tx, _fact(programme, "closed")) is not None or programmes.is_over(tx, programme.id):
        return
    last, coming = prompts.last_card(tx, programme.id)
    if last is not None and last <= end and not coming and switch.is_shown(tx, programme):
        facts.put(tx, _fact(programme, "closed"), local_day(now, programme.zone).isoformat())
        _post(tx, programme, "closing", now)


def _post(tx: Tx, programme: Programme, what: str, now: Instant) -> None:
    if programme.staff_chat is not None:
        note = Note(
            f"season-{what}:{programme.slug}",
            f"standings.{what}",
            programme.staff_chat,
            {"programme": programme.id},
            when_unknown="never",
            not_before=programme.calendar.next_loud(now),
            expires_at=Instant(now + RELEVANT),
        )
        outbox.post(tx, note, now)


def render_opening(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render the word at the beginning."""
    programme = programmes.get(tx, args["programme"])
    if not switch.is_shown(tx, programme):
        return None
    return Rendered(season_screens.opening(programme.settings.league_weights), programme.language)


def render_closing(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render the summary of a season."""
    programme = programmes.get(tx, args["programme"])
    groups = cohorts.every_of_programme(tx, programme.id)
    seen = {group.name: found for group in groups if (found := store.of_cohort(tx, group.id))}
    if not seen or not switch.is_shown(tx, programme):
        return None
    return Rendered(season_screens.closing(_summary(seen)), programme.language)


def _summary(seen: Mapping[str, list[Closed]]) -> Season:
    every = [closed for found in seen.values() for closed in found]
    cards = tuple(card for closed in every for card in closed.measures.cards)
    often = Counter(name for name, found in seen.items() for closed in found if _among_first(closed))
    gains = {name: weeks_risen for name, found in seen.items() if (weeks_risen := risen(_scores(found)))}
    best = min(gains.items(), key=lambda gain: (-gain[1], gain[0]), default=None)
    first = sorted(often.items(), key=lambda one: (-one[1], one[0]))[:PODIUM]
    return Season(len({closed.week for closed in every}), len(seen), cards, tuple(first), best)


def _among_first(closed: Closed) -> bool:
    return closed.place is not None and closed.place <= PODIUM


def _scores(found: list[Closed]) -> list[float]:
    return [closed.score for closed in found if closed.score is not None]
