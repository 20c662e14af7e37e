"""What people find around them: their group at this moment, and the cards that wait for a coordinator."""

from dataclasses import dataclass
from typing import Any

from staffroom.demo.cast import Actor
from staffroom.kernel.clock import HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.rooms import cohorts, programmes, prompts
from staffroom.rooms.prompts import Posting, Prompt

DECIDED_BEFORE = 4 * HOUR
"""So long before its time a simulated coordinator decides about a card, unless somebody has done so."""
RECENT = 30
Message = dict[str, Any]


@dataclass
class Room:
    """A group at this moment: who is in, what was said last, which cards are open."""

    chat: int
    language: str
    coordinator: Actor
    inside: list[Actor]
    messages: list[Message]
    cards: list[Posting]

    @property
    def said(self) -> list[Message]:
        """Return what the teachers who are in have said lately."""
        known = {actor.user for actor in self.inside}
        return [one for one in self.messages[-RECENT:] if one["from"]["id"] in known and "text" in one]

    def answerers(self, card: Posting) -> set[int]:
        """Return who has replied to a card, or to an answer to it."""
        thread, people = {card.message_id}, set()
        for one in self.messages:
            if _target(one) in thread:
                thread.add(one["message_id"])
                people.add(one["from"]["id"])
        return people


def _target(message: Message) -> int | None:
    found: int | None = message.get("reply_to_message", {}).get("message_id")
    return found


@dataclass
class Waiting:
    """A card of which a coordinator has not decided, and whose time is near."""

    prompt: Prompt
    chat: int

    def offered_in(self, message: Message) -> bool:
        """Say whether a message offers this card."""
        body = str(message.get("caption") or message.get("text") or "")
        return "reply_markup" in message and any(words.strip()[:60] in body for words in self.prompt.texts.values())


def open_cards(tx: Tx, now: Instant) -> dict[int, tuple[str, list[Posting]]]:
    """Return each open group's language and its open cards."""
    return {
        cohort.chat_id: (cohort.language, prompts.open_cards(tx, cohort.id, now))
        for programme in programmes.all_of(tx)
        for cohort in cohorts.of_programme(tx, programme.id)
        if cohort.chat_id is not None and cohort.opened_at is not None
    }


def undecided(tx: Tx, now: Instant) -> list[Waiting]:
    """Return the cards whose time is near and of which a coordinator has not decided."""
    return [
        Waiting(prompts.prompt(tx, posting.prompt_id), cohort.chat_id)
        for programme in programmes.all_of(tx)
        for cohort in cohorts.of_programme(tx, programme.id)
        if cohort.chat_id is not None
        for posting in prompts.postings_of(tx, cohort.id)
        if posting.state == "offered" and posting.due_at - DECIDED_BEFORE <= now < posting.due_at
    ]
