"""Facts about this installation that survive a restart, one value a name."""

from staffroom.kernel.db import Tx

BOT_NAME = "bot.name"
"""The bot's @username, without the @."""
REFUSED = "database.refused"
"""When it was last tried whether a file that refused to be written to does so still."""
_WIPED = "log.wiped"
"""How often something was deleted that may not stand in the log of the file either."""


def get(tx: Tx, name: str) -> str | None:
    """Return a fact, or None."""
    found = tx.value("SELECT value FROM facts WHERE name = :name", name=name)
    return None if found is None else str(found)


def put(tx: Tx, name: str, value: str) -> None:
    """Write a fact, in place of what was there."""
    tx.run(
        "INSERT INTO facts (name, value) VALUES (:name, :value)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name=name,
        value=value,
    )


def forget(tx: Tx, name: str) -> None:
    """Remove a fact."""
    tx.run("DELETE FROM facts WHERE name = :name", name=name)


def wipe(tx: Tx) -> None:
    """Ask that the log of the file be emptied soon: what was just deleted still stands in it."""
    put(tx, _WIPED, str(wiped(tx) + 1))


def wiped(tx: Tx) -> int:
    """Return a number that is another one whenever that was asked."""
    return int(get(tx, _WIPED) or 0)
