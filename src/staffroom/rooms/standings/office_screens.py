"""What admins see of the rankings: the switch, the places, and what they correct."""

from collections.abc import Sequence
from datetime import date

from staffroom.kernel.pages import Page, turning
from staffroom.kernel.rows import TO_DESK
from staffroom.kernel.screen import Button, Line, Press, Rows, Screen, Words, text
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.programmes import Programme
from staffroom.rooms.standings.rules import Card
from staffroom.rooms.standings.screens import Row, place_line, place_of
from staffroom.rooms.standings.values import Correction


def entrances(programmes: Sequence[Programme]) -> Rows:
    """Return the buttons at an admin's home that lead to the rankings of each programme."""
    several = len(programmes) > 1
    words = [
        text("standings-office-of", course=Words(one.title)) if several else text("standings-office")
        for one in programmes
    ]
    return tuple(
        (Button(label, Press("standings.office", (one.id, 0))),) for label, one in zip(words, programmes, strict=True)
    )


def office(programme: Programme, rows: Sequence[Row], page: Page, week: int, *, shown_to_all: bool) -> Screen:
    """Show how the rankings stand."""
    lines: list[Line] = [text("standings-are-shown") if shown_to_all else text("standings-are-hidden")]
    lines += [text("standings-title", week=week)] if rows else [text("standings-none-yet")]
    lines += [text("standings-own", group=row.name, place=place_of(row.closed)) for row in rows]
    label = text("standings-hide") if shown_to_all else text("standings-show")
    buttons = [(Button(label, Press("standings.turn", (programme.id, 0 if shown_to_all else 1))),)]
    if rows:
        press = Press("standings.correct", (programme.id, day_of(rows[0].closed.week), 0))
        buttons.append((Button(text("standings-correct"), press),))
    return Screen(tuple(lines), (*buttons, *turning("standings.office", page, programme.id), (TO_DESK,)))


def day_of(week: str) -> int:
    """Return what stands in buttons for a week: the ordinal of its first day."""
    return date.fromisoformat(week).toordinal()


def which_week(programme: Programme, weeks: Sequence[tuple[str, int]], page: Page) -> Screen:
    """Ask in which closed week a figure is wrong, each with its number in the programme."""
    buttons = tuple(
        (Button(text("standings-week", week=number), Press("standings.correct", (programme.id, day_of(week), 0))),)
        for week, number in weeks
    )
    lines = (text("standings-correct-week"),)
    return Screen(lines, (*buttons, *turning("standings.weeks", page, programme.id), _back(programme)))


def which_group(
    programme: Programme, week: tuple[str, int], rows: Sequence[Row], page: Page, *, others: bool
) -> Screen:
    """Ask in which group a figure of a week is wrong, the week with its number; lead to others where there are any."""
    day = day_of(week[0])
    buttons = tuple(
        (Button(text("standings-group", name=row.name), Press("standings.figure", (row.closed.cohort_id, day))),)
        for row in rows
    )
    lines = (text("standings-correct-which", week=week[1]) if rows else text("standings-nothing-to-correct"),)
    turn = turning("standings.correct", page, programme.id, day)
    other = ((Button(text("standings-correct-other"), Press("standings.weeks", (programme.id, 0))),),) if others else ()
    return Screen(lines, (*buttons, *turn, *other, _back(programme)))


def which_card(group: Cohort, week: str, cards: Sequence[Card]) -> Screen:
    """Ask which card's figure is wrong."""
    buttons = tuple(
        (Button(_figure(card), Press("standings.figure", (group.id, day_of(week), position))),)
        for position, card in enumerate(cards)
    )
    return Screen((text("standings-correct-card", group=group.name),), (*buttons, (TO_DESK,)))


def _figure(card: Card) -> Line:
    return text("standings-figure", slug=card.slug, answered=card.answered, eligible=card.eligible)


def ask(programme: Programme, name: str, card: Card) -> Screen:
    """Ask for the right number and the reason."""
    return Screen(
        (text("standings-correct-ask", group=name, figure=_figure(card)), text("standings-correct-how")),
        (_back(programme),),
    )


def corrected(programme: Programme) -> Screen:
    """Confirm a correction."""
    return Screen((text("standings-corrected-done"),), (_back(programme),))


def correction(name: str, week: int, found: Correction, eligible: int, places: Sequence[Row]) -> Screen:
    """Tell the coordinators what was corrected, and why, and how the groups stand now."""
    figures = {"before": found.before, "after": found.after, "eligible": eligible}
    lines: list[Line] = [text("standings-corrected", group=name, week=week, **figures)]
    lines += [text("standings-corrected-why", reason=found.reason)]
    lines += [text("standings-corrected-places"), *map(place_line, places)] if places else []
    return Screen(tuple(lines))


def _back(programme: Programme) -> tuple[Button, ...]:
    return (Button(text("standings-back"), Press("standings.office", (programme.id, 0))),)
