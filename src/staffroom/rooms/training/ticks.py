"""The time door: forget questions that were kept long enough."""

from staffroom.clockwork import Tick
from staffroom.rooms.training import questions

TICKS = (Tick("training.forget", questions.next_forgotten, questions.forget),)
