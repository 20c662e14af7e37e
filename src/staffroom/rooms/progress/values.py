"""What the room hands from a use case to a screen."""

from dataclasses import dataclass

from staffroom.rooms.programmes import Section


@dataclass(frozen=True)
class Noted:
    """What a press on the button under a card did."""

    section: Section
    new: bool
