"""The time door: the admins' picture of a week, once it is closed."""

from staffroom.clockwork import Tick
from staffroom.rooms.reports import service

TICKS = (Tick("reports.tell", service.next_due, service.tell),)
