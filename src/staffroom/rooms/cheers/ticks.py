"""The time door of the encouragement."""

from staffroom.clockwork import Tick
from staffroom.rooms.cheers import milestones

TICKS = (Tick("cheers.milestones", milestones.next_look, milestones.look),)
