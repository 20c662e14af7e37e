"""What people are shown about themselves: the choice of a language."""

from staffroom.kernel.screen import Button, Press, Screen, Text, Words, text
from staffroom.rooms.people.tongues import language_names


def language_buttons(action: str, *about: int) -> tuple[Button, ...]:
    """Return one button for each language, each in its own words, that leads to an action about something."""
    return tuple(Button(Words({code: name}), Press(action, (*about, code))) for code, name in language_names().items())


def languages(note: Text | None = None) -> Screen:
    """Show the languages to choose from, after a choice with a word about it."""
    lines = (text("people-language-ask"),) if note is None else (note, text("people-language-ask"))
    return Screen(lines, (language_buttons("people.language"),))


def language_chosen() -> Screen:
    """Show that the language was changed."""
    return languages(text("people-language-done"))
