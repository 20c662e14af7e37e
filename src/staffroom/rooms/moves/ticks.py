"""The time door: changes of groups are done a minute after they were wanted."""

from staffroom.clockwork import Tick
from staffroom.rooms.moves import waiting

TICKS = (Tick("moves.do_due", waiting.next_due, waiting.do_due),)
