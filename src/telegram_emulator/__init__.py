"""A stand-in for the Telegram Bot API, with people who can be acted out."""

from telegram_emulator.client import Sim, SimError
from telegram_emulator.server import Emulator

__all__ = ["Emulator", "Sim", "SimError"]
