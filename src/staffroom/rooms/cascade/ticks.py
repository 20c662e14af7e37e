"""The time door: offer what is coming."""

from staffroom.clockwork import Tick
from staffroom.rooms.cascade import offers

TICKS = (Tick("cascade.offer", offers.next_offer, offers.offer),)
