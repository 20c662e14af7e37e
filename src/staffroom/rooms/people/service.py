"""Use cases about people: who is this, may they be written to, their roles, their consent, their erasure."""

import hashlib

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId, ProgrammeId, UserId
from staffroom.kernel.text import best_language
from staffroom.rooms import programmes
from staffroom.rooms.people import rules, store, store_papers, store_rest, store_roster
from staffroom.rooms.people.roster import split_list
from staffroom.rooms.people.tongues import languages
from staffroom.rooms.people.values import STAFF, Consent, Person
from staffroom.telegram.who import Who


def identify(tx: Tx, user: UserId, language_code: str | None) -> Who:
    """Name the person behind an account: their roles, and the language to speak with them."""
    known = store.by_account(tx, user)
    if not known:
        return Who(user, best_language(language_code, languages()))
    return Who(
        user,
        known[0].language,
        teacher=_first_with(tx, known, "teacher"),
        coordinator=_first_with(tx, known, "coordinator"),
        admin=_first_with(tx, known, "admin"),
    )


def _first_with(tx: Tx, known: list[Person], wanted: str) -> PersonId | None:
    return next((person.id for person in known if wanted in {role for _, role in store.roles(tx, person.id)}), None)


def may_write(tx: Tx, person: PersonId, now: Instant) -> bool:
    """Say whether a person may be written to unasked; nobody may be who was erased, no teacher after a farewell."""
    found = store.find(tx, person)
    if found is None or (found.roster == "teachers" and programmes.is_over(tx, found.programme_id)):
        return False
    return rules.may_write(found, [role for _, role in store.roles(tx, person)], now)


def rests_until(tx: Tx, person: PersonId, now: Instant) -> Instant | None:
    """Return until when a teacher is left in peace who was written to unasked twice within a week; staff never rest."""
    before = outbox.unasked(tx, person, rules.MOST_UNASKED)
    until = None if before is None else Instant(before + rules.UNASKED_WEEK)
    if until is None or until <= now or not {role for _, role in store.roles(tx, person)}.isdisjoint(STAFF):
        return None
    return until


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


def admin_chats(tx: Tx) -> set[ChatId]:
    """Return the private chats of the admins of all programmes; their number is that of the account."""
    return {ChatId(one.user) for one in store.staff_accounts(tx) if one.role == "admin"}


def coordinators(tx: Tx, programme: ProgrammeId) -> list[Person]:
    """Return a programme's coordinators."""
    return store.by_role(tx, programme, "coordinator")


def has_role(tx: Tx, person: PersonId, programme: ProgrammeId, role: str) -> bool:
    """Say whether a person holds a role in a programme."""
    return (programme, role) in store.roles(tx, person)


def staff_of(tx: Tx, programme: ProgrammeId) -> set[UserId]:
    """Return the accounts of a programme's coordinators and admins: they never count as teachers, rest or no rest."""
    return store_rest.staff_of(tx, programme)


def is_staff(tx: Tx, person: PersonId, programme: ProgrammeId) -> bool:
    """Say whether a person looks after groups of a programme, as whatever."""
    return any((programme, role) in store.roles(tx, person) for role in STAFF)


def by_paper(tx: Tx, programme: ProgrammeId, number: str) -> Person | None:
    """Return who has an id on any roster of a programme; an admin's is the number of their account."""
    on_paper = (store.in_roster(tx, programme, roster, number) for roster in ("coordinators", "teachers"))
    above = (admin for admin in admins(tx, programme) if admin.roster_id == number)
    return next((one for one in (*on_paper, *above) if one is not None), None)


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
    return split_list(store_roster.wishes(tx, person))


def record_consent(tx: Tx, person: PersonId, language: str, body: str, now: Instant, edition: int = 1) -> None:
    """Write who agreed when to which exact text of which edition; agreeing to the same again changes nothing."""
    version = digest_of(body)
    present = store_papers.consent(tx, person)
    if present is not None and (present.version, present.edition) == (version, edition):
        return
    store_papers.withdraw_consent(tx, person, now)
    store_papers.put_text(tx, version, language, body)
    store_papers.agree(tx, person, version, edition, now)


def digest_of(words: str) -> str:
    """Return what tells a text from all others."""
    return hashlib.sha256(words.encode()).hexdigest()


def acknowledge(tx: Tx, person: PersonId, language: str, words: str, now: Instant) -> None:
    """Write who acknowledged when which exact guidelines."""
    store_papers.put_text(tx, digest_of(words), language, words)
    store_papers.acknowledge(tx, person, digest_of(words), now)


def consent_of(tx: Tx, person: PersonId) -> Consent | None:
    """Return what a person agrees to at present, or None."""
    return store_papers.consent(tx, person)


def withdraw_consent(tx: Tx, person: PersonId, now: Instant) -> None:
    """Write that a person does not agree any more."""
    store_papers.withdraw_consent(tx, person, now)


def renew_consent(tx: Tx, person: PersonId, now: Instant, edition: int = 1) -> bool:
    """Agree again to what was agreed to last; say whether there was anything of this edition."""
    last = store_papers.last_consent(tx, person)
    if last is None or last.edition < edition:
        return False
    record_consent(tx, person, last.language, last.body, now, last.edition)
    return True


def erase(tx: Tx, person: PersonId) -> bool:
    """Delete a person with everything that refers to them; say whether they were there."""
    return store.delete(tx, person)
