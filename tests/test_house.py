"""The house rules, enforced: imports go downstairs, rules are pure, one letterbox, nothing is written twice."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "staffroom"

FLOORS = (
    ("kernel",),
    ("data_files",),
    ("telegram",),
    ("outbox", "inbox", "clockwork", "pictures", "rooms.__init__"),
    ("rooms.programmes",),
    ("rooms.people", "rooms.activity"),
    ("rooms.cohorts",),
    ("rooms.joining",),
    ("rooms.prompts", "rooms.progress"),
    ("rooms.cascade",),
    ("rooms.roundups",),
    (
        "rooms.standings",
        "rooms.cheers",
        "rooms.deputies",
        "rooms.training",
        "rooms.inviting",
        "rooms.moves",
        "rooms.endings",
        "rooms.ready",
        "rooms.digest",
        "rooms.workshops",
    ),
    ("rooms.notices", "rooms.slides", "rooms.records", "rooms.reports", "rooms.media"),
    ("rooms.conduct",),
    ("rooms.panel",),
    ("home",),
    ("settings",),
    ("config",),
    ("ops",),
    ("wiring", "handed"),
    ("settling",),
    ("groundwork", "house"),
    ("app",),
    ("demo", "rehearsal"),
    ("cli",),
    ("__main__",),
)
PURE = {
    "__future__", "collections", "dataclasses", "datetime", "difflib", "enum", "fractions", "functools", "hashlib",
    "heapq", "itertools", "math", "operator", "re", "statistics", "string", "typing", "unicodedata", "zoneinfo",
    "staffroom.kernel.clock", "staffroom.kernel.ids", "staffroom.kernel.text", "staffroom.telegram.rights",
}  # fmt: skip
MOST_LINES_OF_A_FUNCTION = 50


@cache
def parsed(source: str) -> ast.Module:
    """Return the tree of a source, read once however many rules look at it."""
    return ast.parse(source)


@cache
def nodes(tree: ast.AST) -> tuple[ast.AST, ...]:
    """Return everything in a tree."""
    return tuple(ast.walk(tree))


def place(module: str) -> str:
    """Return the part of the house that a module lies in."""
    parts = module.removeprefix("staffroom.").split(".")
    return ".".join(parts[:2]) if parts[0] == "rooms" and len(parts) > 1 else parts[0]


def floor(part: str) -> int:
    """Return how high a part of the house lies."""
    found = [height for height, parts in enumerate(FLOORS) if part in parts]
    assert found, f"'{part}' has no floor: give it one in FLOORS and in HOUSE.md"
    return found[0]


def imports(tree: ast.AST) -> Iterator[str]:
    """Return every module that a piece of code imports."""
    for node in nodes(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def upstairs(module: str, source: str) -> list[str]:
    """Return the imports of a module that do not go downstairs."""
    here = place(module)
    wrong = []
    for target in imports(parsed(source)):
        there = place(target)
        ours = target.startswith("staffroom.") and any(there in parts for parts in FLOORS)
        if ours and there != here and floor(there) >= floor(here):
            wrong.append(f"{module} imports {target}")
    return wrong


def behind_fronts(module: str, source: str) -> list[str]:
    """Return the imports from inside a room that is not one's own; `wiring` hangs doors and ticks."""
    inside = re.compile(r"staffroom\.(rooms\.\w+)\.(\w+)$")
    tree = parsed(source)
    whole = [name for node in nodes(tree) if isinstance(node, ast.Import) for name in (a.name for a in node.names)]
    froms = [node for node in nodes(tree) if isinstance(node, ast.ImportFrom)]
    whole += [node.module for node in froms if node.module]
    fronts = [(node.module, alias.name) for node in froms for alias in node.names if node.module]
    files = {name for name, _ in modules()}
    whole += [f"{front}.{name}" for front, name in fronts if f"{front}.{name}" in files]
    hung = re.compile(r"(\w+_)?(handlers|ticks)$" if module == "staffroom.wiring" else r"(?!)")
    found = [(name, match) for name in whole if (match := inside.match(name))]
    return [
        f"{module} imports {name}" for name, match in found if match[1] != place(module) and not hung.match(match[2])
    ]


def impure(module: str, source: str) -> list[str]:
    """Return the imports of a `rules` module that are more than values."""
    room = module.rsplit(".", 1)[0]
    found = [node for node in nodes(parsed(source)) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = [alias.name for node in found if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in found if isinstance(node, ast.ImportFrom)]
    values = {"staffroom.rooms.programmes", "staffroom.rooms.programmes.calendar", "staffroom.rooms.people"}
    values.add(f"{room}.values")
    values |= {name for name in names if name.rpartition(".")[0] == room and name.endswith("rules")}
    return [name for name in names if name not in PURE | values and name.split(".")[0] not in PURE]


def is_rules(path: Path) -> bool:
    """Say whether a file holds decisions: `rules`, or another one of that kind."""
    return path.stem == "rules" or path.stem.endswith("_rules")


def is_store(path: Path) -> bool:
    """Say whether a file may hold SQL: `store`, or another one of that kind."""
    return path.stem == "store" or path.stem.startswith("store_")


GROUND = {"values", "calendar", "tongues"}
"""What every file of a room may lean on: its values, and two that are as plain."""


def furniture(stem: str) -> tuple[int, str]:
    """Return how high a file stands within its room, and its kind."""
    kind = next((kind for kind in ("handlers", "ticks", "screens") if stem == kind or stem.endswith(f"_{kind}")), "")
    if is_store(Path(stem)) or kind == "screens":
        return 2, kind or "store"
    if is_rules(Path(stem)):
        return 1, "rules"
    ground = stem in GROUND or stem.startswith("values_")
    return (5 if stem == "__init__" else 4 if kind else 0 if ground else 3), kind or stem


def against_the_arrow(module: str, source: str) -> list[str]:
    """Return the imports within a room that go up: doors → use cases → store, screens → rules → values."""
    room, _, stem = module.rpartition(".")
    here, kind = furniture(stem)
    names = {name.removeprefix(f"{room}.") for name in imports(parsed(source)) if name.startswith(f"{room}.")}
    files = {name for name, _ in modules()}
    wrong = []
    for name in sorted(names):
        there, other = furniture(name)
        if f"{room}.{name}" in files and (there > here or (there == here == 2 and other != kind)):
            wrong.append(f"{module} imports {name}")
    return wrong


def floors_of_the_map() -> list[set[str]]:
    """Return who lives on each floor as HOUSE.md has it, the ground floor first."""
    section = (SOURCE / "HOUSE.md").read_text("utf-8").partition("## Floors")[2].partition("## ")[0]
    rows = re.findall(r"^\| ([\w, ]+) \|", section, re.MULTILINE)[1:]
    return [set(row.split(", ")) for row in reversed(rows)]


@cache
def modules() -> list[tuple[str, Path]]:
    """Return every module of the product."""
    return [
        (".".join(("staffroom", *path.relative_to(SOURCE).with_suffix("").parts)), path)
        for path in sorted(SOURCE.rglob("*.py"))
    ]


def test_the_map_has_the_floors_that_are_enforced() -> None:
    """Who reads HOUSE.md reads the truth; `__init__` and `__main__` are nobody's room."""
    enforced = [{part.removeprefix("rooms.") for part in parts} - {"__init__", "__main__"} for parts in FLOORS]
    assert floors_of_the_map() == [parts for parts in enforced if parts]


def test_imports_go_downstairs_only() -> None:
    """A lower floor never leans on a higher one, and neighbours do not know each other."""
    assert [wrong for name, path in modules() for wrong in upstairs(name, path.read_text("utf-8"))] == []


def test_a_planted_upward_import_is_found() -> None:
    """The check above can fail."""
    assert upstairs("staffroom.rooms.people.service", "from staffroom.rooms.cohorts import store\n")
    assert upstairs("staffroom.rooms.prompts.service", "from staffroom.rooms.progress import rules\n")
    assert not upstairs("staffroom.rooms.cohorts.service", "from staffroom.rooms.people import store\n")


def test_rooms_meet_at_their_fronts() -> None:
    """What a room lends stands in its `__init__`; nobody reaches behind it."""
    assert [wrong for name, path in modules() for wrong in behind_fronts(name, path.read_text("utf-8"))] == []


def test_a_planted_way_round_a_front_is_found() -> None:
    """The check above can fail, in either spelling; a room's own files and what `wiring` hangs are no ways round."""
    assert behind_fronts("staffroom.rooms.cohorts.places", "from staffroom.rooms.people import store as people\n")
    assert behind_fronts("staffroom.ops.checks.check", "from staffroom.rooms.people.screens import language_buttons\n")
    assert behind_fronts("staffroom.app", "from staffroom.rooms.people import handlers\n")
    assert not behind_fronts("staffroom.rooms.people.service", "from staffroom.rooms.people import store\n")
    assert not behind_fronts("staffroom.rooms.cohorts.places", "from staffroom.rooms.people import Person\n")
    assert not behind_fronts("staffroom.wiring", "from staffroom.rooms.people import handlers\n")


def test_rules_import_values_only() -> None:
    """What decides knows no database, no network, no clock."""
    assert [
        f"{name} imports {wrong}"
        for name, path in modules()
        if is_rules(path)
        for wrong in impure(name, path.read_text("utf-8"))
    ] == []


@pytest.mark.parametrize(
    "line", ["import aiogram", "from staffroom.kernel.db import Tx", "import time", "import random"]
)
def test_a_planted_impure_import_is_found(line: str) -> None:
    """The check above can fail."""
    assert impure("staffroom.rooms.people.rules", line)


def test_within_a_room_imports_follow_the_arrow() -> None:
    """Doors ask use cases, these ask the store and the screens, those know rules and values only."""
    rooms = [(name, path) for name, path in modules() if name.startswith("staffroom.rooms.") and name.count(".") == 3]
    assert [wrong for name, path in rooms for wrong in against_the_arrow(name, path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("file", "target"),
    [
        ("service", "handlers"),
        ("screens", "store"),
        ("store_papers", "screens"),
        ("rules", "store"),
        ("values", "rules"),
    ],
)
def test_a_planted_way_against_the_arrow_is_found(file: str, target: str) -> None:
    """The check above can fail."""
    assert against_the_arrow(f"staffroom.rooms.people.{file}", f"from staffroom.rooms.people import {target}\n")


def test_only_the_outbox_starts_conversations() -> None:
    """Whoever wants to speak posts to the outbox; the kit's `send` is called by the outbox and by answers alone."""
    speaks = re.compile(r"\.(send_\w+|copy_message|forward_message|edit_message_\w+)\(|SendMessage\(")
    allowed = {"staffroom.telegram.render", "staffroom.telegram.polls"}
    assert [
        f"{name}: {found[0]}"
        for name, path in modules()
        if name not in allowed and "pictures" not in name
        for found in speaks.finditer(path.read_text("utf-8"))
    ] == []
    senders = {
        name
        for name, path in modules()
        if re.search(r"telegram\.(render|polls) import .*\b(send|deliver)\b", path.read_text("utf-8"))
    }
    assert senders == {"staffroom.telegram.polls", "staffroom.outbox.requests"}


def test_only_the_clockwork_knows_the_scheduler() -> None:
    """APScheduler is replaceable in one file."""
    users = {
        name
        for name, path in modules()
        if any("apscheduler" in target for target in imports(parsed(path.read_text("utf-8"))))
    }
    assert users == {"staffroom.clockwork"}


def test_sql_lives_in_stores_and_the_kernel() -> None:
    """A statement elsewhere would have a second owner for its table."""
    statement = re.compile(r"\"(SELECT|INSERT INTO|UPDATE|DELETE FROM) ")
    assert [
        name
        for name, path in modules()
        if statement.search(path.read_text("utf-8")) and not is_store(path) and not name.startswith("staffroom.kernel")
    ] == []


def test_a_file_is_told_by_its_name() -> None:
    """What only sounds like a store holds no SQL; a second file of rules is as pure as the first."""
    assert [is_store(Path(name)) for name in ("store.py", "store_papers.py", "restore.py")] == [True, True, False]
    assert [is_rules(Path(name)) for name in ("rules.py", "card_rules.py", "overrules.py")] == [True, True, False]


def test_functions_fit_on_a_screen() -> None:
    """No function is longer than 50 lines."""
    assert [
        f"{name}.{node.name}"
        for name, path in modules()
        for node in nodes(parsed(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno > MOST_LINES_OF_A_FUNCTION
    ] == []


def test_the_stand_in_knows_nothing_of_us() -> None:
    """`telegram_emulator` could serve any bot."""
    stand_in = SOURCE.parent / "telegram_emulator"
    assert [
        path for path in stand_in.rglob("*.py") if re.search(r"(import|from) staffroom", path.read_text("utf-8"))
    ] == []


def test_the_product_uses_the_stand_in_in_the_demo_only() -> None:
    """The bot that meets Telegram carries no trace of the stand-in."""
    users = {
        place(name)
        for name, path in modules()
        if any(t.startswith("telegram_emulator") for t in imports(parsed(path.read_text("utf-8"))))
    }
    assert users <= {"demo"}
