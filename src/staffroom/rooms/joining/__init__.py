"""Links, orientation, approval; pause, quiet, leave; my record."""

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.rooms.joining.dismissal import Dismissed, dismiss
from staffroom.rooms.joining.reason_screens import lead as why_button
from staffroom.rooms.joining.reasons import told as reasons_told
from staffroom.rooms.joining.renewal import relink
from staffroom.rooms.joining.service import greet_opening, render_ready
from staffroom.rooms.joining.values import Record, RecordOf

RENDERS = {"joining.ready": render_ready}
AFTER_CALL = {"createChatInviteLink": greet_opening}
"""Asked after the cohorts' own, who keep the link."""

__all__ = [
    "AFTER_CALL",
    "RENDERS",
    "Dismissed",
    "Record",
    "RecordOf",
    "dismiss",
    "reasons_told",
    "relink",
    "why_button",
]
