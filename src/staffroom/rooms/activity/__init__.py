"""The append-only ledger: who did what, once; neighbours on a floor meet here."""

from staffroom.rooms.activity.store import Kind, count_of, people_who, record

__all__ = ["Kind", "count_of", "people_who", "record"]
