"""The tables `media_cases` and `media_messages`."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId
from staffroom.rooms.media.rules import LOG_KEPT, MESSAGES_KEPT
from staffroom.rooms.media.values import Answer, Author, Case, Message, Rule, Shown, State

_CASE = "id, cohort_id, person_id, account, faceless, rule, state, answer, at, until, album"


def add(
    tx: Tx,
    cohort: CohortId,
    by: Author,
    rule: Rule,
    state: State,
    at: Instant,
    until: Instant,
    album: str,
) -> Case:
    """Write a case."""
    number = tx.value(
        "INSERT INTO media_cases (cohort_id, person_id, account, faceless, rule, state, answer, at, until, album)"
        " VALUES (:cohort, :person, :account, :faceless, :rule, :state, '', :at, :until, :album) RETURNING id",
        cohort=cohort,
        person=by.person,
        account=by.account,
        faceless=int(by.faceless),
        rule=rule,
        state=state,
        at=at,
        until=until,
        album=album,
    )
    return Case(int(number), cohort, by.person, by.account, int(by.faceless), rule, state, "", at, until, album)


def find(tx: Tx, number: int) -> Case | None:
    """Return a case."""
    return tx.one_as(Case, f"SELECT {_CASE} FROM media_cases WHERE id = :id", id=number)


def of_album(tx: Tx, cohort: CohortId, album: str, after: Instant) -> Case | None:
    """Return the latest case of an album in a group."""
    return tx.one_as(
        Case,
        f"SELECT {_CASE} FROM media_cases WHERE cohort_id = :cohort AND at > :after AND album = :album"
        " ORDER BY id DESC LIMIT 1",
        cohort=cohort,
        after=after,
        album=album,
    )


def latest_of(tx: Tx, cohort: CohortId, by: Author, after: Instant, most: int) -> list[Case]:
    """Return an author's latest cases in a group, newest first; what is over tells unknown accounts apart no more."""
    return tx.all_as(
        Case,
        f"SELECT {_CASE} FROM media_cases WHERE cohort_id = :cohort AND at > :after AND person_id IS :person"
        " AND account IN (:account, '') AND faceless = :faceless ORDER BY id DESC LIMIT :most",
        cohort=cohort,
        after=after,
        person=by.person,
        account=by.account,
        faceless=int(by.faceless),
        most=most,
    )


def passing(tx: Tx, cohort: CohortId, by: Author, now: Instant) -> Case | None:
    """Return the case by which an author may post again now."""
    return tx.one_as(
        Case,
        f"SELECT {_CASE} FROM media_cases WHERE cohort_id = :cohort AND person_id IS :person AND account = :account"
        " AND faceless = :faceless AND state = 'cleared' AND until > :now ORDER BY id LIMIT 1",
        cohort=cohort,
        person=by.person,
        account=by.account,
        faceless=int(by.faceless),
        now=now,
    )


def open_of(tx: Tx, person: PersonId) -> list[Case]:
    """Return what somebody is still asked about."""
    return tx.all_as(
        Case,
        f"SELECT {_CASE} FROM media_cases WHERE person_id = :person AND state IN ('asked', 'held') ORDER BY id",
        person=person,
    )


def clear(tx: Tx, number: int, answer: Answer, until: Instant, now: Instant) -> None:
    """Write that an author may post again for a while."""
    tx.run(
        "UPDATE media_cases SET state = 'cleared', answer = :answer, until = :until, decided_at = :now WHERE id = :id",
        answer=answer,
        until=until,
        now=now,
        id=number,
    )


def use(tx: Tx, number: int, album: str) -> None:
    """Write that an author posted again, perhaps an album."""
    tx.run("UPDATE media_cases SET state = 'over', account = '', album = :album WHERE id = :id", album=album, id=number)


def end(tx: Tx, number: int, answer: Answer, now: Instant) -> None:
    """Write how a case ended, and when: where its author said it before, then."""
    tx.run(
        "UPDATE media_cases SET state = 'over', account = '', answer = :answer,"
        " decided_at = coalesce(decided_at, :now) WHERE id = :id",
        answer=answer,
        now=now,
        id=number,
    )


def let_go(tx: Tx, number: int) -> None:
    """Write that a case is over without anybody having decided about it here."""
    tx.run("UPDATE media_cases SET state = 'over', account = '' WHERE id = :id", id=number)


def next_due(tx: Tx) -> Instant | None:
    """Return when the next open case is decided without an answer."""
    found = tx.value("SELECT min(until) FROM media_cases WHERE state <> 'over'")
    return None if found is None else Instant(found)


def due(tx: Tx, now: Instant) -> list[Case]:
    """Return what is decided without an answer now."""
    return tx.all_as(
        Case, f"SELECT {_CASE} FROM media_cases WHERE state <> 'over' AND until <= :now ORDER BY id", now=now
    )


def message(tx: Tx, chat: ChatId, message_id: int) -> Message | None:
    """Return what is known of a message."""
    return tx.one_as(
        Message,
        "SELECT chat_id, message_id, case_id, mark, said_at FROM media_messages"
        " WHERE chat_id = :chat AND message_id = :message",
        chat=chat,
        message=message_id,
    )


def messages(tx: Tx, case: int) -> list[Message]:
    """Return the messages that a case is about."""
    return tx.all_as(
        Message,
        "SELECT chat_id, message_id, case_id, mark, said_at FROM media_messages"
        " WHERE case_id = :id ORDER BY message_id",
        id=case,
    )


def asked_in(tx: Tx, chat: ChatId) -> list[int]:
    """Return the cases about messages of a chat that somebody is asked about."""
    rows = tx.tuples(
        "SELECT DISTINCT c.id FROM media_cases c JOIN media_messages m ON m.case_id = c.id"
        " WHERE m.chat_id = :chat AND c.state = 'asked'",
        chat=chat,
    )
    return [int(number) for (number,) in rows]


def drop_message(tx: Tx, chat: ChatId, message_id: int) -> None:
    """Forget a message that is gone."""
    tx.run("DELETE FROM media_messages WHERE chat_id = :chat AND message_id = :message", chat=chat, message=message_id)


def drop_messages_of(tx: Tx, chat: ChatId) -> None:
    """Forget the messages of a chat that is none any more."""
    tx.run("DELETE FROM media_messages WHERE chat_id = :chat", chat=chat)


def put(tx: Tx, case: int, shown: Shown) -> None:
    """Write that a message belongs to a case, and what it shows now."""
    tx.run(
        "INSERT INTO media_messages (chat_id, message_id, case_id, mark, said_at)"
        " VALUES (:chat, :message, :case, :mark, :at)"
        " ON CONFLICT (chat_id, message_id) DO UPDATE SET case_id = excluded.case_id, mark = excluded.mark",
        chat=shown.chat,
        message=shown.message_id,
        case=case,
        mark=shown.mark,
        at=shown.said_at,
    )


def next_outlived(tx: Tx) -> Instant | None:
    """Return when something has been kept long enough."""
    found = tx.value(
        "SELECT min(at) FROM (SELECT min(said_at) + :short AS at FROM media_messages"
        " UNION ALL SELECT * FROM (SELECT at + :long FROM media_cases ORDER BY id LIMIT 1)) AS ages",
        short=MESSAGES_KEPT,
        long=LOG_KEPT,
    )
    return None if found is None else Instant(found)


def drop_outlived(tx: Tx, now: Instant) -> None:
    """Forget what has been kept long enough."""
    tx.run("DELETE FROM media_messages WHERE said_at + :kept <= :now", kept=MESSAGES_KEPT, now=now)
    tx.run("DELETE FROM media_cases WHERE at + :kept <= :now", kept=LOG_KEPT, now=now)
