"""The time door: take back what nobody answers for, offer what is coming, finish what is over, tell what changed."""

from staffroom.clockwork import Tick
from staffroom.rooms.cascade import closing, offers, standing, words

TICKS = (
    Tick("cascade.take_back", standing.next_masterless, standing.take_back),
    Tick("cascade.offer", offers.next_offer, offers.offer),
    Tick("cascade.over", closing.next_over, closing.finish),
    Tick("cascade.changed", words.next_changed, words.tell_changed),
)
