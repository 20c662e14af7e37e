"""Ready-made questions and posts: planned by the school calendar, posted in the groups, answers counted."""

from collections.abc import Callable

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId
from staffroom.outbox import Sent
from staffroom.outbox.ways import Render
from staffroom.rooms.programmes import CARDS, KINDS, WORDLESS
from staffroom.rooms.prompts.answers import (
    closed_between,
    current_card,
    given,
    has_closed,
    open_cards,
    results,
    results_of_all,
)
from staffroom.rooms.prompts.asking import (
    ask_later,
    being_asked,
    decide,
    delay,
    later_moments,
    mark_offered,
    next_unoffered,
    restore,
    unoffered,
)
from staffroom.rooms.prompts.days import Obstacle, free_moments, give_day_back, obstacle, take_day, usual_time
from staffroom.rooms.prompts.editing import (
    ComingCard,
    add_card,
    as_at_first,
    coming_cards,
    followers,
    hours,
    is_changed,
    may_take_back,
    may_unmake,
    move_card,
    offer_options,
    reword,
    set_hour,
    show_picture,
    take_back,
    take_out,
    unmake,
)
from staffroom.rooms.prompts.export import as_yaml, made_cards, picture_of, taken_out
from staffroom.rooms.prompts.following import follow_calendar
from staffroom.rooms.prompts.forwarding import to_send_on
from staffroom.rooms.prompts.hearing import SEEN_AND_COUNTED, Hear, Heard, Reacted, hear_all
from staffroom.rooms.prompts.hearing import links as links_of
from staffroom.rooms.prompts.plain import MESSAGE_KINDS
from staffroom.rooms.prompts.plain import read as read_plain
from staffroom.rooms.prompts.posts import (
    after_cancelled,
    after_late,
    after_sent,
    base,
    end_all,
    expected,
    give_up,
    move_chat,
)
from staffroom.rooms.prompts.radar import find as question
from staffroom.rooms.prompts.radar import is_answered, unanswered
from staffroom.rooms.prompts.rules import ORDER, says_something
from staffroom.rooms.prompts.screens import called, kind_name, link, on_day, soon, when
from staffroom.rooms.prompts.service import (
    begin_anew,
    calendar_of,
    day_of,
    days_wanted,
    lapses_at,
    load,
    plan,
    plan_anew,
    relevance_of,
    unattended,
)
from staffroom.rooms.prompts.store import around as postings_around
from staffroom.rooms.prompts.store import find as find_posting
from staffroom.rooms.prompts.store import get as posting
from staffroom.rooms.prompts.store import is_going, is_missed, last_undecided, posted_by, skipped_cards
from staffroom.rooms.prompts.store import of_cohort as postings_of
from staffroom.rooms.prompts.store import of_days as postings_between
from staffroom.rooms.prompts.store import of_workshop as reminded
from staffroom.rooms.prompts.store import on_day as postings_on
from staffroom.rooms.prompts.store_albums import forget as forget_albums
from staffroom.rooms.prompts.store_albums import of_message as album_of
from staffroom.rooms.prompts.store_albums import oldest as oldest_album
from staffroom.rooms.prompts.store_albums import parts as album_parts
from staffroom.rooms.prompts.store_answers import base_of
from staffroom.rooms.prompts.store_due import coming, first_late_after, last_card, late_since
from staffroom.rooms.prompts.store_prompts import Reminder, by_slug, prompt, put_reminder
from staffroom.rooms.prompts.store_prompts import active as on_calendar
from staffroom.rooms.prompts.store_prompts import of_workshop as reminders_of
from staffroom.rooms.prompts.store_prompts import retire as retire_prompt
from staffroom.rooms.prompts.store_questions import again_stands, ask_again, asked_between
from staffroom.rooms.prompts.store_questions import find_settled as settled_question
from staffroom.rooms.prompts.store_wordings import given_up as words_given_up
from staffroom.rooms.prompts.values import (
    DECIDABLE,
    OFFERED,
    UNDECIDED,
    Asked,
    Ballot,
    CardResult,
    Given,
    Made,
    Posting,
    Prompt,
    ToSendOn,
    may_show_picture,
)
from staffroom.rooms.prompts.views import (
    card_screen,
    look,
    offering,
    pictured,
    posting_screen,
    render_post,
    render_text,
    reworded,
    sketch,
    title,
)
from staffroom.rooms.prompts.wording import note_told, original_of, overtaken, words_on, write_words

RENDERS: dict[str, Render] = {
    "prompts.introduction": render_post,
    "prompts.question": render_post,
    "prompts.poll": render_post,
    "prompts.quiz": render_post,
    "prompts.task": render_post,
    "prompts.announcement": render_post,
    "prompts.guidelines": render_post,
    "prompts.text": render_text,
}
"""The other kinds (`prompts.encouragement`, `prompts.progress`, …) are rendered by the rooms that own their words."""

AFTER_SENT: dict[str, Callable[[Tx, Sent], None]] = {
    f"prompts.{kind}": after_sent for kind in KINDS if kind not in ("round-up", "encouragement")
}
"""Of these two kinds the rooms learn that render them, `roundups` and `cheers`; they pass it on to `after_sent`."""
AFTER_CANCELLED = {f"prompts.{kind}": after_cancelled for kind in KINDS}
AFTER_LATE = {f"prompts.{kind}": after_late for kind in KINDS}
AFTER_MOVE: list[Callable[[Tx, ChatId, ChatId], None]] = [move_chat]

__all__ = [
    "AFTER_CANCELLED",
    "AFTER_LATE",
    "AFTER_MOVE",
    "AFTER_SENT",
    "CARDS",
    "DECIDABLE",
    "MESSAGE_KINDS",
    "OFFERED",
    "ORDER",
    "RENDERS",
    "SEEN_AND_COUNTED",
    "UNDECIDED",
    "WORDLESS",
    "Asked",
    "Ballot",
    "CardResult",
    "ComingCard",
    "Given",
    "Hear",
    "Heard",
    "Made",
    "Obstacle",
    "Posting",
    "Prompt",
    "Reacted",
    "Reminder",
    "ToSendOn",
    "add_card",
    "after_sent",
    "again_stands",
    "album_of",
    "album_parts",
    "as_at_first",
    "as_yaml",
    "ask_again",
    "ask_later",
    "asked_between",
    "base",
    "base_of",
    "begin_anew",
    "being_asked",
    "by_slug",
    "calendar_of",
    "called",
    "card_screen",
    "closed_between",
    "coming",
    "coming_cards",
    "current_card",
    "day_of",
    "days_wanted",
    "decide",
    "delay",
    "end_all",
    "expected",
    "find_posting",
    "first_late_after",
    "follow_calendar",
    "followers",
    "forget_albums",
    "free_moments",
    "give_day_back",
    "give_up",
    "given",
    "has_closed",
    "hear_all",
    "hours",
    "is_answered",
    "is_changed",
    "is_going",
    "is_missed",
    "kind_name",
    "lapses_at",
    "last_card",
    "last_undecided",
    "late_since",
    "later_moments",
    "link",
    "links_of",
    "load",
    "look",
    "made_cards",
    "mark_offered",
    "may_show_picture",
    "may_take_back",
    "may_unmake",
    "move_card",
    "next_unoffered",
    "note_told",
    "obstacle",
    "offer_options",
    "offering",
    "oldest_album",
    "on_calendar",
    "on_day",
    "open_cards",
    "original_of",
    "overtaken",
    "picture_of",
    "pictured",
    "plan",
    "plan_anew",
    "posted_by",
    "posting",
    "posting_screen",
    "postings_around",
    "postings_between",
    "postings_of",
    "postings_on",
    "prompt",
    "put_reminder",
    "question",
    "read_plain",
    "relevance_of",
    "reminded",
    "reminders_of",
    "restore",
    "results",
    "results_of_all",
    "retire_prompt",
    "reword",
    "reworded",
    "says_something",
    "set_hour",
    "settled_question",
    "show_picture",
    "sketch",
    "skipped_cards",
    "soon",
    "take_back",
    "take_day",
    "take_out",
    "taken_out",
    "title",
    "to_send_on",
    "unanswered",
    "unattended",
    "unmake",
    "unoffered",
    "usual_time",
    "when",
    "words_given_up",
    "words_on",
    "write_words",
]
