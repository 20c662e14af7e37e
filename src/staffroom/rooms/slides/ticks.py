"""The time door: pictures of which nobody made a card are let go after a day."""

from staffroom.clockwork import Tick
from staffroom.rooms.slides import service

TICKS = (Tick("slides.forget", service.next_forgotten, service.forget),)
