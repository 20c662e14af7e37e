"""Decisions on values: how a card stands in a group, as an admin reads it."""

from typing import Literal, Protocol

from staffroom.kernel.clock import MINUTE
from staffroom.kernel.ids import Instant

Stand = Literal["posted", "edited", "delayed", "coming", "waiting", "skipped", "ignored", "failed"]
STUCK = 10 * MINUTE
"""What is on its way for longer counts as failed until it arrives."""


class Underway(Protocol):
    """A posting as far as its way goes."""

    @property
    def state(self) -> str: ...  # noqa: D102
    @property
    def due_at(self) -> Instant: ...  # noqa: D102
    @property
    def not_before(self) -> Instant: ...  # noqa: D102
    @property
    def posted_at(self) -> Instant | None: ...  # noqa: D102


def stand(posting: Underway, now: Instant, *, edited: bool, missed: bool) -> Stand | None:
    """Return how a card stands in a group; None while nobody was asked. `missed` where it should have gone out."""
    if posting.state in ("posting", "posted"):
        is_stuck = posting.state == "posting" and (posting.posted_at or now) + STUCK < now
        return "failed" if is_stuck else "edited" if edited else "posted"
    if posting.state == "approved":
        return "delayed" if posting.not_before > posting.due_at else "edited" if edited else "coming"
    if posting.state == "late":
        return "failed" if missed else "ignored"
    return {"offered": "waiting", "skipped": "skipped"}.get(posting.state)  # type: ignore[return-value]
