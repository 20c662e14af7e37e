"""The time door: plan daily, post what is due, give up what is late, forget old questions."""

from staffroom.clockwork import Tick
from staffroom.rooms.prompts import posts, radar, service

TICKS = (
    Tick("prompts.plan", service.plan_due, service.plan_some),
    Tick("prompts.late", posts.next_late, posts.give_up),
    Tick("prompts.post_due", posts.next_post, posts.post_due),
    Tick("prompts.questions", radar.next_forgotten, radar.forget),
)
