"""The time door: words that nothing became of are forgotten."""

from staffroom.clockwork import Tick
from staffroom.rooms.roundups import consents

TICKS = (Tick("roundups.forget", consents.next_forgotten, consents.forget),)
