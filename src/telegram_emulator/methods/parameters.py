"""Parameters as the server takes them: strings of JSON, decoded by their declared types, checked strictly."""

import json

from telegram_emulator import spec
from telegram_emulator.shapes import Shape
from telegram_emulator.world.errors import bad

INT64 = 2**63


def decode(method: str, raw: Shape, uploads: set[str]) -> Shape:
    """Decode all parameters of a call and refuse the ones that the method does not have."""
    declared = spec.parameters(method)
    given: Shape = {}
    for name, value in raw.items():
        if name not in declared:
            raise bad(f'unknown parameter "{name}" of {method}')
        given[name] = _value(name, declared[name]["type"], value)
    strangers = [name for name in uploads if name not in declared and f"attach://{name}" not in json.dumps(given)]
    if strangers:
        raise bad(f'unknown parameter "{strangers[0]}" of {method}')
    return given


def _value(name: str, kind: str, value: object) -> object:
    if kind == "Integer":
        return _integer(name, value)
    if kind == "Boolean":
        return value if isinstance(value, bool) else str(value).lower() in ("true", "1", "yes")
    if kind in ("String", "InputFile", "InputFile or String"):
        return str(value)
    if kind == "Integer or String":
        return value if isinstance(value, int) else str(value)
    if kind == "Float":
        return float(str(value))
    return _object(name, kind, value)


def _integer(name: str, value: object) -> int:
    try:
        return max(-INT64, min(INT64 - 1, int(str(value))))
    except ValueError:
        raise bad(f'parameter "{name}" is not a valid integer') from None


def _object(name: str, kind: str, value: object) -> object:
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            raise bad(f"can't parse {name} JSON object") from None
    expected = list if kind.startswith("Array of ") else dict
    if not isinstance(value, expected):
        raise bad(f"can't parse {name}: expected {'an Array' if expected is list else 'an Object'}")
    unknown = spec.unknown_fields(kind, value, name)
    if unknown:
        raise bad(f'unknown field "{unknown[0]}"')
    return value
