"""Ordinary talk of teachers, made by the thousand: sentences with gaps, and what may stand in them.

Names of countries, languages and currencies come from Unicode's own tables, so that words that nobody here thought of
are among them.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path

import yaml
from babel import Locale

TALK = Path(__file__).parent / "talk"
GAP = re.compile(r"\{(\w+)\}")

FEW = range(2, 10)
MANY = range(11, 99)


def written(language: str, kind: str) -> list[str]:
    """Return sentences that were written by hand.

    `practice`: the lists were mended on them. `held`: written later, most of them on purpose as near to an insult as
    ordinary talk comes. `mentions`: they quote what is listed.
    """
    return (TALK / kind / f"{language}.txt").read_text("utf-8").splitlines()


def made(language: str, number: int, seed: int) -> list[str]:
    """Return so many different sentences."""
    chance = random.Random(seed)  # noqa: S311  nothing secret
    known = yaml.safe_load((TALK / "templates.yaml").read_text("utf-8"))[language]
    templates, gaps = known["sentences"], known["gaps"] | _of_the_world(language)
    found: dict[str, None] = {}
    for turn in count():
        template = templates[turn % len(templates)]
        found[GAP.sub(lambda gap: _filled(gap[1], gaps, chance), template)] = None
        if len(found) == number:
            break
    return list(found)


def _filled(gap: str, gaps: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    if gap in ("n", "few"):
        return str(chance.choice(MANY if gap == "n" else FEW))
    return chance.choice(gaps[gap.rstrip("2")])


def _of_the_world(language: str) -> dict[str, Sequence[str]]:
    known = Locale(language)
    return {
        "country": list(known.territories.values()),
        "tongue": list(known.languages.values()),
        "money": list(known.currencies.values()),
    }


def of_the_world(language: str) -> Iterator[str]:
    """Yield every name of a country, a language, a script and a currency, one by one."""
    known = Locale(language)
    for table in (known.territories, known.languages, known.scripts, known.currencies):
        yield from table.values()
