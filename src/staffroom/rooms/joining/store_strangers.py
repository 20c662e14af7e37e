"""The table `strangers`: accounts that nobody knows, in a group or at its door."""

from collections.abc import Mapping

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, UserId
from staffroom.rooms.joining.values_presence import Seen, Unknown

_COLUMNS = "id, cohort_id, user_id, name, language, state, is_bot, in_charge AS is_admin, since, person_id"
_HERE = (
    " AND NOT EXISTS (SELECT 1 FROM people p JOIN placements x ON x.person_id = p.id"
    " WHERE p.telegram_id = strangers.user_id AND x.cohort_id = strangers.cohort_id)"
)
"""Left out: whoever asks to be let in and is known, but has not agreed yet."""


def note(tx: Tx, cohort: CohortId, seen: Seen) -> Unknown:
    """Write an account down, or anew what it looks like; who it is said to be stays."""
    values: Mapping[str, int | str] = {
        "cohort": cohort,
        "user": seen.user,
        "name": seen.name,
        "language": seen.language,
        "state": seen.state,
        "bot": int(seen.is_bot),
        "admin": int(seen.is_admin),
        "since": seen.at,
    }
    row = tx.one_as(
        Unknown,
        "INSERT INTO strangers (cohort_id, user_id, name, language, state, is_bot, in_charge, since)"
        " VALUES (:cohort, :user, :name, :language, :state, :bot, :admin, :since)"
        " ON CONFLICT (cohort_id, user_id) DO UPDATE SET name = excluded.name, state = excluded.state,"
        " in_charge = excluded.in_charge, since = iif(state = excluded.state, since, excluded.since)"
        f" RETURNING {_COLUMNS}",
        **values,
    )
    if row is None:
        raise LookupError("nothing was written")
    return row


def find(tx: Tx, number: int) -> Unknown | None:
    """Return an account that nobody knows, by its row."""
    return tx.one_as(Unknown, f"SELECT {_COLUMNS} FROM strangers WHERE id = :id", id=number)


def of_account(tx: Tx, user: UserId) -> list[Unknown]:
    """Return where an account is, or asks to be let in, without being known."""
    return tx.all_as(Unknown, f"SELECT {_COLUMNS} FROM strangers WHERE user_id = :user ORDER BY id", user=user)


def of_cohort(tx: Tx, cohort: CohortId) -> list[Unknown]:
    """Return the accounts in a cohort's group or at its door that nobody knows, in the order of their coming."""
    return tx.all_as(
        Unknown, f"SELECT {_COLUMNS} FROM strangers WHERE cohort_id = :cohort{_HERE} ORDER BY id", cohort=cohort
    )


def asking(tx: Tx, cohort: CohortId) -> list[Unknown]:
    """Return the accounts at the door of a cohort's group that nobody knows."""
    return [one for one in of_cohort(tx, cohort) if one.state == "asks"]


def asking_since(tx: Tx, cohort: CohortId) -> list[Instant]:
    """Return since when each of them asks: a number without the rows, for there may be thousands."""
    sql = f"SELECT since FROM strangers WHERE cohort_id = :cohort AND state = 'asks'{_HERE}"
    return [Instant(since) for (since,) in tx.tuples(sql, cohort=cohort)]


def anybody_in(tx: Tx, cohort: CohortId) -> bool:
    """Say whether somebody whom nobody knows is in a cohort's group."""
    sql = f"SELECT EXISTS (SELECT 1 FROM strangers WHERE cohort_id = :cohort AND state = 'in'{_HERE})"
    return bool(tx.value(sql, cohort=cohort))


def oldest_request(tx: Tx) -> Unknown | None:
    """Return the request to join that has waited longest."""
    return tx.one_as(Unknown, f"SELECT {_COLUMNS} FROM strangers WHERE state = 'asks' ORDER BY since LIMIT 1")


def say_who(tx: Tx, number: int, person: PersonId | None) -> None:
    """Write who an account is said to be; nobody again where it is denied."""
    tx.run("UPDATE strangers SET person_id = :person WHERE id = :id", person=person, id=number)


def set_language(tx: Tx, number: int, language: str) -> None:
    """Write in which language an account is spoken with."""
    tx.run("UPDATE strangers SET language = :language WHERE id = :id", language=language, id=number)


def forget(tx: Tx, cohort: CohortId, user: UserId) -> bool:
    """Forget an account that is gone, or known now; say whether it was written down."""
    return bool(tx.run("DELETE FROM strangers WHERE cohort_id = :cohort AND user_id = :user", cohort=cohort, user=user))


def forget_account(tx: Tx, user: UserId) -> None:
    """Forget an account wherever it is."""
    tx.run("DELETE FROM strangers WHERE user_id = :user", user=user)
