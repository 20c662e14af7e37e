"""What admins see of the word lists of their programmes."""

from collections.abc import Mapping, Sequence
from typing import Final

from staffroom.kernel.ids import ProgrammeId
from staffroom.kernel.pages import Page, turning
from staffroom.kernel.rows import TO_DESK, one_each
from staffroom.kernel.screen import Button, Line, Press, Rows, Screen, Text, Words, text
from staffroom.rooms.conduct.values import Change, WordChange, WordPage
from staffroom.rooms.prompts import when

_ASKS: Final[dict[Change, Text]] = {
    "word": text("conduct-words-ask-word"),
    "allow": text("conduct-words-ask-allow"),
    "back": text("conduct-words-ask-back"),
}
_BUTTONS: Final[dict[Change, Text]] = {
    "word": text("conduct-words-add"),
    "allow": text("conduct-words-allow"),
    "back": text("conduct-words-back"),
}
_DONE: Final[dict[Change, str]] = {
    "word": "conduct-words-done-word",
    "allow": "conduct-words-done-allow",
    "back": "conduct-words-done-back",
}


def entrances(found: Sequence[tuple[ProgrammeId, Mapping[str, str]]]) -> Rows:
    """Return the buttons that lead to the word lists of programmes."""
    several = len(found) > 1
    return one_each(
        Button(
            text("conduct-words-open-of", programme=Words(title)) if several else text("conduct-words-open"),
            Press("conduct.words", (number, 0, 0, 0)),
        )
        for number, title in found
    )


def page(found: WordPage) -> Screen:
    """Show a page of a list, with what an admin added marked."""
    words, allowed = found.counts
    heading = text(
        "conduct-words-page", list=found.lists[found.which], programme=Words(found.title), words=words, allowed=allowed
    )
    lines: list[Line] = [heading, text("conduct-words-allowed" if found.section else "conduct-words-words")]
    lines += [
        text("conduct-words-own" if one in found.own else "conduct-words-one", entry=one) for one in found.entries
    ]
    if not found.entries:
        lines.append(text("conduct-words-none"))
    here = (found.programme, found.which)
    edits = [Button(label, Press("conduct.reword", (*here, change))) for change, label in _BUTTONS.items()]
    other = text("conduct-words-to-words" if found.section else "conduct-words-to-allowed")
    lists = [
        Button(text("conduct-words-list", list=name), Press("conduct.words", (found.programme, which, 0, 0)))
        for which, name in enumerate(found.lists)
        if which != found.which
    ]
    return Screen(
        tuple(lines),
        (
            *turning("conduct.words", found.page, *here, found.section),
            *one_each(edits),
            (Button(other, Press("conduct.words", (*here, 1 - found.section, 0))),),
            *((tuple(lists),) if lists else ()),
            (Button(text("conduct-words-changes"), Press("conduct.changes", (found.programme, 0))),),
            (TO_DESK,),
        ),
    )


def ask(programme: ProgrammeId, which: int, name: str, change: Change) -> Screen:
    """Ask for an entry."""
    back = Button(text("conduct-not-now"), Press("conduct.unword", (programme, which, change)))
    return Screen((_ASKS[change], text("conduct-words-which", list=name)), ((back,),))


def changed(programme: ProgrammeId, which: int, name: str, entry: str, change: Change) -> Screen:
    """Say what counts from now on."""
    back = Button(text("conduct-words-list", list=name), Press("conduct.words", (programme, which, 0, 0)))
    return Screen((Text(_DONE[change], {"entry": entry, "list": name}),), ((back,), (TO_DESK,)))


def changes(programme: ProgrammeId, found: Sequence[tuple[WordChange, str]], zone: str, where: Page) -> Screen:
    """Show who changed what."""
    lines: list[Line] = [text("conduct-words-log") if found else text("conduct-words-log-empty")]
    for one, by in found:
        what = Text(_DONE[one.change], {"entry": one.entry, "list": one.list})
        lines.append(
            text("conduct-words-log-line", when=when(one.at, zone), by=by or text("conduct-somebody"), what=what)
        )
    back = Button(text("conduct-words-open"), Press("conduct.words", (programme, 0, 0, 0)))
    return Screen(tuple(lines), (*turning("conduct.changes", where, programme), (back,), (TO_DESK,)))
