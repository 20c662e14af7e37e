"""The table `postings` and, when a base is frozen, `eligible`."""

from collections.abc import Collection, Iterable

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, PostingId, ProgrammeId, PromptId
from staffroom.rooms.programmes import CARDS
from staffroom.rooms.prompts.values import Posting

_POSTING = (
    "x.id, x.prompt_id, x.cohort_id, p.slug, p.kind, x.due_at, x.due_day, x.not_before, x.state, x.decided_by,"
    " x.posted_at, x.closes_at, x.chat_id, x.message_id, x.eligible, x.poll_id"
)
_FROM = f"SELECT {_POSTING} FROM postings x JOIN prompts p ON p.id = x.prompt_id"
_WAITING = "FROM postings x JOIN prompts p ON p.id = x.prompt_id WHERE x.state IN ('planned', 'offered', 'approved')"
_OURS = "p.programme_id + 0 = :programme"
"""Written so that what is due is looked up by its time: a programme has many postings, and few of them are due."""
_OF_KINDS = (
    "SELECT y.id FROM prompts q JOIN postings y ON y.prompt_id = q.id AND y.state IN ('planned', 'offered', 'approved')"
    " AND y.due_at <= :now WHERE q.programme_id = :programme AND instr(:kinds, q.kind)"
)
"""What is due of some kinds, prompt by prompt: cards that wait for a decision are passed by unread."""


def of_cohort(tx: Tx, cohort: CohortId) -> list[Posting]:
    """Return every posting of a cohort by due time."""
    return tx.all_as(Posting, f"{_FROM} WHERE x.cohort_id = :cohort ORDER BY x.due_at, x.id", cohort=cohort)


def around(tx: Tx, cohort: CohortId, first: Instant, end: Instant) -> list[Posting]:
    """Return the postings of a cohort that were due, or were posted, between two moments."""
    return tx.all_as(
        Posting,
        f"{_FROM} WHERE x.cohort_id = :cohort"
        " AND (x.due_at BETWEEN :first AND :end OR x.posted_at BETWEEN :first AND :end) ORDER BY x.due_at, x.id",
        cohort=cohort,
        first=first,
        end=end,
    )


def latest_posted(tx: Tx, cohort: CohortId, kinds: Collection[str]) -> Posting | None:
    """Return what was posted last in a cohort of some kinds."""
    return tx.one_as(
        Posting,
        f"{_FROM} WHERE x.cohort_id = :cohort AND x.state = 'posted' AND instr(:kinds, p.kind)"
        " ORDER BY coalesce(x.posted_at, x.due_at) DESC, x.due_at DESC, x.id DESC LIMIT 1",
        cohort=cohort,
        kinds=" ".join(kinds),
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


def last_card(tx: Tx, programme: ProgrammeId) -> tuple[Instant | None, int]:
    """Return when a programme's last card closes that was posted, and how many cards are still to come."""
    found = tx.tuples(
        "SELECT max(CASE WHEN x.state = 'posted' THEN coalesce(x.closes_at, 0) END),"
        " sum(x.state IN ('planned', 'offered', 'approved', 'posting')) FROM postings x"
        f" JOIN prompts p ON p.id = x.prompt_id WHERE {_OURS} AND p.kind IN ({', '.join(map(repr, CARDS))})",
        programme=programme,
    )
    closes, coming = found[0]
    return closes, int(coming or 0)


def of_days(tx: Tx, programme: ProgrammeId, first: str, last: str) -> list[Posting]:
    """Return the postings of a programme that are due between two local days, both included, in the groups' order."""
    return tx.all_as(
        Posting,
        f"{_FROM} WHERE p.programme_id = :programme AND x.due_day BETWEEN :first AND :last ORDER BY x.due_day, x.id",
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
        f"{_FROM} WHERE p.workshop_id = :workshop AND x.state IN ('posting', 'posted')"
        " ORDER BY coalesce(x.posted_at, x.due_at) DESC, x.id DESC",
        workshop=workshop,
    )


def unplanned_cohorts(tx: Tx, programme: ProgrammeId, since: Instant) -> list[CohortId]:
    """Return the cohorts whose group was opened since a moment and for which nothing was ever planned."""
    sql = (
        "SELECT c.id FROM cohorts c WHERE c.programme_id = :programme"
        " AND c.opened_at >= :since AND c.opened_at IS NOT NULL AND c.closed_at IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM postings x WHERE x.cohort_id = c.id) ORDER BY c.id"
    )
    return [CohortId(number) for (number,) in tx.tuples(sql, programme=programme, since=since)]


def get(tx: Tx, posting: PostingId) -> Posting:
    """Return a posting.

    Raises LookupError where there is none.
    """
    found = find(tx, posting)
    if found is None:
        raise LookupError(f"no posting {posting}")
    return found


def find(tx: Tx, posting: PostingId) -> Posting | None:
    """Return a posting, None where there is none."""
    return tx.one_as(Posting, f"{_FROM} WHERE x.id = :id", id=posting)


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


def late_since(tx: Tx, programme: ProgrammeId, since: Instant, until: Instant) -> list[Posting]:
    """Return what was given up after a moment and up to another, in the order in which it was due."""
    return tx.all_as(
        Posting,
        f"{_FROM} WHERE x.state = 'late' AND x.late_at > :since AND x.late_at <= :until AND {_OURS}"
        " ORDER BY x.due_at, p.position, x.id",
        programme=programme,
        since=since,
        until=until,
    )


def first_late_after(tx: Tx, since: Instant) -> Instant | None:
    """Return when the first posting was given up after a moment."""
    found = tx.value("SELECT min(late_at) FROM postings WHERE state = 'late' AND late_at > :since", since=since)
    return None if found is None else Instant(found)


def decide(tx: Tx, posting: PostingId, state: str, by: PersonId | None) -> None:
    """Write a decision and whose it was."""
    tx.run(
        "UPDATE postings SET state = :state, decided_by = :by, not_before = 0 WHERE id = :id",
        state=state,
        by=by,
        id=posting,
    )


def next_ready(tx: Tx, programme: ProgrammeId, unattended: Collection[str]) -> Instant | None:
    """Return when something next may be posted in a programme: what was approved, or may go unattended."""
    waits = "x.state IN ('planned', 'offered', 'approved')"
    approved = (
        "SELECT x.due_at FROM postings x JOIN prompts p ON p.id = x.prompt_id"
        f" WHERE x.state = 'approved' AND x.not_before <= x.due_at AND {_OURS} ORDER BY x.due_at LIMIT 1"
    )
    unasked = (
        f"SELECT min((SELECT x.due_at FROM postings x WHERE x.prompt_id = p.id AND {waits}"
        " AND x.not_before <= x.due_at ORDER BY x.due_at LIMIT 1))"
        " FROM prompts p WHERE p.programme_id = :programme AND instr(:kinds, p.kind)"
    )
    held = (
        f"SELECT x.not_before {_WAITING} AND x.not_before > 0 AND x.not_before > x.due_at AND {_OURS}"
        " AND (x.state = 'approved' OR instr(:kinds, p.kind)) ORDER BY x.not_before LIMIT 1"
    )
    found = tx.tuples(f"SELECT ({approved}), ({unasked}), ({held})", programme=programme, kinds=" ".join(unattended))
    return min((Instant(moment) for moment in found[0] if moment is not None), default=None)


def ready(tx: Tx, programme: ProgrammeId, unattended: Collection[str], now: Instant, most: int) -> list[Posting]:
    """Return what is due and may be posted, oldest first."""
    return tx.all_as(
        Posting,
        f"{_FROM} WHERE x.id IN (SELECT y.id FROM postings y WHERE y.state = 'approved' AND y.due_at <= :now"
        f" UNION {_OF_KINDS}) AND {_OURS} AND x.not_before <= :now ORDER BY x.due_at, x.id LIMIT :most",
        programme=programme,
        kinds=" ".join(unattended),
        now=now,
        most=most,
    )


def due_before(tx: Tx, programme: ProgrammeId, states: tuple[str, ...], moment: Instant) -> list[Posting]:
    """Return postings in one of the states that are due at or before a moment, oldest first."""
    found = tx.all_as(
        Posting,
        f"{_FROM} WHERE p.programme_id = :programme AND x.due_at <= :moment AND x.state NOT IN ('posted', 'dropped')"
        " ORDER BY x.due_at, p.position, x.id",
        programme=programme,
        moment=moment,
    )
    return [posting for posting in found if posting.state in states]


def on_day(tx: Tx, prompt_id: PromptId, day: str) -> list[Posting]:
    """Return the postings of a prompt that are due on a local day, in the cohorts' order."""
    return tx.all_as(
        Posting,
        f"{_FROM} WHERE x.prompt_id = :prompt AND x.due_day = :day ORDER BY x.due_at, x.cohort_id",
        prompt=prompt_id,
        day=day,
    )


_ASKED = (("x.due_at - :lead", "<=", "x.due_at"), ("x.not_before", "> 0 AND x.not_before >", "x.not_before"))
"""When somebody is asked about a posting that is not held back, and about one that is."""


def next_unoffered(tx: Tx, programme: ProgrammeId, kinds: Collection[str], lead: int) -> Instant | None:
    """Return when to ask about the first posting of some kinds that nobody was asked about."""
    rows = (
        tx.one(
            f"SELECT {asked} AS at {_WAITING} AND x.state = 'planned' AND x.not_before {sign} x.due_at - :lead"
            f" AND {_OURS} AND instr(:kinds, p.kind) ORDER BY {order} LIMIT 1",
            programme=programme,
            kinds=" ".join(kinds),
            lead=lead,
        )
        for asked, sign, order in _ASKED
    )
    return min((Instant(row["at"]) for row in rows if row is not None), default=None)


def offered(tx: Tx, programme: ProgrammeId, after: Instant) -> list[Posting]:
    """Return the offered postings that are due after a moment, oldest first."""
    return tx.all_as(
        Posting,
        f"{_FROM} WHERE x.state = 'offered' AND x.due_at > :after AND {_OURS} ORDER BY x.due_at, p.position, x.id",
        programme=programme,
        after=after,
    )


def next_undelivered(tx: Tx, programme: ProgrammeId) -> Instant | None:
    """Return the due time of the oldest posting that was not delivered and not given up."""
    row = tx.one(
        f"SELECT x.due_at AS at {_WAITING} AND {_OURS} ORDER BY x.due_at LIMIT 1",
        programme=programme,
    )
    return None if row is None else Instant(row["at"])


def next_sending(tx: Tx, programme: ProgrammeId, relevance: int) -> Instant | None:
    """Return when to look at the oldest posting that is on its way."""
    found = tx.value(
        "SELECT min(CASE WHEN x.not_before > x.due_at + :relevance THEN x.not_before ELSE x.due_at + :relevance END)"
        " FROM postings x JOIN prompts p ON p.id = x.prompt_id"
        f" WHERE x.state = 'posting' AND {_OURS}",
        programme=programme,
        relevance=relevance,
    )
    return None if found is None else Instant(found)


def freeze(tx: Tx, posting: PostingId, chat: ChatId, base: Iterable[PersonId], now: Instant) -> None:
    """Set a posting on its way with its frozen base; nobody in it means that the rate is unknown."""
    people = sorted(base)
    for person in people:
        tx.run(
            "INSERT INTO eligible (posting_id, person_id) VALUES (:posting, :person)", posting=posting, person=person
        )
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


def close(tx: Tx, posting: PostingId, at: Instant) -> None:
    """Write that a posting closed for answers."""
    tx.run("UPDATE postings SET closes_at = :at WHERE id = :id", at=at, id=posting)


def move_chat(tx: Tx, old: ChatId, new: ChatId) -> None:
    """Follow a group that became a supergroup; its message numbers begin anew, so the old ones are forgotten."""
    tx.run(
        "UPDATE postings SET chat_id = :new, message_id = NULL, poll_open = 0 WHERE chat_id = :old", old=old, new=new
    )
