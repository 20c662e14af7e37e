"""The table `postings` and, when a base is frozen, `eligible`; what is due of them is asked in `store_due`."""

import json
from collections.abc import Collection, Iterable

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, PostingId, ProgrammeId, PromptId
from staffroom.rooms.programmes import CARDS
from staffroom.rooms.prompts.values import Posting

COLUMNS = (
    "x.id, x.prompt_id, x.cohort_id, p.slug, p.kind, x.due_at, x.due_day, x.not_before, x.state, x.decided_by,"
    " x.posted_at, x.closes_at, x.chat_id, x.message_id, x.eligible, x.poll_id, p.relevance_hours"
)
POSTINGS = f"SELECT {COLUMNS} FROM postings x JOIN prompts p ON p.id = x.prompt_id"


def find(tx: Tx, posting: PostingId) -> Posting | None:
    """Return a posting, None where there is none."""
    return tx.one_as(Posting, f"{POSTINGS} WHERE x.id = :id", id=posting)


def get(tx: Tx, posting: PostingId) -> Posting:
    """Return a posting.

    Raises LookupError where there is none.
    """
    found = find(tx, posting)
    if found is None:
        raise LookupError(f"no posting {posting}")
    return found


def of_cohort(tx: Tx, cohort: CohortId) -> list[Posting]:
    """Return every posting of a cohort by due time."""
    return tx.all_as(Posting, f"{POSTINGS} WHERE x.cohort_id = :cohort ORDER BY x.due_at, x.id", cohort=cohort)


def around(tx: Tx, cohort: CohortId, first: Instant, end: Instant) -> list[Posting]:
    """Return the postings of a cohort that were due, or were posted, between two moments."""
    return tx.all_as(
        Posting,
        f"{POSTINGS} WHERE x.cohort_id = :cohort"
        " AND (x.due_at BETWEEN :first AND :end OR x.posted_at BETWEEN :first AND :end) ORDER BY x.due_at, x.id",
        cohort=cohort,
        first=first,
        end=end,
    )


ONE_OF = "IN (SELECT value FROM json_each(:kinds))"
"""What a kind is, where `:kinds` is `as_list` of some."""


def as_list(kinds: Collection[str]) -> str:
    """Return some kinds as SQL takes them."""
    return json.dumps([*kinds])


def latest_posted(tx: Tx, cohort: CohortId, kinds: Collection[str]) -> Posting | None:
    """Return what was posted last in a cohort of some kinds."""
    return tx.one_as(
        Posting,
        f"{POSTINGS} WHERE x.cohort_id = :cohort AND x.state = 'posted' AND p.kind {ONE_OF}"
        " ORDER BY coalesce(x.posted_at, x.due_at) DESC, x.due_at DESC, x.id DESC LIMIT 1",
        cohort=cohort,
        kinds=as_list(kinds),
    )


def skipped_cards(tx: Tx, cohorts: Iterable[CohortId], first: str, end: str) -> list[tuple[CohortId, str, str]]:
    """Return the cards of some cohorts that were skipped, with their local days, from a day on and before another."""
    return tx.among(
        "SELECT x.cohort_id, x.due_day, p.slug FROM postings x JOIN prompts p ON p.id = x.prompt_id"
        " WHERE x.cohort_id IN (:many) AND x.state = 'skipped' AND x.due_day >= :first AND x.due_day < :end"
        f" AND p.kind IN ({', '.join(map(repr, CARDS))})",
        cohorts,
        first=first,
        end=end,
    )


def on_day(tx: Tx, prompt_id: PromptId, day: str) -> list[Posting]:
    """Return the postings of a prompt that are due on a local day, in the cohorts' order."""
    return tx.all_as(
        Posting,
        f"{POSTINGS} WHERE x.prompt_id = :prompt AND x.due_day = :day ORDER BY x.due_at, x.cohort_id",
        prompt=prompt_id,
        day=day,
    )


def of_days(tx: Tx, programme: ProgrammeId, first: str, last: str) -> list[Posting]:
    """Return the postings of a programme that are due between two local days, both included, in the groups' order."""
    return tx.all_as(
        Posting,
        f"{POSTINGS} WHERE p.programme_id = :programme AND x.due_day BETWEEN :first AND :last ORDER BY x.due_day, x.id",
        programme=programme,
        first=first,
        last=last,
    )


def is_missed(tx: Tx, posting: PostingId) -> bool:
    """Say whether a posting was given up although it should have gone out."""
    return tx.value("SELECT late_at FROM postings WHERE id = :id AND state = 'late'", id=posting) is not None


def posted_by(tx: Tx, cohort: CohortId, person: PersonId, now: Instant) -> set[PromptId]:
    """Return what stands in a cohort by somebody's decision, or goes there at this moment."""
    rows = tx.tuples(
        "SELECT prompt_id FROM postings WHERE cohort_id = :cohort AND decided_by = :person AND due_at <= :now"
        " AND state IN ('approved', 'posting', 'posted')",
        cohort=cohort,
        person=person,
        now=now,
    )
    return {PromptId(number) for (number,) in rows}


def of_workshop(tx: Tx, workshop: int) -> list[Posting]:
    """Return the reminders of a workshop that stand in groups or are on their way, latest first."""
    return tx.all_as(
        Posting,
        f"{POSTINGS} WHERE p.workshop_id = :workshop AND x.state IN ('posting', 'posted')"
        " ORDER BY coalesce(x.posted_at, x.due_at) DESC, x.id DESC",
        workshop=workshop,
    )


def unplanned_cohorts(tx: Tx, programme: ProgrammeId) -> list[CohortId]:
    """Return the cohorts of a programme whose group was opened and for which nothing was ever planned."""
    sql = (
        "SELECT c.id FROM cohorts c WHERE c.programme_id = :programme"
        " AND c.opened_at IS NOT NULL AND c.closed_at IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM postings x WHERE x.cohort_id = c.id) ORDER BY c.id"
    )
    return [CohortId(number) for (number,) in tx.tuples(sql, programme=programme)]


def add(tx: Tx, prompt_id: PromptId, cohort: CohortId, due_at: Instant, day: str, state: str) -> None:
    """Plan a prompt in a cohort."""
    tx.run(
        "INSERT INTO postings (prompt_id, cohort_id, due_at, due_day, state)"
        " VALUES (:prompt, :cohort, :due_at, :day, :state)",
        prompt=prompt_id,
        cohort=cohort,
        due_at=due_at,
        day=day,
        state=state,
    )


def move(tx: Tx, posting: PostingId, due_at: Instant, day: str, state: str) -> None:
    """Give a posting another moment."""
    tx.run(
        "UPDATE postings SET due_at = :due_at, due_day = :day, state = :state, not_before = 0 WHERE id = :id",
        due_at=due_at,
        day=day,
        state=state,
        id=posting,
    )


def hold(tx: Tx, posting: PostingId, until: Instant) -> None:
    """Look at a posting again at a later moment only."""
    tx.run("UPDATE postings SET not_before = :until WHERE id = :id", until=until, id=posting)


def set_state(tx: Tx, posting: PostingId, state: str) -> None:
    """Write what became of a posting."""
    tx.run("UPDATE postings SET state = :state WHERE id = :id", state=state, id=posting)


def set_late(tx: Tx, posting: PostingId, reported: Instant | None) -> None:
    """Write that a posting was given up; with a moment where it is to be reported."""
    tx.run("UPDATE postings SET state = 'late', late_at = :at WHERE id = :id", at=reported, id=posting)


def decide(tx: Tx, posting: PostingId, state: str, by: PersonId | None) -> None:
    """Write a decision and whose it was."""
    tx.run(
        "UPDATE postings SET state = :state, decided_by = :by, not_before = 0 WHERE id = :id",
        state=state,
        by=by,
        id=posting,
    )


def last_undecided(tx: Tx, prompt_id: PromptId, day: str) -> Instant | None:
    """Return when the last posting of a prompt on a local day is due of those that may still be decided."""
    found = tx.value(
        "SELECT due_at FROM postings WHERE prompt_id = :prompt AND due_day = :day"
        " AND state IN ('planned', 'offered', 'approved', 'skipped') ORDER BY due_at DESC LIMIT 1",
        prompt=prompt_id,
        day=day,
    )
    return None if found is None else Instant(found)


def is_going(tx: Tx, prompt_id: PromptId, day: str) -> bool:
    """Say whether a prompt of a local day is on its way to some group at this moment."""
    sql = "SELECT 1 FROM postings WHERE prompt_id = :prompt AND due_day = :day AND state = 'posting' LIMIT 1"
    return tx.one(sql, prompt=prompt_id, day=day) is not None


def freeze(tx: Tx, posting: PostingId, chat: ChatId, base: Iterable[PersonId], now: Instant) -> None:
    """Set a posting on its way with its frozen base; nobody in it means that the rate is unknown."""
    people = sorted(base)
    tx.run_many("INSERT INTO eligible (posting_id, person_id) VALUES (?, ?)", ((posting, one) for one in people))
    tx.run(
        "UPDATE postings SET state = 'posting', posted_at = :now, chat_id = :chat, eligible = :size, not_before = 0"
        " WHERE id = :id",
        now=now,
        chat=chat,
        size=len(people) or None,
        id=posting,
    )


def posted(tx: Tx, posting: PostingId, message_id: int | None, at: Instant, closes_at: Instant) -> None:
    """Write that a posting stands in its group."""
    tx.run(
        "UPDATE postings SET state = 'posted', message_id = :message, posted_at = :at, closes_at = :closes"
        " WHERE id = :id",
        message=message_id,
        at=at,
        closes=closes_at,
        id=posting,
    )


def forget_cohort(tx: Tx, cohort: CohortId) -> None:
    """Forget every posting of a cohort in which nothing was posted yet."""
    tx.run("DELETE FROM postings WHERE cohort_id = :cohort", cohort=cohort)


def close(tx: Tx, posting: PostingId, at: Instant) -> None:
    """Write that a posting closed for answers."""
    tx.run("UPDATE postings SET closes_at = :at WHERE id = :id", at=at, id=posting)


def move_chat(tx: Tx, old: ChatId, new: ChatId) -> None:
    """Follow a group that became a supergroup; its message numbers begin anew, so the old ones are forgotten."""
    tx.run(
        "UPDATE postings SET chat_id = :new, message_id = NULL, poll_open = 0 WHERE chat_id = :old", old=old, new=new
    )
