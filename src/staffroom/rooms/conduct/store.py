"""The tables `conduct_cases` and `conduct_reports`."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, ProgrammeId
from staffroom.rooms.conduct.values import Author, Case, Match, Origin, Target

_COLUMNS = (
    "id, cohort_id, chat_id, message_id, author, person_id, name, kind, words, edited, said_at, opened_at, state,"
    " decision_id, due_at, passed_on, muted_until, origin, list, entry, found, how, shown_from"
)
_EMPTY = "words = '', name = '', list = '', entry = '', found = '', how = ''"
"""What nothing is left of."""


def find(tx: Tx, number: int) -> Case | None:
    """Return a case, or None where there is none."""
    return tx.one_as(Case, f"SELECT {_COLUMNS} FROM conduct_cases WHERE id = :id", id=number)


def at(tx: Tx, chat: ChatId, message_id: int) -> Case | None:
    """Return the case of a message, or None."""
    return tx.one_as(
        Case,
        f"SELECT {_COLUMNS} FROM conduct_cases WHERE chat_id = :chat AND message_id = :message",
        chat=chat,
        message=message_id,
    )


def put(
    tx: Tx,
    cohort: CohortId,
    chat: ChatId,
    about: Target,
    author: Author,
    person: PersonId | None,
    now: Instant,
    origin: Origin = "report",
) -> Case:
    """Write down a message that is looked at for the first time."""
    number = int(
        tx.value(
            "INSERT INTO conduct_cases (cohort_id, chat_id, message_id, author, person_id, name, kind, words, edited,"
            " said_at, opened_at, origin) VALUES (:cohort, :chat, :message, :author, :person, :name, :kind, :words,"
            " :edited, :said, :now, :origin) RETURNING id",
            cohort=cohort,
            chat=chat,
            message=about.message_id,
            author=author,
            person=person,
            name=about.name if person is None else "",
            kind=about.kind,
            words=about.words,
            edited=int(about.edited),
            said=about.said_at,
            now=now,
            origin=origin,
        )
    )
    case = find(tx, number)
    assert case is not None  # noqa: S101  it was just written
    return case


def note_words(tx: Tx, case: int, match: Match, shown_from: Instant) -> None:
    """Note what a word list found, and when whoever decides is first shown it."""
    tx.run(
        "UPDATE conduct_cases SET list = :list, entry = :entry, found = :found, how = :how,"
        " shown_from = :shown WHERE id = :id",
        id=case,
        list=match.language,
        entry=match.entry,
        found=match.found,
        how=match.how,
        shown=shown_from,
    )


def opened_since(tx: Tx, cohort: CohortId, origin: Origin, since: Instant) -> int:
    """Return how many cases were opened in a group in some way since a moment."""
    return int(
        tx.value(
            "SELECT count(*) FROM conduct_cases WHERE cohort_id = :cohort AND origin = :origin AND opened_at > :since",
            cohort=cohort,
            origin=origin,
            since=since,
        )
    )


def note_edit(tx: Tx, case: int) -> None:
    """Note that a message says something else than when it was reported first."""
    tx.run("UPDATE conduct_cases SET edited = 1 WHERE id = :id", id=case)


def unsettled(tx: Tx) -> list[Case]:
    """Return the cases that are not closed, the oldest first."""
    return tx.all_as(Case, f"SELECT {_COLUMNS} FROM conduct_cases WHERE state <> 'closed' ORDER BY opened_at, id")


def muted(tx: Tx) -> list[Case]:
    """Return the cases for which somebody is muted."""
    return tx.all_as(
        Case, f"SELECT {_COLUMNS} FROM conduct_cases WHERE muted_until IS NOT NULL ORDER BY muted_until, id"
    )


def of_person(tx: Tx, person: PersonId) -> list[Case]:
    """Return the cases of somebody's messages, the newest first."""
    return tx.all_as(
        Case,
        f"SELECT {_COLUMNS} FROM conduct_cases WHERE person_id = :person ORDER BY id DESC",
        person=person,
    )


def of_cohort(tx: Tx, cohort: CohortId, since: Instant) -> list[Case]:
    """Return a group's cases that were opened since a moment and are closed."""
    return tx.all_as(
        Case,
        f"SELECT {_COLUMNS} FROM conduct_cases"
        " WHERE cohort_id = :cohort AND state = 'closed' AND opened_at >= :since ORDER BY id",
        cohort=cohort,
        since=since,
    )


def decide(tx: Tx, case: int, decision: int, due: Instant) -> None:
    """Note what is decided about a case, and when it is done."""
    tx.run(
        "UPDATE conduct_cases SET state = 'decided', decision_id = :decision, due_at = :due WHERE id = :id",
        id=case,
        decision=decision,
        due=due,
    )


def reopen(tx: Tx, case: int) -> None:
    """Note that nothing is decided about a case any more."""
    tx.run("UPDATE conduct_cases SET state = 'open', decision_id = NULL, due_at = NULL WHERE id = :id", id=case)


def let_be(tx: Tx, case: int) -> None:
    """Forget a case as if nobody had opened it: its message may be reported, and its number is nobody else's."""
    tx.run(
        f"UPDATE conduct_cases SET state = 'closed', {_EMPTY}, due_at = NULL, decision_id = NULL,"
        " message_id = -id WHERE id = :id",
        id=case,
    )


def close(tx: Tx, case: int, decision: int | None) -> None:
    """Close a case and delete what was said, what of it was found, and the name of whoever is not on the roster."""
    tx.run(
        f"UPDATE conduct_cases SET state = 'closed', {_EMPTY}, due_at = NULL,"
        " decision_id = coalesce(:decision, decision_id) WHERE id = :id",
        id=case,
        decision=decision,
    )


def pass_on(tx: Tx, case: int) -> None:
    """Note that the admins were shown a case."""
    tx.run("UPDATE conduct_cases SET passed_on = 1 WHERE id = :id", id=case)


def mute(tx: Tx, case: int, until: Instant | None) -> None:
    """Note until when the author of a message is muted, or that they are not any more."""
    tx.run("UPDATE conduct_cases SET muted_until = :until WHERE id = :id", id=case, until=until)


def end_links(tx: Tx, chat: ChatId) -> None:
    """Forget numbers that a chat's messages do not have any more: a case's own stands there instead, below nothing."""
    tx.run("UPDATE conduct_cases SET message_id = -id WHERE chat_id = :chat", chat=chat)


def of_chat(tx: Tx, chat: ChatId) -> list[Case]:
    """Return the closed cases of messages in a chat."""
    return tx.all_as(
        Case, f"SELECT {_COLUMNS} FROM conduct_cases WHERE chat_id = :chat AND state = 'closed' ORDER BY id", chat=chat
    )


def opened_between(
    tx: Tx, programme: ProgrammeId, since: Instant, until: Instant
) -> list[tuple[CohortId, Origin, int]]:
    """Return how many cases came to be in each way from a moment on, before another, in each group of a programme."""
    rows = tx.tuples(
        "SELECT cohort_id, origin, count(*) FROM conduct_cases WHERE opened_at >= :since AND opened_at < :until"
        " AND cohort_id IN (SELECT id FROM cohorts WHERE programme_id = :programme) GROUP BY cohort_id, origin",
        programme=programme,
        since=since,
        until=until,
    )
    return [(CohortId(cohort), origin, number) for cohort, origin, number in rows]


def put_report(tx: Tx, case: int, person: PersonId | None, now: Instant) -> None:
    """Write who reported a message; nobody where a chat spoke."""
    tx.run(
        "INSERT INTO conduct_reports (case_id, person_id, at) VALUES (:id, :person, :now)",
        id=case,
        person=person,
        now=now,
    )


def has_reported(tx: Tx, case: int, person: PersonId | None) -> bool:
    """Say whether somebody reported a message before."""
    found = tx.value(
        "SELECT 1 FROM conduct_reports WHERE case_id = :id AND person_id IS :person", id=case, person=person
    )
    return found is not None


def count_reports(tx: Tx, case: int) -> int:
    """Return how many reported a message."""
    return int(tx.value("SELECT count(*) FROM conduct_reports WHERE case_id = :id", id=case))


def reported_since(tx: Tx, cohort: CohortId, person: PersonId | None, since: Instant) -> int:
    """Return how often somebody reported since a moment; of those who speak as a chat, all in one group together."""
    return int(
        tx.value(
            "SELECT count(*) FROM conduct_reports r JOIN conduct_cases c ON c.id = r.case_id"
            " WHERE r.person_id IS :person AND r.at > :since AND (:person IS NOT NULL OR c.cohort_id = :cohort)",
            person=person,
            since=since,
            cohort=cohort,
        )
    )


def came_of(tx: Tx, person: PersonId, most: int) -> list[str]:
    """Return what was decided on the latest messages that somebody reported, the newest first."""
    rows = tx.tuples(
        "SELECT d.action FROM conduct_reports r JOIN conduct_cases c ON c.id = r.case_id"
        " JOIN conduct_decisions d ON d.id = c.decision_id"
        " WHERE r.person_id = :person AND c.state = 'closed' ORDER BY r.at DESC LIMIT :most",
        person=person,
        most=most,
    )
    return [action for (action,) in rows]


def forget_reports(tx: Tx, before: Instant) -> None:
    """Forget who reported what was closed, a while after they did."""
    tx.run(
        "DELETE FROM conduct_reports WHERE at <= :before"
        " AND case_id IN (SELECT id FROM conduct_cases WHERE state = 'closed')",
        before=before,
    )


def oldest_report(tx: Tx) -> Instant | None:
    """Return when the oldest report was made whose case is closed."""
    found = tx.value(
        "SELECT min(r.at) FROM conduct_reports r JOIN conduct_cases c ON c.id = r.case_id WHERE c.state = 'closed'"
    )
    return None if found is None else Instant(found)


def forget_cases(tx: Tx, before: Instant) -> None:
    """Forget cases that were opened long ago and are closed."""
    tx.run("DELETE FROM conduct_cases WHERE state = 'closed' AND opened_at <= :before", before=before)


def oldest_case(tx: Tx) -> Instant | None:
    """Return when the oldest closed case was opened."""
    found = tx.value("SELECT opened_at FROM conduct_cases WHERE state = 'closed' ORDER BY id LIMIT 1")
    return None if found is None else Instant(found)


def scrub(tx: Tx) -> None:
    """Take what was said out of a copy of the database, which outlives its cases; an old copy may not know them."""
    for table, told in (("conduct_cases", _EMPTY), ("conduct_answers", "words = ''")):
        there = {row["name"] for row in tx.all("SELECT name FROM pragma_table_info(:table)", table=table)}
        wiped = ", ".join(one for one in told.split(", ") if one.partition(" ")[0] in there)
        if wiped:
            tx.run(f"UPDATE {table} SET {wiped}")
