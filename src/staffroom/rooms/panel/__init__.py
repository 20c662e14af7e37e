"""The home screens of coordinators and admins, composed of the rooms' screens."""

from staffroom.rooms.panel.commands import COMMANDS
from staffroom.rooms.panel.service import home
from staffroom.rooms.panel.values import Contribution, Home

__all__ = ["COMMANDS", "Contribution", "Home", "home"]
