"""Who is in a group or asks at its door, as values."""

from dataclasses import dataclass
from typing import Literal

from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, UserId
from staffroom.rooms.cohorts import Cohort


@dataclass(frozen=True)
class Seen:
    """An account as Telegram shows it in a group or at its door."""

    user: UserId
    name: str
    language: str
    at: Instant
    state: Literal["asks", "in"] = "in"
    is_bot: bool = False
    is_admin: bool = False


@dataclass(frozen=True)
class Step:
    """Somebody stepped into a group or out of it."""

    chat: ChatId
    user: UserId
    inside: bool
    by_themselves: bool
    at: Instant
    seen: Seen | None = None
    """Whom Telegram showed."""
    by_foreign_link: bool = False
    """Whether they came by a link that is not ours, past our door."""
    was_inside: bool | None = None
    """Whether they were in it before, as far as Telegram said."""


@dataclass(frozen=True)
class Unknown:
    """An account that nobody knows, `in` a cohort's group or `asks` to be; `person_id` is who it is said to be."""

    id: int
    cohort_id: CohortId
    user_id: UserId
    name: str
    language: str
    state: str
    is_bot: int
    is_admin: int
    since: Instant
    person_id: PersonId | None


@dataclass(frozen=True)
class Present:
    """What Telegram says of who is in a chat, as far as it says it: how many, who administers it, who is gone."""

    count: int = 0
    admins: tuple[Seen, ...] = ()
    inside: frozenset[UserId] = frozenset()
    """Those of the accounts that were asked about who are in."""
    asked: frozenset[UserId] = frozenset()


@dataclass(frozen=True)
class Here:
    """Who is in a group: how many but for us, how many of them are known, and who is not."""

    cohort: Cohort
    here: int
    teachers: int
    staff: int
    unknown: tuple[Unknown, ...]

    @property
    def known(self) -> int:
        """Return how many are known."""
        return self.teachers + self.staff

    @property
    def unseen(self) -> int:
        """Return how many are neither known nor seen by name."""
        return max(0, self.here - self.known - sum(one.state == "in" for one in self.unknown))
