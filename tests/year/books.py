"""Books that are kept through the year: what stands with people, what the bot says of it, what it takes to run."""

from dataclasses import dataclass, field
from typing import NamedTuple

from tests.faults.judge import INNARDS, SAID_BY
from tests.year.stage import Ground

CHUNK = 100_000
NOTES = (
    "SELECT id, key, kind, chat_id, state, copies, message_id, when_unknown FROM outbox"
    " WHERE method = 'say' AND state IN ('sent', 'unknown', 'failed')"
)


class Said(NamedTuple):
    """A message of the bot that Telegram took: when, to whom, its number, its words."""

    seq: int
    at: int
    chat: int
    message: int
    words: str


class Noted(NamedTuple):
    """A note of the outbox, as it stood before it was swept."""

    key: str
    kind: str
    chat: int
    state: str
    copies: int
    message: int | None
    policy: str


class Sample(NamedTuple):
    """What the bot takes on one day: in which life of its process, kB of memory and of its file, and calls so far."""

    day: int
    life: int
    memory_kb: int
    file_kb: int
    calls: int


@dataclass
class Books:
    """Reads the stand-in's ledger and the outbox day by day, since neither keeps a year."""

    stage: Ground
    said: list[Said] = field(default_factory=list)
    notes: dict[tuple[int, int], Noted] = field(default_factory=dict)
    """By branch of the file's history and number."""
    samples: list[Sample] = field(default_factory=list)
    innards: list[str] = field(default_factory=list)
    refused: dict[str, int] = field(default_factory=dict)
    """How often Telegram refused what, by method and words."""
    branch: int = 0
    """How often the file was put back: from then on its numbers mean other notes."""
    calls: int = 0
    _read: int = 0

    def read(self) -> None:
        """Read on in the stand-in's ledger."""
        for call in self.stage.emulator.world.ledger.after(self._read, CHUNK):
            self._read, self.calls = call["seq"], self.calls + 1
            params = call["params"]
            words = str(params.get("text") or params.get("caption") or params.get("question") or "")
            if call["method"].startswith(SAID_BY) and INNARDS.search(words):
                self.innards.append(words[:200])
            if call["accepted"] and call["method"].startswith("send"):
                self._keep(call["seq"], call["at_ms"], int(params["chat_id"]), call["result"], words)
            elif not call["ok"]:
                name = call["method"] + ": " + str(call["error"])[:90]
                self.refused[name] = self.refused.get(name, 0) + 1

    def _keep(self, seq: int, at: int, chat: int, result: object, words: str) -> None:
        for one in result if isinstance(result, list) else [result]:
            number = one.get("message_id", 0) if isinstance(one, dict) else 0
            self.said.append(Said(seq, at, chat, int(number), words))

    def note(self) -> None:
        """Write down how notes stand, before they are swept."""
        for number, key, kind, chat, state, copies, message, policy in self.stage.look(NOTES):
            self.notes[self.branch, number] = Noted(key, kind, chat, state, copies, message, policy)

    def sample(self, day: int) -> None:
        """Note memory and file as they are now."""
        self.stage.look_after()
        file = self.stage.config.database
        size = file.stat().st_size // 1024
        self.samples.append(Sample(day, len(self.stage.lives), self.stage.memory_kb, size, self.calls))
