"""Use cases of what an author is told of in private, personal data or what they share, and may have removed."""

from collections.abc import Mapping
from typing import Any

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.outbox import Rendered
from staffroom.rooms import cohorts, people, prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.conduct import circle, reporting, rules, screens, store_hints, telling
from staffroom.rooms.conduct.values import Kind, Said, Shared
from staffroom.telegram.rights import DELETABLE


def hint(tx: Tx, cohort: Cohort, said: Said, kind: Kind | Shared, now: Instant) -> None:
    """Tell an author in private, once a message and a few times a day; never in the group, where all would look at it.

    In a group's first days nobody is told: only harm interrupts them.
    """
    author = reporting.known(tx, cohort, said.about.user)
    if author is None or author.private_chat is None or circle.calm_from(tx, cohort, now) > now:
        return
    if store_hints.count_since(tx, author.id, Instant(now - rules.A_DAY)) >= rules.MOST_HINTS_A_DAY:
        return
    if said.album and store_hints.are_of(tx, said.chat, prompts.album_parts(tx, said.chat, said.album)):
        return
    number = store_hints.put(tx, cohort.id, said.chat, said.about, author.id, kind, now)
    if number is not None:
        telling.privately(tx, f"conduct.hint:{number}", "conduct.hint", author, {"hint": number}, now)


def render(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Tell an author what their message holds."""
    found, reader = store_hints.find(tx, int(args["hint"])), people.find(tx, PersonId(args["reader"]))
    if found is None or reader is None:
        return None
    return Rendered(screens.hint(found, cohorts.get(tx, found.cohort_id)), reader.language)


def take_out(tx: Tx, number: int, person: PersonId | None, now: Instant) -> Screen:
    """Remove somebody's own message for them.

    Raises Refusal where it is not theirs, or cannot be removed any more.
    """
    found = store_hints.find(tx, number)
    own = set() if person is None else {name.id for name in people.names_of(tx, person)}
    if found is None or found.person_id not in own or now - found.said_at >= DELETABLE:
        raise Refusal("conduct-hint-old")
    if not cohorts.may_act(tx, found.chat_id, "deleteMessage"):
        raise Refusal("conduct-hint-no-right")
    store_hints.drop(tx, number)
    for message in prompts.album_of(tx, found.chat_id, found.message_id):
        key = f"conduct.takeout:{number}:{message}"
        outbox.call(tx, key, "deleteMessage", found.chat_id, now, message_id=message)
    return screens.taken_out(found)
