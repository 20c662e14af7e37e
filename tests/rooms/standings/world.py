"""Groups with cards and answers, written as rows."""

from collections.abc import Sequence
from itertools import count

from tests import builders as make

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, PostingId, ProgrammeId

_position = count(1)


def group(
    tx: Tx, programme: ProgrammeId, name: str, size: int = 10, *, chat: int, lead: PersonId | None = None
) -> CohortId:
    """Write an opened group of teachers who are all inside."""
    cohort = make.cohort(tx, programme, name=name, chat=chat, coordinator_id=lead)
    for number in range(size):
        make.member(tx, make.person(tx, programme, f"{name} {number}"), cohort)
    return cohort


def members(tx: Tx, cohort: CohortId) -> list[PersonId]:
    """Return the teachers of a group."""
    return [row[0] for row in tx.all("SELECT person_id FROM placements WHERE cohort_id = :c ORDER BY 1", c=cohort)]


def prompt(tx: Tx, programme: ProgrammeId, slug: str, kind: str = "question") -> int:
    """Write an entry of the calendar, once."""
    tx.run(
        "INSERT INTO prompts (programme_id, slug, position, kind, week, weekday, at, theme, on_closed, texts,"
        " follow_up) VALUES (:programme, :slug, :position, :kind, 1, 0, '16:00', 'teal', 'shift', '{}', '{}')"
        " ON CONFLICT (programme_id, slug) DO NOTHING",
        programme=programme,
        slug=slug,
        position=next(_position),
        kind=kind,
    )
    return int(tx.value("SELECT id FROM prompts WHERE programme_id = :p AND slug = :s", p=programme, s=slug))


def posting(
    tx: Tx,
    programme: ProgrammeId,
    cohort: CohortId,
    slug: str,
    due: Instant,
    *,
    day: str,
    kind: str = "question",
    state: str = "posted",
    closes: Instant | None = None,
) -> PostingId:
    """Write a prompt in a cohort."""
    posted = due if state == "posted" else None
    return PostingId(
        tx.value(
            "INSERT INTO postings (prompt_id, cohort_id, due_at, due_day, state, posted_at, closes_at)"
            " VALUES (:prompt, :cohort, :due, :day, :state, :posted, :closes) RETURNING id",
            prompt=prompt(tx, programme, slug, kind),
            cohort=cohort,
            due=due,
            day=day,
            state=state,
            posted=posted,
            closes=closes,
        )
    )


def card(
    tx: Tx,
    programme: ProgrammeId,
    cohort: CohortId,
    answered: int,
    *,
    slug: str = "w1-introductions",
    posted: Instant | None = None,
    closes: Instant | None = None,
    base: Sequence[PersonId] | None = None,
) -> PostingId:
    """Write a card of Monday of week 1 that closed on Thursday, answered by the first so many of its base."""
    posted = posted or make.at(7, 16)
    number = posting(tx, programme, cohort, slug, posted, day="2026-09-07", closes=closes or make.at(11, 0))
    people = list(members(tx, cohort) if base is None else base)
    for person in people:
        tx.run("INSERT INTO eligible (posting_id, person_id) VALUES (:x, :person)", x=number, person=person)
    tx.run("UPDATE postings SET eligible = :n WHERE id = :id", n=len(people), id=number)
    for person in people[:answered]:
        did(tx, person, cohort, "answer", str(number))
    return number


def did(tx: Tx, person: PersonId, cohort: CohortId, kind: str, subject: str) -> None:
    """Write what somebody did."""
    tx.run(
        "INSERT INTO activity (person_id, cohort_id, kind, subject, at) VALUES (:person, :cohort, :kind, :subject, 5)",
        person=person,
        cohort=cohort,
        kind=kind,
        subject=subject,
    )


def finished(tx: Tx, people: Sequence[PersonId], section: str, at: Instant, *, done: bool = True) -> None:
    """Write what the learning platform says."""
    for person in people:
        tx.run(
            "INSERT INTO progress (person_id, section, source, done, minutes, at)"
            " VALUES (:person, :section, 'lms', :done, 50, :at)",
            person=person,
            section=section,
            done=int(done),
            at=at,
        )
