"""Links, orientation, approval; pause, quiet, leave; my record."""

from staffroom.rooms.joining.dismissal import Dismissed, dismiss
from staffroom.rooms.joining.renewal import relink
from staffroom.rooms.joining.service import announce_ready, render_ready
from staffroom.rooms.joining.values import Record, RecordOf

RENDERS = {"joining.ready": render_ready}

__all__ = ["RENDERS", "Dismissed", "Record", "RecordOf", "announce_ready", "dismiss", "relink"]
