"""Use cases about links: made, opened by one account and no other, renewed."""

import hashlib
import secrets
from dataclasses import dataclass

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId, UserId
from staffroom.kernel.screen import Text, text
from staffroom.kernel.text import best_language, tidy
from staffroom.rooms import programmes
from staffroom.rooms.people import rules, store, store_papers, store_rest, store_roster
from staffroom.rooms.people.tongues import languages
from staffroom.rooms.people.values import Link, Person, RosterRow


@dataclass(frozen=True)
class Opened:
    """A link that let somebody in: who they are, and as what."""

    person: PersonId
    role: str


@dataclass(frozen=True)
class Closed:
    """A link that does not let this account in, and the sentence that says why."""

    reason: Text


def issue_link(tx: Tx, person: PersonId, role: str, now: Instant, days: int = rules.LINK_DAYS) -> str:
    """Return a new personal link's token (128 bits, only its hash is kept); unused older ones stop working."""
    store_papers.retire_unused(tx, person, role, now)
    token = secrets.token_urlsafe(16)
    store_papers.add_link(tx, _digest(token), person, role, now, rules.expiry(now, days))
    return token


def last_moment(now: Instant) -> Instant:
    """Return until when a link that is made now works."""
    return rules.expiry(now, rules.LINK_DAYS)


def renew_link(tx: Tx, person: PersonId, role: str, now: Instant) -> str:
    """Let go of the account that a person uses and return the token of a link that binds another one."""
    store.let_go(tx, person)
    return issue_link(tx, person, role, now)


def issue_admin_link(tx: Tx, now: Instant) -> str:
    """Return the token of a single-use link that makes whoever opens it first an admin."""
    token = secrets.token_urlsafe(16)
    store_papers.add_link(tx, _digest(token), None, "admin", now, rules.expiry(now, rules.ADMIN_LINK_DAYS))
    return token


def invitation(tx: Tx, person: Person, role: str, bot: str, now: Instant) -> str:
    """Return the address of a new personal link; unused older ones of the same person stop working."""
    return address(bot, issue_link(tx, person.id, role, now))


def address(bot: str, token: str) -> str:
    """Return the address that opens the bot with a token."""
    return f"https://t.me/{bot}?start={token}"


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def open_link(tx: Tx, token: str, user: UserId, name: str, language_code: str | None, now: Instant) -> Opened | Closed:
    """Let an account in by a link, bound to the first account that uses it.

    A link that lets nobody in is answered, not refused, because the try itself must be kept.
    """
    since = Instant(now - rules.TRIES_WINDOW)
    if store_papers.tries(tx, user, since) >= rules.WRONG_TRIES:
        return Closed(text("people-link-too-many"))
    link = store_papers.link(tx, _digest(token))
    closed = _closed(tx, link, user, now)
    if link is None or closed is not None:
        store_papers.note_try(tx, user, now, since, rules.MOST_TRIES_KEPT)
        return Closed(closed or text("people-link-unknown"))
    person = link.person_id or _new_admin(tx, user, name, language_code, now)
    if person is None:
        return Closed(text("people-link-no-programme"))
    store_papers.use_link(tx, link.token_hash, person, user, now)
    store.bind(tx, person, user)
    return Opened(person, link.role)


def _closed(tx: Tx, link: Link | None, user: UserId, now: Instant) -> Text | None:
    """Return why a link does not let an account in, or None where it does."""
    if link is None:
        return text("people-link-unknown")
    if link.person_id is not None and not _holds(tx, link.person_id, link.role):
        return text("people-link-expired")
    if link.used_by is not None:
        return None if link.used_by == user and _is_of(tx, link.person_id, user) else text("people-link-used")
    if link.expires_at <= now:
        return text("people-link-replaced") if store_papers.has_newer(tx, link) else text("people-link-expired")
    return None if link.person_id is None else _taken(tx, store.get(tx, link.person_id), user)


def _holds(tx: Tx, person: PersonId, role: str) -> bool:
    """Say whether a person has a role, also where it rests."""
    at_rest = store_rest.resting_since(tx, person, store.get(tx, person).programme_id)
    return at_rest is not None or role in {held for _, held in store.roles(tx, person)}


def recognise(tx: Tx, person: PersonId, user: UserId) -> Text | None:
    """Bind an account to a person without a link; return why that cannot be, where it cannot."""
    taken = _taken(tx, store.get(tx, person), user)
    if taken is None:
        store.bind(tx, person, user)
    return taken


def _is_of(tx: Tx, person: PersonId | None, user: UserId) -> bool:
    """Say whether a person still uses this account: it may have been let go for another one."""
    found = None if person is None else store.find(tx, person)
    return found is not None and found.telegram_id == user


def _taken(tx: Tx, person: Person, user: UserId) -> Text | None:
    """Return why a person and an account do not belong together, or None where they do."""
    if person.telegram_id not in (None, user):
        return text("people-link-used")
    others = [other for other in store.by_account(tx, user) if other.id != person.id]
    if any((o.programme_id, o.roster) == (person.programme_id, person.roster) for o in others):
        return text("people-link-second")
    return None


def _new_admin(tx: Tx, user: UserId, name: str, language_code: str | None, now: Instant) -> PersonId | None:
    """Make an account an admin of every programme; None where there is no programme yet."""
    known = programmes.all_of(tx)
    if not known:
        return None
    mine = [person for person in store.by_account(tx, user) if person.roster == "admins"]
    person = mine[0].id if mine else _put_admin(tx, known[0].id, user, name, language_code, now)
    for programme in known:
        store.give_role(tx, person, programme.id, "admin")
    return person


def _put_admin(
    tx: Tx, programme: ProgrammeId, user: UserId, name: str, language_code: str | None, now: Instant
) -> PersonId:
    language = best_language(language_code, languages())
    row = RosterRow(course="", id=str(user), full_name=tidy(name), location="", language=language)
    return store_roster.put(tx, programme, "admins", row.kept, now)
