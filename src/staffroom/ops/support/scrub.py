"""What a support bundle may say: no secret, no name of anybody, no address, no number of a person, no place outside."""

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from staffroom.ops.logs import Redact

SHORTEST_NAME, SHORTEST_LATIN = 2, 3
"""Characters; in Chinese two are a whole name."""
NAME, MAIL, ADDRESS, PHONE, PLACE = "[name]", "[e-mail]", "[address]", "[phone]", "[place]"
_ADDRESS = re.compile(r"\b(?:https?|tg|postgres|ftp)://[^\s\"'<>]+|\bt\.me/[^\s\"'<>]+", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ACCOUNT = re.compile(r"(?<![\w.])@[A-Za-z]\w{3,}")
_PHONE = re.compile(r"\+\d(?:[ ().-]{0,2}\d){6,}|\b00?\d{1,4}(?:[ ()-]{1,2}\d{2,}){2,}")
_PLACE = re.compile(
    r"(?<=\")/[^\"\n]+(?=\")|^/[^:\n]+(?=:)|(?<![\w.\]])(?:/[^\s/\"':,;]+){2,}|\b[A-Za-z]:\\[^\s\"',;]+", re.MULTILINE
)
_QUOTED = re.compile(r"\"[^\"\n]*\"|«[^»\n]*»|“[^”\n]*”|(?<!\w)'[^'\n]*'|`[^`\n]*`")
_NUMBER = re.compile(r"(?<![\w.])(?<!update )(?<!updates )(?<!\d-)-?\d{7,}(?![\w.]\d)")
"""Long enough for an account, a chat or a phone; the numbers of updates are Telegram's own and stay."""


class Scrub:
    """Cleans texts of one bundle: the same long number is always the same `#1`, so that it can still be followed."""

    def __init__(self, secrets: Iterable[str], names: Iterable[str], home: Path) -> None:
        self._redact = Redact(secrets)
        self._names = {name for name in names if len(name) >= (SHORTEST_LATIN if name.isascii() else SHORTEST_NAME)}
        self._lengths: dict[str, list[int]] = {}
        """How long names are, by their first two characters, the longest first: a school may have 100,000 of them."""
        for start, length in sorted({(name[:SHORTEST_NAME], len(name)) for name in self._names}, reverse=True):
            self._lengths.setdefault(start, []).append(length)
        self._places = _known_places(home)
        self._numbers: dict[str, str] = {}

    def text(self, said: str) -> str:
        """Return a text without whatever may be somebody's."""
        said = self._redact.clean(said)
        said = self._unnamed(said)
        said = _MAIL.sub(MAIL, _ADDRESS.sub(ADDRESS, said))
        for place, called in self._places:
            said = said.replace(place, called)
        said = _ACCOUNT.sub(NAME, _PLACE.sub(PLACE, said))
        return _NUMBER.sub(lambda found: self._number(found[0]), _PHONE.sub(PHONE, said))

    def unquoted(self, said: str) -> str:
        """Return a sentence, also without what stands in quotation marks: mostly what somebody wrote."""
        return self.text(_QUOTED.sub("“…”", said))

    def all(self, value: object) -> object:
        """Return a value of JSON in which every text is clean; numbers are figures and stay."""
        if isinstance(value, dict):
            return {self.text(str(key)): self.all(inner) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return [self.all(inner) for inner in value]
        return self.text(value) if isinstance(value, str) else value

    def _unnamed(self, said: str) -> str:
        """Return a text without the names that are known."""
        kept, at = list[str](), 0
        for place in range(len(said)):
            lengths = self._lengths.get(said[place : place + SHORTEST_NAME], ()) if place >= at else ()
            length = next((length for length in lengths if said[place : place + length] in self._names), 0)
            if length:
                kept += (said[at:place], NAME)
                at = place + length
        return "".join((*kept, said[at:]))

    def _number(self, number: str) -> str:
        return self._numbers.setdefault(number, f"#{len(self._numbers) + 1}")


def _known_places(home: Path) -> Sequence[tuple[str, str]]:
    """Return the folders that may be named, by what: what lies outside them is not told."""
    program = Path(__file__).resolve().parents[2]
    found = {str(home): "[home]", str(home.resolve()): "[home]", str(program): "[program]"}
    found |= {str(Path(where).resolve()): "[python]" for where in (sys.prefix, sys.base_prefix)}
    found |= {where: "[python]" for where in sys.path if Path(where).is_absolute() and "python" in where}
    return sorted(((place, name) for place, name in found.items() if len(place) > 1), key=lambda one: -len(one[0]))
