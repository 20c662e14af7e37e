"""The time door: offer what is coming."""

from staffroom.clockwork import Tick
from staffroom.rooms.cascade import service

TICKS = (Tick("cascade.offer", service.next_offer, service.offer),)
