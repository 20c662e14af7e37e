"""Read a YAML file into a frozen model; every mistake is told with file, line and what to write instead."""

import contextlib
import difflib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError
from yaml.constructor import SafeConstructor

from staffroom.kernel.refusal import CONFIGURATION, Trouble

MAX_BYTES = 1_000_000
MAX_ALIASES = 50
MAX_DEPTH = 40
"""Lists and mappings in one another; each costs the reader a frame of its stack."""
MAX_VALUES = 100_000
"""Values of a whole file, those that an alias repeats counted each time."""
QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Ten times as fast, where PyYAML came with it."""
_TAG = "tag:yaml.org,2002:"
_WORDS = f"{_TAG}str"
_SCALARS = frozenset(f"{_TAG}{kind}" for kind in ("str", "int", "float", "bool", "null", "timestamp"))
_MOST_LETTERS = 1_000
"""Of a number or a day; words may be longer."""
Model = TypeVar("Model", bound="Strict")


class Strict(BaseModel):
    """A frozen model that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def at(where: tuple[str | int, ...], said: str) -> PydanticCustomError:
    """Return a mistake for a validator to raise, which lies deeper than the value that the validator looks at."""
    return PydanticCustomError("deeper", "{said}", {"said": said, "where": where})


def nearest(wrong: str, known: Iterable[str]) -> str:
    """Return what was perhaps meant, as the end of a sentence on a word that nobody knows."""
    names = list(known)
    near = difflib.get_close_matches(wrong, names, n=1, cutoff=0.5)
    if near:
        return f", did you mean '{near[0]}'?"
    return f"; known here: {', '.join(sorted(names))}" if names else "; remove it"


def load(path: Path, model: type[Model]) -> Model:
    """Return the file's content as a model; its validators find the file's folder as `folder` in their context.

    Raises Trouble (exit code 78) listing every mistake as `file:line:column: key: what is wrong, what to write`.
    """
    node = _compose(path)
    plain = _plain(node, _Built(path))
    try:
        return model.model_validate(plain if plain is not None else {}, context={"folder": path.parent})
    except ValidationError as error:
        told = [_tell(path, node, model, detail) for detail in _by_themselves(error)]
        raise Trouble("\n".join(told), CONFIGURATION) from None


def _by_themselves(error: ValidationError) -> list[dict[str, Any]]:
    """Return the mistakes without those that only follow from one inside: a list that lost its wrong items is short."""
    found: list[dict[str, Any]] = [dict(detail) for detail in error.errors(include_url=False)]
    inside = {other["loc"][:depth] for other in found for depth in range(len(other["loc"]))}
    return [one for one in found if one["type"] != "too_short" or one["loc"] not in inside]


def _compose(path: Path) -> yaml.Node | None:
    try:
        source = path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise Trouble(f"{path}: there is no such file.", CONFIGURATION) from None
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble(f"{path}: cannot be read ({error}); save it as UTF-8 text.", CONFIGURATION) from None
    if len(source) > MAX_BYTES:
        raise Trouble(f"{path}: is larger than {MAX_BYTES:,} bytes.", CONFIGURATION)
    _measure(path, source)
    with contextlib.suppress(yaml.YAMLError):  # the slow one tells of mistakes in plainer words
        return yaml.compose(source, QUICK)
    try:
        return yaml.compose(source, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        raise Trouble(
            f"{place}: {error.problem}; check the spaces and the quotes on this line.", CONFIGURATION
        ) from None
    except yaml.YAMLError:
        raise Trouble(f"{path}: holds characters that no text has; save it as UTF-8 text.", CONFIGURATION) from None


def _measure(path: Path, source: str) -> None:
    """Refuse a file that would take the reader's stack or memory, before anything is built of it."""
    depth = aliases = 0
    with contextlib.suppress(yaml.YAMLError):  # told by whoever reads it
        for event in yaml.parse(source, QUICK):
            aliases += isinstance(event, yaml.AliasEvent)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if aliases > MAX_ALIASES:
                said = f"has more than {MAX_ALIASES} aliases (*name); write the values out."
                raise Trouble(f"{path}: {said}", CONFIGURATION)
            if depth > MAX_DEPTH:
                raise Trouble(f"{path}: lies deeper than {MAX_DEPTH} lists in one another.", CONFIGURATION)


class _Built:
    """Counts what is built of a file."""

    def __init__(self, path: Path) -> None:
        self.path, self._values = path, 0

    def one(self, depth: int) -> None:
        """Count one value more; an alias of itself would never end, one of many aliases hardly ever."""
        self._values += 1
        if depth > 2 * MAX_DEPTH or self._values > MAX_VALUES:
            raise Trouble(f"{self.path}: its aliases (*name) repeat too much; write the values out.", CONFIGURATION)


def _plain(node: yaml.Node | None, built: _Built, depth: int = 0) -> Any:  # noqa: ANN401  YAML may hold anything
    """Build plain values; a key written twice, or a word that YAML reads as yes or no, is a mistake."""
    built.one(depth)
    if isinstance(node, yaml.CollectionNode) and node.tag not in (f"{_TAG}map", f"{_TAG}seq"):
        raise _not_understood(built.path, node, node.tag)
    if isinstance(node, yaml.MappingNode):
        _no_doubles(node, built.path)
        return {str(_scalar(key, built.path)): _plain(value, built, depth + 1) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, built, depth + 1) for item in node.value]
    return None if node is None else _scalar(node, built.path)


def _no_doubles(node: yaml.MappingNode, path: Path) -> None:
    seen: set[str] = set()
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise Trouble(f"{_place(path, key)}: a key must be a word, no list.", CONFIGURATION)
        if key.value in seen:
            raise Trouble(f"{_place(path, key)}: {key.value}: is written twice; keep one of them.", CONFIGURATION)
        seen.add(key.value)


def _scalar(node: yaml.Node, path: Path) -> Any:  # noqa: ANN401
    if node.tag == _WORDS:
        return node.value
    if node.tag.endswith(":bool") and str(node.value).lower() in {"yes", "no", "on", "off", "y", "n"}:
        return str(node.value)
    if node.tag not in _SCALARS or len(node.value) > _MOST_LETTERS:
        raise _not_understood(path, node, str(node.value))
    try:
        return SafeConstructor().construct_object(node, deep=True)
    except (yaml.YAMLError, ValueError):  # a day that does not exist, say
        raise _not_understood(path, node, str(node.value)) from None


def _not_understood(path: Path, node: yaml.Node, said: str) -> Trouble:
    return Trouble(f"{_place(path, node)}: {said[:100]}: cannot be understood; put it in quotes.", CONFIGURATION)


def place_of(path: Path, where: tuple[str | int, ...]) -> str:
    """Return `file:line:column` of a setting, or of what is nearest above it."""
    return _place(path, _find(_compose(path), where))


def _place(path: Path, node: yaml.Node | None) -> str:
    if node is None:
        return f"{path}:1:1"
    return f"{path}:{node.start_mark.line + 1}:{node.start_mark.column + 1}"


def _tell(path: Path, root: yaml.Node | None, model: type[BaseModel], detail: dict[str, Any]) -> str:
    where = (*detail["loc"], *detail.get("ctx", {}).get("where", ()))
    node = _find(root, where)
    name = ".".join(map(str, where)) or "file"
    if detail["type"] == "extra_forbidden":
        return f"{_place(path, node)}: {name}: unknown setting{nearest(str(where[-1]), _fields_at(model, where[:-1]))}"
    if detail["type"] == "missing":
        return f"{_place(path, node)}: {name}: is missing; add it"
    if detail["type"] == "literal_error" and isinstance(detail["input"], str):
        known = re.findall(r"'([^']*)'", detail["ctx"]["expected"])
        near = nearest(detail["input"], known) if difflib.get_close_matches(detail["input"], known, cutoff=0.5) else ""
        return f"{_place(path, node)}: {name}: {detail['msg']} (found {detail['input']!r}){near}"
    given = detail.get("input") if detail["type"] != "deeper" else None
    shown = f" (found {given!r})" if isinstance(given, str | int | float | bool) else ""
    return f"{_place(path, node)}: {name}: {str(detail['msg']).removeprefix('Value error, ')}{shown}"


def _find(node: yaml.Node | None, where: tuple[str | int, ...]) -> yaml.Node | None:
    """Return the node of a place, or the nearest one above it."""
    for step in where:
        child = _child(node, step)
        if child is None:
            return node
        node = child
    return node


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]  # type: ignore[no-any-return]
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == str(step)), None)
    return None


def _fields_at(model: type[BaseModel], where: tuple[str | int, ...]) -> list[str]:
    """Return the settings known at a place, following lists and nested models."""
    here: Any = model
    for step in where:
        if isinstance(step, int):
            continue
        field = getattr(here, "model_fields", {}).get(step)
        here = _model_in(field.annotation) if field else None
    return list(getattr(here, "model_fields", {}))


def _model_in(annotation: Any) -> Any:  # noqa: ANN401
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((found for found in inner if found), None)
