"""Change single values of a YAML file and keep everything else, comments included."""

import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import yaml

from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.kernel.settings_file import QUICK
from staffroom.ops.program import program

Value = str | bool | date | Sequence[str]
_BARE = re.compile(r"[A-Za-z][A-Za-z0-9_/+.-]*")


def set_in_file(path: Path, where: Sequence[str | int], value: Value) -> None:
    """Change one value of a file, whole or not at all.

    Raises Trouble where the file cannot be read as YAML or does not have the place.
    """
    source = path.read_bytes().decode("utf-8-sig")
    changed = set_value(source, where, value)
    fresh = path.with_name(path.name + ".new")
    fresh.write_bytes(changed.encode())
    fresh.replace(path)


def set_value(source: str, where: Sequence[str | int], value: Value) -> str:
    """Return the text with one value changed, or added where its key is not there yet.

    Raises Trouble where the text is no YAML or the place does not exist.
    """
    try:
        node = yaml.compose(source, QUICK)
    except yaml.YAMLError:
        raise Trouble(f"config.yaml cannot be read; `{program()} check` names the line.", CONFIGURATION) from None
    if node is None:
        return f"{source.rstrip()}\n{_added(where, value)}\n".lstrip()
    for depth, step in enumerate(where):
        child = _child(node, step)
        if child is None:
            return _with_key(source, node, where[depth:], value)
        node = child
    return _replaced(source, node, value)


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(step, int):
        items = node.value if isinstance(node, yaml.SequenceNode) else []
        if step >= len(items):
            raise Trouble(f"config.yaml has no entry number {step + 1} there; add it first.", CONFIGURATION)
        return items[step]  # type: ignore[no-any-return]
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for key, value in node.value if key.value == step), None)


def _replaced(source: str, node: yaml.Node, value: Value) -> str:
    start, end = node.start_mark.index, _end(node)
    gap = " " if start == end else ""
    return f"{source[:start]}{gap}{written(value)}{source[end:]}"


def _end(node: yaml.Node) -> int:
    """Return where a value's own text ends; a block's mark lies behind the comments that follow it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _with_key(source: str, parent: yaml.Node, where: Sequence[str | int], value: Value) -> str:
    """Add a key as the first one of its mapping."""
    start = parent.start_mark.index
    if not isinstance(parent, yaml.MappingNode):
        empty = isinstance(parent, yaml.ScalarNode) and not parent.value
        if not empty:
            raise Trouble(f"config.yaml: '{where[0]}' cannot stand there; see the example config.yaml.", CONFIGURATION)
        return f"{source[:start]} {{{_added(where, value)}}}{source[parent.end_mark.index :]}"
    if parent.flow_style:
        comma = ", " if parent.value else ""
        return f"{source[: start + 1]}{_added(where, value)}{comma}{source[start + 1 :]}"
    indent = " " * parent.start_mark.column
    return f"{source[:start]}{_added(where, value)}\n{indent}{source[start:]}"


def _added(where: Sequence[str | int], value: Value) -> str:
    key, *rest = where
    return f"{key}: {{{_added(rest, value)}}}" if rest else f"{key}: {written(value)}"


def written(value: Value) -> str:
    """Return a value as YAML on one line; text in quotes unless it is a plain word."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        return f"[{', '.join(written(item) for item in value)}]"
    if _BARE.fullmatch(value) and yaml.safe_load(value) == value:
        return value
    return json.dumps(value, ensure_ascii=False)
