"""The time door: requests to join that nobody answered are declined; new words are put to teachers."""

from staffroom.clockwork import Tick
from staffroom.rooms.joining import new_words, strangers

TICKS = (
    Tick("joining.requests", strangers.next_decline, strangers.decline_oldest),
    Tick("joining.new_words", new_words.next_round, new_words.ask),
    Tick("joining.unanswered", new_words.next_quiet, new_words.be_quiet),
)
