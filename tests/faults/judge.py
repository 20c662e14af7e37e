"""One judge for all faults: the invariants of the contract, read from both books when everything has come to rest."""

from collections import Counter
from dataclasses import dataclass, field

from tests.faults.school import School


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


async def judge(school: School, most_copies: int = 1, *, late: int = 0) -> Verdict:
    """Compare what was planned, what the books of the bot say, and what really stands in the groups."""
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
    if (skipped := sum(row[2] == "late" for row in rows)) != late:
        verdict.broken.append(f"{skipped} are late, not {late}")
    _books(verdict, school)
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


def _books(verdict: Verdict, school: School) -> None:
    """Judge the file itself, the inbox, and what people read."""
    if school.look("PRAGMA integrity_check") != [("ok",)] or school.look("PRAGMA foreign_key_check"):
        verdict.broken.append("I5: the file is damaged")
    parked = school.look("SELECT error FROM inbox WHERE state = 'parked'")
    if parked:
        verdict.broken.append(f"I6: {len(parked)} updates are parked: {parked[0][0]}")


async def no_traceback(school: School) -> list[str]:
    """I7: no traceback reaches a user."""
    calls = await school.sim.calls(limit=1_000_000)
    said = [str(call["params"].get("text") or "") for call in calls]
    return [words for words in said if "Traceback" in words or "Error:" in words]


def doubled_answers(school: School) -> int:
    """I6: how many answers count more than once."""
    rows = school.look("SELECT person_id, subject FROM activity WHERE kind = 'answer'")
    return sum(count - 1 for count in Counter(rows).values())
