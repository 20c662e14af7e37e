"""What the page of the playground can turn: the simulated people, and the bot's own process."""

from dataclasses import dataclass

from staffroom.demo.agenda import ByLanguage, Say
from staffroom.demo.life import ACTS_A_DAY, Life
from staffroom.demo.stage import Stage
from staffroom.kernel.refusal import Trouble
from staffroom.kernel.screen import Text, text
from telegram_emulator.client import SimError
from telegram_emulator.lent import Switch

RUNNING, STOPPED, KILLED = "running", "stopped", "killed"
LEVELS = {
    "off": text("demo-level-off"),
    "low": text("demo-level-low"),
    "normal": text("demo-level-normal"),
    "high": text("demo-level-high"),
}
PROCESS = {
    RUNNING: text("demo-bot-running"),
    STOPPED: text("demo-bot-stopped"),
    KILLED: text("demo-bot-killed"),
}


def life_switch(life: Life, say: Say) -> Switch:
    """Return the switch of the simulated people."""
    levels = {level: LEVELS[level] for level in ACTS_A_DAY}
    return _switch("people", "life", (text("demo-life"), text("demo-life-hint")), levels, say, life)


def bot_switch(stage: Stage, say: Say) -> Switch:
    """Return the switch of the bot's process."""
    return _switch("bot", "trouble", (text("demo-bot"), text("demo-bot-hint")), PROCESS, say, _Process(stage))


def _switch(
    name: str, place: str, words: tuple[Text, Text], levels: dict[str, Text], say: Say, turned: "Life | _Process"
) -> Switch:
    title, hint = (say(line) for line in words)
    shown: dict[str, ByLanguage] = {level: say(line) for level, line in levels.items()}
    return Switch(name, place, title, hint, shown, lambda: turned.level, turned.turn)


@dataclass
class _Process:
    """The bot's process as something that runs, was stopped, or was killed."""

    stage: Stage
    _ended: str = STOPPED

    @property
    def level(self) -> str:
        """Return how it is."""
        return RUNNING if self.stage.running else self._ended

    async def turn(self, level: str) -> None:
        """Start it, ask it to stop, or kill it.

        Raises SimError with the bot's last words where it does not start.
        """
        if level == RUNNING and not self.stage.running:
            await self._start()
        elif level == STOPPED and self.stage.running:
            self._ended = STOPPED
            await self.stage.stop_bot()
        elif level == KILLED and self.stage.running:
            self._ended = KILLED
            await self.stage.kill_bot()

    async def _start(self) -> None:
        try:
            await self.stage.start_bot()
        except Trouble as trouble:
            raise SimError(str(trouble)) from None
