"""People and their papers, and what a roster says of them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Literal, NamedTuple

from staffroom.kernel.ids import ChatId, Instant, PersonId, ProgrammeId, UserId

Roster = Literal["teachers", "coordinators"]
ROLE_OF: dict[str, str] = {"teachers": "teacher", "coordinators": "coordinator"}
"""What everybody on a roster is, and what a link of theirs makes of whoever opens it."""
ROSTER_OF = {role: roster for roster, role in ROLE_OF.items()}
STAFF = ("admin", "coordinator")
"""Roles whose holders look after groups and never count as teachers."""


@dataclass(frozen=True)
class RosterRow:
    """One line of a roster; `course` is the word that a programme is known by."""

    course: str
    id: str
    full_name: str
    location: str
    language: str
    school: str = ""
    email: str = ""
    preferred_app: str = ""
    wishes: str = ""
    roster: Roster = "teachers"

    @property
    def kept(self) -> dict[str, str]:
        """Return what is written down of it."""
        return {name: getattr(self, name) for name in KEPT}


KEPT = tuple(field.name for field in fields(RosterRow) if field.name not in ("course", "roster"))
"""What is written down of a line: reading, writing and comparing go by these names."""


@dataclass(frozen=True)
class Change:
    """Someone whose line differs from what is kept: each field, before and after."""

    row: RosterRow
    fields: Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Gone:
    """Someone who is kept, but not in the file; they are shown, never removed."""

    course: str
    id: str
    full_name: str
    roster: Roster


@dataclass(frozen=True)
class Difference:
    """What an import would change."""

    new: list[RosterRow] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    same: int = 0
    forgotten: list[RosterRow] = field(default_factory=list)
    """Who had their data deleted; a roster does not bring them back."""

    @property
    def is_empty(self) -> bool:
        """Say whether nothing would be written."""
        return not self.new and not self.changed

    @property
    def moved(self) -> list[Change]:
        """Return the changes of those who work at another place or school now; they keep their group."""
        return [change for change in self.changed if not MOVES.isdisjoint(change.fields)]

    @property
    def digest(self) -> str:
        """Return what tells this difference from all others."""
        everything = (self.new, [(one.row, dict(one.fields)) for one in self.changed], self.gone, self.same)
        return hashlib.sha256(repr((everything, self.forgotten)).encode()).hexdigest()


MOVES = frozenset({"location", "school"})


@dataclass(frozen=True)
class RosterFile:
    """A roster that an admin sent: whose, as far as is known, and which difference was shown of it."""

    person_id: PersonId
    sent_at: Instant
    roster: Roster | None
    name: str
    data: bytes = field(repr=False)
    shown: str = ""

    @property
    def number(self) -> int:
        """Return what buttons about it carry: nobody sends two files within a millisecond."""
        return self.sent_at


@dataclass(frozen=True)
class Person:
    """Someone known by name, with what they chose."""

    id: PersonId
    programme_id: ProgrammeId
    roster: str
    roster_id: str
    full_name: str
    language: str
    location: str
    school: str
    telegram_id: UserId | None
    reachable: int
    paused_until: Instant | None
    quiet: int
    left_at: Instant | None
    quiet_since: Instant | None = None
    """When they chose to be quiet; None where they are not, or did not choose it."""

    @property
    def private_chat(self) -> ChatId | None:
        """Return the private chat with this person, where they have opened one."""
        return None if self.telegram_id is None or not self.reachable else ChatId(self.telegram_id)

    def is_paused(self, now: Instant) -> bool:
        """Say whether the person asked for a pause that has not ended."""
        return self.paused_until is not None and self.paused_until > now


class StaffAccount(NamedTuple):
    """An account with a role of staff: the language to speak with it, and whether its private chat is open."""

    user: UserId
    role: str
    language: str
    reachable: bool


@dataclass(frozen=True)
class Link:
    """A personal link: only its hash is kept; an admin's belongs to nobody until it is used."""

    token_hash: bytes
    person_id: PersonId | None
    role: str
    expires_at: Instant
    used_at: Instant | None
    used_by: UserId | None


@dataclass(frozen=True)
class Consent:
    """What a person agreed to, and when."""

    version: str
    language: str
    body: str
    agreed_at: Instant
    edition: int = 1


@dataclass(frozen=True)
class Papers:
    """Which papers somebody has: was a link ever made for them, did they ever agree, do they still (0 or 1)."""

    linked: int
    agreed: int
    agrees: int


@dataclass(frozen=True)
class Listening:
    """For what somebody's next private message is, and since when."""

    what: str
    at: Instant
