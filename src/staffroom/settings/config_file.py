"""The whole of config.yaml: what holds for the installation, and each programme."""

from pydantic import Field, model_validator

from staffroom.kernel.settings_file import Strict
from staffroom.settings.installation import (
    Backup,
    DatabaseFiles,
    Health,
    Logging,
    Moodle,
    Organisation,
    Pacing,
    ProgressFiles,
    RosterFiles,
    Telegram,
)
from staffroom.settings.programme import ProgrammeSection
from staffroom.settings.values import Language

MOST_PROGRAMMES = 50


class ConfigFile(Strict):
    """The whole of config.yaml."""

    language: Language = "en"
    telegram: Telegram = Telegram()
    database: DatabaseFiles = DatabaseFiles()
    backup: Backup = Backup()
    health: Health = Health()
    pacing: Pacing = Pacing()
    logging: Logging = Logging()
    organisation: Organisation = Organisation()
    roster: RosterFiles = RosterFiles()
    progress: ProgressFiles = ProgressFiles()
    moodle: Moodle = Moodle()
    programmes: tuple[ProgrammeSection, ...] = Field(max_length=MOST_PROGRAMMES)

    @model_validator(mode="after")
    def _slugs_differ(self) -> "ConfigFile":
        if not self.programmes:
            raise ValueError("programmes: name at least one course; the example config.yaml shows how")
        slugs = [programme.slug for programme in self.programmes]
        if double := [slug for slug in slugs if slugs.count(slug) > 1]:
            raise ValueError(f"programmes: two have the slug '{double[0]}'; give one of them another")
        return self
