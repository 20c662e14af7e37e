"""The time door of the encouragement, and of the introductions round."""

from staffroom.clockwork import Tick
from staffroom.rooms.cheers import milestones, welcoming

TICKS = (
    Tick("cheers.milestones", milestones.next_look, milestones.look),
    Tick("cheers.newcomers", welcoming.next_round, welcoming.hold_round),
)
