"""The time door: the daily message, when its hour has come."""

from staffroom.clockwork import Tick
from staffroom.rooms.digest import daily

TICKS = (Tick("digest.daily", daily.next_daily, daily.tell),)
