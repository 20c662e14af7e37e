"""The calendar of what is still to come, read from the bot's own rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from staffroom.kernel.clock import HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant
from staffroom.kernel.screen import Line, Words, text
from staffroom.rooms import cohorts, programmes, prompts, standings
from staffroom.rooms.programmes import Programme
from staffroom.rooms.prompts import Posting

ByLanguage = dict[str, str]
Say = Callable[[Line], ByLanguage]
"""Words a line in every language."""

PLANNED = ("planned", "offered", "approved")


@dataclass(frozen=True)
class Item:
    """Something to come: when, what, in which chat; `note` where it does not come by itself."""

    at: Instant
    title: Line
    chat: ChatId | None
    words: Line | None = None
    note: Line | None = None

    def shape(self, say: Say) -> dict[str, Any]:
        """Return it as the stand-in's page reads it."""
        lines = {"title": self.title, "text": self.words, "note": self.note}
        told = {name: say(line) for name, line in lines.items() if line is not None}
        return {"at_ms": self.at, "chat": self.chat} | told


def agenda(tx: Tx, now: Instant) -> list[Item]:
    """Return what the rows say will come, soonest first."""
    items = [item for programme in programmes.all_of(tx) for item in _of(tx, programme, now)]
    return sorted((item for item in items if item.at > now), key=lambda item: item.at)


def _of(tx: Tx, programme: Programme, now: Instant) -> Iterator[Item]:
    for cohort in cohorts.of_programme(tx, programme.id):
        for posting in prompts.postings_of(tx, cohort.id):
            if posting.state in PLANNED and cohort.chat_id is not None:
                yield from _posting(tx, programme, posting, cohort.chat_id)
    if programme.settings.league and not programme.solo:
        due = standings.next_league(tx, now)
        if due is not None:
            yield Item(due, text("demo-agenda-league"), programme.staff_chat)


def _posting(tx: Tx, programme: Programme, posting: Posting, chat: ChatId) -> Iterator[Item]:
    """Return when a posting goes to its group, and before that when the coordinators are asked about it."""
    prompt = prompts.prompt(tx, posting.prompt_id)
    title, words = prompts.kind_name(posting.kind), Words(prompt.texts) if prompt.texts else None
    undecided = posting.state != "approved" and posting.kind not in prompts.unattended(programme)
    note = text("demo-agenda-undecided") if undecided else None
    yield Item(max(posting.due_at, posting.not_before), title, chat, words, note)
    if posting.state == "planned" and posting.kind not in prompts.WORDLESS:
        asked = Instant(posting.due_at - programme.settings.lead_hours * HOUR)
        yield Item(max(asked, posting.not_before), text("demo-agenda-offer", what=title), programme.staff_chat, words)
