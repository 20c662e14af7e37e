"""The time door: take back what nobody answers for any more, offer what is coming, tell what changed."""

from staffroom.clockwork import Tick
from staffroom.rooms.cascade import offers, standing, words

TICKS = (
    Tick("cascade.take_back", standing.next_masterless, standing.take_back),
    Tick("cascade.offer", offers.next_offer, offers.offer),
    Tick("cascade.changed", words.next_changed, words.tell_changed),
)
