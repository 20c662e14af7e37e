"""What somebody reads and agrees to before joining: a teacher, or an account that is said to be one."""

from staffroom.kernel.ids import PersonId
from staffroom.kernel.screen import Button, Line, Press, Screen, Text, Words, text
from staffroom.rooms.joining import rules
from staffroom.rooms.joining.values import Claim, Invitation
from staffroom.rooms.people import language_buttons


def orientation(found: Invitation) -> Screen:
    """Show on one screen what a teacher joins, who invites, what is kept, and that it is their choice."""
    answer = (
        Button(text("joining-button-join"), agreeing("joining.join", found.person, found)),
        Button(text("joining-button-later"), Press("joining.later", (found.person,))),
    )
    more = _more("joining.more", found.language, found.person)
    return Screen(terms_of(found), (answer, more, language_buttons("joining.language", found.person)))


def _more(action: str, language: str, about: int) -> tuple[Button, ...]:
    return (Button(text("joining-button-more"), Press(action, (language, about))),)


def terms_of(found: Invitation) -> tuple[Line, ...]:
    """Return what one agrees to."""
    return (
        text("joining-hello", course=Words(found.course)),
        text("joining-purpose", size=found.size),
        _inviter(found),
        text("joining-data"),
        text("joining-manners"),
        text("joining-freedom"),
    )


def agreeing(action: str, about: int, found: Invitation) -> Press:
    """Return a press that agrees to words: it carries in which language they stood there, and what tells them apart."""
    return Press(action, (about, found.language, rules.stamp(found)))


def claim(found: Claim) -> Screen:
    """Ask an account whether it is who it is said to be, with all that it would join and agree to."""
    answer = (
        Button(text("joining-button-join"), agreeing("joining.itsme", found.stranger, found.invitation)),
        Button(text("joining-button-not-me"), Press("joining.notme", (found.stranger,))),
    )
    lines = (text("joining-claim", name=found.name), *terms_of(found.invitation))
    more = _more("joining.claim_more", found.invitation.language, found.stranger)
    return Screen(lines, (answer, more, language_buttons("joining.claim_language", found.stranger)))


def _inviter(found: Invitation) -> Line:
    if found.coordinator:
        return text("joining-invited-by", name=found.coordinator)
    return text("joining-invited-by-organisation", name=organisation(found.organisation))


def organisation(name: str) -> str | Text:
    """Return the name of who runs the course, or a word for it."""
    return name or text("joining-organisation")


def again(person: PersonId) -> Button:
    """Return the button that shows the orientation once more."""
    return Button(text("joining-button-again"), Press("joining.again", (person,)))
