"""What a course's files and config.yaml name alike: kinds of entries, weekdays, slugs."""

import re
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator

Kind = Literal["introduction", "question", "announcement", "encouragement", "progress"]
KINDS: tuple[Kind, ...] = get_args(Kind)
CARDS: tuple[Kind, ...] = ("introduction", "question")
"""Kinds that are drawn, pinned and answered."""
WORDLESS: tuple[Kind, ...] = ("encouragement", "progress")
"""Kinds without a text of their own: rooms above render them."""

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
"""As Python counts them, Monday 0."""

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")


def _slug(value: str) -> str:
    if not _SLUG.fullmatch(value):
        raise ValueError("use small letters, digits and hyphens only, at most 41, such as classroom-management")
    return value


Slug = Annotated[str, AfterValidator(_slug)]
"""A word that names something for good: a programme, a section, an entry."""
