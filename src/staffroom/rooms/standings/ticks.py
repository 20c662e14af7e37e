"""The time door of the standings."""

from staffroom.clockwork import Tick
from staffroom.rooms.standings import closing

TICKS = (Tick("standings.publish", closing.next_due, closing.close_due),)
