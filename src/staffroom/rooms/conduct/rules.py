"""Decisions about reports on values: how many are taken, what can be done about a message, how long things last."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, time, timedelta
from itertools import accumulate

from staffroom.kernel.clock import DAY, HOUR, MINUTE, SECOND, at_wall
from staffroom.kernel.ids import ChatId, Instant, UserId
from staffroom.kernel.text import tidy
from staffroom.rooms.conduct.values import ACTIONS, Action, Author, Case, Pair, Turn
from staffroom.rooms.programmes import SchoolCalendar
from staffroom.telegram.rights import DELETABLE

UNDO = MINUTE
"""So long a decision may be taken back; until then nothing is done."""
MUTE = DAY
MUTE_WAITS = HOUR
"""A mute that could not begin by then is not tried any more."""
FOR_EVER = 30 * SECOND
"""Telegram takes an end that is nearer than this for none at all."""
PASS_ON = 2 * DAY
"""After that the admins are shown a case that nobody has decided."""
EXPIRES = 14 * DAY
"""After that a case that nobody has decided is closed, and what was said is deleted."""
LOG_KEPT = 365 * DAY
REPORTS_KEPT = 30 * DAY
ANSWERS_KEPT = 7 * DAY
"""How long an answer waits for somebody who can be written to."""
ALBUMS_KEPT = 2 * DAY
"""As long as their messages can be deleted."""
A_DAY = DAY
GREETING_DAYS = 3
"""School days at a group's beginning in which only harm interrupts."""
NOON = time(12)
MOST_FLAGS_A_DAY = 10
"""Cases that word lists open in one group; who writes more of them is known by then."""
MOST_HINTS_A_DAY = 3
MOST_EXPLAINED, EXPLAINED_WITHIN = 10, 10 * MINUTE
"""So often within that time an author is told what a setting has removed; by then they know why."""
HELP_WAITS = MINUTE
"""Whoever is to be helped reads where help is found before anybody is told."""
MOST_A_DAY = 5
MOST_AFTER_DISMISSALS = 1
DISMISSALS = 3
"""So many reports in a row that led to nothing let somebody report less often for a while."""
MOST_WORDS = 1000
"""Letters of a reported message that are kept while its case is open."""
MOST_SHOWN = 2400
"""Letters of what is quoted, as HTML: a gap of a sentence holds no more than 2500."""
MOST_ANSWER = 1500
"""UTF-16 units of an answer."""
MOST_ANSWERS = 3
"""Answers to one decision; then it is better to meet."""
TALKS = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
    "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
    "can_add_web_page_previews", "can_react_to_messages", "can_change_info", "can_invite_users", "can_pin_messages",
    "can_manage_topics",
)  # fmt: skip
"""All that Telegram lets a member do."""
SILENT = dict.fromkeys(TALKS, False)
FREE = dict.fromkeys(TALKS, True)
"""Giving everything back makes a plain member again, who may do what the group allows everybody."""
TOGETHER = 5 * MINUTE
TURN, REPLY, BACK_AND_FORTH = 4, 5, 24
"""What a turn of one of two weighs, one that replies to the other, and from when on it is going back and forth: six
messages in turn, or five that reply to each other.
"""
LATE = 15 * MINUTE
"""What was said longer ago than that is no talk any more; so long is waited before *Watch* asks again."""
MOST_PAIRS_A_DAY = 2
"""So often a day whoever leads a group is asked about two who write back and forth."""
PAIR_RESTS = 7 * DAY
"""So long two are not asked about again once that was dismissed."""
_IN_HTML = {"&": 5, "<": 4, ">": 4}
"""How long a letter is once it is HTML, where that is not one."""
_SUPERGROUP = 1_000_000_000_000
ADDRESS = re.compile(r"\bt\.me/c/\d+/\d+")
"""Where members find a message of a private group."""


def next_month(day: date) -> date:
    """Return the first day of the month after a day's."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def month_before(day: date) -> date:
    """Return the first day of the month before a day's."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def greeted(calendar: SchoolCalendar, starts_on: date) -> Instant:
    """Return the first school hour after a group's first three school days."""
    first = at_wall(calendar.next_open(starts_on), NOON, calendar.zone)
    return calendar.next_school_hour(calendar.after_school_days(first, GREETING_DAYS - 1))


def most_a_day(latest: list[str]) -> int:
    """Return how many reports a day somebody may make, from what came of their latest ones, the newest first."""
    dismissed = latest[:DISMISSALS]
    abused = len(dismissed) == DISMISSALS and all(action == "dismiss" for action in dismissed)
    return MOST_AFTER_DISMISSALS if abused else MOST_A_DAY


def kept(words: str) -> str:
    """Return what is kept of a reported message: its beginning."""
    found = tidy(words, MOST_WORDS + 1)
    return found if len(found) <= MOST_WORDS else f"{found[: MOST_WORDS - 1]}…"


def quoted(words: str) -> str:
    """Return what can be shown of somebody's words in one message, once it is HTML."""
    ends = list(accumulate(_IN_HTML.get(letter, 1) for letter in words))
    return words if not ends or ends[-1] <= MOST_SHOWN else words[: sum(end < MOST_SHOWN for end in ends)] + "…"


def is_deletable(case: Case, now: Instant) -> bool:
    """Say whether Telegram still lets the bot delete a message; one without a number of its own cannot be found."""
    return case.message_id > 0 and now - case.said_at < DELETABLE


def actions(case: Case, now: Instant) -> list[Action]:
    """Return what can be done: no word and no mute for whoever is not known, no mute for whoever looks after groups."""
    known: tuple[Author, ...] = ("teacher", "staff")
    possible = {
        "remove": is_deletable(case, now),
        "remind": True,
        "word": case.author in known,
        "mute": case.author == "teacher",
        "dismiss": True,
    }
    return [action for action in ACTIONS if possible[action]]


def back_and_forth(turns: Sequence[Turn]) -> tuple[UserId, UserId] | None:
    """Return which two write back and forth, whoever wrote last first; None where nobody does.

    `turns` stand in order of time. Several messages of one in a row are one turn; what replies to somebody else, the
    bot's cards among them, is none. Where others write half as much as the two, it is a talk of many.
    """
    if not turns:
        return None
    last = turns[-1]
    lately = [turn for turn in turns if last.at - turn.at <= TOGETHER]
    wrote = Counter(turn.user for turn in lately)
    for other, count in wrote.items():
        if other == last.user or 2 * len(lately) >= 3 * (count + wrote[last.user]):
            continue
        two = [turn for turn in lately if turn.user in (last.user, other)]
        if _weight(two, last.user, other) >= BACK_AND_FORTH:
            return last.user, other
    return None


def rests(before: Pair | None, now: Instant, *, same_day: bool) -> bool:
    """Say whether nobody is asked about two again: once a day, after *Watch* once more, after *Dismiss* for a week."""
    if before is None:
        return False
    if before.state == "dismiss":
        return now - before.at < PAIR_RESTS
    if before.state == "watch":
        return same_day and (before.asked > 1 or now - before.at < LATE)
    return same_day


def _weight(turns: Sequence[Turn], one: UserId, other: UserId) -> int:
    """Return how much two wrote in turn; the weightier message of each turn counts."""
    weight, speaker, counted = 0, None, 0
    for turn in turns:
        if turn.to is not None and turn.to not in (one, other):
            continue
        found = REPLY if turn.to is not None and turn.to != turn.user else TURN
        if turn.user != speaker:
            weight, speaker, counted = weight + found, turn.user, found
        elif found > counted:
            weight, counted = weight + found - counted, found
    return weight


def link(chat: ChatId, message_id: int) -> str | None:
    """Return the address at which members find a message of a supergroup; a basic group has none."""
    return None if chat > -_SUPERGROUP or message_id < 0 else f"https://t.me/c/{-chat - _SUPERGROUP}/{message_id}"
