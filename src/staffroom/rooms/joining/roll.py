"""Use case: who is in a group is learnt from Telegram itself, because news of them got lost."""

from collections.abc import Mapping

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, UserId
from staffroom.rooms import cohorts
from staffroom.rooms.cohorts import Membership
from staffroom.rooms.joining import gate
from staffroom.rooms.joining.values_presence import Step


def call(tx: Tx, chat: ChatId, found: Mapping[UserId, Membership], read_at: Instant) -> None:
    """Take what accounts are in a group for news of those who came or went; later news than the reading stands."""
    cohort = cohorts.by_chat(tx, chat)
    if cohort is None:
        return
    for user, seen in found.items():
        place = gate.place_in(tx, cohort, user)
        if place is not None and cohorts.is_inside(place) != seen.inside:
            gate.follow_step(tx, Step(chat, user, inside=seen.inside, by_themselves=seen.by_themselves, at=read_at))
        cohorts.note_leader(tx, cohort, user, read_at, inside=seen.inside)
