"""The time door: requests to join that nobody answered are declined; new words are put to teachers."""

from staffroom.clockwork import Tick
from staffroom.rooms.joining import rounds, strangers

TICKS = (
    Tick("joining.requests", strangers.next_decline, strangers.decline_oldest),
    Tick("joining.rounds", rounds.next_round, rounds.ask),
    Tick("joining.unanswered", rounds.next_quiet, rounds.be_quiet),
)
