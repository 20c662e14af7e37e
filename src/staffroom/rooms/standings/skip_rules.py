"""A card that a coordinator skipped neither lifts nor sinks a group: what it would have had is put in its place."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from staffroom.rooms.standings.rules import Card, Group, Rate


def with_skips(groups: Sequence[Group]) -> list[Group]:
    """Return groups with a rate for each card that they skipped while others had it.

    It is the group's own response to its other cards, times how much more or less the others answered that card than
    those; so leaving out a hard card earns nothing, and an easy one costs nothing.
    """
    shares = _shares([card for group in groups for card in group.measures.cards])
    return [_with_skips(group, shares) for group in groups]


def _shares(cards: Sequence[Card]) -> Mapping[str, float]:
    """Return the share of everybody who answered each card."""
    found: dict[str, tuple[int, int]] = {}
    for card in cards:
        answered, eligible = found.get(card.slug, (0, 0))
        found[card.slug] = answered + card.answered, eligible + card.eligible
    return {slug: answered / eligible for slug, (answered, eligible) in found.items()}


def _with_skips(group: Group, shares: Mapping[str, float]) -> Group:
    measures, own = group.measures, group.measures.response
    if not measures.skips and not measures.excused:
        return group
    had = {card.slug for card in measures.cards}
    usual = sum(shares[slug] for slug in had) / len(had) if had else 0.0
    missed = [slug for slug in measures.skips if slug in shares and slug not in had]
    if own is None or not usual:
        return replace(group, measures=replace(measures, excused=()))
    rates = tuple(Rate(min(1.0, own.share * shares[slug] / usual) * own.n, own.n) for slug in missed)
    return replace(group, measures=replace(measures, excused=rates))
