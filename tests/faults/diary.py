"""A diary inside the file: in which order choices, letters and updates were committed, written by the file itself."""

from collections.abc import Sequence

from staffroom.kernel.db import Tx
from staffroom.kernel.migrate import statements

PAGES = """
CREATE TABLE diary (n INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT NOT NULL, who ANY, state ANY, at ANY) STRICT;
CREATE TRIGGER diary_choice AFTER UPDATE OF quiet, left_at, paused_until ON people BEGIN
    INSERT INTO diary (what, who, state, at)
        VALUES ('choice', NEW.id, NEW.quiet OR NEW.left_at IS NOT NULL, NEW.paused_until);
END;
CREATE TRIGGER diary_note AFTER UPDATE OF state ON outbox WHEN NEW.person_id IS NOT NULL AND NEW.state <> OLD.state
BEGIN
    INSERT INTO diary (what, who, state, at) VALUES ('note ' || NEW.id, NEW.person_id, NEW.state, NEW.claimed_at);
END;
CREATE TRIGGER diary_update AFTER UPDATE OF state ON inbox WHEN NEW.state = 'done' AND OLD.state = 'waiting' BEGIN
    INSERT INTO diary (what, who, state, at) VALUES ('update', OLD.lane, OLD.tries, NEW.update_id);
END;
"""


def begin(tx: Tx) -> None:
    """Let the file keep its diary from now on."""
    for page in statements(PAGES):
        tx.run(page)


def unasked(tx: Tx) -> list[str]:
    """I4: what was sent off to teachers after their choice not to be written to had been committed."""
    chosen: dict[int, tuple[int, int | None]] = {}
    found: list[str] = []
    rows = tx.tuples(
        "SELECT n, what, who, state, at FROM diary WHERE what = 'choice' OR (what LIKE 'note %' AND EXISTS"
        " (SELECT 1 FROM people WHERE people.id = who AND roster = 'teachers')) ORDER BY n"
    )
    for number, (_, what, who, state, at) in enumerate(rows):
        if what == "choice":
            chosen[who] = (state, at)
        elif state == "claimed" and _unwilling(chosen.get(who), at) and not _taken_back(rows[number + 1 :], what):
            found.append(f"{what} to {who}")
    return found


def _unwilling(choice: tuple[int, int | None] | None, at: int) -> bool:
    return choice is not None and (bool(choice[0]) or (choice[1] or 0) > at)


def _taken_back(later: Sequence[tuple[object, ...]], what: str) -> bool:
    """Say whether the claim found out itself that it was not wanted."""
    return bool(later) and later[0][1] == what and later[0][3] == "cancelled"


def disorder(tx: Tx) -> list[str]:
    """I6: what was done in a chat before something that had come earlier, and had not failed."""
    latest: dict[str, int] = {}
    found: list[str] = []
    for lane, tries, number in tx.tuples("SELECT who, state, at FROM diary WHERE what = 'update' ORDER BY n"):
        if not tries and number < latest.get(lane, 0):
            found.append(f"update {number} of {lane} after {latest[lane]}")
        latest[lane] = max(number, latest.get(lane, 0))
    return found
