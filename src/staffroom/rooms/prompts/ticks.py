"""The time door: plan daily, post what is due, give up what is late, stop polls, forget old questions."""

from staffroom.clockwork import Tick
from staffroom.rooms.prompts import posts, radar, service, taps

TICKS = (
    Tick("prompts.plan", service.plan_due, service.plan_some),
    Tick("prompts.late", posts.next_late, posts.give_up),
    Tick("prompts.post_due", posts.next_post, posts.post_due),
    Tick("prompts.polls", taps.next_stop, taps.stop_some),
    Tick("prompts.questions", radar.next_forgotten, radar.forget),
)
