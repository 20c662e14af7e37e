"""The time door: the end of a programme goes on, step by step; in a restored file what was deleted is so again."""

from staffroom.clockwork import Tick
from staffroom.rooms.endings import course

TICKS = (
    Tick("endings.go_on", course.next_due, course.go_on),
    Tick("endings.again", course.next_forgotten, course.begin_again),
)
