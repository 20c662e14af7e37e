"""What groups and silent members read: numbers, never names."""

from staffroom.kernel.screen import Button, Press, Screen, text
from staffroom.rooms.people import Person


def kind(reader: Person, leader: Person | None, url: str | None) -> Screen:
    """Write a kind word to somebody who has been silent: an invitation, with the ways out beside it."""
    rows = [] if url is None else [(Button(text("digest-kind-open"), url=url),)]
    choices = Button(text("digest-kind-choices"), Press("joining.me", (reader.id,)))
    said = text("digest-kind-sample") if leader is None else text("digest-kind", name=leader.full_name)
    return Screen((said,), (*rows, (choices,)))


def question_again(message_id: int) -> Screen:
    """Ask a group a colleague's question again."""
    return Screen((text("digest-group-question"),), reply_to=message_id)


def card_again(message_id: int) -> Screen:
    """Ask a group once more for answers to a card."""
    return Screen((text("digest-group-card"),), reply_to=message_id)
