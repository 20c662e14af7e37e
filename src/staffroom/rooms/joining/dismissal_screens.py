"""What a teacher is shown who has left the school."""

from collections.abc import Mapping

from staffroom.kernel.ids import PersonId
from staffroom.kernel.screen import Button, Press, Screen, Words, text


def parted(course: Mapping[str, str], person: PersonId) -> Screen:
    """Tell a teacher who has left the school that they are out of the group, and what stays theirs."""
    record = Button(text("joining-button-record"), Press("records.make", (person,)))
    data = Button(text("joining-button-download"), Press("joining.download"))
    return Screen((text("joining-parted", course=Words(course)),), ((record,), (data,)))
