"""Cohorts of at most 50 teachers, their names, coordinators and private groups."""

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.rooms.cohorts.changes import (
    beside,
    close,
    divided,
    expect,
    found,
    give_up,
    give_up_staff_group,
    move,
    refuse_over,
)
from staffroom.rooms.cohorts.chats import is_in_chat
from staffroom.rooms.cohorts.forming import rows as forming_rows
from staffroom.rooms.cohorts.group_rules import OPENINGS, ChatFacts, Membership
from staffroom.rooms.cohorts.hearing_rules import Speaker, speaker, teacher_in
from staffroom.rooms.cohorts.leading import note_leader, step_out
from staffroom.rooms.cohorts.letters import ask_in, ask_nobody_in, note_pin, pin_again, pin_guidelines, tell
from staffroom.rooms.cohorts.naming import keep_title
from staffroom.rooms.cohorts.places import (
    coordinated_by,
    count_in,
    hand_to,
    is_admin,
    is_inside,
    leaders,
    led_by,
    mark_agreed,
    mark_arrived,
    mark_asked,
    mark_expected,
    mark_in,
    mark_out,
    may_lead,
    overview,
    reachable_admins,
    readers,
    stop_leading,
    takes_seat,
    tended,
)
from staffroom.rooms.cohorts.planning import apply_plan, describe_plan, follow_programme, plan
from staffroom.rooms.cohorts.renders import CHECK_IN, RENDERS
from staffroom.rooms.cohorts.rest_screens import yours as you_rest
from staffroom.rooms.cohorts.resting import follow_staff
from staffroom.rooms.cohorts.resting import yours as resting_as
from staffroom.rooms.cohorts.rounds import Hands as RoundsHands
from staffroom.rooms.cohorts.rounds import Rounds, ask_anew
from staffroom.rooms.cohorts.screens import group_buttons, group_lines, missing_lines, state_of
from staffroom.rooms.cohorts.service import (
    keep_link,
    led_or_refused,
    may_act,
    note_facts,
    watch_closely,
)
from staffroom.rooms.cohorts.store import (
    by_chat,
    ever_by_chat,
    every_of_programme,
    following,
    get,
    of_coordinator,
    of_programme,
    of_teacher,
    set_days_off,
    set_start,
)
from staffroom.rooms.cohorts.store_facts import get as group_facts
from staffroom.rooms.cohorts.store_hearing import known, opened, opened_zones, openings, places_by_chat
from staffroom.rooms.cohorts.store_moves import give_up_place, goings
from staffroom.rooms.cohorts.store_places import (
    coming,
    count_coming,
    count_in_each,
    first_joined_after,
    joined_after,
    placement,
    placements,
)
from staffroom.rooms.cohorts.values import (
    Absence,
    Cohort,
    Going,
    GroupFacts,
    Known,
    NewCohort,
    Overview,
    Place,
    Placement,
    Plan,
    PlannedCohort,
)
from staffroom.rooms.cohorts.watch import (
    close_to_members,
    follow_chat,
    is_stopped,
    keep_permissions,
    opened_to_others,
    refused,
)

AFTER_SENT = {"cohorts.guidelines": pin_guidelines}
AFTER_CALL = {
    "createChatInviteLink": keep_link,
    "setChatTitle": keep_title,
    "setChatPermissions": keep_permissions,
    "pinChatMessage": note_pin,
}
AFTER_REFUSED = [refused]
AFTER_MOVE = [follow_chat]

__all__ = [
    "AFTER_CALL",
    "AFTER_MOVE",
    "AFTER_REFUSED",
    "AFTER_SENT",
    "CHECK_IN",
    "OPENINGS",
    "RENDERS",
    "Absence",
    "ChatFacts",
    "Cohort",
    "Going",
    "GroupFacts",
    "Known",
    "Membership",
    "NewCohort",
    "Overview",
    "Place",
    "Placement",
    "Plan",
    "PlannedCohort",
    "Rounds",
    "RoundsHands",
    "Speaker",
    "apply_plan",
    "ask_anew",
    "ask_in",
    "ask_nobody_in",
    "beside",
    "by_chat",
    "close",
    "close_to_members",
    "coming",
    "coordinated_by",
    "count_coming",
    "count_in",
    "count_in_each",
    "describe_plan",
    "divided",
    "ever_by_chat",
    "every_of_programme",
    "expect",
    "first_joined_after",
    "follow_programme",
    "follow_staff",
    "following",
    "forming_rows",
    "found",
    "get",
    "give_up",
    "give_up_place",
    "give_up_staff_group",
    "goings",
    "group_buttons",
    "group_facts",
    "group_lines",
    "hand_to",
    "is_admin",
    "is_in_chat",
    "is_inside",
    "is_stopped",
    "joined_after",
    "known",
    "leaders",
    "led_by",
    "led_or_refused",
    "mark_agreed",
    "mark_arrived",
    "mark_asked",
    "mark_expected",
    "mark_in",
    "mark_out",
    "may_act",
    "may_lead",
    "missing_lines",
    "move",
    "note_facts",
    "note_leader",
    "of_coordinator",
    "of_programme",
    "of_teacher",
    "opened",
    "opened_to_others",
    "opened_zones",
    "openings",
    "overview",
    "pin_again",
    "placement",
    "placements",
    "places_by_chat",
    "plan",
    "reachable_admins",
    "readers",
    "refuse_over",
    "resting_as",
    "set_days_off",
    "set_start",
    "speaker",
    "state_of",
    "step_out",
    "stop_leading",
    "takes_seat",
    "teacher_in",
    "tell",
    "tended",
    "watch_closely",
    "you_rest",
]
