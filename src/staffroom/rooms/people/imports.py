"""Bring a roster into the database: the difference first, then all of it or nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.rooms import programmes
from staffroom.rooms.people import forgotten, store, store_roster
from staffroom.rooms.people.values import ROLE_OF, Change, Difference, Gone, Roster, RosterRow

MOST_SHOWN = 20


def roster_difference(tx: Tx, rows: Sequence[RosterRow]) -> Difference:
    """Compare a roster with what is kept of the programmes that it names; nothing is written.

    Raises LookupError where a row names a programme that is not there.
    """
    found = Difference()
    same = 0
    welcome, left_out = forgotten.part(tx, rows)
    for (course, roster), group in _grouped(welcome).items():
        kept = store_roster.rostered(tx, _programme(tx, course).id, roster)
        for row in group:
            same += _compare(row, kept.pop(row.id, None), found)
        found.gone.extend(Gone(course, gone["id"], gone["full_name"], roster) for gone in kept.values())
    return Difference(found.new, found.changed, found.gone, same, left_out)


def apply_roster(tx: Tx, rows: Sequence[RosterRow], by: str, checksum: str, now: Instant) -> Difference:
    """Write what is new or changed; the same file again changes nothing, and nobody is removed."""
    difference = roster_difference(tx, rows)
    write(tx, difference, rows, by, checksum, now)
    return difference


def write(tx: Tx, difference: Difference, rows: Sequence[RosterRow], by: str, checksum: str, now: Instant) -> None:
    """Write a difference that was worked out in this same transaction."""
    for row in [*difference.new, *(change.row for change in difference.changed)]:
        programme = _programme(tx, row.course).id
        person = store_roster.put(tx, programme, row.roster, row.kept, now)
        store.give_role(tx, person, programme, ROLE_OF[row.roster])
    if not difference.is_empty:
        store_roster.note_import(tx, f"roster:{rows[0].roster}", checksum, len(rows), by, now)


def describe(difference: Difference, program: str = "staffroom") -> list[str]:
    """Return the difference as lines of English for the command line, which calls the program by a name."""
    moved = f" ({len(difference.moved)} moved)" if difference.moved else ""
    counts = f"{len(difference.new)} new, {len(difference.changed)} changed{moved}, {difference.same} the same"
    lines = [f"{counts}, {len(difference.gone)} not in the file"]
    lines += _shown("+", (f"{row.id} {row.full_name} ({row.location or '-'}, {row.course})" for row in difference.new))
    lines += _shown("~", (_changes(change) for change in difference.changed))
    lines += _shown("?", (f"{gone.id} {gone.full_name} ({gone.course}): kept" for gone in difference.gone))
    return [*lines, *_ways_to_remove(difference.gone, program), *_ways_to_readmit(difference.forgotten, program)]


def _ways_to_readmit(left_out: Sequence[RosterRow], program: str) -> Iterator[str]:
    """Yield who is left out because their data were deleted, and what to do where they wish to come back."""
    if not left_out:
        return
    yield f"{len(left_out)} left out, who had their data deleted: " + ", ".join(row.id for row in left_out)
    command = f"{program} roster readmit {left_out[0].id} --programme {left_out[0].course}"
    yield f"If one of them wishes to come back: `{command}`, then import again"


def _ways_to_remove(everybody: Sequence[Gone], program: str) -> Iterator[str]:
    """Yield the command that takes the role of coordinators away who are gone, once for each programme."""
    first = {gone.course: gone for gone in reversed(everybody) if gone.roster == "coordinators"}
    for gone in first.values():
        command = f"{program} coordinators remove {gone.id} --programme {gone.course}"
        yield f"To take the role away from one of them: `{command}`"


def _shown(sign: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield the first lines and how many more there are."""
    left = iter(lines)
    yield from (f"  {sign} {line}" for line in islice(left, MOST_SHOWN))
    if more := sum(1 for _ in left):
        yield f"  {sign} and {more} more"


def _changes(change: Change) -> str:
    fields = ", ".join(f"{name}: '{before}' → '{after}'" for name, (before, after) in change.fields.items())
    return f"{change.row.id} {change.row.full_name}: {fields}"


def _compare(row: RosterRow, kept: dict[str, str] | None, found: Difference) -> int:
    """Sort a row in; return 1 where nothing changed."""
    if kept is None:
        found.new.append(row)
        return 0
    fields = {name: (kept[name], value) for name, value in row.kept.items() if kept[name] != value}
    if fields:
        found.changed.append(Change(row, fields))
    return int(not fields)


def _grouped(rows: Sequence[RosterRow]) -> dict[tuple[str, Roster], list[RosterRow]]:
    groups: dict[tuple[str, Roster], list[RosterRow]] = defaultdict(list)
    for row in rows:
        groups[row.course, row.roster].append(row)
    return groups


def _programme(tx: Tx, slug: str) -> programmes.Programme:
    found = programmes.by_slug(tx, slug)
    if found is None:
        raise LookupError(f"no programme {slug}")
    return found
