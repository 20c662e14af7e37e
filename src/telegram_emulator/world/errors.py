"""The two ways in which the world says no: to the bot, and to whoever acts out the people."""

from telegram_emulator.shapes import Shape


class ApiError(Exception):
    """A refusal as the Bot API words it: code, description and parameters."""

    def __init__(self, code: int, description: str, parameters: Shape | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters or {}


class SimError(Exception):
    """Something that the Telegram app would not let a person do."""


def bad(text: str, **parameters: object) -> ApiError:
    """Word a 400."""
    return ApiError(400, f"Bad Request: {text}", parameters)


def forbidden(text: str) -> ApiError:
    """Word a 403."""
    return ApiError(403, f"Forbidden: {text}")


def conflict(text: str) -> ApiError:
    """Word a 409."""
    return ApiError(409, f"Conflict: {text}")
