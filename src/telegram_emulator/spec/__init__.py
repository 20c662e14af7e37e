"""The Bot API's own description, and checks of values against it."""

import json
from functools import cache
from pathlib import Path

from telegram_emulator.shapes import Shape

PLAIN: dict[str, type | tuple[type, ...]] = {
    "Integer": int,
    "Boolean": bool,
    "String": str,
    "True": bool,
    "Float": (int, float),
}
ARRAY = "Array of "


@cache
def spec() -> Shape:
    """Load the description."""
    text = (Path(__file__).parent / "bot-api-10.3.json").read_text(encoding="utf-8")
    loaded: Shape = json.loads(text)
    return loaded


@cache
def method_names() -> dict[str, str]:
    """Map lower-case method names to their spelling."""
    return {name.lower(): name for name in spec()["methods"]}


def parameters(method: str) -> Shape:
    """Give the parameters of a method and their types."""
    fields: Shape = spec()["methods"][method]["fields"]
    return fields


def reaction_emoji() -> list[str]:
    """List the emoji that may be reactions."""
    emoji: list[str] = spec()["reaction_emoji"]
    return emoji


def unknown_fields(kind: str, value: object, path: str) -> list[str]:
    """Name the fields inside a value that its type does not have; unions are satisfied by their best member."""
    if kind.startswith(ARRAY):
        items = value if isinstance(value, list) else []
        inner = kind.removeprefix(ARRAY)
        return [name for i, item in enumerate(items) for name in unknown_fields(inner, item, f"{path}[{i}]")]
    found = [_unknown_in(choice, value, path) for choice in choices(kind)]
    return min(found, key=len)


@cache
def choices(kind: str) -> list[str]:
    """List the types that a name stands for: the members of a union, or the kinds of an abstract type."""
    types = spec()["types"]
    named = [name for part in kind.split(" or ") for name in part.replace(" and ", ", ").split(", ")]
    found: list[str] = []
    for name in named:
        abstract = name in types and not types[name]["fields"]
        kinds = [other for other in types if other.startswith(name) and types[other]["fields"]] if abstract else []
        found += kinds or [name]
    return found


def _unknown_in(kind: str, value: object, path: str) -> list[str]:
    fields = spec()["types"].get(kind, {}).get("fields")
    if not fields or not isinstance(value, dict):
        return []
    found = [f"{path}.{name}" for name in value if name not in fields]
    for name in value.keys() & fields.keys():
        found += unknown_fields(fields[name]["type"], value[name], f"{path}.{name}")
    return found


def missing_fields(kind: str, value: object, path: str = "") -> list[str]:
    """Name the fields that a decoder would miss in a value, and those of the wrong plain type."""
    if kind.startswith(ARRAY):
        items = value if isinstance(value, list) else []
        inner = kind.removeprefix(ARRAY)
        return [name for i, item in enumerate(items) for name in missing_fields(inner, item, f"{path}[{i}]")]
    return min((_missing_in(choice, value, path) for choice in choices(kind)), key=len)


def _missing_in(kind: str, value: object, path: str) -> list[str]:
    if kind in PLAIN:
        return [] if isinstance(value, PLAIN[kind]) else [f"{path}: {value!r} is no {kind}"]
    entry = spec()["types"].get(kind)
    if not entry or not entry["fields"]:
        return []
    if not isinstance(value, dict):
        return [f"{path}: {value!r} is no {kind}"]
    fields = entry["fields"]
    found = [f"{path}.{name} is missing" for name in entry["aiogram_required"] if name not in value]
    for name in value.keys() & fields.keys():
        found += missing_fields(fields[name]["type"], value[name], f"{path}.{name}")
    return found
