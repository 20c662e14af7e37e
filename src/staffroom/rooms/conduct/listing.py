"""Use cases of word lists in the chat: an admin reads them by pages, adds, takes away, and sees who changed what."""

from typing import NamedTuple

from staffroom.kernel import pages
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Rows, Screen
from staffroom.kernel.text import tidy
from staffroom.rooms import people, programmes
from staffroom.rooms.conduct import list_screens, store_words
from staffroom.rooms.conduct.lists import LONGEST, WordList, latest, parts, wrong
from staffroom.rooms.conduct.lookout import Lookout
from staffroom.rooms.conduct.values import CHANGES, Change, WordChange, WordPage

SHOWN = 20
"""Entries on one page."""
SHOWN_CHANGES = 8
MOST_CHANGES = 2_000
"""Of one programme."""
_WHAT = "conduct.words:"


class Awaited(NamedTuple):
    """What an admin's next private message is: an entry of a list, and what becomes of it."""

    programme: ProgrammeId
    which: int
    change: Change


def rows(tx: Tx, admin: PersonId) -> Rows:
    """Return the ways to the word lists of the programmes that look through some."""
    found = [programmes.get(tx, number) for number in people.administered(tx, admin)]
    return list_screens.entrances([(one.id, one.title) for one in found if one.settings.words != "off"])


def show(tx: Tx, lookout: Lookout, admin: PersonId, about: tuple[int, int, int, int]) -> Screen:
    """Show a page of a list: which programme, which of its lists, words or exceptions, which page.

    Raises Refusal where it is not theirs.
    """
    number, which, section, page = about
    programme, lists = _theirs(tx, lookout, admin, number)
    which, section = min(max(which, 0), len(lists) - 1), min(max(section, 0), 1)
    one = lists[which]
    entries = sorted((one.words, one.allowed)[section], key=str.casefold)
    shown, where = pages.part(entries, page, SHOWN)
    ours = latest(change for change in store_words.all_of(tx, programme) if change.list == one.language)
    own = frozenset(entry for entry, change in ours.values() if change != "back")
    title, counts = programmes.get(tx, programme).title, (len(one.words), len(one.allowed))
    languages = [one.language for one in lists]
    return list_screens.page(WordPage(programme, title, languages, which, section, counts, shown, own, where))


def _theirs(tx: Tx, lookout: Lookout, admin: PersonId, number: int) -> tuple[ProgrammeId, list[WordList]]:
    programme = next((one for one in people.administered(tx, admin) if one == number), None)
    lists = [] if programme is None else list(lookout.insults(programme))
    if programme is None or not lists:
        raise Refusal("button-old")
    return programme, lists


def begin(tx: Tx, lookout: Lookout, admin: PersonId, about: tuple[int, int], change: str, now: Instant) -> Screen:
    """Take an admin's next private message for an entry of a list.

    Raises Refusal where it is not theirs, or was changed too often.
    """
    programme, lists = _theirs(tx, lookout, admin, about[0])
    wish = _change(change)
    which = min(max(about[1], 0), len(lists) - 1)
    if len(store_words.all_of(tx, programme)) >= MOST_CHANGES:
        raise Refusal("conduct-words-enough", most=MOST_CHANGES)
    people.listen(tx, admin, _what(programme, which, wish), now)
    return list_screens.ask(programme, which, lists[which].language, wish)


def _what(programme: int, which: int, change: str) -> str:
    return f"{_WHAT}{programme}:{which}:{change}"


def stop(tx: Tx, lookout: Lookout, admin: PersonId, about: tuple[int, int], change: str) -> Screen:
    """Take an admin's next private message for no entry, and show the list again.

    Raises Refusal where it is not theirs.
    """
    people.stop_listening(tx, admin, _what(*about, change))
    return show(tx, lookout, admin, (*about, 0, 0))


def _change(name: str) -> Change:
    for change in CHANGES:
        if change == name:
            return change
    raise Refusal("button-old")


def awaited(tx: Tx, staff: PersonId, now: Instant) -> Awaited | None:
    """Return for which entry somebody's next private message is, None where it is for none."""
    what = people.listening_to(tx, staff, now)
    programme, _, rest = what.removeprefix(_WHAT).partition(":")
    which, _, change = rest.partition(":")
    if not what.startswith(_WHAT) or change not in CHANGES:
        return None
    return Awaited(ProgrammeId(int(programme)), int(which), _change(change))


def take(tx: Tx, lookout: Lookout, admin: PersonId, wish: Awaited, said: str, now: Instant) -> Screen:
    """Change a list as an admin writes.

    Raises Refusal where what they write cannot be looked for, or changes nothing: then it may be written again.
    """
    programme, lists = _theirs(tx, lookout, admin, wish.programme)
    one = lists[min(wish.which, len(lists) - 1)]
    entry = " ".join(tidy(said, LONGEST + 1).split())
    if (why := wrong(entry)) is not None:
        raise Refusal("conduct-words-wrong", why=why)
    changes = [change for change in store_words.all_of(tx, programme) if change.list == one.language]
    if _stands(one, changes, entry, wish.change):
        raise Refusal("conduct-words-so-already", entry=entry)
    people.stop_listening(tx, admin, _what(*wish))
    store_words.put(tx, programme, one.language, entry, wish.change, admin, now)
    return list_screens.changed(programme, wish.which, one.language, entry, wish.change)


def _stands(one: WordList, changes: list[WordChange], entry: str, change: Change) -> bool:
    """Say whether a list is so already."""
    folded = parts(entry)
    if change == "back":
        return latest(changes).get(folded, (entry, change))[1] == "back"
    return any(parts(known) == folded for known in (one.words if change == "word" else one.allowed))


def changes(tx: Tx, lookout: Lookout, admin: PersonId, number: int, page: int) -> Screen:
    """Show who changed what in a programme's lists, the newest first.

    Raises Refusal where it is not theirs.
    """
    programme, _ = _theirs(tx, lookout, admin, number)
    shown, where = pages.part(store_words.all_of(tx, programme)[::-1], page, SHOWN_CHANGES)
    zone = programmes.get(tx, programme).zone.key
    by = [None if one.by_id is None else people.find(tx, one.by_id) for one in shown]
    named = [(one, "" if person is None else person.full_name) for one, person in zip(shown, by, strict=True)]
    return list_screens.changes(programme, named, zone, where)
