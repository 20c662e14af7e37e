"""Use cases about accounts that nobody knows: noticed in a group or at its door, told of, taken out, known at last."""

from staffroom import outbox
from staffroom.kernel.clock import DAY, MINUTE, SECOND
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.outbox import Note, Priority
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.joining import crowds, rules, store_strangers
from staffroom.rooms.joining.values_presence import Seen, Unknown
from staffroom.rooms.people import Person

TOGETHER = 20 * SECOND
"""How long others who come are waited for, so that they are told of in one message."""
APART = 10 * MINUTE
"""How much time lies between two messages about strangers of one group."""
REQUEST_KEPT = DAY
"""How long a request to join waits for its answer before it is declined."""


def belongs(tx: Tx, cohort: Cohort, user: UserId) -> bool:
    """Say whether an account has any business in a group: a teacher placed there, or staff of its programme."""
    if user in people.staff_of(tx, cohort.programme_id):
        return True
    places = (cohorts.placement(tx, person.id) for person in people.by_account(tx, user))
    return any(place is not None and place.cohort_id == cohort.id for place in places)


def notice(tx: Tx, cohort: Cohort, seen: Seen, now: Instant, *, greet: bool = True) -> Unknown:
    """Write down an account that nobody knows; greet it once where it may be written to, and tell who leads the group.

    Nobody is told again of somebody who is known to be there. Where more ask than the group has seats, they are hardly
    its teachers, and are not greeted.
    """
    before = [one for one in store_strangers.of_account(tx, seen.user) if one.cohort_id == cohort.id]
    found = store_strangers.note(tx, cohort.id, seen)
    if not any(one.state == seen.state for one in before):
        came = store_strangers.asking_since(tx, cohort.id) if found.state == "asks" else []
        if greet and len(came) <= programmes.get(tx, cohort.programme_id).settings.cohort_size:
            _greet(tx, found, now)
        if rules.is_crowd(came):
            crowds.tell(tx, cohort, len(came), now, Instant(now + TOGETHER))
        else:
            tell(tx, cohort, now)
    return found


def _greet(tx: Tx, found: Unknown, now: Instant) -> None:
    """Write to an account first: only those who opened the private chat, or just asked to be let in, can be reached.

    Whoever comes and goes and comes again is greeted once in a stretch of time.
    """
    if found.is_bot:
        return
    account = outbox.anonymous("greeting", found.cohort_id, found.user_id)
    note = Note(
        f"joining.greeting:{account}:{found.state}:{now // APART}",
        "joining.greeting",
        ChatId(found.user_id),
        {"stranger": found.id},
        priority=Priority.PERSON,
        essential=True,
        when_unknown="never",
        expires_at=Instant(now + rules.WINDOW),
    )
    outbox.post(tx, note, now)


def tell(tx: Tx, cohort: Cohort, now: Instant) -> None:
    """Tell those who lead a group whom nobody knows there: soon, all together, and not every minute."""
    leaders = [] if programmes.is_over(tx, cohort.programme_id) else cohorts.leaders(tx, cohort)
    for reader in leaders:
        key, at = _next_word(tx, cohort, reader, now)
        cohorts.tell(tx, key, "joining.strangers", {"cohort": cohort.id}, [reader], now, not_before=at)


def _next_word(tx: Tx, cohort: Cohort, reader: Person, now: Instant) -> tuple[str, Instant]:
    """Return key and moment of the next message about strangers: in this stretch of time, or in the one after it."""
    stretch = now // APART
    keys = [f"joining.strangers:{cohort.id}:{number}" for number in (stretch, stretch + 1)]
    if outbox.state_of(tx, f"{keys[0]}:{reader.id}") in (None, "queued"):
        return keys[0], Instant(now + TOGETHER)
    return keys[1], Instant(max((stretch + 1) * APART, now + TOGETHER))


def gone(tx: Tx, cohort: Cohort, user: UserId, at: Instant) -> None:
    """Forget an account that went out; older news than its coming changes nothing."""
    for one in store_strangers.of_account(tx, user):
        if one.cohort_id == cohort.id and at // SECOND >= one.since // SECOND:
            store_strangers.forget(tx, cohort.id, user)


def led(tx: Tx, number: int, staff: PersonId) -> tuple[Cohort, Unknown]:
    """Return an account that nobody knows, for somebody who may act for its group.

    Raises Refusal for anyone else, and where the account is gone or known by now.
    """
    found = store_strangers.find(tx, number)
    if found is None:
        raise Refusal("joining-stranger-gone")
    return cohorts.led_or_refused(tx, found.cohort_id, staff), found


def look(tx: Tx, number: int, staff: PersonId) -> tuple[Cohort, Unknown, str]:
    """Return an account that nobody knows with the name of the group where it belongs, if any of the programme."""
    cohort, found = led(tx, number, staff)
    known = [person for person in people.by_account(tx, found.user_id) if person.programme_id == cohort.programme_id]
    elsewhere = next((group for person in known if (group := cohorts.of_teacher(tx, person.id))), None)
    return cohort, found, elsewhere.name if elsewhere else ""


def remove(tx: Tx, number: int, staff: PersonId, now: Instant) -> Cohort:
    """Have an account taken out of the group, or its request declined; nothing is announced."""
    cohort, found = led(tx, number, staff)
    if found.is_admin:
        raise Refusal("joining-stranger-admin")
    if found.state == "asks":
        decline(tx, cohort, found, now)
    elif cohort.chat_id is not None:
        key = f"joining.remove:{cohort.id}:{found.id}:{found.since}"
        outbox.call(tx, key, "unbanChatMember", cohort.chat_id, now, user_id=found.user_id, only_if_banned=False)
    store_strangers.forget(tx, cohort.id, found.user_id)
    return cohort


def request_key(chat: ChatId, user: UserId, asked_at: Instant) -> str:
    """Return the occurrence of a request to join, so that no account number outlives its person there."""
    return f"joining.request:{outbox.anonymous(chat, user, asked_at)}"


def decline(tx: Tx, cohort: Cohort, found: Unknown, now: Instant) -> None:
    """Decline a request that waits."""
    _answer(tx, cohort, found, "declineChatJoinRequest", now)


def approve(tx: Tx, cohort: Cohort, found: Unknown, now: Instant) -> None:
    """Let in who asked and is known by now."""
    _answer(tx, cohort, found, "approveChatJoinRequest", now)


def _answer(
    tx: Tx, cohort: Cohort, found: Unknown, method: str, now: Instant, priority: Priority = Priority.PERSON
) -> None:
    if cohort.chat_id is not None:
        key = request_key(cohort.chat_id, found.user_id, found.since)
        outbox.call(tx, key, method, cohort.chat_id, now, priority=priority, user_id=found.user_id)


def asking(tx: Tx, cohort: CohortId, staff: PersonId) -> tuple[Cohort, int]:
    """Return how many whom nobody knows ask to be let in, for somebody who may act for the group.

    Raises Refusal for anyone else, and where nobody asks.
    """
    led, found = _all_asking(tx, cohort, staff)
    return led, len(found)


def _all_asking(tx: Tx, cohort: CohortId, staff: PersonId) -> tuple[Cohort, list[Unknown]]:
    led, found = cohorts.led_or_refused(tx, cohort, staff), store_strangers.asking(tx, cohort)
    if not found:
        raise Refusal("joining-crowd-gone")
    return led, found


def decline_all(tx: Tx, cohort: CohortId, staff: PersonId, now: Instant) -> tuple[Cohort, int]:
    """Decline everybody who asks and whom nobody knows; whoever belongs there may ask again.

    Raises Refusal as `asking` does.
    """
    led, found = _all_asking(tx, cohort, staff)
    for one in found:
        _answer(tx, led, one, "declineChatJoinRequest", now, Priority.MASS)
        store_strangers.forget(tx, cohort, one.user_id)
    crowds.stop_counting(tx, led, now)
    return led, len(found)


def next_decline(tx: Tx, _now: Instant) -> Instant | None:
    """Return when the oldest request that waits has waited long enough."""
    oldest = store_strangers.oldest_request(tx)
    return None if oldest is None else Instant(oldest.since + REQUEST_KEPT)


def decline_oldest(tx: Tx, now: Instant) -> None:
    """Decline the oldest request that waits; whoever asked may ask again."""
    found = store_strangers.oldest_request(tx)
    if found is not None:
        decline(tx, cohorts.get(tx, found.cohort_id), found, now)
        store_strangers.forget(tx, found.cohort_id, found.user_id)


def recognised(tx: Tx, person: Person) -> None:
    """Take a person for the account that was seen in their group without being known: they came in back then."""
    cohort = cohorts.of_teacher(tx, person.id)
    for one in [] if person.telegram_id is None else store_strangers.of_account(tx, person.telegram_id):
        if cohort is not None and one.cohort_id == cohort.id and one.state == "in":
            cohorts.mark_arrived(tx, person.id, one.since)
            store_strangers.forget(tx, cohort.id, one.user_id)


def waiting(tx: Tx, person: Person) -> Unknown | None:
    """Return the request to join by which a person waits at the door of their group."""
    cohort = cohorts.of_teacher(tx, person.id)
    mine = [] if person.telegram_id is None else store_strangers.of_account(tx, person.telegram_id)
    return next((one for one in mine if cohort and one.cohort_id == cohort.id and one.state == "asks"), None)
