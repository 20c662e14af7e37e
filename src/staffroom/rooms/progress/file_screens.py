"""What admins are shown of a file of progress: what is unclear, what it would change, what is wrong, what was done."""

from collections.abc import Mapping, Sequence

from staffroom.kernel.mistakes import BadTable
from staffroom.kernel.screen import Button, Line, Plain, Press, Screen, Text, Value, Words, text
from staffroom.kernel.table import alike
from staffroom.rooms.programmes import Programme, Section
from staffroom.rooms.progress.screens import home_button, named, order_of, stacked
from staffroom.rooms.progress.values import Column, Difference, ProgressFile

MOST_MISTAKES = 10
MOST_COLUMNS = 30
"""Columns that are offered; tables of progress have a handful."""
MOST_SECTIONS = 12
MOST_UNKNOWN = 8
LONGEST_VALUE = 40
LONGEST_LABEL = 24
OPTIONAL = ("minutes", "at")
NONE = -1

Header = tuple[Sequence[str], Mapping[str, Column]]
"""The headings of a file, and what they mean by their letters."""


def ask_programme(file: ProgressFile, courses: Sequence[Programme]) -> Screen:
    """Ask for which programme a file is."""
    buttons = [
        (Button(Words(course.title), Press("progress.programme", (file.number, course.id))),) for course in courses
    ]
    return Screen((text("progress-ask-programme", name=_short(file.name)),), (*buttons, (_cancel(file),)))


def ask_column(
    file: ProgressFile, column: Column, asked: int, beginning: Sequence[Sequence[str]], *, in_turn: bool
) -> Screen:
    """Ask which column of a file is the one that is meant; each button shows a heading and what stands below it."""
    said, below = beginning[0], beginning[1] if len(beginning) > 1 else ()
    buttons = [
        (
            Button(
                _labelled(heading, below[place] if place < len(below) else ""),
                Press("progress.column", (file.number, asked, place, int(in_turn))),
            ),
        )
        for place, heading in enumerate(said[:MOST_COLUMNS])
    ]
    if column in OPTIONAL:
        none = Press("progress.column", (file.number, asked, NONE, int(in_turn)))
        buttons.append((Button(text("progress-no-column"), none),))
    question = text("progress-ask-column", name=_short(file.name), column=Plain(column))
    return Screen((question,), (*buttons, (_cancel(file),)))


def _labelled(heading: str, example: str) -> Text:
    shown = _cut(heading, LONGEST_LABEL) or "·"
    if not example:
        return text("progress-column-bare", heading=shown)
    return text("progress-column-with", heading=shown, example=_cut(example, LONGEST_LABEL))


def mistakes(file: ProgressFile, bad: BadTable, meaning: Mapping[str, Column]) -> Screen:
    """Show what is wrong with a file; where its columns were mistaken for others, they can be named."""
    shown = [text("roster-mistake", what=mistake.text) for mistake in bad.mistakes[:MOST_MISTAKES]]
    more = len(bad.mistakes) - len(shown)
    rest = [text("table-more", n=more)] if more else []
    lines = (text("roster-bad", name=_short(bad.name)), stacked([*shown, *rest]), text("roster-send-again"))
    buttons = ((_anew(file),), (_cancel(file),)) if meaning else ((_cancel(file),),)
    return Screen(lines, buttons)


def preview(
    file: ProgressFile,
    found: Difference,
    sections: Sequence[Section],
    order: Sequence[str],
    header: Header,
    *,
    again: bool = False,
) -> Screen:
    """Show what a file would change: figures by section, nobody's own."""
    lines: list[Line] = [text("roster-changed-meanwhile")] if again else []
    lines += [text("progress-preview", name=_short(file.name)), *_counts(found), _by_section(found, sections)]
    lines += [_columns(header), order_of(order)]
    decide = (Button(text("roster-apply"), Press("progress.apply", (file.number,))), _cancel(file))
    return Screen(tuple(lines), (decide, (_anew(file),)))


def nothing_new(file: ProgressFile, found: Difference) -> Screen:
    """Say that a file says what is known already."""
    return Screen((text("roster-nothing-new", name=_short(file.name)), *_counts(found)), ((home_button(),),))


def applied(file: ProgressFile, found: Difference, number: int | None) -> Screen:
    """Say what was written, and offer to take it back."""
    undo = () if number is None else ((Button(text("progress-import-undo"), Press("progress.back", (number,))),),)
    return Screen((text("roster-applied", name=_short(file.name)), *_counts(found)), (*undo, (home_button(),)))


def cancelled(file: ProgressFile) -> Screen:
    """Say that nothing was written."""
    return Screen((text("roster-cancelled", name=_short(file.name)),), ((home_button(),),))


def _counts(found: Difference) -> list[Line]:
    lines: list[Line] = [
        text(
            "progress-counts",
            rows=found.rows,
            teachers=found.teachers,
            roster=found.on_roster,
            new=found.new,
            changed=found.changed,
            same=found.unchanged,
        )
    ]
    if found.unknown:
        shown = ", ".join(_cut(who, LONGEST_VALUE) for who in found.unknown[:MOST_UNKNOWN])
        more = "" if len(found.unknown) <= MOST_UNKNOWN else " …"
        lines.append(text("progress-unknown", n=len(found.unknown), who=f"{shown}{more}"))
    return lines


def _by_section(found: Difference, sections: Sequence[Section]) -> Text:
    """Tell for each section how many rows are new or changed, and how many no longer count as finished."""
    told = []
    for section in sections:
        mine = [change for change in found.changes if change.after.section == section.slug]
        reopened = sum(1 for one in mine if one.before is not None and one.before.done and not one.after.done)
        if mine:
            done = sum(1 for one in mine if one.after.done)
            title = Words(section.title)
            told.append(text("progress-of-section", section=title, n=len(mine), done=done, reopened=reopened))
    more = len(told) - MOST_SECTIONS
    rest = [text("roster-more", n=more)] if more > 0 else []
    return stacked([*told[:MOST_SECTIONS], *rest])


def _columns(header: Header) -> Text:
    """Tell which heading is read as what, and which are not read."""
    said, meaning = header
    read = [
        text("progress-reads", column=named(meaning[alike(heading)]), heading=_short(heading))
        for heading in said
        if alike(heading) in meaning
    ]
    left = [_cut(heading, LONGEST_LABEL) for heading in said if heading and alike(heading) not in meaning]
    rest = [text("progress-not-read", headings=", ".join(left[:MOST_UNKNOWN]))] if left else []
    return stacked([*read, *rest])


def _anew(file: ProgressFile) -> Button:
    return Button(text("progress-other-columns"), Press("progress.columns", (file.number,)))


def _cancel(file: ProgressFile) -> Button:
    return Button(text("roster-cancel"), Press("progress.cancel", (file.number,)))


def _short(value: str) -> Value:
    return _cut(value, LONGEST_VALUE)


def _cut(value: str, most: int) -> str:
    return value if len(value) <= most else f"{value[:most]}…"
