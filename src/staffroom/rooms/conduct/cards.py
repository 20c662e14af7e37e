"""Use cases of the messages that show a case to whoever may decide: sent, counted on, written anew once it is over."""

from collections.abc import Mapping
from typing import Any

from staffroom import data_files, outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.screen import Screen
from staffroom.outbox import Priority, Rendered, Sent
from staffroom.rooms import cohorts, people
from staffroom.rooms.conduct import circle, rules, staff_screens, store, telling
from staffroom.rooms.conduct.values import Case, Shown
from staffroom.rooms.people import Person
from staffroom.telegram.anew import as_edit, buttons

_KIND = "conduct.case"


def tell(tx: Tx, case: Case, readers: list[Person], now: Instant) -> None:
    """Show a case to some people, each of them once."""
    at = max(now, case.shown_from)
    cohorts.tell(tx, f"{_KIND}:{case.id}", _KIND, {"case": case.id, "at": at}, readers, now, not_before=at)


def bring(tx: Tx, case: Case, reader: Person, now: Instant) -> None:
    """Show a case to somebody once more, in a message of its own: only such messages are written anew at its end."""
    key = outbox.open_key(tx, _key(case, reader), again=True)
    telling.privately(tx, key, _KIND, reader, {"case": case.id, "at": now}, now)


def _key(case: Case, reader: Person) -> str:
    return f"{_KIND}:{case.id}:{reader.id}"


def look(tx: Tx, case: Case, now: Instant) -> Shown:
    """Return a case as it is shown."""
    cohort, author = cohorts.get(tx, case.cohort_id), circle.writer(tx, case)
    return Shown(
        case,
        cohort.name,
        cohort.zone,
        case.name if author is None else author.full_name,
        store.count_reports(tx, case.id),
        rules.actions(case, now),
        rules.link(case.chat_id, case.message_id),
    )


def as_it_stands(tx: Tx, case: Case, now: Instant) -> Screen:
    """Return a case as it is to be read now: open, decided for a minute, or over."""
    if case.state == "open":
        return staff_screens.case(look(tx, case, now))
    found = circle.settled(tx, case)
    if found is None:
        return staff_screens.gone()
    return staff_screens.decided(found) if case.state == "decided" else staff_screens.closed(found)


def render(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Show a case to whoever may decide about it; nothing where it is over, or not theirs any more."""
    case, reader = store.find(tx, int(args["case"])), people.find(tx, PersonId(args["reader"]))
    if case is None or reader is None or case.state == "closed" or not circle.may_decide(tx, case, reader.id):
        return None
    return Rendered(as_it_stands(tx, case, Instant(args["at"])), reader.language)


def arrived(tx: Tx, sent: Sent) -> None:
    """Write a message anew whose case ended while it was on its way."""
    case = store.find(tx, int(sent.args["case"]))
    if case is not None and case.state == "closed":
        close(tx, case, sent.at)


def count(tx: Tx, case: Case, now: Instant) -> None:
    """Show on the buttons of a case how many reported it by now; what was said is not written again."""
    screen = staff_screens.case(look(tx, case, now))
    for key, reader in _told(tx, case):
        markup = buttons(screen, data_files.words(), reader.language)
        _edit(tx, key, "editMessageReplyMarkup", now, reply_markup=markup)


def close(tx: Tx, case: Case, now: Instant) -> None:
    """Write every message about a case anew: what was said stands in none of them any more."""
    for key, reader in _told(tx, case):
        _write(tx, case, key, reader, now)


def _told(tx: Tx, case: Case) -> list[tuple[str, Person]]:
    """Return under which keys a case was shown, and to whom; a key that names nobody is passed over."""
    keys = ((key, key.rpartition(":")[2].partition("#")[0]) for key in outbox.keys_under(tx, f"{_KIND}:{case.id}:"))
    readers = ((key, people.find(tx, PersonId(int(number)))) for key, number in keys if number.isdecimal())
    return [(key, reader) for key, reader in readers if reader is not None]


def _write(tx: Tx, case: Case, key: str, reader: Person, now: Instant) -> None:
    changed = as_edit(as_it_stands(tx, case, now), data_files.words(), reader.language)
    _edit(tx, key, "editMessageText", now, **changed)


def _edit(tx: Tx, key: str, method: str, now: Instant, **changed: Any) -> None:  # noqa: ANN401  fields of the Bot API
    """Change the message that a note became, where it stands somewhere; a change that has not gone yet gives way."""
    place = outbox.place_of(tx, key)
    if place is None:
        return
    chat, message = place
    stem = f"conduct.board:{key}"
    outbox.cancel_under(tx, f"{stem}:", now)
    free = outbox.free_key(tx, f"{stem}:{now}")
    outbox.call(tx, free, method, chat, now, priority=Priority.PERSON, message_id=message, **changed)
