"""The settings read anew while the bot runs: good ones are handed on; where they are bad, the last good ones stay."""

import asyncio
import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from staffroom.config import Config
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.kernel.settings_file import load
from staffroom.ops.handing import new_token
from staffroom.rooms.programmes import load_course
from staffroom.settings import ConfigFile
from staffroom.telegram.line import Line

log = logging.getLogger(__name__)

_PLACE: Final = re.compile(r"([^/\\\s:]+\.ya?ml)(:\d+)?(?=:)")
"""Where a mistake lies, without the folder: that is the machine's."""


class Reload:
    """Belongs to one running house; `found` is what the next one is to live by."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self.found: Config | None = None
        self.asked = asyncio.Event()
        """Set once there are good settings to begin anew with."""

    async def read(self) -> Sequence[str]:
        """Read config.yaml and the courses again; return where mistakes lie, nothing where the bot begins anew."""
        try:
            self.found = await asyncio.to_thread(read_anew, self._config)
        except Trouble as trouble:
            plain = f"The new settings are not taken; the bot goes on by the last good ones. {trouble}"
            log.error(  # noqa: TRY400  a sentence for people
                "the settings were read anew and refused; the last good ones stay in force. %s",
                trouble,
                extra={"plain": plain, "anew": True},
            )
            return places(str(trouble)) or (self._config.file.name,)
        plain = "The settings were read anew; the bot begins anew with them."
        log.info("the settings were read anew: the bot begins anew with them", extra={"plain": plain})
        self.asked.set()
        return ()

    async def await_token(self, line: Line) -> None:
        """Let the bot begin anew once its token is refused and there is a new one."""
        self.found = await new_token.await_new(self._config, line)
        self.asked.set()

    async def read_unseen(self) -> None:
        """Do the same for somebody who finds in the log what came of it."""
        await self.read()


def read_anew(before: Config) -> Config:
    """Return the settings as their file is now; the secrets, and where the data lie, stay as they were at the start.

    Raises Trouble naming file and line of each mistake, also of the courses.
    """
    fresh = replace(before, settings=load(before.file, ConfigFile))
    for section in fresh.settings.programmes:
        load_course(fresh.course_folder(section))
    if (fresh.database, fresh.key_file) != (before.database, before.key_file):
        raise Trouble(
            f"{before.file}: database: the running bot has another database or key file open; "
            "stop it and start it again to change that.",
            CONFIGURATION,
        )
    return fresh


def places(trouble: str) -> tuple[str, ...]:
    """Return where the mistakes of a trouble lie, such as config.yaml:12, each once and in their order."""
    found = ((match[1] + (match[2] or "")) for line in trouble.splitlines() if (match := _PLACE.search(line)))
    return tuple(dict.fromkeys(found))
