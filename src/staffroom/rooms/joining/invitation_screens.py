"""What is written beside a personal link: on a slip of paper, in a message that somebody copies."""

from collections.abc import Callable, Sequence

from staffroom.kernel.screen import Line, Plain, Speak, Text, Value, Words, text
from staffroom.kernel.text import long_day, pick, tidy
from staffroom.pictures import Sheet, Slip
from staffroom.rooms.joining.orientation_screens import organisation
from staffroom.rooms.joining.values import Invitation, Letter


def sheet(title: str, letters: Sequence[Letter]) -> Callable[[Speak, str], Sheet]:
    """Return a sheet of slips to be cut apart, each in the language of whom it is for."""

    def drawn(speak: Speak, language: str) -> Sheet:
        last = min(letter.until for letter in letters)
        day = Plain(long_day(last, language))
        what = speak(text("joining-sheet-what", n=len(letters), day=day), language)
        return Sheet(language, title, what, tuple(_slip(letter, speak) for letter in letters), footer=title)

    return drawn


def _slip(letter: Letter, speak: Speak) -> Slip:
    """Return one slip: the name, three lines, the code, the address."""
    language, found = letter.to.language, letter.invitation
    lines = (
        text("joining-slip-what", course=Words(found.course)),
        text("joining-slip-who", name=inviter(found)),
        text("joining-slip-free"),
    )
    said = "\n".join(speak(line, language) for line in lines)
    return Slip(letter.to.full_name, said, letter.address, letter.address, language)


def inviter(found: Invitation) -> str | Text:
    """Return who invites: the coordinator, or who runs the course."""
    return found.coordinator or organisation(found.organisation)


def message(letter: Letter) -> Line:
    """Return the words that somebody copies into a message, in one piece, without marks that a phone would show."""
    filled, link = _filled(letter.to.full_name, letter.invitation), Plain(letter.address)
    if letter.to.roster == "teachers":
        return text("joining-letter", **filled, link=link)
    return text("joining-letter-coordinator", **filled, link=link)


MERGED = ("id", "full_name", "email", "language", "course", "location", "school", "group", "message", "link")
"""Columns of a table for mail merge."""


def merged(letter: Letter, email: str, speak: Speak) -> tuple[str, ...]:
    """Return a letter as a line of a table for mail merge; the message is in the language of whom it is for."""
    to = letter.to
    said = " ".join(speak(message(letter), to.language).split())
    course = pick(letter.invitation.course, to.language)
    where = (course, to.location, to.school, letter.cohort)
    return (to.roster_id, to.full_name, email, to.language, *where, said, letter.address)


def reminder(name: str, found: Invitation) -> Line:
    """Return the words that remind somebody of the link that they were given."""
    return text("joining-reminder", **_filled(name, found))


def _filled(name: str, found: Invitation) -> dict[str, Value]:
    whole = inviter(found)
    return {
        "name": Plain(tidy(name)),
        "course": Plain(pick(found.course, found.language)),
        "inviter": Plain(tidy(whole)) if isinstance(whole, str) else whole,
    }
