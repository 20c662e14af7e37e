"""HOUSE.md is a map: what stands in the rooms stands on it."""

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "staffroom"
MAP = (SOURCE / "HOUSE.md").read_text("utf-8")
FURNITURE = {"__init__", "values", "rules", "store", "service", "screens", "handlers", "ticks"}
KINDS = re.compile(r"^(store_\w+|\w+_(rules|screens|handlers))$")


OPS = ("by_hand", "checks", "copying", "handing", "setup", "support", "watching")
PARTS = (
    *("cli", "kernel", "ops", "demo", "rehearsal", "inbox", "outbox", "telegram", "pictures", "settings"),
    *(f"ops/{folder}" for folder in OPS),
)


def named(room: str) -> set[str]:
    """Return the files that the map's tables name in a room's line, or in the lines of a part of the house."""
    lines = [line for line in MAP.splitlines() if re.match(rf"\| {room}(, [\w -]+)? \| `", line)]
    return {name for line in lines for name in re.findall(r"`(\w+)`", line)}


def test_the_map_names_every_file_of_a_room_that_is_no_furniture() -> None:
    """And none that is gone."""
    for room in sorted(path for path in (SOURCE / "rooms").iterdir() if (path / "__init__.py").is_file()):
        files = {path.stem for path in room.glob("*.py")}
        own = {name for name in files - FURNITURE if not KINDS.match(name)}
        assert named(room.name) - FURNITURE == own, f"HOUSE.md, the table of use cases, line {room.name}"
        assert named(room.name) <= files | {"rules"}


@pytest.mark.parametrize("part", PARTS)
def test_the_map_names_every_file_beside_the_rooms(part: str) -> None:
    """And none that is gone; what is written in capitals is a table, no file."""
    files = {path.stem for path in (SOURCE / part).glob("*.py")} - {"__init__", "__main__"}
    assert {name for name in named(part) if not name.isupper()} == files, (
        f"HOUSE.md, what lies beside the rooms: {part}"
    )
