"""How the rooms are hung up: each kind of note has one room that renders it and learns of it."""

from types import ModuleType

import pytest

from staffroom import wiring


def room(name: str, **tables: object) -> ModuleType:
    """Return a room that hands over some tables."""
    made = ModuleType(name)
    vars(made).update(tables)
    return made


@pytest.mark.parametrize("table", ["RENDERS", "AFTER_SENT", "AFTER_CANCELLED", "AFTER_LATE"])
def test_two_rooms_cannot_claim_the_same_kind_of_note(table: str) -> None:
    """The second one would silently take it from the first; starting fails instead, and says which kind it is."""
    one, other = room("one", **{table: {"a.note": print}}), room("other", **{table: {"a.note": print}})
    with pytest.raises(ValueError, match=rf"other\.{table} claims a\.note, which another room has already"):
        wiring.ways((one, other))


def test_every_kind_that_somebody_learns_of_is_rendered() -> None:
    """A misspelt kind in one of the tables would wait for a note that nobody ever posts."""
    ways = wiring.ways()
    deeds = {f"call.{method}" for method in ways.after_call}
    learnt = ways.after_sent.keys() | ways.after_cancelled.keys() | ways.after_late.keys() | ways.may_fail
    assert learnt <= ways.render.keys() | deeds
