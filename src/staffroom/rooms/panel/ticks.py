"""The time door: ask about doubts, report what was dropped, keep the lists of commands in line with the roles."""

from staffroom.clockwork import Tick
from staffroom.rooms.panel import doubts, late, offering

TICKS = (
    Tick("panel.commands", offering.next_change, offering.offer),
    Tick("panel.doubts", doubts.next_ask, doubts.ask),
    Tick("panel.late", late.next_report, late.report),
)
