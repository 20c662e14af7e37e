"""The table `forgotten`."""

from collections.abc import Iterable

from staffroom.kernel.db import Tx


def add(tx: Tx, digests: Iterable[str]) -> None:
    """Keep digests of those who had their data deleted."""
    rows = ({"digest": digest} for digest in digests)
    tx.run_many("INSERT INTO forgotten (digest) VALUES (:digest) ON CONFLICT DO NOTHING", rows)


def remove(tx: Tx, digest: str) -> bool:
    """Forget that somebody was forgotten; say whether they were."""
    return tx.run("DELETE FROM forgotten WHERE digest = :digest", digest=digest) > 0


def every(tx: Tx) -> set[str]:
    """Return all digests."""
    return {str(digest) for (digest,) in tx.tuples("SELECT digest FROM forgotten")}


def count(tx: Tx) -> int:
    """Return how many there are."""
    return int(tx.value("SELECT count(*) FROM forgotten"))


def listed(tx: Tx) -> list[tuple[int, str, str, str]]:
    """Return number, programme, roster and roster's own id of everybody who is kept."""
    return tx.tuples(
        "SELECT people.id, programmes.slug, roster, roster_id FROM people"
        " JOIN programmes ON programmes.id = people.programme_id ORDER BY people.id"
    )


def holds(tx: Tx, digest: str) -> bool:
    """Say whether a digest is known."""
    return bool(tx.value("SELECT count(*) FROM forgotten WHERE digest = :digest", digest=digest))
