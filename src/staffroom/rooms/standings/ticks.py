"""The time door of the standings."""

from staffroom.clockwork import Tick
from staffroom.rooms.standings import closing, season

TICKS = (
    Tick("standings.publish", closing.next_due, closing.close_due),
    Tick("standings.season", season.next_opening, season.open_due),
)
