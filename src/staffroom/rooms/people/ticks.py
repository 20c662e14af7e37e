"""The time door: rosters that were sent and not applied are let go after a day."""

from staffroom.clockwork import Tick
from staffroom.rooms.people import files

TICKS = (Tick("people.forget_files", files.next_forgetting, files.forget),)
