"""The tables `trainings`, `trainer_questions`, `trainer_drafts` and `nudges`."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.rooms.training.values import Draft, Progress, Question


def progress(tx: Tx, person: PersonId) -> Progress:
    """Return how far somebody has come."""
    found = tx.one_as(Progress, "SELECT reached, done_at FROM trainings WHERE person_id = :person", person=person)
    return found or Progress()


def reach(tx: Tx, person: PersonId, cards: int, done_at: Instant | None) -> None:
    """Write how many cards somebody has read; neither that nor the first end is ever taken back."""
    tx.run(
        "INSERT INTO trainings (person_id, reached, done_at) VALUES (:person, :cards, :done)"
        " ON CONFLICT (person_id) DO UPDATE SET reached = max(reached, excluded.reached),"
        " done_at = coalesce(done_at, excluded.done_at)",
        person=person,
        cards=cards,
        done=done_at,
    )


def put_question(tx: Tx, person: PersonId, card: int | None, words: str, now: Instant) -> int:
    """Write a question; return its number."""
    return int(
        tx.value(
            "INSERT INTO trainer_questions (person_id, card, words, asked_at) VALUES (:person, :card, :words, :now)"
            " RETURNING id",
            person=person,
            card=card,
            words=words,
            now=now,
        )
    )


def question(tx: Tx, number: int) -> Question | None:
    """Return a question, None where it is gone."""
    return tx.one_as(
        Question,
        "SELECT id, person_id, card, words, answer, asked_at FROM trainer_questions WHERE id = :id",
        id=number,
    )


def answer(tx: Tx, number: int, words: str) -> bool:
    """Write the answer to a question; say whether there was none yet."""
    sql = "UPDATE trainer_questions SET answer = :words WHERE id = :id AND answer IS NULL"
    return tx.run(sql, words=words, id=number) > 0


def unanswer(tx: Tx, number: int) -> None:
    """Let a question be one that nobody has answered."""
    tx.run("UPDATE trainer_questions SET answer = NULL WHERE id = :id", id=number)


def drop_question(tx: Tx, number: int) -> None:
    """Delete a question and its answer."""
    tx.run("DELETE FROM trainer_questions WHERE id = :id", id=number)


def drop_questions(tx: Tx, before: Instant) -> None:
    """Delete what was asked before a moment."""
    tx.run("DELETE FROM trainer_questions WHERE asked_at <= :before", before=before)


def oldest_question(tx: Tx) -> Instant | None:
    """Return when the oldest question that is kept was asked."""
    found = tx.value("SELECT min(asked_at) FROM trainer_questions")
    return None if found is None else Instant(found)


def put_draft(tx: Tx, draft: Draft) -> None:
    """Write whose next private message is meant for somebody, in place of what it was before."""
    tx.run(
        "INSERT INTO trainer_drafts (person_id, card, question_id) VALUES (:person, :card, :question)"
        " ON CONFLICT (person_id) DO UPDATE SET card = excluded.card, question_id = excluded.question_id",
        person=draft.person_id,
        card=draft.card,
        question=draft.question_id,
    )


def draft(tx: Tx, person: PersonId) -> Draft | None:
    """Return what somebody's next private message is, None for nothing in particular."""
    return tx.one_as(
        Draft, "SELECT person_id, card, question_id FROM trainer_drafts WHERE person_id = :person", person=person
    )


def drop_draft(tx: Tx, person: PersonId) -> None:
    """Write that somebody's next private message is nothing in particular."""
    tx.run("DELETE FROM trainer_drafts WHERE person_id = :person", person=person)


def nudged(tx: Tx, person: PersonId) -> Instant | None:
    """Return when somebody was last written to because they had not been there."""
    found = tx.value("SELECT at FROM nudges WHERE person_id = :person", person=person)
    return None if found is None else Instant(found)


def forget_nudge(tx: Tx, person: PersonId) -> None:
    """Write that somebody is not written to after all; the word before was too long ago to matter."""
    tx.run("DELETE FROM nudges WHERE person_id = :person", person=person)


def note_nudge(tx: Tx, person: PersonId, now: Instant) -> None:
    """Write that somebody is being written to."""
    tx.run(
        "INSERT INTO nudges (person_id, at) VALUES (:person, :now) ON CONFLICT (person_id) DO UPDATE SET at = :now",
        person=person,
        now=now,
    )
