"""Decisions about joining and opting out on values."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from staffroom.kernel.clock import DAY, SECOND
from staffroom.kernel.ids import Instant
from staffroom.rooms.joining.values import Stage
from staffroom.rooms.people import Papers, Person

PAUSE_DAYS = (7, 14, 30)
"""How long a pause may be."""

REASONS = ("time", "messages", "use", "app", "colleagues", "moved", "other")
"""Why somebody may say that they step back."""
ENOUGH = 5
"""From so many on, a number tells nothing of anybody."""

_COURTESIES_BY_LANGUAGE = {
    "en": r"\b(?:please|thanks|thank you|many thanks)\b",
    "ar": "من فضلك|لو سمحت|رجاء|شكرا|شكرًا",
    "zh": "请|谢谢",
}
_OPT_OUT_BY_LANGUAGE = {
    "en": ("stop", "unsubscribe", "opt out", "leave", "pause", "quit", "cancel"),
    "ar": (
        *("توقف", "أوقف", "إيقاف", "ايقاف", "قف", "إلغاء", "الغاء", "انسحاب", "مغادرة", "خروج"),
        "إلغاء الاشتراك",
    ),
    "zh": ("退出", "停止", "退订", "取消", "暂停", "退群", "停"),
}
"""A language that is missing here opts out with the words of the others and with /stop."""

_COURTESIES = re.compile("|".join(_COURTESIES_BY_LANGUAGE.values()), re.IGNORECASE)
_NOISE = re.compile(r"[\W_]+")
_OPT_OUT = frozenset(_NOISE.sub("", wish) for wishes in _OPT_OUT_BY_LANGUAGE.values() for wish in wishes)


@dataclass(frozen=True)
class Asking:
    """What is known of somebody who asks to be let into a cohort's group."""

    leads: bool
    placed_here: bool
    consented: bool
    has_left: bool
    others_in: int
    seats: int


def may_be_invited(person: Person, role: str, roles: Collection[str]) -> bool:
    """Say whether somebody of a roster may be given a link: has the role still, no account yet, and has not left."""
    return role in roles and person.telegram_id is None and person.left_at is None


def stage(person: Person, papers: Papers, *, inside: bool) -> Stage:
    """Say how far somebody has come; whoever has left stays as far as their papers say, so that no figure tells it."""
    if inside:
        return "joined"
    if papers.agreed:
        return "consented"
    if person.telegram_id is not None:
        return "opened"
    return "invited" if papers.linked else "none"


def admits(asking: Asking) -> bool:
    """Let in who leads the cohort, and who is placed in it, agreed, has not left and finds a seat."""
    if asking.leads:
        return True
    return asking.placed_here and asking.consented and not asking.has_left and asking.others_in < asking.seats


def counts_as_leaving(at: Instant, agreed_at: Instant | None, *, by_themselves: bool) -> bool:
    """Say whether walking out of the group is a choice to leave: their own step, not older than their consent.

    Telegram dates its updates by the second.
    """
    return by_themselves and at // SECOND >= (agreed_at or 0) // SECOND


def pause_end(days: int, now: Instant) -> Instant | None:
    """Return when a pause ends, or None for a length that is not offered."""
    return Instant(now + days * DAY) if days in PAUSE_DAYS else None


def is_opt_out(words: str) -> bool:
    """Say whether a whole message is nothing but a wish to stop: `Stop, thank you` is, `STOP this bill` is not."""
    return _NOISE.sub("", _COURTESIES.sub("", words).casefold()) in _OPT_OUT


def tellable(told: Mapping[str, int]) -> dict[str, int]:
    """Return the reasons that enough people gave, and the rest together as `other` where these are enough too."""
    shown = {reason: told[reason] for reason in REASONS[:-1] if told.get(reason, 0) >= ENOUGH}
    rest = sum(told.values()) - sum(shown.values())
    return shown | ({"other": rest} if rest >= ENOUGH else {})
