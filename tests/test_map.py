"""HOUSE.md is a map: what stands in the rooms stands on it."""

import re
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "staffroom"
MAP = (SOURCE / "HOUSE.md").read_text("utf-8")
FURNITURE = {"__init__", "values", "rules", "store", "service", "screens", "handlers", "ticks"}
KINDS = re.compile(r"^(store_\w+|\w+_(rules|screens|handlers))$")


def named(room: str) -> set[str]:
    """Return the files that the map's table names in a room's line."""
    line = next((line for line in MAP.splitlines() if line.startswith(f"| {room} | `")), "")
    return set(re.findall(r"`(\w+)`", line))


def test_the_map_names_every_file_of_a_room_that_is_no_furniture() -> None:
    """And none that is gone."""
    for room in sorted(path for path in (SOURCE / "rooms").iterdir() if (path / "__init__.py").is_file()):
        files = {path.stem for path in room.glob("*.py")}
        own = {name for name in files - FURNITURE if not KINDS.match(name)}
        assert named(room.name) - FURNITURE == own, f"HOUSE.md, the table of use cases, line {room.name}"
        assert named(room.name) <= files | {"rules"}
