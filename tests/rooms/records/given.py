"""A teacher who did something, written as rows."""

from tests import builders as make
from tests.rooms.standings import world as rows

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, PersonId

NOW = make.at(26, 12, month=11)
USER = make.account(77)


def teacher(tx: Tx, language: str = "ar") -> tuple[PersonId, CohortId]:
    """Write a teacher with two sections finished, one by own word, a workshop attended and three answers."""
    course = make.programme(tx)
    cohort = make.cohort(tx, course)
    amina = make.person(tx, course, user=int(USER), language=language)
    make.member(tx, amina, cohort, joined=make.at(8))
    rows.finished(tx, [amina], "s1-welcome", make.at(10))
    tx.run(
        "INSERT INTO progress (person_id, section, source, done, at) VALUES (:p, 's2-routines', 'self', 1, :at)",
        p=amina,
        at=make.at(20),
    )
    tx.run(
        "INSERT INTO workshops (id, programme_id, cohort_id, title, place, day, week, weekday, at, minutes)"
        " VALUES (1, :course, :cohort, '{\"en\": \"Seats\"}', '{}', '2026-09-15', 2, 1, '10:00', 60),"
        " (2, :course, :cohort, '{\"en\": \"Missed\"}', '{}', '2026-09-16', 2, 2, '10:00', 60)",
        course=course,
        cohort=cohort,
    )
    tx.run("INSERT INTO workshop_answers (workshop_id, person_id, answer, attended) VALUES (1, :p, 'yes', 1)", p=amina)
    tx.run("INSERT INTO workshop_answers (workshop_id, person_id, answer, attended) VALUES (2, :p, 'yes', 0)", p=amina)
    for card in ("one", "two", "three"):
        rows.did(tx, amina, cohort, "answer", card)
    return amina, cohort
