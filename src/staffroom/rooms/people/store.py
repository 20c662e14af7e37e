"""The tables about people: roster, roles, links, consents."""

from dataclasses import dataclass

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId, ProgrammeId, UserId

_COLUMNS = (
    "id, programme_id, roster, roster_id, full_name, language, location, school, telegram_id, reachable,"
    " paused_until, quiet, left_at"
)


@dataclass(frozen=True)
class Person:
    """Someone known by name, with what they chose."""

    id: PersonId
    programme_id: ProgrammeId
    roster: str
    roster_id: str
    full_name: str
    language: str
    location: str
    school: str
    telegram_id: UserId | None
    reachable: int
    paused_until: Instant | None
    quiet: int
    left_at: Instant | None

    @property
    def private_chat(self) -> ChatId | None:
        """Return the private chat with this person, where they have opened one."""
        return None if self.telegram_id is None or not self.reachable else ChatId(self.telegram_id)

    def is_paused(self, now: Instant) -> bool:
        """Say whether the person asked for a pause that has not ended."""
        return self.paused_until is not None and self.paused_until > now


def get(tx: Tx, person: PersonId) -> Person:
    """Return a person.

    Raises LookupError where there is none.
    """
    found = tx.one_as(Person, f"SELECT {_COLUMNS} FROM people WHERE id = :id", id=person)
    if found is None:
        raise LookupError(f"no person {person}")
    return found


def by_account(tx: Tx, user: UserId) -> list[Person]:
    """Return the person of an account in each roster, the latest first."""
    return tx.all_as(Person, f"SELECT {_COLUMNS} FROM people WHERE telegram_id = :user ORDER BY id DESC", user=user)


def by_role(tx: Tx, programme: ProgrammeId, role: str) -> list[Person]:
    """Return everyone who holds a role in a programme."""
    return tx.all_as(
        Person,
        f"SELECT {_COLUMNS} FROM people WHERE id IN"
        " (SELECT person_id FROM roles WHERE programme_id = :programme AND role = :role) ORDER BY id",
        programme=programme,
        role=role,
    )


def by_roster(tx: Tx, programme: ProgrammeId, roster: str) -> list[Person]:
    """Return a whole roster of a programme in the order of its ids."""
    return tx.all_as(
        Person,
        f"SELECT {_COLUMNS} FROM people WHERE programme_id = :programme AND roster = :roster ORDER BY roster_id",
        programme=programme,
        roster=roster,
    )
