"""Decisions on values: when a prompt is due, whether it may go now, who is in its base, what counts as an answer."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from staffroom.kernel.clock import HOUR, at_wall, local_day
from staffroom.kernel.ids import Instant, PersonId, PostingId, PromptId
from staffroom.rooms.programmes import SchoolCalendar
from staffroom.rooms.prompts.values import Prompt

MIDNIGHT = time(0)
LONGEST_SEARCH = 366
"""No search for a free day goes further than this many days."""
SETTLED_IN = 72 * HOUR
"""A newcomer counts from the first card after this long."""
ANSWER_SCHOOL_DAYS = 3
"""A card is open for so many school days."""
SPEAKING = frozenset({"voice", "photo", "video", "video_note"})
"""Messages that say something whatever their words."""
_QUESTION = frozenset("?\uff1f\u061f")
"""The question marks of Latin, Chinese and Arabic script."""
_SPACELESS = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


@dataclass(frozen=True)
class Caps:
    """At most so many posts in a group."""

    per_day: int
    per_week: int


@dataclass(frozen=True)
class Slot:
    """When a prompt is due in a cohort; a dropped one keeps the moment that it would have had."""

    due_at: Instant
    day: date
    dropped: bool = False


ORDER = (("guidelines", "workshop"), ("introduction", "question", "poll", "quiz", "task", "announcement"),
         ("progress",), ("round-up",), ("encouragement",))  # fmt: skip
"""What finds room first when a day or a week is full."""


def rank(kind: str) -> int:
    """Return how early a kind finds room: the lower, the earlier."""
    return next((number for number, kinds in enumerate(ORDER) if kind in kinds), len(ORDER))


def schedule(
    prompts: Sequence[Prompt],
    start: date,
    calendar: SchoolCalendar,
    caps: Caps,
    taken: Mapping[date, int],
    wanted_on: Mapping[PromptId, date] | None = None,
) -> dict[PromptId, Slot]:
    """Give every prompt its moment: on open days from the start on, outside quiet hours, within the caps.

    A prompt whose day is closed shifts to the next free open day, is merged, or is dropped, as its entry says. Merged
    ones are placed last, on the next open day if that has room, so that they never displace another; else the other
    card stands for both. Where a day or a week is full, kinds find room in the order of `ORDER`. A reminder of a
    workshop stands on the last open day so many days ahead, or after it, never once the workshop has begun. `taken`
    counts the posts that cannot move any more, by day; `wanted_on` says on which days prompts are wanted, where others
    than `prompts` have a say in that.
    """
    days, on = Counter(dict(taken)), wanted_on or days_wanted(prompts, start, calendar, {})
    wanted = [(*_nominal(prompt, on[prompt.id], calendar), prompt) for prompt in prompts]
    wanted.sort(key=lambda one: (rank(one[2].kind), one[0], one[1], one[2].position))
    plan: dict[PromptId, Slot] = {}
    for merging in (False, True):
        for day, at, prompt in wanted:
            if prompt.ahead:
                if not merging:
                    plan[prompt.id] = _remind(day, at, prompt, start, calendar, caps, days)
                continue
            closed = day < start or not calendar.is_open(day)
            if merging is (closed and prompt.on_closed == "merge"):
                plan[prompt.id] = _place(day, at, prompt.on_closed, max(start, day), calendar, caps, days)
    return plan


def days_wanted(
    course: Iterable[Prompt], start: date, calendar: SchoolCalendar, stands: Mapping[str, date]
) -> dict[PromptId, date]:
    """Return the day on which each prompt of a course is wanted.

    One that follows another counts from where that stands by now (`stands`, by slug), or else from the first open day
    on which it may.
    """
    known = {prompt.slug: prompt for prompt in course}

    def wanted(prompt: Prompt) -> date:
        base = known.get(prompt.after or "")
        if base is None:
            return day_of(prompt, start, calendar)
        here = stands.get(base.slug) or calendar.next_open(max(start, wanted(base)))
        return here + timedelta(days=prompt.days)

    return {prompt.id: wanted(prompt) for prompt in known.values()}


def _nominal(prompt: Prompt, day: date, calendar: SchoolCalendar) -> tuple[date, time]:
    """Return day and time as the calendar wants them, moved to the end of the quiet hours where they lie in them."""
    at = prompt.wall
    if prompt.ahead:
        day = calendar.last_open(day - timedelta(days=prompt.ahead))
    begins, ends = calendar.quiet_from, calendar.quiet_to
    if begins <= ends:
        return day, ends if begins <= at < ends else at
    if at >= begins:
        return day + timedelta(days=1), ends
    return day, max(at, ends)


def day_of(prompt: Prompt, start: date, calendar: SchoolCalendar) -> date:
    """Return the day that a prompt names; of a reminder, the workshop's; of a due section, its week's last open day."""
    if prompt.day is not None:
        return date.fromisoformat(prompt.day)
    if prompt.when_due:
        first = calendar.day_of(start, prompt.week, calendar.school_week[0])
        last = calendar.last_open(first + timedelta(days=6))
        return last if last >= first else calendar.day_of(start, prompt.week, calendar.school_week[-1])
    return calendar.day_of(start, prompt.week, prompt.weekday)


def _remind(
    day: date, at: time, prompt: Prompt, start: date, calendar: SchoolCalendar, caps: Caps, days: Counter[date]
) -> Slot:
    """Find room for a reminder before its workshop begins; one that names a week ahead never on the last day."""
    begins = at_wall(day_of(prompt, start, calendar), prompt.wall, calendar.zone)
    last = day_of(prompt, start, calendar) - timedelta(days=1 if prompt.ahead > 1 else 0)
    first = max(day, start)
    for here in (first + timedelta(days=ahead) for ahead in range(max(0, (last - first).days + 1))):
        moment = calendar.next_loud(at_wall(here, at, calendar.zone))
        is_open = calendar.is_open(here) and local_day(moment, calendar.zone) == here
        if is_open and moment < begins and has_room(days, here, calendar, caps):
            days[here] += 1
            return Slot(moment, here)
    return Slot(at_wall(day, at, calendar.zone), day, dropped=True)


def _place(
    day: date, at: time, on_closed: str, first: date, calendar: SchoolCalendar, caps: Caps, days: Counter[date]
) -> Slot:
    merging = on_closed == "merge" and (day < first or not calendar.is_open(day))
    for ahead in range(LONGEST_SEARCH):
        here = first + timedelta(days=ahead)
        moment = calendar.next_loud(at_wall(here, at, calendar.zone))
        is_loud = local_day(moment, calendar.zone) == here and not calendar.is_quiet(moment)
        is_open = calendar.is_open(here) and is_loud
        if is_open and has_room(days, here, calendar, caps) and not (on_closed == "drop" and here != day):
            days[here] += 1
            return Slot(moment, here)
        if on_closed == "drop" or (merging and is_open):
            break
    return Slot(at_wall(day, at, calendar.zone), day, dropped=True)


def has_room(days: Mapping[date, int], day: date, calendar: SchoolCalendar, caps: Caps) -> bool:
    """Say whether one more post on a day keeps the caps of the day and of its school week."""
    first = calendar.first_of_week(day)
    in_week = sum(days.get(first + timedelta(days=ahead), 0) for ahead in range(7))
    return days.get(day, 0) < caps.per_day and in_week < caps.per_week


def wait_until(
    now: Instant, at: time, calendar: SchoolCalendar, caps: Caps, days: Mapping[date, int]
) -> Instant | None:
    """Return when to look again at something that is due, or None where it may be posted now."""
    today = local_day(now, calendar.zone)
    if calendar.is_open(today) and has_room(days, today, calendar, caps):
        loud = calendar.next_loud(now)
        return loud if loud > now else None
    later = calendar.next_open(today + timedelta(days=1))
    return calendar.next_loud(at_wall(later, at, calendar.zone))


@dataclass(frozen=True)
class Member:
    """A rostered teacher of a cohort as the frozen base needs to see them."""

    person: PersonId
    inside: bool
    joined_at: Instant | None
    counted: bool
    staff: bool


def in_base(member: Member, start: Instant, now: Instant) -> bool:
    """Say whether a member belongs to the frozen base of a card that is posted now."""
    if not member.inside or member.joined_at is None or not member.counted or member.staff:
        return False
    return member.joined_at <= now - SETTLED_IN or member.joined_at < start


def says_something(kind: str, words: str, least_words: int, least_letters: int) -> bool:
    """Say whether a message is long enough: enough words, or enough characters in scripts without word spaces."""
    if kind in SPEAKING:
        return True
    letters = len(_SPACELESS.findall(words))
    spaced = sum(any(map(str.isalnum, word)) for word in _SPACELESS.sub(" ", words).split())
    return spaced / least_words + letters / least_letters >= 1


def asks(words: str) -> bool:
    """Say whether a text is a question: a question mark stands among the signs that end it."""
    for sign in reversed(words):
        if sign in _QUESTION:
            return any(map(str.isalnum, words))
        if sign.isalnum():
            break
    return False


@dataclass(frozen=True)
class Card:
    """A card that is open in a group."""

    posting: PostingId
    message_id: int | None


def answered(cards: Sequence[Card], reply_to: int | None, answers: Mapping[int, PostingId]) -> PostingId | None:
    """Return the open card that a message answers: by reply to it or to an answer, or as the only one open."""
    if reply_to is None:
        return cards[0].posting if len(cards) == 1 else None
    by_message = {card.message_id: card.posting for card in cards}
    target = by_message.get(reply_to) or answers.get(reply_to)
    return target if target in {card.posting for card in cards} else None
