"""What admins are shown of a roster that they send: what it would change, what is wrong with it, what was done."""

from collections.abc import Iterator, Sequence

from staffroom.kernel.mistakes import BadTable
from staffroom.kernel.rows import TO_DESK, one_each
from staffroom.kernel.screen import Attachment, Button, Line, Plain, Press, Screen, Text, Value, text
from staffroom.kernel.text import Translator
from staffroom.rooms.people.values import MOVES, Change, Difference, Gone, RosterFile, RosterRow

MOST_MISTAKES = 10
"""Mistakes on one screen; so many are enough to begin with."""
MOST_OF_A_KIND = 8
LETTERS_OF_A_KIND = 300
"""Characters of names and values in one list, so that all four lists fit a message."""
LONGEST_VALUE = 40
MOST_FIELDS = 3
"""Changes of one person that are shown; all of them stand in the file."""

HEADING = ("what", "course", "id", "full_name", "column", "before", "after")


def home(waiting: RosterFile | None) -> Screen:
    """Say how a roster is sent, and offer empty tables."""
    lines: list[Line] = [text("roster-home"), text("roster-how")]
    buttons = [
        Button(text("roster-template", roster=Plain(roster)), Press("people.template", (roster,)))
        for roster in ("teachers", "coordinators")
    ]
    if waiting is not None:
        lines.append(text("roster-waits", name=_short(waiting.name)))
        buttons.insert(0, Button(text("roster-look"), Press("people.preview", (waiting.number,))))
    buttons += [Button(text("fit-button"), Press("people.fit")), TO_DESK]
    return Screen(tuple(lines), one_each(buttons))


def template(columns: Sequence[str], words: Translator, language: str) -> list[str]:
    """Return what an empty table's columns are called in a language."""
    return [words.plain(_column(name), language) for name in columns]


def empty_table(file: Attachment) -> Screen:
    """Hand over an empty table."""
    return Screen((text("roster-template-file"),), file=file)


def not_for_you(admins: Sequence[str]) -> Screen:
    """Say who may send rosters."""
    if not admins:
        return Screen((text("roster-not-for-you"),))
    return Screen((text("roster-not-for-you"), text("roster-admins", names=_joined(admins[:MOST_OF_A_KIND]))))


def ask_roster(file: RosterFile) -> Screen:
    """Ask whose roster a file is, where its header fits both."""
    buttons = [
        Button(text("roster-is", roster=Plain(roster)), Press("people.kind", (file.number, roster)))
        for roster in ("teachers", "coordinators")
    ]
    return Screen((text("roster-ask", name=_short(file.name)),), (tuple(buttons), (_cancel(file),)))


def mistakes(bad: BadTable) -> Screen:
    """Show what is wrong with a file, and that nothing was written."""
    shown = [text("roster-mistake", what=mistake.text) for mistake in bad.mistakes[:MOST_MISTAKES]]
    more = len(bad.mistakes) - len(shown)
    rest = [text("table-more", n=more)] if more else []
    return Screen(
        (text("roster-bad", name=_short(bad.name)), _stacked([*shown, *rest]), text("roster-send-again")), ((TO_DESK,),)
    )


def preview(file: RosterFile, difference: Difference, *, again: bool = False) -> Screen:
    """Show what a file would change, with the two decisions."""
    lists, complete = _lists(difference)
    lines: list[Line] = [
        text("roster-preview", name=_short(file.name), roster=Plain(file.roster or "")),
        _counts(difference),
    ]
    if again:
        lines.insert(0, text("roster-changed-meanwhile"))
    decide = (Button(text("roster-apply"), Press("people.apply", (file.number,))), _cancel(file))
    whole = () if complete else ((Button(text("roster-whole"), Press("people.whole", (file.number,))),),)
    return Screen((*lines, *lists), (decide, *whole))


def nothing_new(file: RosterFile, difference: Difference) -> Screen:
    """Say that a file says what is known already."""
    lists, _ = _lists(difference)
    return Screen((text("roster-nothing-new", name=_short(file.name)), _counts(difference), *lists), ((TO_DESK,),))


def applied(file: RosterFile, difference: Difference) -> Screen:
    """Say what was written, and what comes next."""
    lines: list[Line] = [text("roster-applied", name=_short(file.name)), _counts(difference)]
    if difference.new:
        lines.append(text("roster-next", roster=Plain(file.roster or "")))
    if difference.gone:
        lines.append(text("roster-gone-kept"))
    form = ((Button(text("roster-form"), Press("cohorts.form")),),) if difference.new else ()
    return Screen(tuple(lines), (*form, (TO_DESK,)))


def cancelled(file: RosterFile) -> Screen:
    """Say that nothing was written."""
    return Screen((text("roster-cancelled", name=_short(file.name)),), ((TO_DESK,),))


def whole(file: Attachment) -> Screen:
    """Hand over the whole difference."""
    return Screen((text("roster-whole-file"),), file=file)


def listed(difference: Difference, words: Translator, language: str) -> tuple[list[str], list[list[str]]]:
    """Return a difference as a table in a language: its heading, and a row for everything that it would do."""

    def say(key: str) -> str:
        return words.plain(_column(key), language)

    rows = [[say("new"), row.course, row.id, row.full_name] for row in difference.new]
    for change in difference.changed:
        row = change.row
        for name, (before, after) in change.fields.items():
            what = say("moved" if name in MOVES else "changed")
            rows.append([what, row.course, row.id, row.full_name, say(name), before, after])
    rows += [[say("gone"), gone.course, gone.id, gone.full_name] for gone in difference.gone]
    rows += [[say("forgotten"), row.course, row.id] for row in difference.forgotten]
    return [say(name) for name in HEADING], rows


def _cancel(file: RosterFile) -> Button:
    return Button(text("roster-cancel"), Press("people.cancel", (file.number,)))


def _counts(difference: Difference) -> Text:
    moved = len(difference.moved)
    return text(
        "roster-counts",
        new=len(difference.new),
        changed=len(difference.changed) - moved,
        moved=moved,
        same=difference.same,
        gone=len(difference.gone),
    )


def _lists(difference: Difference) -> tuple[list[Text], bool]:
    """Return the beginning of each list, and whether these are the whole."""
    moved = difference.moved
    changed = [change for change in difference.changed if change not in moved]
    lists = [
        _section("roster-new", [_new(row) for row in difference.new]),
        _section("roster-moved", [_changed(change) for change in moved]),
        _section("roster-changed", [_changed(change) for change in changed]),
        _section("roster-gone", [_gone(gone) for gone in difference.gone]),
        _section("roster-forgotten", [text("roster-forgotten-one", id=row.id) for row in difference.forgotten]),
    ]
    complete = all(length == shown for _, shown, length in lists)
    complete = complete and all(len(change.fields) <= MOST_FIELDS for change in difference.changed)
    return [section for section, _, _ in lists if section is not None], complete


def _section(title: str, entries: Sequence[Text]) -> tuple[Text | None, int, int]:
    """Return a list under its title, how many are shown, and how many there are."""
    if not entries:
        return None, 0, 0
    shown = list(_that_fit(entries))
    rest = [text("roster-more", n=len(entries) - len(shown))] if len(shown) < len(entries) else []
    return _stacked([Text(title), *shown, *rest]), len(shown), len(entries)


def _that_fit(entries: Sequence[Text]) -> Iterator[Text]:
    """Yield the first entries, at least one, as long as they are few and short."""
    left = LETTERS_OF_A_KIND
    for count, entry in enumerate(entries):
        left -= _length(entry)
        if count and (left < 0 or count >= MOST_OF_A_KIND):
            return
        yield entry


def _length(line: Text) -> int:
    return sum(_length(value) if isinstance(value, Text) else len(str(value)) + 2 for value in line.args.values())


def _new(row: RosterRow) -> Text:
    return text("roster-new-one", id=row.id, name=_short(row.full_name), place=_short(row.location), course=row.course)


def _gone(gone: Gone) -> Text:
    return text("roster-gone-one", id=gone.id, name=_short(gone.full_name), course=gone.course)


def _changed(change: Change) -> Text:
    fields = [
        text("roster-field", column=_column(name), before=_short(before), after=_short(after))
        for name, (before, after) in [*change.fields.items()][:MOST_FIELDS]
    ]
    return text("roster-changed-one", id=change.row.id, name=_short(change.row.full_name), fields=_joined(fields))


def _short(value: str) -> Value:
    """Return a value as it is shown; nothing is shown as such."""
    if not value:
        return text("roster-empty-value")
    return value if len(value) <= LONGEST_VALUE else f"{value[:LONGEST_VALUE]}…"


def _column(name: str) -> Text:
    return text("roster-column", name=Plain(name))


def _joined(values: Sequence[Value]) -> Value:
    """Join values pair by pair, so that each is isolated and each language sets its own comma."""
    if len(values) == 1:
        return values[0]
    middle = len(values) // 2
    return text("roster-pair", first=_joined(values[:middle]), rest=_joined(values[middle:]))


def _stacked(lines: Sequence[Text]) -> Text:
    """Put lines close below each other."""
    if len(lines) == 1:
        return lines[0]
    middle = len(lines) // 2
    return text("roster-lines", first=_stacked(lines[:middle]), rest=_stacked(lines[middle:]))
