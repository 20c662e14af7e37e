"""What a method is given, and the register of methods."""

from collections.abc import Callable
from dataclasses import dataclass, field

from telegram_emulator.shapes import Shape
from telegram_emulator.world.errors import bad
from telegram_emulator.world.state import World


@dataclass(frozen=True)
class Upload:
    """One file that came with a call."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Told:
    """The result `true` with a sentence beside it."""

    description: str


@dataclass(frozen=True)
class Call:
    """One call: its parameters, decoded by their declared types, and its files."""

    world: World
    given: Shape
    uploads: dict[str, Upload] = field(default_factory=dict)

    def get(self, name: str, default: object = None) -> object:
        """Give a parameter or the default."""
        return self.given.get(name, default)

    def text(self, name: str) -> str:
        """Give a text parameter that must be there."""
        value = self.given.get(name)
        if value in (None, ""):
            raise bad(f'parameter "{name}" is required')
        return str(value)

    def number(self, name: str, default: int = 0) -> int:
        """Give a whole number or the default."""
        value = self.given.get(name)
        return default if value is None else int(value)

    def user_id(self, name: str = "user_id") -> int:
        """Give the number of an account, which must be positive."""
        wanted = self.number(name)
        if wanted <= 0:
            raise bad(f"invalid {name} specified")
        return wanted

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Give a yes or no."""
        value = self.given.get(name)
        return default if value is None else bool(value)

    def upload(self, name: str) -> Upload | None:
        """Give the file of a parameter: sent under its name, or attached."""
        value = self.given.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            return self.uploads.get(value.removeprefix("attach://"))
        return self.uploads.get(name)


Method = Callable[[Call], object]
METHODS: dict[str, Method] = {}


def method(name: str) -> Callable[[Method], Method]:
    """Register a function as a Bot API method."""

    def register(function: Method) -> Method:
        METHODS[name] = function
        return function

    return register
