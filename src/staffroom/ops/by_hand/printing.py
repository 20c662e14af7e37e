"""What the command line prints: sheets of invitations, one for each group, and papers for the first workshop."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from staffroom import data_files
from staffroom.config import write_private
from staffroom.kernel.db import Tx
from staffroom.kernel.refusal import Trouble
from staffroom.ops.by_hand.errands import Session, the_programme
from staffroom.rooms import cohorts, joining, programmes
from staffroom.rooms.cohorts import Cohort

_UNSAFE = re.compile(r"[^\w.-]+")
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|(com|lpt)[0-9¹²³])(\.|$)")
"""What Windows takes for a device, whatever follows behind a dot."""
_MOST_BYTES = 200


@dataclass(frozen=True)
class Written:
    """A group's sheet: where it lies, None where nobody of the group is to be invited, and how many slips it has."""

    file: Path | None
    slips: int


def groups(tx: Tx) -> list[Cohort]:
    """Return every group of every programme.

    Raises Trouble where there is none.
    """
    found = [cohort for one in programmes.all_of(tx) for cohort in cohorts.of_programme(tx, one.id)]
    if not found:
        raise Trouble("There are no groups yet: `cohorts plan --apply` puts the teachers into groups.")
    return found


def sheets(session: Session, folder: Path, bot: str) -> Iterator[Written]:
    """Write each group's sheet; its links are kept only when its file is written."""
    taken: set[str] = set()
    for cohort in session.local.write(groups):
        yield session.local.write(_sheet, session, cohort, folder / _file_name(cohort, taken), bot)


def without_group(tx: Tx) -> int:
    """Return how many teachers may be invited and have no place in a group."""
    return sum(
        cohorts.placement(tx, person.id) is None
        for programme in programmes.all_of(tx)
        for person in joining.to_invite(tx, programme.id, "teacher")
    )


def _sheet(tx: Tx, session: Session, cohort: Cohort, file: Path, bot: str) -> Written:
    """Draw within the transaction, a third of a second at most, so that no link is kept that nobody can read."""
    from staffroom.pictures.drawing import draw  # noqa: PLC0415  typst is heavy

    letters = joining.letters(tx, cohort, bot, session.now)
    if not letters:
        return Written(None, 0)
    paper = joining.sheet(cohort.name, letters)(data_files.words().plain, cohort.language)
    write_private(file, draw(paper.template, paper.data()))
    return Written(file, len(letters))


def papers(session: Session, folder: Path, slug: str | None) -> list[Path]:
    """Write slide and handout of a programme in every language, with a line for the name of whoever invites.

    Raises Trouble where it is not clear which programme is meant.
    """
    from staffroom.pictures.drawing import draw  # noqa: PLC0415  typst is heavy

    programme = session.local.write(the_programme, slug)
    size, written = programme.settings.cohort_size, []
    for kind, make in joining.PAPERS.items():
        for language in data_files.languages():
            paper = make(programme.title, size, "")(data_files.words().plain, language)
            file = folder / f"{kind}-{language}.pdf"
            folder.mkdir(parents=True, exist_ok=True)
            file.write_bytes(draw(paper.template, paper.data()))
            written.append(file)
    return written


def _file_name(cohort: Cohort, taken: set[str]) -> str:
    """Return a name that every system can keep, once only."""
    plain = _UNSAFE.sub("_", cohort.name)[:80].encode()[:_MOST_BYTES].decode("utf-8", "ignore").strip("._") or "group"
    plain = f"group-{plain}" if _DEVICE.match(plain) else plain
    name = plain if plain.casefold() not in taken else f"{plain}-{cohort.id}"
    taken.add(name.casefold())
    return f"{name}.pdf"
