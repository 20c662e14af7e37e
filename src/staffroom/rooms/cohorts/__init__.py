"""Cohorts of at most 50 teachers, their names, coordinators and private groups."""

from staffroom.rooms.cohorts.group_rules import ChatFacts
from staffroom.rooms.cohorts.letters import pin_guidelines
from staffroom.rooms.cohorts.places import (
    admins,
    count_in,
    is_admin,
    leaders,
    led_by,
    mark_agreed,
    mark_arrived,
    mark_asked,
    mark_in,
    mark_out,
    may_lead,
    overview,
    present,
    private_chats_of_leaders,
    takes_seat,
)
from staffroom.rooms.cohorts.planning import Plan, PlannedCohort, apply_plan, describe_plan, follow_programme, plan
from staffroom.rooms.cohorts.renders import RENDERS
from staffroom.rooms.cohorts.screens import group_buttons, group_lines, state_of
from staffroom.rooms.cohorts.service import after_invite_link, led, may_act, note_facts
from staffroom.rooms.cohorts.store import (
    Cohort,
    Overview,
    Placement,
    by_chat,
    get,
    of_coordinator,
    of_programme,
    of_teacher,
    placement,
    placements,
)
from staffroom.rooms.cohorts.watch import follow, refused

AFTER_SENT = {"cohorts.guidelines": pin_guidelines}
AFTER_REFUSED = [refused]
AFTER_MOVE = [follow]

__all__ = [
    "AFTER_MOVE",
    "AFTER_REFUSED",
    "AFTER_SENT",
    "RENDERS",
    "ChatFacts",
    "Cohort",
    "Overview",
    "Placement",
    "Plan",
    "PlannedCohort",
    "admins",
    "after_invite_link",
    "apply_plan",
    "by_chat",
    "count_in",
    "describe_plan",
    "follow_programme",
    "get",
    "group_buttons",
    "group_lines",
    "is_admin",
    "leaders",
    "led",
    "led_by",
    "mark_agreed",
    "mark_arrived",
    "mark_asked",
    "mark_in",
    "mark_out",
    "may_act",
    "may_lead",
    "note_facts",
    "of_coordinator",
    "of_programme",
    "of_teacher",
    "overview",
    "placement",
    "placements",
    "plan",
    "present",
    "private_chats_of_leaders",
    "state_of",
    "takes_seat",
]
