"""Links, orientation, approval; pause, quiet, leave; my record."""

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.rooms.joining.admins import remove as remove_admin
from staffroom.rooms.joining.choices import part
from staffroom.rooms.joining.data import let_go
from staffroom.rooms.joining.dismissal import Dismissed, dismiss
from staffroom.rooms.joining.first_card import arrived as first_card_arrived
from staffroom.rooms.joining.first_card import expect_first_admin
from staffroom.rooms.joining.gate import invite_again
from staffroom.rooms.joining.invitation_screens import MERGED, merged, message, reminder, sheet
from staffroom.rooms.joining.invitations import (
    funnel,
    invite,
    letter,
    letters,
    paper,
    to_invite,
    to_remind,
    uninvited,
    waiting,
)
from staffroom.rooms.joining.new_words import asked as terms_asked
from staffroom.rooms.joining.new_words import follow_words
from staffroom.rooms.joining.reason_screens import lead as why_button
from staffroom.rooms.joining.reasons import told as reasons_told
from staffroom.rooms.joining.relinking import relink
from staffroom.rooms.joining.renders import RENDERS
from staffroom.rooms.joining.roll import call as call_roll
from staffroom.rooms.joining.rules import is_opt_out
from staffroom.rooms.joining.service import greet_opening, invitation_of, leader_of, take_out
from staffroom.rooms.joining.service import guidelines as guidelines_of
from staffroom.rooms.joining.untaken import Answered
from staffroom.rooms.joining.values import Funnel, Letter, MyRecord, RecordOf
from staffroom.rooms.joining.workshop_screens import PAPERS, blank

AFTER_SENT = {"joining.new_terms": terms_asked, "joining.first_card": first_card_arrived}
MAY_FAIL = ("joining.greeting", "joining.claim")
"""Written to whom the bot may perhaps not write to first: that they cannot be reached is no failure."""
AFTER_CALL = {"createChatInviteLink": greet_opening}
"""Asked after the cohorts' own, who keep the link."""
LETS_OUT = (
    *("/stop", "/leave", "/quiet", "/pause", "/delete", "/forget"),
    *(f"joining.{choice}" for choice in ("leave", "leave_now", "quiet", "pause", "pause_for", "back", "why")),
    *(f"joining.{consent}" for consent in ("join", "agree", "seen", "later", "itsme", "notme", "erase", "erase_now")),
)
"""Stepping back, consent, erasure: heard also from whoever asks for more than anybody reads."""

__all__ = [
    "AFTER_CALL",
    "AFTER_SENT",
    "LETS_OUT",
    "MAY_FAIL",
    "MERGED",
    "PAPERS",
    "RENDERS",
    "Answered",
    "Dismissed",
    "Funnel",
    "Letter",
    "MyRecord",
    "RecordOf",
    "blank",
    "call_roll",
    "dismiss",
    "expect_first_admin",
    "follow_words",
    "funnel",
    "guidelines_of",
    "invitation_of",
    "invite",
    "invite_again",
    "is_opt_out",
    "leader_of",
    "let_go",
    "letter",
    "letters",
    "merged",
    "message",
    "paper",
    "part",
    "reasons_told",
    "relink",
    "reminder",
    "remove_admin",
    "sheet",
    "take_out",
    "to_invite",
    "to_remind",
    "uninvited",
    "waiting",
    "why_button",
]
