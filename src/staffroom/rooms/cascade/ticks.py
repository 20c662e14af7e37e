"""The time door: offer what is coming, tell what changed under own words."""

from staffroom.clockwork import Tick
from staffroom.rooms.cascade import offers, words

TICKS = (
    Tick("cascade.offer", offers.next_offer, offers.offer),
    Tick("cascade.changed", words.next_changed, words.tell_changed),
)
