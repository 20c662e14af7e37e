"""What coordinators wrote themselves."""

from dataclasses import dataclass

from staffroom.kernel.ids import PersonId


@dataclass(frozen=True)
class OwnMessage:
    """An encouraging message in a coordinator's own words, for an occasion."""

    id: int
    person_id: PersonId
    occasion: str
    words: str
