"""What coordinators wrote themselves."""

from dataclasses import dataclass
from typing import NamedTuple

from staffroom.kernel.ids import PersonId


class Wish(NamedTuple):
    """For which occasion somebody writes words of their own, and in which language."""

    occasion: str
    language: str


@dataclass(frozen=True)
class OwnMessage:
    """An encouraging message in a coordinator's own words, for an occasion, in groups of a language."""

    id: int
    person_id: PersonId
    occasion: str
    words: str
    language: str
