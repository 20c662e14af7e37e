"""People and the bot, as accounts."""

from dataclasses import dataclass, field

from telegram_emulator.shapes import Shape
from telegram_emulator.world.files import Stored


@dataclass
class User:
    """One account and what stands between it and the bot."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "en"
    is_bot: bool = False
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    hides_forwards: bool = False  # others who pass on a message show the name alone
    known: bool = False  # the bot has met this account
    about: str = ""  # a word for the page: who this is in the play
    photos: list[Stored] = field(default_factory=list)  # profile pictures, the newest first

    @property
    def name(self) -> str:
        """The full name, as shown above messages."""
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name

    def shape(self) -> Shape:
        """Show the account as a Bot API User."""
        optional = {"last_name": self.last_name, "username": self.username}
        if not self.is_bot:
            optional["language_code"] = self.language_code
        shape: Shape = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        return shape | {key: value for key, value in optional.items() if value}

    def sim_shape(self) -> Shape:
        """Show the account with its flags, as `/sim/people` does."""
        flags = {"started": self.started, "blocked": self.blocked, "deactivated": self.deactivated}
        return self.shape() | {"name": self.name, "about": self.about} | flags
