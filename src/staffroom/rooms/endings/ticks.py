"""The time door: the end of a programme goes on, step by step; what was deleted is deleted from older copies, too."""

from staffroom.clockwork import Tick
from staffroom.rooms.endings import course

TICKS = (
    Tick("endings.go_on", course.next_due, course.go_on),
    Tick("endings.forget", course.next_forgotten, course.forget),
)
