"""The table `offers`."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PromptId
from staffroom.rooms.cascade.values import Offer

_COLUMNS = "id, prompt_id, due_day, offered_at, edits"


def put(tx: Tx, prompt: PromptId, day: str, now: Instant) -> int:
    """Write that a prompt is offered for a day; return the offer's number, known before or not."""
    return int(
        tx.value(
            "INSERT INTO offers (prompt_id, due_day, offered_at) VALUES (:prompt, :day, :now)"
            " ON CONFLICT (prompt_id, due_day) DO UPDATE SET over = 0 RETURNING id",
            prompt=prompt,
            day=day,
            now=now,
        )
    )


def find(tx: Tx, offer: int) -> Offer | None:
    """Return an offer by its number."""
    return tx.one_as(Offer, f"SELECT {_COLUMNS} FROM offers WHERE id = :id", id=offer)


def of_prompt(tx: Tx, prompt: PromptId, day: str) -> Offer | None:
    """Return the offer of a prompt for a day."""
    return tx.one_as(
        Offer, f"SELECT {_COLUMNS} FROM offers WHERE prompt_id = :prompt AND due_day = :day", prompt=prompt, day=day
    )


def count_edit(tx: Tx, offer: int) -> int:
    """Count one more change of an offer's message; return the count."""
    return int(tx.value("UPDATE offers SET edits = edits + 1 WHERE id = :id RETURNING edits", id=offer))


def unfinished(tx: Tx) -> list[Offer]:
    """Return the offers whose messages have buttons, oldest first."""
    return tx.all_as(Offer, f"SELECT {_COLUMNS} FROM offers WHERE over = 0 ORDER BY id")


def finish(tx: Tx, offer: int) -> None:
    """Write that nothing of an offer is left to decide."""
    tx.run("UPDATE offers SET over = 1 WHERE id = :id", id=offer)
