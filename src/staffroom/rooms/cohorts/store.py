"""The table `cohorts`."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, ProgrammeId
from staffroom.rooms.cohorts.values import Cohort, NewCohort

_COLUMNS = (
    "id, programme_id, name, location, number, language, zone, starts_on, coordinator_id, chat_id, invite_link,"
    " opened_at, missing, in_public, closed_at, days_off"
)


def get(tx: Tx, cohort: CohortId) -> Cohort:
    """Return a cohort.

    Raises LookupError where there is none.
    """
    found = tx.one_as(Cohort, f"SELECT {_COLUMNS} FROM cohorts WHERE id = :id", id=cohort)
    if found is None:
        raise LookupError(f"no cohort {cohort}")
    return found


def by_chat(tx: Tx, chat: ChatId) -> Cohort | None:
    """Return the cohort whose group a chat is, unless it was closed."""
    found = ever_by_chat(tx, chat)
    return None if found is None or found.closed_at is not None else found


def ever_by_chat(tx: Tx, chat: ChatId) -> Cohort | None:
    """Return the cohort whose group a chat is or was before it was closed."""
    return tx.one_as(Cohort, f"SELECT {_COLUMNS} FROM cohorts WHERE chat_id = :chat", chat=chat)


def running(tx: Tx) -> list[ChatId]:
    """Return the chats of all groups that were opened and not closed."""
    rows = tx.tuples(
        "SELECT chat_id FROM cohorts WHERE chat_id IS NOT NULL AND opened_at IS NOT NULL AND closed_at IS NULL"
        " ORDER BY id"
    )
    return [ChatId(chat) for (chat,) in rows]


def of_programme(tx: Tx, programme: ProgrammeId) -> list[Cohort]:
    """Return a programme's cohorts by name, without those that were closed."""
    return [cohort for cohort in every_of_programme(tx, programme) if cohort.closed_at is None]


def every_of_programme(tx: Tx, programme: ProgrammeId) -> list[Cohort]:
    """Return a programme's cohorts by name, closed ones among them."""
    return tx.all_as(
        Cohort, f"SELECT {_COLUMNS} FROM cohorts WHERE programme_id = :programme ORDER BY name", programme=programme
    )


def following(tx: Tx, programme: ProgrammeId, after: CohortId, most: int) -> list[Cohort]:
    """Return the next cohorts of a programme, in the order of their numbers, without those that were closed."""
    return tx.all_as(
        Cohort,
        f"SELECT {_COLUMNS} FROM cohorts WHERE programme_id = :programme AND id > :after AND closed_at IS NULL"
        " ORDER BY id LIMIT :most",
        programme=programme,
        after=after,
        most=most,
    )


def of_coordinator(tx: Tx, coordinator: PersonId) -> list[Cohort]:
    """Return the cohorts that a coordinator leads, by name, without those that were closed."""
    return tx.all_as(
        Cohort,
        f"SELECT {_COLUMNS} FROM cohorts WHERE coordinator_id = :person AND closed_at IS NULL ORDER BY name",
        person=coordinator,
    )


def of_teacher(tx: Tx, teacher: PersonId) -> Cohort | None:
    """Return the cohort that a teacher was allocated to."""
    return tx.one_as(
        Cohort,
        f"SELECT {_COLUMNS} FROM cohorts WHERE id = (SELECT cohort_id FROM placements WHERE person_id = :person)",
        person=teacher,
    )


def add(tx: Tx, cohort: NewCohort) -> CohortId:
    """Write a new cohort that has no group yet."""
    return CohortId(
        tx.value(
            "INSERT INTO cohorts (programme_id, name, location, number, language, zone, starts_on, coordinator_id,"
            " days_off) VALUES (:programme, :name, :location, :number, :language, :zone, :starts_on, :coordinator,"
            " :days_off) RETURNING id",
            programme=cohort.programme_id,
            name=cohort.name,
            location=cohort.location,
            number=cohort.number,
            language=cohort.language,
            zone=cohort.zone,
            starts_on=cohort.starts_on,
            coordinator=cohort.coordinator_id,
            days_off=cohort.days_off,
        )
    )


def follow_start(tx: Tx, programme: ProgrammeId, before: str, after: str) -> None:
    """Let the cohorts that started with their programme start when it starts now."""
    tx.run(
        "UPDATE cohorts SET starts_on = :after WHERE programme_id = :programme AND starts_on = :before",
        programme=programme,
        before=before,
        after=after,
    )


def follow_zone(tx: Tx, programme: ProgrammeId, before: str, after: str) -> None:
    """Let the cohorts that lived in their programme's zone live in the one that it has now."""
    tx.run(
        "UPDATE cohorts SET zone = :after WHERE programme_id = :programme AND zone = :before",
        programme=programme,
        before=before,
        after=after,
    )


def count_waiting(tx: Tx, programme: ProgrammeId) -> int:
    """Return how many rostered teachers have no place yet, and how many groups nobody leads or will lead again."""
    teachers = (
        "SELECT count(*) FROM people p LEFT JOIN placements x ON x.person_id = p.id WHERE p.programme_id = :programme"
        " AND p.roster = 'teachers' AND p.left_at IS NULL AND x.person_id IS NULL"
        " AND EXISTS (SELECT 1 FROM roles r WHERE r.person_id = p.id AND r.role = 'teacher')"
    )
    groups = (
        "SELECT count(*) FROM cohorts WHERE programme_id = :programme AND coordinator_id IS NULL"
        " AND resting_person_id IS NULL AND closed_at IS NULL"
    )
    return int(tx.value(teachers, programme=programme)) + int(tx.value(groups, programme=programme))


def set_start(tx: Tx, cohort: CohortId, starts_on: str, zone: str) -> None:
    """Write on which day (ISO) a cohort begins the course, and on whose clock it lives."""
    tx.run("UPDATE cohorts SET starts_on = :day, zone = :zone WHERE id = :id", day=starts_on, zone=zone, id=cohort)


def set_coordinator(tx: Tx, cohort: CohortId, coordinator: PersonId | None) -> None:
    """Write who leads a cohort; nobody waits to lead it again."""
    tx.run(
        "UPDATE cohorts SET coordinator_id = :person, resting_person_id = NULL WHERE id = :id",
        person=coordinator,
        id=cohort,
    )


def set_days_off(tx: Tx, cohort: CohortId, days_off: str) -> None:
    """Write when a group alone has no school."""
    tx.run("UPDATE cohorts SET days_off = :days_off WHERE id = :id", days_off=days_off, id=cohort)


def set_group(tx: Tx, cohort: CohortId, chat: ChatId) -> None:
    """Write which chat is a cohort's group; a link into another chat is forgotten."""
    tx.run(
        "UPDATE cohorts SET invite_link = CASE WHEN chat_id = :chat THEN invite_link END, chat_id = :chat"
        " WHERE id = :id",
        chat=chat,
        id=cohort,
    )


def give_up_group(tx: Tx, cohort: CohortId) -> None:
    """Forget a group that is lost: nobody is in, and the next one is to be opened anew."""
    tx.run("UPDATE cohorts SET opened_at = NULL, invite_link = NULL WHERE id = :id", id=cohort)
    tx.run(
        "UPDATE placements SET state = 'placed', joined_at = NULL"
        " WHERE cohort_id = :id AND state IN ('placed', 'asked', 'in')",
        id=cohort,
    )


def set_missing(tx: Tx, cohort: CohortId, missing: str, *, is_open: bool = False) -> None:
    """Write what a cohort's group lacks, empty for nothing; what was chosen for one opening to others ends with it."""
    tx.run(
        "UPDATE cohorts SET missing = :missing, in_public = iif(:public, in_public, '') WHERE id = :id",
        missing=missing,
        public=int(is_open),
        id=cohort,
    )


def set_in_public(tx: Tx, cohort: CohortId, choice: str) -> None:
    """Write what was chosen for a group that is public."""
    tx.run("UPDATE cohorts SET in_public = :choice WHERE id = :id", choice=choice, id=cohort)


def set_link(tx: Tx, cohort: CohortId, link: str, now: Instant) -> None:
    """Write the link into a cohort's group; the first one opens the group."""
    tx.run(
        "UPDATE cohorts SET invite_link = :link, opened_at = coalesce(opened_at, :now) WHERE id = :id",
        link=link,
        now=now,
        id=cohort,
    )


def move_group(tx: Tx, old: ChatId, new: ChatId) -> None:
    """Follow a group that became a supergroup; links into the old one are dead."""
    tx.run("UPDATE cohorts SET chat_id = :new, invite_link = NULL WHERE chat_id = :old", old=old, new=new)


def forget_chat(tx: Tx, cohort: CohortId) -> None:
    """Write that a cohort has no group any more."""
    tx.run("UPDATE cohorts SET chat_id = NULL, missing = '' WHERE id = :id", id=cohort)
