"""The time door: keep the lists of commands in line with the roles."""

from staffroom.clockwork import Tick
from staffroom.rooms.panel import offering

TICKS = (Tick("panel.commands", offering.next_change, offering.offer),)
