"""The tables `menus` and `homes`."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import UserId
from staffroom.rooms.panel.values import Stood


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
    """Write that nothing more is offered to an account than to everybody; it has no desk either."""
    tx.run("DELETE FROM menus WHERE telegram_id = :user", user=user)
    forget_home(tx, user)


def home_of(tx: Tx, user: UserId) -> Stood | None:
    """Return on which message an account has its desk."""
    return tx.one_as(Stood, "SELECT message_id, sent_at FROM homes WHERE telegram_id = :user", user=user)


def keep_home(tx: Tx, user: UserId, stands: Stood) -> None:
    """Write on which message an account has its desk."""
    tx.run(
        "INSERT INTO homes (telegram_id, message_id, sent_at) VALUES (:user, :message, :sent)"
        " ON CONFLICT (telegram_id) DO UPDATE SET message_id = excluded.message_id, sent_at = excluded.sent_at",
        user=user,
        message=stands.message_id,
        sent=stands.sent_at,
    )


def homes(tx: Tx) -> list[UserId]:
    """Return the accounts that have a desk."""
    return [user for (user,) in tx.tuples("SELECT telegram_id FROM homes ORDER BY telegram_id")]


def forget_home(tx: Tx, user: UserId) -> None:
    """Write that an account has its desk nowhere."""
    tx.run("DELETE FROM homes WHERE telegram_id = :user", user=user)
