"""What the command line does about progress: files brought in, imports listed and taken back."""

from pathlib import Path

from staffroom.config import Config
from staffroom.kernel.clock import in_zone
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Refusal, Trouble
from staffroom.ops.by_hand.errands import NOTHING_WRITTEN, the_programme, whoever
from staffroom.ops.by_hand.mistakes import in_english
from staffroom.ops.program import program
from staffroom.rooms import progress
from staffroom.rooms.progress import Change, Difference, Headings, Import, Origin, Report

MOST_BYTES = progress.MOST_BYTES
EXAMPLES = 10
"""So many changes, and so many people who are not on the roster, are named."""


def import_file(
    tx: Tx, config: Config, file: Path, data: bytes, slug: str | None, now: Instant, *, dry_run: bool
) -> list[str]:
    """Read a file of progress, write all of it or (dry run) nothing, and tell the difference.

    Raises BadTable with every mistake, Trouble where a column is not found or the course has no sections.
    """
    programme = the_programme(tx, slug)
    words = Headings(config.settings.progress.columns.model_dump())
    try:
        found = progress.read(data, file.name, progress.against(tx, programme.id, words, now), {})
    except Refusal:
        raise Trouble(
            f"{file.name}: the course has no sections; add them to calendar.yaml and start the bot once."
        ) from None
    if found.bad is not None:
        raise found.bad
    if found.lacking:
        raise Trouble("\n".join(_lacking(file.name, column, found.said) for column in found.lacking))
    difference = progress.difference(tx, programme.id, found, now)
    told = [*describe(difference), in_english(progress.order_of(programme.settings.progress_order))]
    if dry_run:
        return [*told, NOTHING_WRITTEN]
    number = progress.write(tx, programme.id, difference, Origin("file", file.name, whoever()), now)
    return told if number is None else [*told, _how_to_undo(number)]


def _how_to_undo(number: int) -> str:
    return f"To take it back: `{program()} progress undo {number}`"


def _lacking(name: str, column: str, said: object) -> str:
    headings = ", ".join(f"'{heading}'" for heading in said) if isinstance(said, list) else ""
    return (
        f"{name}: no column '{column}' among {headings}. Call one so, or say which it is in config.yaml, such as\n"
        f"  progress: {{columns: {{{column}: [heading of the file]}}}}"
    )


def describe(found: Difference) -> list[str]:
    """Return a difference in English, a line for each fact."""
    about = f"{found.rows} rows about {found.teachers} of {found.on_roster} teachers"
    told = [f"{about}: {found.new} new, {found.changed} changed, {found.unchanged} unchanged."]
    if found.unknown:
        shown = ", ".join(found.unknown[:EXAMPLES])
        more = f" and {len(found.unknown) - EXAMPLES} more" if len(found.unknown) > EXAMPLES else ""
        told.append(f"{len(found.unknown)} not on the roster, left out: {shown}{more}")
    told += [_told(change) for change in found.changes[:EXAMPLES]]
    if len(found.changes) > EXAMPLES:
        told.append(f"  … and {len(found.changes) - EXAMPLES} more.")
    return told


def _told(change: Change) -> str:
    before = "new" if change.before is None else _state(change.before)
    return f"  {change.roster_id} {change.after.section} ({change.after.source}): {before} → {_state(change.after)}"


def _state(report: Report) -> str:
    percent = "" if report.percent is None or report.done else f", {report.percent} %"
    minutes = "" if report.minutes is None else f", {report.minutes} min"
    return f"{'done' if report.done else 'not done'}{percent}{minutes}"


def imports(tx: Tx, slug: str | None, now: Instant) -> list[str]:
    """List the last imports of a programme, the newest first."""
    programme = the_programme(tx, slug)
    found = progress.last(tx, programme.id)
    return [_line(one, programme.zone.key, _when(one, tx, slug), now) for one in found] or [
        "Nothing was brought in yet."
    ]


def _when(found: Import, tx: Tx, slug: str | None) -> str:
    return in_zone(found.at, the_programme(tx, slug).zone).strftime("%Y-%m-%d %H:%M")


def _line(found: Import, zone: str, when: str, now: Instant) -> str:
    state = "taken back" if found.undone_at else "can be taken back" if progress.undoable(found, now) else "stays"
    return f"{found.id}  {when} ({zone})  {found.name}: {found.rows} rows, {found.changed} changed; {state}"


def undo(tx: Tx, number: int | None, slug: str | None, now: Instant) -> list[str]:
    """Take an import back, the last one unless another is named.

    Raises Trouble where that is not possible.
    """
    programme = the_programme(tx, slug)
    last = next((one.id for one in progress.last(tx, programme.id) if progress.undoable(one, now)), None)
    chosen = last if number is None else number
    try:
        found = progress.undo(tx, programme.id, chosen or 0, whoever(), now)
    except Refusal as refusal:
        raise Trouble(in_english(refusal.text)) from None
    kept = [f"{found.kept} rows stay as a later import wrote them."] if found.kept else []
    return [f"{found.name} was taken back: {found.restored} rows stand as they stood before.", *kept]
