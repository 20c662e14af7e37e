"""The shape of config.yaml: one frozen model for each section; docs/operator/settings.md explains each setting."""

from staffroom.settings.config_file import ConfigFile
from staffroom.settings.installation import Health, RosterColumns
from staffroom.settings.programme import ProgrammeSection

__all__ = ["ConfigFile", "Health", "ProgrammeSection", "RosterColumns"]
