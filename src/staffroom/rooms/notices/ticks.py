"""The time door: notices go out on their day, *Undo* goes after a minute, words are forgotten."""

from staffroom.clockwork import Tick
from staffroom.rooms.notices import posting, results

TICKS = (
    Tick("notices.post_due", posting.next_due, posting.post_due),
    Tick("notices.end_undo", results.next_undo_end, results.end_undo),
    Tick("notices.forget", results.next_forgotten, results.forget),
)
