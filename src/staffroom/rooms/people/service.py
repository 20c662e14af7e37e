"""Use cases about people: who is this, may they be written to, their links, their consent, their erasure."""

import hashlib
import secrets
from dataclasses import dataclass

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId, ProgrammeId, UserId
from staffroom.kernel.screen import Text, text
from staffroom.kernel.text import best_language, tidy
from staffroom.rooms import programmes
from staffroom.rooms.people import rules, store, store_papers
from staffroom.rooms.people.roster import split_list
from staffroom.rooms.people.tongues import languages
from staffroom.rooms.people.values import STAFF, Consent, Link, Person, RosterRow
from staffroom.telegram.who import Who


def identify(tx: Tx, user: UserId, language_code: str | None) -> Who:
    """Name the person behind an account: their roles, and the language to speak with them."""
    known = store.by_account(tx, user)
    if not known:
        return Who(user, best_language(language_code, languages()))
    return Who(
        user,
        known[0].language,
        teacher=_first_with(tx, known, {"teacher"}),
        coordinator=_first_with(tx, known, {"coordinator", "deputy"}),
        admin=_first_with(tx, known, {"admin"}),
    )


def _first_with(tx: Tx, known: list[Person], wanted: set[str]) -> PersonId | None:
    return next((person.id for person in known if wanted & {role for _, role in store.roles(tx, person.id)}), None)


def may_write(tx: Tx, person: PersonId, now: Instant) -> bool:
    """Say whether a person may be written to unasked; nobody may be who was erased."""
    found = store.find(tx, person)
    return found is not None and rules.may_write(found, [role for _, role in store.roles(tx, person)], now)


def learn_refusal(tx: Tx, chat: ChatId, _person: PersonId | None, reason: str, _now: Instant) -> None:
    """Learn from a refused message that a private chat is closed; what the person chose stays as it is."""
    if chat > 0 and rules.means_unreachable(reason):
        store.set_reachable(tx, UserId(chat), reachable=False)


def mark_reachable(tx: Tx, user: UserId) -> None:
    """Note that an account's private chat is open."""
    store.set_reachable(tx, user, reachable=True)


def mark_unreachable(tx: Tx, user: UserId) -> None:
    """Note that an account's private chat is closed; membership and choices stay."""
    store.set_reachable(tx, user, reachable=False)


def set_language(tx: Tx, user: UserId, language: str) -> None:
    """Note which language a person chose; a language that we do not speak changes nothing."""
    if language in languages():
        store.set_language(tx, user, language)


def admins(tx: Tx, programme: ProgrammeId) -> list[Person]:
    """Return a programme's admins."""
    return store.by_role(tx, programme, "admin")


def coordinators(tx: Tx, programme: ProgrammeId) -> list[Person]:
    """Return a programme's coordinators."""
    return store.by_role(tx, programme, "coordinator")


def has_role(tx: Tx, person: PersonId, programme: ProgrammeId, role: str) -> bool:
    """Say whether a person holds a role in a programme."""
    return (programme, role) in store.roles(tx, person)


def is_staff(tx: Tx, person: PersonId, programme: ProgrammeId) -> bool:
    """Say whether a person looks after groups of a programme, as whatever."""
    return any((programme, role) in store.roles(tx, person) for role in STAFF)


def names_of(tx: Tx, person: PersonId) -> list[Person]:
    """Return everybody whom a person's account is, the person among them."""
    found = store.get(tx, person)
    return [found] if found.telegram_id is None else store.by_account(tx, found.telegram_id)


def administered(tx: Tx, person: PersonId) -> list[ProgrammeId]:
    """Return the programmes that a person's account looks after, under any of its names."""
    held = (held for name in names_of(tx, person) for held in store.roles(tx, name.id))
    return sorted({programme for programme, role in held if role == "admin"})


def appoint_admins(tx: Tx, programme: ProgrammeId) -> None:
    """Let a programme that has no admin yet be looked after by everybody who came in by an admin's link."""
    if not admins(tx, programme):
        for person in store.linked_admins(tx):
            store.give_role(tx, person, programme, "admin")


def take_role(tx: Tx, person: PersonId, programme: ProgrammeId, role: str) -> None:
    """Take a role from a person, and the links that would give it."""
    store.take_role(tx, person, programme, role)
    store_papers.withdraw_unused(tx, person, role)


def cohort_wishes(tx: Tx, person: PersonId) -> list[str]:
    """Return the cohorts that the coordinators' roster names for a person."""
    return split_list(store.wishes(tx, person))


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
    store_papers.withdraw_unused(tx, person, role)
    token = secrets.token_urlsafe(16)
    store_papers.add_link(tx, _digest(token), person, role, now, rules.expiry(now, days))
    return token


def renew_link(tx: Tx, person: PersonId, role: str, now: Instant) -> str:
    """Let go of the account that a person uses and return the token of a link that binds another one."""
    store.let_go(tx, person)
    return issue_link(tx, person, role, now)


def issue_admin_link(tx: Tx, now: Instant, role: str = "admin", days: int = rules.ADMIN_LINK_DAYS) -> str:
    """Return the token of a single-use link that makes whoever opens it first an admin."""
    token = secrets.token_urlsafe(16)
    store_papers.add_link(tx, _digest(token), None, role, now, rules.expiry(now, days))
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
    if link.person_id is not None and link.role not in {role for _, role in store.roles(tx, link.person_id)}:
        return text("people-link-expired")
    if link.used_by is not None:
        return None if link.used_by == user and _is_of(tx, link.person_id, user) else text("people-link-used")
    if link.expires_at <= now:
        return text("people-link-expired")
    return None if link.person_id is None else _taken(tx, store.get(tx, link.person_id), user)


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
    return store.put(tx, programme, "admins", row.kept, now)


def record_consent(tx: Tx, person: PersonId, language: str, body: str, now: Instant) -> None:
    """Write who agreed when to which exact text; agreeing to the same text again changes nothing."""
    version = hashlib.sha256(body.encode()).hexdigest()
    present = store_papers.consent(tx, person)
    if present is not None and present.version == version:
        return
    store_papers.withdraw_consent(tx, person, now)
    store_papers.put_text(tx, version, language, body)
    store_papers.agree(tx, person, version, now)


def consent_of(tx: Tx, person: PersonId) -> Consent | None:
    """Return what a person agrees to at present, or None."""
    return store_papers.consent(tx, person)


def withdraw_consent(tx: Tx, person: PersonId, now: Instant) -> None:
    """Write that a person does not agree any more."""
    store_papers.withdraw_consent(tx, person, now)


def renew_consent(tx: Tx, person: PersonId, now: Instant) -> bool:
    """Agree again to what was agreed to last; say whether there was anything."""
    last = store_papers.last_consent(tx, person)
    if last is None:
        return False
    record_consent(tx, person, last.language, last.body, now)
    return True


def erase(tx: Tx, person: PersonId) -> bool:
    """Delete a person with everything that refers to them; say whether they were there."""
    return store.delete(tx, person)
