"""Follows who writes with whom, in memory and for some minutes; knows no words. What a restart forgets does no harm."""

from collections import deque
from collections.abc import Sequence

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, ProgrammeId, UserId
from staffroom.rooms import cohorts, programmes
from staffroom.rooms.conduct import pairs, rules
from staffroom.rooms.conduct.values import Turn
from staffroom.rooms.prompts import Heard, Reacted

_KEPT = 60
"""Messages of a group that are remembered; more in five minutes are a talk of many."""
_SOMEBODY = UserId(0)
"""Stands for whoever is answered and has no account of their own."""


class Exchanges:
    """Knows the latest turns of groups whose programme wants that; costs nothing where none does."""

    def __init__(self) -> None:
        self._wanted: frozenset[ProgrammeId] = frozenset()
        self._turns: dict[ChatId, deque[tuple[int, Turn]]] = {}

    def prepare(self, tx: Tx) -> None:
        """Learn which programmes want it."""
        self._wanted = frozenset(one.id for one in programmes.all_of(tx) if one.settings.back_and_forth)

    def follow(self, tx: Tx, messages: Sequence[Heard | Reacted], now: Instant) -> None:
        """Take note of what was said, and ask whoever leads the group where two write back and forth."""
        if not self._wanted:
            return
        said = [one for one in messages if isinstance(one, Heard) and not one.edited]
        places = cohorts.places_by_chat(tx, {one.chat for one in said})
        for one in said:
            place = places.get(one.chat)
            if place is None or place.programme_id not in self._wanted or now - one.at > rules.LATE:
                continue
            two = rules.back_and_forth(self._with(one))
            if two is not None:
                pairs.notice(tx, place, two, one.message_id, now)

    def _with(self, said: Heard) -> list[Turn]:
        """Return a group's turns with this one; a message that is heard once more is none."""
        known = self._turns.setdefault(said.chat, deque(maxlen=_KEPT))
        if all(number != said.message_id for number, _ in known) and (not known or said.at >= known[-1][1].at):
            to = said.reply_to_user if said.reply_to is None else said.reply_to_user or _SOMEBODY
            known.append((said.message_id, Turn(said.user, said.at, to)))
        return [turn for _, turn in known]
