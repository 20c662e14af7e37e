"""What time asks of the table `postings`: what is due, what nobody was asked about, what was given up."""

from collections.abc import Collection

from staffroom.kernel.clock import HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, ProgrammeId, PromptId
from staffroom.rooms.programmes import CARDS, Kind
from staffroom.rooms.prompts.store import ONE_OF, POSTINGS, as_list
from staffroom.rooms.prompts.values import Posting

_WAITING = "FROM postings x JOIN prompts p ON p.id = x.prompt_id WHERE x.state IN ('planned', 'offered', 'approved')"
_OURS = "p.programme_id + 0 = :programme"
"""Written so that what is due is looked up by its time: a programme has many postings, and few of them are due."""
_OF_KINDS = (
    "SELECT y.id FROM prompts q JOIN postings y ON y.prompt_id = q.id AND y.state IN ('planned', 'offered', 'approved')"
    f" AND y.due_at <= :now WHERE q.programme_id = :programme AND q.kind {ONE_OF}"
)
"""What is due of some kinds, prompt by prompt: cards that wait for a decision are passed by unread."""


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
        f" FROM prompts p WHERE p.programme_id = :programme AND p.kind {ONE_OF}"
    )
    held = (
        f"SELECT x.not_before {_WAITING} AND x.not_before > 0 AND x.not_before > x.due_at AND {_OURS}"
        f" AND (x.state = 'approved' OR p.kind {ONE_OF}) ORDER BY x.not_before LIMIT 1"
    )
    found = tx.tuples(f"SELECT ({approved}), ({unasked}), ({held})", programme=programme, kinds=as_list(unattended))
    return min((Instant(moment) for moment in found[0] if moment is not None), default=None)


def ready(tx: Tx, programme: ProgrammeId, unattended: Collection[str], now: Instant, most: int) -> list[Posting]:
    """Return what is due and may be posted, oldest first."""
    return tx.all_as(
        Posting,
        f"{POSTINGS} WHERE x.id IN (SELECT y.id FROM postings y WHERE y.state = 'approved' AND y.due_at <= :now"
        f" UNION {_OF_KINDS}) AND {_OURS} AND x.not_before <= :now ORDER BY x.due_at, x.id LIMIT :most",
        programme=programme,
        kinds=as_list(unattended),
        now=now,
        most=most,
    )


def due_before(tx: Tx, programme: ProgrammeId, states: tuple[str, ...], moment: Instant) -> list[Posting]:
    """Return postings in one of the states that are due at or before a moment, oldest first."""
    found = tx.all_as(
        Posting,
        f"{POSTINGS} WHERE p.programme_id = :programme AND x.due_at <= :moment AND x.state NOT IN ('posted', 'dropped')"
        " ORDER BY x.due_at, p.position, x.id",
        programme=programme,
        moment=moment,
    )
    return [posting for posting in found if posting.state in states]


def offered(tx: Tx, programme: ProgrammeId, after: Instant) -> list[Posting]:
    """Return the offered postings that are due after a moment, oldest first."""
    return tx.all_as(
        Posting,
        f"{POSTINGS} WHERE x.state = 'offered' AND x.due_at > :after AND {_OURS} ORDER BY x.due_at, p.position, x.id",
        programme=programme,
        after=after,
    )


_ASKED = (("x.due_at - :lead", "<=", "x.due_at"), ("x.not_before", "> 0 AND x.not_before >", "x.not_before"))
"""When somebody is asked about a posting that is not held back, and about one that is."""


def next_unoffered(tx: Tx, programme: ProgrammeId, kinds: Collection[str], lead: int) -> Instant | None:
    """Return when to ask about the first posting of some kinds that nobody was asked about."""
    rows = (
        tx.one(
            f"SELECT {asked} AS at {_WAITING} AND x.state = 'planned' AND x.not_before {sign} x.due_at - :lead"
            f" AND {_OURS} AND p.kind {ONE_OF} ORDER BY {order} LIMIT 1",
            programme=programme,
            kinds=as_list(kinds),
            lead=lead,
        )
        for asked, sign, order in _ASKED
    )
    return min((Instant(row["at"]) for row in rows if row is not None), default=None)


_OWN = f"p.relevance_hours * {HOUR}"


def next_lapse(tx: Tx, programme: ProgrammeId, relevance: int) -> Instant | None:
    """Return when the first posting that was not delivered is not worth it any more; most are so for `relevance` ms."""
    usual = (
        f"SELECT x.due_at + :relevance {_WAITING} AND {_OURS} AND p.relevance_hours IS NULL ORDER BY x.due_at LIMIT 1"
    )
    own = (
        f"SELECT min({_OWN} + (SELECT x.due_at FROM postings x WHERE x.prompt_id = p.id"
        " AND x.state IN ('planned', 'offered', 'approved') ORDER BY x.due_at LIMIT 1))"
        " FROM prompts p WHERE p.programme_id = :programme AND p.relevance_hours IS NOT NULL"
    )
    found = tx.tuples(f"SELECT ({usual}), ({own})", programme=programme, relevance=relevance)
    return min((Instant(moment) for moment in found[0] if moment is not None), default=None)


def next_sending(tx: Tx, programme: ProgrammeId, relevance: int, more: int) -> Instant | None:
    """Return when to look at a posting that is on its way: `more` ms after it lapsed, most of them `relevance` ms."""
    found = tx.value(
        f"SELECT min(max(x.not_before, x.due_at + coalesce({_OWN}, :relevance) + :more))"
        " FROM postings x JOIN prompts p ON p.id = x.prompt_id"
        f" WHERE x.state = 'posting' AND {_OURS}",
        programme=programme,
        relevance=relevance,
        more=more,
    )
    return None if found is None else Instant(found)


def coming(
    tx: Tx, programme: ProgrammeId, after: Instant, until: Instant, most: int
) -> list[tuple[PromptId, Kind, Instant, int]]:
    """Return which prompts are due after a moment and up to another, soonest first: when, and in how many groups."""
    return tx.tuples(
        f"SELECT p.id, p.kind, x.due_at, count(*) {_WAITING} AND x.due_at > :after AND x.due_at <= :until AND {_OURS}"
        " GROUP BY x.due_at, p.id ORDER BY x.due_at, p.position LIMIT :most",
        programme=programme,
        after=after,
        until=until,
        most=most,
    )


def late_since(tx: Tx, programme: ProgrammeId, since: Instant, until: Instant) -> list[Posting]:
    """Return what was given up after a moment and up to another, in the order in which it was due."""
    return tx.all_as(
        Posting,
        f"{POSTINGS} WHERE x.state = 'late' AND x.late_at > :since AND x.late_at <= :until AND {_OURS}"
        " ORDER BY x.due_at, p.position, x.id",
        programme=programme,
        since=since,
        until=until,
    )


def first_late_after(tx: Tx, since: Instant) -> Instant | None:
    """Return when the first posting was given up after a moment."""
    found = tx.value("SELECT min(late_at) FROM postings WHERE state = 'late' AND late_at > :since", since=since)
    return None if found is None else Instant(found)


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
