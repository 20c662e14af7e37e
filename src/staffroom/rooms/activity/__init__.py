"""The append-only ledger: who did what, once; neighbours on a floor meet here."""

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.rooms.activity.store import (
    Kind,
    Share,
    Spoken,
    acted,
    count_of,
    count_talk,
    everyone_who,
    forget_talk,
    has_uncounted,
    last_act,
    number_anew,
    people_who,
    record,
    speak,
    talk_of,
    talk_of_all,
    who_spoke,
)

__all__ = [
    "Kind",
    "Share",
    "Spoken",
    "acted",
    "count_of",
    "count_talk",
    "everyone_who",
    "forget_talk",
    "has_uncounted",
    "last_act",
    "number_anew",
    "people_who",
    "record",
    "speak",
    "talk_of",
    "talk_of_all",
    "who_spoke",
]
