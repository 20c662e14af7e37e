"""What is shown of new words: the present edition of the orientation, new guidelines, and what silence leads to."""

from hashlib import sha256

from staffroom.kernel.ids import PersonId
from staffroom.kernel.screen import Button, Press, Screen, Words, text
from staffroom.rooms.joining import rules
from staffroom.rooms.joining.orientation_screens import agreeing, terms_of
from staffroom.rooms.joining.values import NewWords
from staffroom.rooms.people import language_buttons


def terms(found: NewWords) -> Screen:
    """Put the present edition of the orientation to somebody who agreed to an earlier one."""
    invitation = found.invitation
    agree = Button(text("joining-button-agree"), agreeing("joining.agree", invitation.person, invitation))
    other = Button(text("joining-button-me"), Press("joining.me", (invitation.person,)))
    lines = (text("joining-terms"), *terms_of(invitation), text("joining-terms-silence", days=rules.DAYS_TO_ANSWER))
    return Screen(lines, ((agree, other), language_buttons("joining.terms_language", invitation.person)))


def now_quiet(person: PersonId) -> Screen:
    """Say that somebody who did not answer is here quietly now, and how that ends."""
    read = Button(text("joining-button-terms"), Press("joining.terms", (person,)))
    me = Button(text("joining-button-me"), Press("joining.me", (person,)))
    return Screen((text("joining-terms-quiet", days=rules.DAYS_TO_ANSWER),), ((read,), (me,)))


def stamp(words: str) -> str:
    """Return what tells guidelines from what they were before, short enough for a button."""
    return sha256(words.encode()).hexdigest()[:6]


def guidelines(person: PersonId, language: str, words: str) -> Screen:
    """Put new guidelines to somebody, with one button that acknowledges them."""
    seen = Button(text("joining-button-seen"), Press("joining.seen", (person, language, stamp(words))))
    lines = (text("joining-guidelines-new"), Words({language: words}), text("joining-guidelines-free"))
    return Screen(lines, ((seen,),))
