"""Parameters as the server takes them: strings of JSON, decoded by their declared types, checked strictly."""

import json

from telegram_emulator import spec
from telegram_emulator.shapes import Shape
from telegram_emulator.world.errors import bad

INT64 = 2**63
# Required parameters whose absence the methods word themselves, as the server does
OWN_WORDS = {
    "chat_id", "message_id", "message_ids", "user_id", "sender_chat_id", "text", "question", "options", "title", "name",
    "photo", "document", "video", "voice", "audio", "animation", "sticker", "video_note", "file_id", "from_chat_id",
    "callback_query_id", "action", "commands", "invite_link", "message_thread_id",
}  # fmt: skip


def decode(method: str, raw: Shape, uploads: set[str], *, strict: bool) -> Shape:
    """Decode all parameters of a call; strictly, refuse what the method does not have and what it misses."""
    declared = spec.parameters(method)
    given: Shape = {}
    for name, value in raw.items():
        if name in declared:
            given[name] = _value(name, declared[name]["type"], value, strict=strict)
        elif strict:
            raise bad(f'unknown parameter "{name}" of {method}')
    if strict:
        _check(method, declared, given, uploads)
    return given


def _check(method: str, declared: Shape, given: Shape, uploads: set[str]) -> None:
    strangers = [name for name in uploads if name not in declared and f"attach://{name}" not in json.dumps(given)]
    if strangers:
        raise bad(f'unknown parameter "{strangers[0]}" of {method}')
    for name, facts in declared.items():
        if facts["required"] and name not in OWN_WORDS and given.get(name) is None and name not in uploads:
            raise bad(f'parameter "{name}" is required')


def _value(name: str, kind: str, value: object, *, strict: bool) -> object:
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
    return _object(name, kind, value, strict=strict)


def _integer(name: str, value: object) -> int:
    try:
        return max(-INT64, min(INT64 - 1, int(str(value))))
    except ValueError:
        raise bad(f'parameter "{name}" is not a valid integer') from None


def _object(name: str, kind: str, value: object, *, strict: bool) -> object:
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            raise bad(f"can't parse {name} JSON object") from None
    expected = list if kind.startswith("Array of ") else dict
    if not isinstance(value, expected):
        raise bad(f"can't parse {name}: expected {'an Array' if expected is list else 'an Object'}")
    unknown = spec.unknown_fields(kind, value, name) if strict else []
    if unknown:
        raise bad(f'unknown field "{unknown[0]}"')
    return value
