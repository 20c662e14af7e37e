"""The time door of the standings."""

from staffroom.clockwork import Tick
from staffroom.rooms.standings import closing, freezing, season

TICKS = (
    Tick("standings.freeze", freezing.next_due, freezing.freeze_some),
    Tick("standings.publish", closing.next_due, closing.close_due),
    Tick("standings.season", season.next_opening, season.open_due),
)
