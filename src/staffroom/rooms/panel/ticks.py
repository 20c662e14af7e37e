"""The time door: ask about doubts, report what was dropped."""

from staffroom.clockwork import Tick
from staffroom.rooms.panel import doubts, late

TICKS = (
    Tick("panel.doubts", doubts.next_ask, doubts.ask),
    Tick("panel.late", late.next_report, late.report),
)
