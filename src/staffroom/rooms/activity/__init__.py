"""The append-only ledger: who did what, once; neighbours on a floor meet here."""

from staffroom.rooms.activity.store import (
    Kind,
    Share,
    Spoken,
    count_of,
    count_talk,
    forget_talk,
    has_uncounted,
    number_anew,
    people_who,
    record,
    speak,
    talk_of,
)

__all__ = [
    "Kind",
    "Share",
    "Spoken",
    "count_of",
    "count_talk",
    "forget_talk",
    "has_uncounted",
    "number_anew",
    "people_who",
    "record",
    "speak",
    "talk_of",
]
