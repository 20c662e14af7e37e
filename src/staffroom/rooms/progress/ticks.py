"""The time door: files that were sent and not applied are let go after a day."""

from staffroom.clockwork import Tick
from staffroom.rooms.progress import files

TICKS = (Tick("progress.forget_files", files.next_forgetting, files.forget),)
