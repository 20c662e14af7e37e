"""Decisions about joining and opting out on values."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256
from typing import Literal, get_args

from staffroom.kernel.clock import DAY, MINUTE, SECOND
from staffroom.kernel.ids import Instant
from staffroom.rooms.joining.values import Invitation, Stage
from staffroom.rooms.people import Papers, Person

EDITION = 1
"""Of the orientation. Raised where a change of its words changes what one agrees to: then everybody is asked anew."""
DAYS_TO_ANSWER = 30
"""How long somebody who was asked anew and does not answer goes on as before; then they are here quietly."""
WINDOW = 5 * MINUTE
"""How long Telegram lets a bot write first to somebody who asks to join."""
TOGETHER = 10 * MINUTE
CROWD = 4
"""So many who ask within that time are told of in one message."""
CROWD_A_DAY = 8
"""So many within a day as well, however slowly they come."""
PAUSE_DAYS = (7, 14, 30)
"""How long a pause may be."""

Reason = Literal["time", "messages", "use", "app", "colleagues", "moved", "other"]
REASONS: tuple[Reason, ...] = get_args(Reason)
"""Why somebody may say that they step back."""
ENOUGH = 5
"""From so many on, a number tells nothing of anybody."""

_COURTESIES_BY_LANGUAGE = {
    "en": r"\b(?:please|thanks|thank you|many thanks)\b",
    "ar": "من فضلك|لو سمحت|رجاء|شكرا|شكرًا",
    "zh": "请|谢谢",
    "de": r"\b(?:bitte|danke|vielen dank)\b",
    "sv": r"\b(?:tack|snälla)\b",
    "fr": r"\b(?:merci|s'il vous plaît|svp)\b",
    "es": r"\b(?:gracias|por favor)\b",
}
_OPT_OUT_BY_LANGUAGE = {
    "en": ("stop", "unsubscribe", "opt out", "leave", "pause", "quit", "cancel"),
    "ar": (
        *("توقف", "أوقف", "إيقاف", "ايقاف", "قف", "إلغاء", "الغاء", "انسحاب", "مغادرة", "خروج"),
        "إلغاء الاشتراك",
    ),
    "zh": ("退出", "停止", "退订", "取消", "暂停", "退群", "停"),
    "de": ("stopp", "abmelden", "austreten"),
    "sv": ("stopp", "sluta", "avsluta"),
    "fr": ("arrêt", "arrêter", "arrêtez", "désinscription"),
    "es": ("parar", "detener", "salir", "baja"),
}
"""Also of languages that the bot does not speak; one that is missing has the words of the others, and /stop."""

_COURTESIES = re.compile("|".join(_COURTESIES_BY_LANGUAGE.values()), re.IGNORECASE)
_NOISE = re.compile(r"[\W_]+")
_OPT_OUT = frozenset(_NOISE.sub("", wish) for wishes in _OPT_OUT_BY_LANGUAGE.values() for wish in wishes)


@dataclass(frozen=True)
class Asking:
    """What is known of somebody who asks to be let into a cohort's group."""

    leads: bool
    known: bool
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
    if papers.agrees or (papers.agreed and person.left_at is not None):
        return "consented"
    if person.telegram_id is not None:
        return "opened"
    return "invited" if papers.linked else "none"


Answer = Literal["admit", "wait", "decline"]


def answer(asking: Asking) -> Answer:
    """Let in who leads the cohort, and who is placed in it, agreed, has not left and finds a seat.

    Who is not known at all, or has not agreed yet, waits; whoever is known to belong elsewhere is declined.
    """
    if asking.leads:
        return "admit"
    if not asking.placed_here:
        return "decline" if asking.known else "wait"
    if asking.has_left or asking.others_in >= asking.seats:
        return "decline"
    return "admit" if asking.consented else "wait"


def is_crowd(came: Sequence[Instant]) -> bool:
    """Say whether so many accounts ask to be let in that one message has to do for all of them, from when each came."""
    latest = max(came, default=0)
    together, today = (sum(latest - at < span for at in came) for span in (TOGETHER, DAY))
    return together >= CROWD or today >= CROWD_A_DAY


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
    shown: dict[str, int] = {reason: told[reason] for reason in REASONS[:-1] if told.get(reason, 0) >= ENOUGH}
    rest = sum(told.values()) - sum(shown.values())
    return shown | ({"other": rest} if rest >= ENOUGH else {})


def stamp(found: Invitation) -> str:
    """Return what tells the words of an orientation from those that it had before something of them changed."""
    facts = (EDITION, sorted(found.course.items()), found.size, bool(found.coordinator), found.organisation)
    return sha256(repr(facts).encode()).hexdigest()[:6]


def likeness(shown: str, rostered: str) -> float:
    """Return how much an account's name looks like one of the roster, from 0 to 1, whatever the order of its words."""
    one, other = (sorted(_NOISE.split(name.casefold())) for name in (shown, rostered))
    return SequenceMatcher(None, " ".join(one), " ".join(other)).ratio()
