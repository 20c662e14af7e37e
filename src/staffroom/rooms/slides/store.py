"""The table `slides`."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.rooms.slides.values import Slide

_SLIDE = "id, person_id, programme_id, file_id, words, kind, section, day, at, correct"


def add(tx: Tx, slide: Slide) -> int:
    """Write what a card may be made of; return its number."""
    return int(
        tx.value(
            "INSERT INTO slides (person_id, programme_id, file_id, words, kind, at)"
            " VALUES (:person, :programme, :file, :words, :kind, :at) RETURNING id",
            person=slide.person_id,
            programme=slide.programme_id,
            file=slide.file_id,
            words=slide.words,
            kind=slide.kind,
            at=slide.at,
        )
    )


def find(tx: Tx, number: int) -> Slide | None:
    """Return a picture, None where it is gone."""
    return tx.one_as(Slide, f"SELECT {_SLIDE} FROM slides WHERE id = :id", id=number)


def put(tx: Tx, slide: Slide) -> None:
    """Write what was chosen."""
    tx.run(
        "UPDATE slides SET programme_id = :programme, kind = :kind, section = :section, day = :day,"
        " correct = :correct WHERE id = :id",
        correct=slide.correct,
        programme=slide.programme_id,
        kind=slide.kind,
        section=slide.section,
        day=slide.day,
        id=slide.id,
    )


def drop(tx: Tx, number: int) -> None:
    """Let go of a picture."""
    tx.run("DELETE FROM slides WHERE id = :id", id=number)


def oldest(tx: Tx) -> Instant | None:
    """Return when the oldest picture was posted, None where none waits."""
    found = tx.value("SELECT min(at) FROM slides")
    return None if found is None else Instant(found)


def drop_before(tx: Tx, moment: Instant) -> None:
    """Let go of pictures of which nobody made a card."""
    tx.run("DELETE FROM slides WHERE at <= :moment", moment=moment)
