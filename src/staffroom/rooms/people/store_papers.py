"""The tables `links`, `link_tries`, `consent_texts`, `consents` and `acknowledgements`."""

from collections.abc import Iterable

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId, UserId
from staffroom.rooms.people.values import Consent, Link, Papers


def add_link(tx: Tx, token_hash: bytes, person: PersonId | None, role: str, now: Instant, expires_at: Instant) -> None:
    """Keep a new link."""
    tx.run(
        "INSERT INTO links (token_hash, person_id, role, issued_at, expires_at)"
        " VALUES (:hash, :person, :role, :now, :expires_at)",
        hash=token_hash,
        person=person,
        role=role,
        now=now,
        expires_at=expires_at,
    )


def withdraw_unused(tx: Tx, person: PersonId, role: str) -> None:
    """Make the links that a person has not used yet worthless."""
    tx.run("DELETE FROM links WHERE person_id = :person AND role = :role AND used_at IS NULL", person=person, role=role)


def retire_unused(tx: Tx, person: PersonId, role: str, now: Instant) -> None:
    """Let the link that a person has not used yet expire now, kept so that it can be answered; forget earlier ones."""
    tx.run(
        "DELETE FROM links WHERE person_id = :person AND role = :role AND used_at IS NULL AND expires_at <= :now",
        person=person,
        role=role,
        now=now,
    )
    tx.run(
        "UPDATE links SET expires_at = :now WHERE person_id = :person AND role = :role AND used_at IS NULL",
        person=person,
        role=role,
        now=now,
    )


def has_newer(tx: Tx, link: Link) -> bool:
    """Say whether somebody was given another link of the same kind that works longer."""
    return bool(
        tx.value(
            "SELECT count(*) FROM links WHERE person_id = :person AND role = :role AND expires_at > :expires_at",
            person=link.person_id,
            role=link.role,
            expires_at=link.expires_at,
        )
    )


def link(tx: Tx, token_hash: bytes) -> Link | None:
    """Return a link by the hash of its token."""
    return tx.one_as(
        Link,
        "SELECT token_hash, person_id, role, expires_at, used_at, used_by FROM links WHERE token_hash = :hash",
        hash=token_hash,
    )


def use_link(tx: Tx, token_hash: bytes, person: PersonId, user: UserId, now: Instant) -> None:
    """Bind a link to the account that used it first."""
    tx.run(
        "UPDATE links SET person_id = :person, used_by = :user, used_at = coalesce(used_at, :now)"
        " WHERE token_hash = :hash",
        person=person,
        user=user,
        now=now,
        hash=token_hash,
    )


def papers(tx: Tx, person: PersonId) -> Papers:
    """Return which papers somebody has: a link made for them, a consent, one that was not withdrawn."""
    (found,) = tx.all_as(
        Papers,
        "SELECT EXISTS (SELECT 1 FROM links WHERE person_id = :person) AS linked, EXISTS"
        " (SELECT 1 FROM consents WHERE person_id = :person) AS agreed, EXISTS"
        " (SELECT 1 FROM consents WHERE person_id = :person AND withdrawn_at IS NULL) AS agrees",
        person=person,
    )
    return found


def agreed_before(tx: Tx, persons: Iterable[PersonId]) -> list[PersonId]:
    """Return which of these people agreed once and agree to nothing now."""
    rows = tx.among(
        "SELECT person_id FROM consents WHERE person_id IN (:many)"
        " GROUP BY person_id HAVING count(*) = count(withdrawn_at)",
        persons,
    )
    return [PersonId(number) for (number,) in rows]


def invited_at(tx: Tx, persons: Iterable[PersonId]) -> list[Instant]:
    """Return when the newest link of each of these people was made, of those who have one and have not left."""
    rows = tx.among(
        "SELECT max(l.issued_at) FROM people p JOIN links l ON l.person_id = p.id"
        " WHERE p.id IN (:many) AND p.left_at IS NULL GROUP BY p.id",
        persons,
    )
    return [Instant(at) for (at,) in rows]


def opened_links(tx: Tx, person: PersonId) -> int:
    """Return how many of a person's links were used."""
    return int(
        tx.value("SELECT count(*) FROM links WHERE person_id = :person AND used_at IS NOT NULL", person=person) or 0
    )


def note_try(tx: Tx, user: UserId, now: Instant, oldest: Instant, most: int) -> None:
    """Note that an account tried a link that is none; forget what is too old to matter or too much."""
    tx.run("DELETE FROM link_tries WHERE at < :oldest", oldest=oldest)
    tx.run(
        "INSERT INTO link_tries (user_id, at) SELECT :user, :now WHERE (SELECT count(*) FROM link_tries) < :most",
        user=user,
        now=now,
        most=most,
    )


def forget_tries(tx: Tx, user: UserId) -> None:
    """Forget an account's tries at links that are none."""
    tx.run("DELETE FROM link_tries WHERE user_id = :user", user=user)


def tries(tx: Tx, user: UserId, since: Instant) -> int:
    """Return how many links that are none an account has tried since a moment."""
    return int(
        tx.value("SELECT count(*) FROM link_tries WHERE user_id = :user AND at >= :since", user=user, since=since)
    )


def put_text(tx: Tx, version: str, language: str, body: str) -> None:
    """Keep a text that people agree to, once."""
    tx.run(
        "INSERT INTO consent_texts (version, language, body) VALUES (:version, :language, :body)"
        " ON CONFLICT (version) DO NOTHING",
        version=version,
        language=language,
        body=body,
    )


def agree(tx: Tx, person: PersonId, version: str, edition: int, now: Instant) -> None:
    """Write that a person agreed to a text."""
    tx.run(
        "INSERT INTO consents (person_id, version, edition, agreed_at) VALUES (:person, :version, :edition, :now)",
        person=person,
        version=version,
        edition=edition,
        now=now,
    )


def withdraw_consent(tx: Tx, person: PersonId, now: Instant) -> None:
    """Write that a person does not agree any more."""
    tx.run(
        "UPDATE consents SET withdrawn_at = :now, asked_at = NULL WHERE person_id = :person AND withdrawn_at IS NULL",
        now=now,
        person=person,
    )


_CONSENT = (
    "SELECT c.version, t.language, t.body, c.agreed_at, c.edition FROM consents c"
    " JOIN consent_texts t ON t.version = c.version WHERE c.person_id = :person"
)


def consent(tx: Tx, person: PersonId) -> Consent | None:
    """Return what a person agrees to at present."""
    return tx.one_as(Consent, f"{_CONSENT} AND c.withdrawn_at IS NULL ORDER BY c.id DESC", person=person)


def last_consent(tx: Tx, person: PersonId) -> Consent | None:
    """Return what a person agreed to last, withdrawn or not."""
    return tx.one_as(Consent, f"{_CONSENT} ORDER BY c.id DESC", person=person)


def acknowledge(tx: Tx, person: PersonId, version: str, now: Instant) -> None:
    """Write that a person acknowledged guidelines, once."""
    tx.run(
        "INSERT INTO acknowledgements (person_id, version, at) VALUES (:person, :version, :now) ON CONFLICT DO NOTHING",
        person=person,
        version=version,
        now=now,
    )


def has_acknowledged(tx: Tx, person: PersonId, version: str) -> bool:
    """Say whether a person acknowledged guidelines."""
    sql = "SELECT 1 FROM acknowledgements WHERE person_id = :person AND version = :version"
    return bool(tx.value(sql, person=person, version=version))


def agreeing(tx: Tx, programme: ProgrammeId, after: PersonId, most: int) -> list[PersonId]:
    """Return the next teachers of a programme who agree to something, in the order of their numbers."""
    rows = tx.tuples(
        "SELECT DISTINCT p.id FROM people p JOIN consents c ON c.person_id = p.id WHERE p.programme_id = :programme"
        " AND p.roster = 'teachers' AND c.withdrawn_at IS NULL AND p.id > :after ORDER BY p.id LIMIT :most",
        programme=programme,
        after=after,
        most=most,
    )
    return [PersonId(number) for (number,) in rows]


def set_asked(tx: Tx, person: PersonId, at: Instant | None) -> None:
    """Write since when a newer edition has been put to a person; None where that is settled."""
    sql = "UPDATE consents SET asked_at = :at WHERE person_id = :person AND withdrawn_at IS NULL"
    tx.run(sql, at=at, person=person)


def first_asked(tx: Tx) -> tuple[PersonId, Instant] | None:
    """Return who has been asked longest without an answer, and since when."""
    rows = tx.tuples(
        "SELECT person_id, asked_at FROM consents WHERE asked_at IS NOT NULL AND withdrawn_at IS NULL"
        " ORDER BY asked_at LIMIT 1"
    )
    return next(((PersonId(number), Instant(at)) for number, at in rows), None)


def withdraw_admin_links(tx: Tx) -> None:
    """Delete every link that would make somebody an admin and was opened by nobody yet."""
    tx.run("DELETE FROM links WHERE role = 'admin' AND person_id IS NULL AND used_at IS NULL")
