"""The table `menus`."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import UserId


def menus(tx: Tx) -> dict[UserId, str]:
    """Return the accounts to which more commands are offered than to everybody, with a digest of the words."""
    return dict(tx.tuples("SELECT telegram_id, offered FROM menus ORDER BY telegram_id"))


def keep(tx: Tx, user: UserId, offered: str) -> None:
    """Write which commands are offered to an account."""
    tx.run(
        "INSERT INTO menus (telegram_id, offered) VALUES (:user, :offered)"
        " ON CONFLICT (telegram_id) DO UPDATE SET offered = excluded.offered",
        user=user,
        offered=offered,
    )


def forget(tx: Tx, user: UserId) -> None:
    """Write that nothing more is offered to an account than to everybody."""
    tx.run("DELETE FROM menus WHERE telegram_id = :user", user=user)
