"""Word lists: a text file a language, a word or phrase a line, `#` before remarks, `[allow]` before exceptions."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from staffroom.kernel.mistakes import BadTable, Mistakes
from staffroom.kernel.screen import Plain, Text, text
from staffroom.rooms.conduct.folding import UNSPACED, fold
from staffroom.rooms.conduct.values import Change, WordChange

MOST_WORDS = 5_000
LARGEST = 1_000_000
"""Bytes of a list."""
LONGEST = 60
"""Letters of a word or phrase."""
MOST_IN_A_PHRASE = 8
"""Words."""
FOLDER = "wordlists"
"""Beside config.yaml, for lists of one's own."""
HELP = "help"
"""Within it, for one's own lists of words that tell of a need for help."""

_NAME = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")
_SECTION = re.compile(r"\[\s*(.*?)\s*\]")
_SIGN = rf"[^\w\s'{UNSPACED}-]"
_APART = re.compile(r"\w+")


@dataclass(frozen=True)
class WordList:
    """What is looked for in messages of every language, and what never counts for this list, as people wrote it."""

    language: str
    words: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


def parts(entry: str) -> tuple[str, ...]:
    """Return the folded words of an entry; one only where its script puts no spaces between them."""
    found = tuple(_APART.findall(fold(entry)))
    return ("".join(found),) if re.search(f"[{UNSPACED}]", fold(entry)) else found


def read(name: str, language: str, data: bytes) -> WordList:
    """Return the list in a file.

    Raises BadTable with every mistake, each with its line and what to write instead.
    """
    mistakes = Mistakes(name)
    words: dict[tuple[str, ...], tuple[str, int]] = {}
    allowed: dict[tuple[str, ...], tuple[str, int]] = {}
    chosen = words
    for number, line in enumerate(_lines(data, mistakes), 1):
        entry = " ".join(line.partition("#")[0].split())
        section = _SECTION.fullmatch(entry)
        if section is not None:
            chosen = allowed
            if section[1].casefold() != "allow":
                mistakes.add_line(number, text("wordlists-section", section=section[1][:LONGEST]))
        elif entry and (said := wrong(entry)) is not None:
            mistakes.add_line(number, said)
        elif entry:
            chosen.setdefault(parts(entry), (entry, number))
    for folded, (entry, number) in words.items():
        if folded in allowed:
            mistakes.add_line(number, text("wordlists-both", word=entry, line=Plain(allowed[folded][1])))
    mistakes.stop()
    return WordList(
        language, tuple(entry for entry, _ in words.values()), tuple(entry for entry, _ in allowed.values())
    )


def read_file(file: Path, language: str) -> WordList:
    """Return the list in a file on the disk.

    Raises BadTable with every mistake.
    """
    with file.open("rb") as stream:
        return read(str(file), language, stream.read(LARGEST + 1))


def _lines(data: bytes, mistakes: Mistakes) -> list[str]:
    if len(data) > LARGEST:
        mistakes.add_file(text("wordlists-large", bytes=LARGEST))
        return []
    try:
        found = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        mistakes.add_line(data.count(b"\n", 0, error.start) + 1, text("wordlists-letters"))
        return []
    if len(found) > MOST_WORDS:
        mistakes.add_file(text("wordlists-many", lines=MOST_WORDS))
        return []
    return found


def wrong(entry: str) -> Text | None:
    """Return why something cannot be looked for as it is written, None where it can."""
    shown, sign, folded = entry[:LONGEST], re.search(_SIGN, fold(entry)), parts(entry)
    if len(entry) > LONGEST or len(folded) > MOST_IN_A_PHRASE:
        return text("wordlists-long", word=shown, letters=LONGEST, words=MOST_IN_A_PHRASE)
    if sign is not None:
        return text("wordlists-sign", word=shown, sign=sign[0])
    if len("".join(folded)) < 2 or "".join(folded).isdigit():  # noqa: PLR2004  a single letter is everywhere
        return text("wordlists-short", word=shown)
    return None


def merged(lists: Iterable[WordList]) -> list[WordList]:
    """Return one list a language: what any file of it lists, without what any file of it allows."""
    by_language: dict[str, list[WordList]] = {}
    for one in lists:
        by_language.setdefault(one.language, []).append(one)
    found = []
    for language, same in sorted(by_language.items()):
        allowed = {parts(entry): entry for one in same for entry in one.allowed}
        words = {parts(entry): entry for one in same for entry in one.words}
        kept = tuple(entry for folded, entry in words.items() if folded not in allowed)
        found.append(WordList(language, kept, tuple(allowed.values())))
    return found


def changed(known: Iterable[WordList], changes: Iterable[WordChange]) -> list[WordList]:
    """Return lists as admins changed them, given in the order in which they did; of an entry the latest counts."""
    by_list: dict[str, list[WordChange]] = {}
    for one in changes:
        by_list.setdefault(one.list, []).append(one)
    return [_changed(one, latest(by_list[one.language])) if one.language in by_list else one for one in known]


def latest(changes: Iterable[WordChange]) -> dict[tuple[str, ...], tuple[str, Change]]:
    """Return what was last done with each entry of a list, as it was written then."""
    return {parts(one.entry): (one.entry, one.change) for one in changes}


def _changed(one: WordList, latest: Mapping[tuple[str, ...], tuple[str, Change]]) -> WordList:
    own = {folded: (entry, change) for folded, (entry, change) in latest.items() if change != "back"}
    words = [entry for entry in one.words if parts(entry) not in own]
    allowed = [entry for entry in one.allowed if parts(entry) not in own]
    words += [entry for entry, change in own.values() if change == "word"]
    allowed += [entry for entry, change in own.values() if change == "allow"]
    return WordList(one.language, tuple(words), tuple(allowed))


def in_folder(folder: Path) -> list[WordList]:
    """Return the lists that lie in a folder, one a file, named after its language: `fr.txt`; none where it is missing.

    Raises BadTable with every mistake of the first file that has any.
    """
    found = []
    for file in sorted(folder.glob("*.txt")):
        if not _NAME.fullmatch(file.stem):
            mistakes = Mistakes(str(file))
            mistakes.add_file(text("wordlists-name", name=file.name))
            raise BadTable(mistakes.name, tuple(mistakes.found))
        found.append(read_file(file, file.stem))
    return found
