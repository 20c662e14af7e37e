"""The tables `activity`, `talk`, `talk_heard` and `last_acts`."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal, NamedTuple, TypedDict

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId

Kind = Literal["answer", "peer_reply"]
"""An answer's subject is the posting's number, a reply's the first day of the school week in ISO."""

_HEAR = (
    "INSERT INTO talk_heard (week, cohort_id, person_id, messages, message)"
    " VALUES (:week, :cohort, :person, :messages, :message)"
)
_COUNT = (
    "INSERT INTO talk (week, cohort_id, person_id, messages, last_message)"
    " SELECT week, cohort_id, person_id, messages, message FROM talk_heard WHERE id <= :last"
    " ORDER BY week, cohort_id, person_id, id ON CONFLICT (week, cohort_id, person_id) DO UPDATE"
    " SET messages = talk.messages + excluded.messages, last_message = excluded.last_message"
    " WHERE excluded.last_message > talk.last_message"
)
MOST_AT_ONCE = 500
"""Rows that are added up in one transaction: a batch that comes meanwhile waits for it."""


class Spoken(TypedDict):
    """A sign of life in a group: a message (1) with its number there, or a mere reaction or edit (0, numbered 0)."""

    week: str
    cohort: CohortId
    person: PersonId
    messages: int
    message: int


class Share(NamedTuple):
    """How many messages somebody wrote in a week; 0 for a mere reaction."""

    person_id: PersonId
    messages: int


def record(tx: Tx, person: PersonId, cohort: CohortId, kind: Kind, subject: str, at: Instant) -> bool:
    """Write down that somebody did something; say whether it was the first time."""
    return bool(
        tx.run(
            "INSERT INTO activity (person_id, cohort_id, kind, subject, at) VALUES (:person, :cohort, :kind, :subject,"
            " :at) ON CONFLICT (person_id, kind, subject) DO NOTHING",
            person=person,
            cohort=cohort,
            kind=kind,
            subject=subject,
            at=at,
        )
    )


def people_who(tx: Tx, cohort: CohortId, kind: Kind, subject: str) -> set[PersonId]:
    """Return everyone in a cohort who did it."""
    rows = tx.all(
        "SELECT person_id FROM activity WHERE cohort_id = :cohort AND kind = :kind AND subject = :subject",
        cohort=cohort,
        kind=kind,
        subject=subject,
    )
    return {PersonId(row["person_id"]) for row in rows}


def everyone_who(tx: Tx, cohorts: Iterable[CohortId], kind: Kind, subject: str) -> dict[CohortId, set[PersonId]]:
    """Return everyone in some cohorts who did it."""
    found: dict[CohortId, set[PersonId]] = defaultdict(set)
    sql = "SELECT cohort_id, person_id FROM activity WHERE cohort_id IN (:many) AND kind = :kind AND subject = :subject"
    for cohort, person in tx.among(sql, cohorts, kind=kind, subject=subject):
        found[cohort].add(person)
    return found


def count_of(tx: Tx, person: PersonId, kind: Kind) -> int:
    """Return how often a person did it."""
    return int(
        tx.value("SELECT count(*) FROM activity WHERE person_id = :person AND kind = :kind", person=person, kind=kind)
    )


def speak(tx: Tx, spoken: Iterable[Spoken]) -> None:
    """Write down signs of life in the order in which they came; `count_talk` adds them up."""
    tx.run_many(_HEAR, spoken)


def has_uncounted(tx: Tx) -> bool:
    """Say whether signs of life wait to be added up."""
    return tx.value("SELECT 1 FROM talk_heard LIMIT 1") is not None


def count_talk(tx: Tx) -> None:
    """Add up what was heard, each message once: one whose number is not above the person's last changes nothing."""
    last = tx.value("SELECT max(id) FROM (SELECT id FROM talk_heard ORDER BY id LIMIT :most)", most=MOST_AT_ONCE)
    tx.run(_COUNT, last=last)
    tx.run("DELETE FROM talk_heard WHERE id <= :last", last=last)


def talk_of(tx: Tx, cohort: CohortId, week: str) -> list[Share]:
    """Return everyone who gave a sign of life in a cohort in a week, as far as added up, the most talkative first."""
    return tx.all_as(
        Share,
        "SELECT person_id, messages FROM talk WHERE week = :week AND cohort_id = :cohort"
        " ORDER BY messages DESC, person_id",
        week=week,
        cohort=cohort,
    )


def talk_of_all(tx: Tx, cohorts: Iterable[CohortId], week: str) -> dict[CohortId, dict[PersonId, int]]:
    """Return how many messages each wrote who gave a sign of life in some cohorts in a week.

    What is not added up yet counts no messages.
    """
    found: dict[CohortId, dict[PersonId, int]] = defaultdict(dict)
    every = set(cohorts)
    sql = "SELECT cohort_id, person_id, messages FROM talk WHERE week = :week AND cohort_id IN (:many)"
    for cohort, person, messages in tx.among(sql, every, week=week):
        found[cohort][person] = messages
    heard = "SELECT DISTINCT cohort_id, person_id FROM talk_heard WHERE week = :week AND cohort_id IN (:many)"
    for cohort, person in tx.among(heard, every, week=week):
        found[cohort].setdefault(person, 0)
    return found


def who_spoke(tx: Tx, cohort: CohortId, weeks: Iterable[str]) -> set[PersonId]:
    """Return everyone who gave a sign of life in a cohort in some weeks, added up or not."""
    found: set[PersonId] = set()
    for week in weeks:
        for table in ("talk", "talk_heard"):
            sql = f"SELECT person_id FROM {table} WHERE week = :week AND cohort_id = :cohort"
            found.update(PersonId(person) for (person,) in tx.tuples(sql, week=week, cohort=cohort))
    return found


def oldest_talk(tx: Tx) -> str | None:
    """Return the first day of the oldest week of which anything is counted."""
    found = tx.value("SELECT min(week) FROM talk")
    return None if found is None else str(found)


def forget_talk(tx: Tx, before: str) -> int:
    """Delete the counts of the weeks before a day; return how many rows."""
    return tx.run("DELETE FROM talk WHERE week < :before", before=before)


def number_anew(tx: Tx, cohort: CohortId) -> None:
    """Forget the numbers of a group's messages: it became a supergroup, which counts from 1 again."""
    while has_uncounted(tx):
        count_talk(tx)
    tx.run("UPDATE talk SET last_message = 0 WHERE cohort_id = :cohort", cohort=cohort)


def acted(tx: Tx, person: PersonId, at: Instant) -> None:
    """Write when a member of staff last did something; of somebody who was erased meanwhile nothing is written."""
    tx.run(
        "INSERT INTO last_acts (person_id, at) SELECT id, :at FROM people WHERE id = :person"
        " ON CONFLICT (person_id) DO UPDATE SET at = max(at, excluded.at)",
        person=person,
        at=at,
    )


def last_act(tx: Tx, person: PersonId) -> Instant | None:
    """Return when a member of staff last did something, None for never."""
    found = tx.value("SELECT at FROM last_acts WHERE person_id = :person", person=person)
    return None if found is None else Instant(found)
