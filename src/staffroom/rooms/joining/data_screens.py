"""What somebody is shown who asks about their data: what is kept and why, all of it to take along, its end."""

from staffroom.kernel.ids import PersonId
from staffroom.kernel.screen import Attachment, Button, Press, Screen, text
from staffroom.rooms.joining.orientation_screens import again, organisation
from staffroom.rooms.joining.values import About

_TO_ME = Button(text("joining-button-up"), Press("joining.me"))


def privacy(found: About, back_to: PersonId | None = None) -> Screen:
    """Say what is kept, how, why and by whom, and how to have it deleted; and lead back to somebody's invitation."""
    lines = (
        text("joining-privacy-what"),
        text("joining-privacy-how"),
        text("joining-privacy-why"),
        text("joining-privacy-who", name=organisation(found.organisation)),
        text("joining-privacy-rights"),
    )
    return Screen(lines, () if back_to is None else ((again(back_to),),))


def erase() -> Screen:
    """Say what erasure means before it is done."""
    sure = Button(text("joining-button-erase-sure"), Press("joining.erase_now"))
    return Screen((text("joining-erase"),), ((sure,), (_TO_ME,)))


def erased() -> Screen:
    """Say that nothing is kept any more."""
    return Screen((text("joining-erased"),))


def download(page: bytes) -> Screen:
    """Hand over everything that is kept about somebody, to read."""
    return Screen((text("joining-download"),), file=Attachment("staffroom-my-data.html", page))


def download_fields(document: bytes) -> Screen:
    """Hand over the same for a program to read."""
    return Screen((text("joining-download-fields"),), file=Attachment("staffroom-my-data.json", document))
