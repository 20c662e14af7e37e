"""The time door: what nobody confirmed is removed, what was kept long enough is forgotten."""

from staffroom.clockwork import Tick
from staffroom.rooms.media import answers

TICKS = (
    Tick("media.without_answer", answers.next_due, answers.without_answer),
    Tick("media.forget", answers.next_forgotten, answers.forget),
)
