"""The time door: lists tick themselves, doubts are asked about, what was dropped is told, commands follow the roles."""

from staffroom.clockwork import Tick
from staffroom.rooms.panel import checklist, doubts, late, offering

TICKS = (
    Tick("panel.checklist", checklist.next_change, checklist.bring_up_to_date),
    Tick("panel.commands", offering.next_change, offering.offer),
    Tick("panel.doubts", doubts.next_ask, doubts.ask),
    Tick("panel.late", late.next_report, late.report),
)
