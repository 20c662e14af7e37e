"""What the command line does with word lists: a sentence tried on them, and why something is found in it."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from staffroom import data_files
from staffroom.config import find_config
from staffroom.kernel.refusal import Trouble
from staffroom.kernel.screen import Plain, Text, text
from staffroom.ops.by_hand.mistakes import in_english
from staffroom.rooms import conduct
from staffroom.rooms.conduct import Lists, Matcher, WordList


def lists(config: Path | None, environment: Mapping[str, str] | None = None) -> Lists:
    """Return the lists that come with us, together with those in `wordlists/` and its `help/` beside config.yaml.

    Raises BadTable where one of these has mistakes.
    """
    file = config or find_config(os.environ if environment is None else environment)
    beside = file.parent / conduct.FOLDER
    return Lists(_read(data_files.word_lists(), beside), _read(data_files.help_lists(), beside / conduct.HELP))


def _read(ours: Mapping[str, Path], own: Path) -> list[WordList]:
    read = [conduct.read_file(file, language) for language, file in ours.items()]
    return conduct.merged([*read, *conduct.in_folder(own)])


def tried(sentence: str, known: Lists, language: str | None) -> list[str]:
    """Return in plain words what would be found in a sentence and why, with all lists or with one.

    Raises Trouble where there is no list of that language.
    """
    insults, cries = (_of(one, language) for one in known)
    if not insults:
        there = ", ".join(one.language for one in known.insults)
        raise Trouble(
            f"There is no word list '{language}'; write one of {there}, or add {conduct.FOLDER}/{language}.txt."
        )
    found = Matcher(insults).explain(sentence)
    lines = [
        text("wordlists-match", found=one.found, entry=one.entry, language=one.language, how=_how(one.how))
        for one in found.matches
    ]
    lines += [
        text("wordlists-spared", found=one.match.found, language=one.match.language, allowed=one.allowed)
        for one in found.spared
    ]
    lines += [
        text("wordlists-cry", found=one.found, entry=one.entry, language=one.language)
        for one in Matcher(cries).find(sentence)
    ]
    lines += [
        text(
            "wordlists-personal", found=sentence[one.start : one.end], kind=text("wordlists-kind", kind=Plain(one.kind))
        )
        for one in conduct.find_personal(sentence)
    ]
    looked = ", ".join(f"{one.language} ({len(one.words)})" for one in insults)
    lines = lines or [text("wordlists-none")]
    return [in_english(line) for line in (*lines, text("wordlists-lists", lists=looked), text("wordlists-off"))]


def _of(known: Sequence[WordList], language: str | None) -> list[WordList]:
    return [one for one in known if language in (None, one.language)]


def _how(how: conduct.How) -> Text:
    return text("wordlists-how", how=Plain(how))
