"""What a roster says, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Literal

Roster = Literal["teachers", "coordinators"]


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

    @property
    def is_empty(self) -> bool:
        """Say whether nothing would be written."""
        return not self.new and not self.changed
