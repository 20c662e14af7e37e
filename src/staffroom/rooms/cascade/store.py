"""The table `offers`."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PromptId
from staffroom.rooms.cascade.values import Offer

_COLUMNS = "id, prompt_id, due_day, offered_at, edits"


def put(tx: Tx, prompt: PromptId, day: str, now: Instant) -> bool:
    """Write that a prompt is offered for a day; say whether an earlier offer for that day was over by then."""
    was_over = tx.value("SELECT over FROM offers WHERE prompt_id = :prompt AND due_day = :day", prompt=prompt, day=day)
    tx.run(
        "INSERT INTO offers (prompt_id, due_day, offered_at) VALUES (:prompt, :day, :now)"
        " ON CONFLICT (prompt_id, due_day) DO UPDATE SET over = 0",
        prompt=prompt,
        day=day,
        now=now,
    )
    return bool(was_over)


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
