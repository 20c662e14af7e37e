"""Use cases of a card's own picture and of its hour, changed by an admin in the chat."""

from datetime import time

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.rooms import prompts
from staffroom.rooms.slides import change_screens, coming, store_changes
from staffroom.rooms.slides.values import Asked, Change


def ask_picture(tx: Tx, admin: PersonId, number: int, now: Instant) -> Screen:
    """Take an admin's next private picture for a card; raises Refusal where it shows none, as `coming.card` does."""
    found = coming.card(tx, admin, number, now)
    if not prompts.may_show_picture(found.prompt):
        raise Refusal("button-old")
    coming.listen(tx, admin, Asked("picture", number), now)
    return change_screens.ask_picture(found.prompt)


def take_picture(tx: Tx, admin: PersonId, asked: Asked, file_id: str, now: Instant) -> Screen:
    """Take a picture for a card, and show it as it would look; as `coming.card` does, it may raise Refusal."""
    coming.stop_listening(tx, admin, asked)
    return _look_at(tx, admin, asked.card, file_id, now)


def no_picture(_tx: Tx, _admin: PersonId, _asked: Asked, _said: str, _now: Instant) -> Screen:
    """Say that words are no picture; raises Refusal always, and then a picture may be sent."""
    raise Refusal("slides-send-picture")


def draw(tx: Tx, admin: PersonId, number: int, now: Instant) -> Screen:
    """Show a card as it would look without a picture of its own; as `coming.card` does, it may raise Refusal."""
    coming.stop_listening(tx, admin, Asked("picture", number))
    return _look_at(tx, admin, number, "", now)


def _look_at(tx: Tx, admin: PersonId, number: int, file_id: str, now: Instant) -> Screen:
    found = coming.card(tx, admin, number, now)
    change = store_changes.add(tx, Change(0, admin, found.prompt.id, "picture", "", file_id, now))
    return change_screens.new_picture(change, found.prompt.id, prompts.pictured(tx, found.prompt.id, file_id))


def hours(tx: Tx, admin: PersonId, number: int, now: Instant) -> Screen:
    """Ask for another hour; as `coming.card` does, it may raise Refusal."""
    found = coming.card(tx, admin, number, now)
    return change_screens.hours(found.prompt, prompts.hours(tx, found.prompt.id, now))


def hour(tx: Tx, admin: PersonId, number: int, minutes: int, now: Instant) -> Screen:
    """Show what standing at an hour, in minutes of the day, would change.

    Raises Refusal where that is past by now, or quiet, and as `coming.card` does.
    """
    found = coming.card(tx, admin, number, now)
    wanted = next((one for one in prompts.hours(tx, found.prompt.id, now) if _minutes(one) == minutes), None)
    if wanted is None:
        raise Refusal("slides-hour-gone")
    written = f"{wanted:%H:%M}"
    change = store_changes.add(tx, Change(0, admin, found.prompt.id, "hour", "", written, now))
    return change_screens.new_hour(change, found, coming.title(tx, found), written)


def _minutes(hour: time) -> int:
    return hour.hour * 60 + hour.minute
