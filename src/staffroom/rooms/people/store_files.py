"""The table `roster_files`: rosters that admins sent and have neither applied nor cancelled."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.rooms.people.values import Roster, RosterFile

_COLUMNS = "person_id, sent_at, roster, name, data, shown"


def put(tx: Tx, file: RosterFile) -> None:
    """Keep a file in the place of the one that the same person sent before."""
    tx.run(
        f"INSERT INTO roster_files ({_COLUMNS}) VALUES (:person, :sent_at, :roster, :name, :data, :shown)"
        " ON CONFLICT (person_id) DO UPDATE SET sent_at = excluded.sent_at, roster = excluded.roster,"
        " name = excluded.name, data = excluded.data, shown = excluded.shown",
        person=file.person_id,
        sent_at=file.sent_at,
        roster=file.roster,
        name=file.name,
        data=file.data,
        shown=file.shown,
    )


def of(tx: Tx, person: PersonId) -> RosterFile | None:
    """Return the file that waits for somebody's decision."""
    return tx.one_as(RosterFile, f"SELECT {_COLUMNS} FROM roster_files WHERE person_id = :person", person=person)


def note_shown(tx: Tx, person: PersonId, roster: Roster, shown: str) -> None:
    """Note whose roster a file is and which difference was shown of it."""
    tx.run(
        "UPDATE roster_files SET roster = :roster, shown = :shown WHERE person_id = :person",
        roster=roster,
        shown=shown,
        person=person,
    )


def delete(tx: Tx, person: PersonId) -> None:
    """Let go of somebody's file."""
    tx.run("DELETE FROM roster_files WHERE person_id = :person", person=person)


def oldest(tx: Tx) -> Instant | None:
    """Return when the oldest file was sent, None where none waits."""
    found = tx.value("SELECT min(sent_at) FROM roster_files")
    return None if found is None else Instant(found)


def delete_sent_before(tx: Tx, moment: Instant) -> None:
    """Let go of files that nobody decided about."""
    tx.run("DELETE FROM roster_files WHERE sent_at <= :moment", moment=moment)
