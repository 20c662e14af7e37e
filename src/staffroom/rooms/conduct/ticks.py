"""The time door: decisions are done after their minute, mutes end, old things are forgotten, a month is counted."""

from staffroom.clockwork import Tick
from staffroom.rooms.conduct import doing, monthly, muting, pairs

TICKS = (
    Tick("conduct.do", doing.next_due, doing.do_due),
    Tick("conduct.end_mute", muting.next_end, muting.end),
    Tick("conduct.forget_pairs", pairs.next_forgotten, pairs.forget),
    Tick("conduct.forget", doing.next_forgotten, doing.forget),
    Tick("conduct.month", monthly.next_due, monthly.tell),
)
