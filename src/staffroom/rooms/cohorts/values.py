"""What the room hands from a use case to a screen."""

from dataclasses import dataclass

from staffroom.kernel.screen import Line


@dataclass(frozen=True)
class SetUp:
    """A set-up that was begun: the number of the request, its single-use code, and for what."""

    request_id: int
    code: str
    name: Line | str
