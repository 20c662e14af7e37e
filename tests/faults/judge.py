"""One judge for all faults: the invariants of the contract, read from both books when everything has come to rest."""

import re
from collections import Counter
from dataclasses import dataclass, field

from tests.faults import diary
from tests.faults.school import LETTER, School

INNARDS = re.compile(r"Traceback|\b\w*(?:Error|Exception)\b|\.py\b|sqlite|[a-z]+-[a-z]+-[a-z]+-[a-z]+", re.ASCII)
"""What no person should read: names of our errors and files, or of a sentence that is missing."""
SAID_BY = ("send", "edit", "answerCallbackQuery")


@dataclass
class Verdict:
    """What became of everything that was planned."""

    planned: int = 0
    tries: int = 0
    lost: int = 0
    doubled: int = 0
    unknown: int = 0
    broken: list[str] = field(default_factory=list)

    def add(self, other: "Verdict") -> None:
        """Add what another school's books say."""
        self.planned += other.planned
        self.tries += other.tries
        self.lost += other.lost
        self.doubled += other.doubled
        self.unknown += other.unknown
        self.broken += other.broken

    def expect(self, what: str, seen: object, wanted: object) -> None:
        """Note one more promise, and whether it was kept."""
        self.tries += 1
        if seen != wanted:
            self.broken.append(f"{what}: {seen}, not {wanted}")

    @property
    def holds(self) -> bool:
        """Say whether nothing was lost silently, nothing doubled beyond its policy, and every invariant holds."""
        return not (self.lost or self.doubled or self.broken)


async def judge(school: School, most_copies: int = 1, *, late: int | None = 0) -> Verdict:
    """Compare what was planned, what the books of the bot say, and what really stands in the groups.

    `late` is how many cards must have been given up as too late, None where chance decides.
    """
    copies = await school.copies()
    rows = school.look(
        "SELECT p.slug, x.cohort_id, x.state AS posting, o.state AS note, o.copies"
        " FROM postings x JOIN prompts p ON p.id = x.prompt_id"
        " LEFT JOIN outbox o ON o.key = 'prompt:' || p.slug || ':' || x.cohort_id WHERE p.slug LIKE 'try-%'"
    )
    verdict = Verdict(planned=len(rows))
    for slug, cohort, posting, note, sent in rows:
        places = {school.groups[cohort], school.old.get(cohort, 0)}
        stands = sum(len(copies.get((slug, chat), [])) for chat in places)
        _one(verdict, f"{slug} in {cohort}", posting, note, int(sent or 0), stands, most_copies)
    skipped = sum(row[2] == "late" for row in rows)
    if late is not None and skipped != late:
        verdict.broken.append(f"{skipped} are late, not {late}")
    await _letters(verdict, school)
    _books(verdict, school)
    if read := await innards(school):
        verdict.broken.append(f"I7: somebody read {read[0]}")
    return verdict


def _one(verdict: Verdict, name: str, posting: str, note: str | None, sent: int, stands: int, most_copies: int) -> None:
    verdict.unknown += note == "unknown"
    if stands > min(most_copies, max(sent, 1)):
        verdict.doubled += 1
    if note == "sent" and not stands:
        verdict.lost += 1  # I3, the other way round: the books say sent, and nothing stands there
    elif note in (None, "failed", "cancelled") and posting != "late":
        verdict.lost += 1
    if note in ("queued", "claimed") or posting in ("planned", "offered", "approved"):
        verdict.broken.append(f"I1: {name} is {posting}/{note}")
    if stands and note not in ("sent", "unknown"):
        verdict.broken.append(f"I3: {name} stands {stands} times and is {note}")
    if note == "sent" and posting != "posted":
        verdict.broken.append(f"I3: {name} was sent and is {posting}")


async def _letters(verdict: Verdict, school: School) -> None:
    """Compare the private letters to teachers, which all say the same, with what arrived in each private chat."""
    arrived: Counter[int] = Counter()
    for call in await school.sim.calls(limit=1_000_000):
        if call["accepted"] and LETTER in str(call["params"].get("text")):
            arrived[int(call["params"]["chat_id"])] += 1
    rows = school.look(
        "SELECT chat_id, sum(state = 'sent'), sum(state = 'unknown'), sum(copies), max(copies) FROM outbox"
        " WHERE key LIKE 'letter:%' GROUP BY chat_id"
    )
    for chat, sent, unknown, copies, most in rows:
        verdict.unknown += unknown
        verdict.lost += max(0, sent - arrived[chat])
        verdict.doubled += max(0, arrived[chat] - copies) + (most > 2)


def _books(verdict: Verdict, school: School) -> None:
    """Judge the file itself, the inbox, and what people read."""
    if school.look("PRAGMA integrity_check") != [("ok",)] or school.look("PRAGMA foreign_key_check"):
        verdict.broken.append("I5: the file is damaged")
    parked = school.look("SELECT error FROM inbox WHERE state = 'parked'")
    if parked:
        verdict.broken.append(f"I6: {len(parked)} updates are parked: {parked[0][0]}")
    if swapped := school.write(diary.disorder):
        verdict.broken.append(f"I6: {len(swapped)} updates out of order: {swapped[0]}")
    if unasked := school.write(diary.unasked):
        verdict.broken.append(f"I4: {len(unasked)} letters against a choice: {unasked[0]}")


async def innards(school: School) -> list[str]:
    """I7: what was said to people that only we should read."""
    said = []
    for call in await school.sim.calls(limit=1_000_000):
        if call["method"].startswith(SAID_BY):
            said += [str(call["params"].get(name) or "") for name in ("text", "caption")]
    return [words[:200] for words in said if INNARDS.search(words)]


def doubled_answers(school: School) -> int:
    """I6: how many answers count more than once."""
    rows = school.look("SELECT person_id, subject FROM activity WHERE kind = 'answer'")
    return sum(count - 1 for count in Counter(rows).values())
