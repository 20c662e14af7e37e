"""What coordinators read when a season begins and when it ends."""

from dataclasses import dataclass

from staffroom.kernel.screen import Line, Screen, text
from staffroom.rooms.standings.rules import LEAST_ELIGIBLE, Card, Weights
from staffroom.rooms.standings.screens import percent


@dataclass(frozen=True)
class Season:
    """A season in figures: who was how often among the first three, and who rose most from one half to the other."""

    weeks: int
    groups: int
    cards: tuple[Card, ...]
    often: tuple[tuple[str, int], ...]
    improved: tuple[str, float] | None


def opening(weights: Weights) -> Screen:
    """Say how the league is counted."""
    response, peer, gain = (percent(weight) for weight in weights)
    return Screen(
        (
            text("standings-opening"),
            text("standings-opening-parts", response=response, peer=peer, gain=gain),
            text("standings-opening-fair", least=LEAST_ELIGIBLE),
            text("standings-opening-end"),
        )
    )


def closing(season: Season) -> Screen:
    """Sum the season up: all groups together first."""
    lines: list[Line] = [text("standings-closing", weeks=season.weeks, groups=season.groups)]
    answered, eligible = (sum(getattr(card, name) for card in season.cards) for name in ("answered", "eligible"))
    lines += [text("standings-closing-answers", answered=answered, eligible=eligible)] if eligible else []
    lines += [text("standings-closing-often")] if season.often else []
    lines += [text("standings-closing-weeks", name=name, n=n) for name, n in season.often]
    if season.improved is not None:
        lines.append(text("standings-closing-improved", name=season.improved[0], points=percent(season.improved[1])))
    return Screen((*lines, text("standings-closing-thanks")))
