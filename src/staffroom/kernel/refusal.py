"""A refusal: a rule's polite no, told to the person who asked."""

from collections.abc import Mapping

from staffroom.kernel import harmless
from staffroom.kernel.screen import Text, Value


class Refusal(Exception):  # noqa: N818  it is a refusal, not an error
    """Raised by a service to undo its transaction and answer with a sentence from `locales/`."""

    def __init__(self, key: str, **args: Value) -> None:
        self.key = key
        self.args_of_text: Mapping[str, Value] = args
        super().__init__(key)

    @property
    def text(self) -> Text:
        """Return what the person is to read."""
        return Text(self.key, self.args_of_text)


class Trouble(Exception):  # noqa: N818  the same word as in the docs
    """A mistake in a file, a setting or a command: where it is, what is wrong, what to do instead; ends the command.

    A token or key that somebody wrote into the wrong line is not repeated.
    """

    def __init__(self, message: str, exit_code: int = 1) -> None:
        self.exit_code = exit_code
        super().__init__(harmless.clean(message))


CONFIGURATION = 78
"""Exit code for a mistake that a restart cannot mend (sysexits.h EX_CONFIG)."""
BROKEN = 70
"""Exit code for a fault of our own (sysexits.h EX_SOFTWARE): a supervisor starts us again."""
