"""Signing and checking: a summary as text for a code, and whole files. Ed25519; the key is made from the database's."""

import base64
import binascii
import hashlib
import json
import re
from dataclasses import asdict, dataclass
from typing import Any, Final

from staffroom.rooms.records.values import Summary

FORM: Final = "SR1"
"""Stands before every signed text; another number would be another shape."""
ENDS: Final = {"html": (b"\n<!--", b"-->\n"), "pdf": (b"\n%", b"\n")}
"""How the line begins and ends that seals a file: as a comment, so that every reader passes over it."""
_MARK: Final = "STAFFROOM-SEAL"
_TEXT: Final = re.compile(rf"{FORM}:[A-Z2-7]+\.[A-Z2-7]+")
_LINE: Final = re.compile(rb"\n(?:<!--|%)" + _MARK.encode() + rb" (" + _TEXT.pattern.encode() + rb") ([A-Z2-7]+)")
_SPACE: Final = re.compile(r"[\s\u200b]")
_SUMMARY: Final = b"staffroom record 1\0"
_FILE: Final = b"staffroom file 1\0"
_EOF: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_KEY_BYTES: Final = 6
_KEYS: Final = {
    "name": "n", "course": "c", "organisation": "i", "since": "f", "made": "d", "sections": "s", "of": "t",
    "own_word": "o", "minutes": "m", "workshops": "w", "answers": "a",
}  # fmt: skip
"""Field → its letter in the code, which is the smaller for it."""


class NotGenuineError(Exception):
    """A text or a file that is not as it was signed: `none` holds no record, `changed`, or of `another` key."""


@dataclass(frozen=True)
class Checked:
    """What was proven: these words, and (`whole`) that the file is as it was made, down to the byte."""

    summary: Summary
    whole: bool


class Signer:
    """Signs with the installation's key, which is made when it is first needed."""

    def __init__(self, seed: bytes) -> None:
        self._seed = seed

    @property
    def public(self) -> bytes:
        """Return the key with which anybody can check."""
        return bytes(self._key().public_key().public_bytes_raw())

    def _key(self) -> Any:  # noqa: ANN401  read when it is needed: it is heavy
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415

        return Ed25519PrivateKey.from_private_bytes(self._seed)

    def text(self, summary: Summary) -> str:
        """Return a summary with its signature, in the letters that make codes small."""
        body = {_KEYS[name]: value for name, value in asdict(summary).items()} | {"k": name_of(self.public)}
        said = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        return f"{FORM}:{_letters(said)}.{_letters(self._key().sign(_SUMMARY + said))}"

    def seal(self, content: bytes, text: str, kind: str) -> bytes:
        """Return a file with the line behind it that proves all of it."""
        return content + _line(content, text, _letters(self._key().sign(_FILE + text.encode() + content)), kind)


def name_of(public: bytes) -> str:
    """Return the short name of a public key."""
    return _letters(hashlib.sha256(public).digest()[:_KEY_BYTES])


def as_letters(public: bytes) -> str:
    """Return a public key to be handed out."""
    return _letters(public)


def from_letters(written: str) -> bytes:
    """Return a public key that somebody typed or pasted.

    Raises NotGenuineError where it is none.
    """
    found = _bytes(re.sub(r"[\s-]", "", written).upper())
    if len(found) != 32:  # noqa: PLR2004  as Ed25519 has it
        raise NotGenuineError("none")
    return found


def check_text(written: str, public: bytes) -> Summary:
    """Return what a signed text says; blanks and line breaks within it do not matter.

    Raises NotGenuineError.
    """
    found = re.fullmatch(rf"{FORM}:([A-Z2-7]+)\.([A-Z2-7]+)", _SPACE.sub("", written).upper())
    if found is None:
        raise NotGenuineError("none")
    said, signature = _bytes(found[1]), _bytes(found[2])
    if _key_named(said) != name_of(public):
        raise NotGenuineError("another")
    _verify(public, signature, _SUMMARY + said)
    return _summary(said)


def check_file(data: bytes, public: bytes) -> Checked:
    """Return what a file proves; of one without its seal (printed anew, say) only the text within it is looked at.

    Raises NotGenuineError.
    """
    found = list(_LINE.finditer(data))
    if not found:
        texts = {match[0] for match in _TEXT.finditer(data.decode("utf-8", "replace"))}
        if len(texts) != 1:
            raise NotGenuineError("none")
        return Checked(check_text(texts.pop(), public), whole=False)
    content, text, seal = data[: found[-1].start()], found[-1][1].decode(), found[-1][2].decode()
    summary = check_text(text, public)
    if not any(content + _line(content, text, seal, kind) == data for kind in ENDS):
        raise NotGenuineError("changed")
    _verify(public, _bytes(seal), _FILE + text.encode() + content)
    return Checked(summary, whole=True)


def _line(content: bytes, text: str, seal: str, kind: str) -> bytes:
    begin, end = ENDS[kind]
    pointer = _EOF.search(content) if kind == "pdf" else None  # a PDF is read from its end
    return begin + f"{_MARK} {text} {seal}".encode() + end + (pointer[0] if pointer else b"")


def _verify(public: bytes, signature: bytes, content: bytes) -> None:
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
    except (InvalidSignature, ValueError):
        raise NotGenuineError("changed") from None


def _key_named(said: bytes) -> str:
    """Return which key signed, by its own word; what cannot be read was changed."""
    try:
        return str(json.loads(said)["k"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise NotGenuineError("changed") from None


def _summary(said: bytes) -> Summary:
    body = json.loads(said)
    return Summary(**{name: body[letter] for name, letter in _KEYS.items()})


def _letters(data: bytes) -> str:
    return base64.b32encode(data).decode().rstrip("=")


def _bytes(letters: str) -> bytes:
    """Return what letters stand for; only the one spelling that we write is taken."""
    try:
        found = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except (binascii.Error, ValueError):
        raise NotGenuineError("changed") from None
    if _letters(found) != letters:
        raise NotGenuineError("changed")
    return found
