"""A season on values: what its weeks come to."""

from collections.abc import Sequence

FEWEST_WEEKS = 4
"""With fewer places than so many nothing is said of a rise over the season."""


def risen(scores: Sequence[float]) -> float | None:
    """Return by how much the mean of a group's later weeks is above that of its earlier ones; None below four weeks."""
    half = len(scores) // 2
    if len(scores) < FEWEST_WEEKS:
        return None
    gained = sum(scores[-half:]) / half - sum(scores[:half]) / half
    return gained if round(100 * gained) > 0 else None
