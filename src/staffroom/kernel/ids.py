"""Identifiers, one type for each thing, so that none is mistaken for another."""

from typing import NewType

ProgrammeId = NewType("ProgrammeId", int)
PersonId = NewType("PersonId", int)
CohortId = NewType("CohortId", int)
PromptId = NewType("PromptId", int)
PostingId = NewType("PostingId", int)
NoteId = NewType("NoteId", int)

UserId = NewType("UserId", int)
"""Telegram's number for an account; it lives in mapping columns only."""

ChatId = NewType("ChatId", int)
"""Telegram's number for a chat; it changes when a group becomes a supergroup."""

Instant = NewType("Instant", int)
"""A moment: UTC milliseconds since 1970."""
