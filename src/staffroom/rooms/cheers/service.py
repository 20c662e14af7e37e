"""Choose an encouraging message for a group, and render it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from staffroom import outbox
from staffroom.kernel.clock import DAY, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, PostingId, ProgrammeId
from staffroom.kernel.screen import Screen
from staffroom.outbox import Note, Rendered, Sent
from staffroom.rooms import cohorts, people, programmes, prompts
from staffroom.rooms.cheers import milestones, rules, screens, store, store_own
from staffroom.rooms.cheers.rules import Message, Milestone
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.programmes import Encouragement
from staffroom.rooms.prompts import Posting

LAST_DAYS = 7


def load(tx: Tx, programme: ProgrammeId, messages: Sequence[Encouragement]) -> None:
    """Bring a programme's messages in line with its course."""
    for position, one in enumerate(messages):
        message = Message(one.id, position, one.occasion, one.text, picture=one.image or "", sticker=one.sticker or "")
        store.put(tx, programme, message)
    for slug in store.slugs(tx, programme) - {message.id for message in messages}:
        store.remove(tx, programme, slug)


def choose(tx: Tx, cohort: CohortId, occasion: str, occasion_key: str, now: Instant) -> Message | None:
    """Return the message for an occasion, the same one however often it is asked for; None where there are none."""
    known = bank(tx, cohorts.get(tx, cohort))
    sent = store.sent_on(tx, cohort, occasion_key)
    before = next((message for message in known if message.slug == sent), None)
    chosen = before or rules.next_message(known, occasion)
    if chosen is not None and before is None:
        store.note_sent(tx, cohort, occasion_key, chosen.slug, now)
    return chosen


def bank(tx: Tx, cohort: Cohort) -> list[Message]:
    """Return the messages for a group: its leader's own in its language that name nobody there, and the course's."""
    own = store_own.messages(tx, authors(tx, cohort), cohort.id, cohort.language)
    names = names_in(tx, cohort) if own else []
    kept = [message for message in own if not (rules.named_in(message.texts[""], names) or ("", False))[1]]
    return [*kept, *store.messages(tx, cohort.programme_id, cohort.id)]


def authors(tx: Tx, cohort: Cohort) -> list[PersonId]:
    """Return under which names whoever leads a group may have written messages for it."""
    if cohort.coordinator_id is not None:
        return [name.id for name in people.names_of(tx, cohort.coordinator_id)]
    solo = programmes.get(tx, cohort.programme_id).solo
    return [admin.id for admin in people.admins(tx, cohort.programme_id)] if solo else []


def names_in(tx: Tx, cohort: Cohort) -> list[str]:
    """Return the names of a group's teachers."""
    return [people.get(tx, place.person_id).full_name for place in cohorts.placements(tx, cohort.id)]


def render_slot(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render the calendar's encouragement; where there is something to tell, it is about that.

    None where the group was encouraged often enough that week.
    """
    posting = prompts.posting(tx, PostingId(args["posting"]))
    cohort = cohorts.get(tx, CohortId(args.get("cohort", posting.cohort_id)))
    now = posting.posted_at or posting.due_at
    key = milestones.slot_key(posting.id)
    if milestones.is_enough(tx, cohort, now, key):
        return None
    milestone = _milestone(tx, cohort, key, now)
    occasion = occasion_of(tx, cohort, posting, now) if milestone is None else milestone.occasion
    return _render(tx, cohort, choose(tx, cohort.id, occasion, key, now), milestone)


def _milestone(tx: Tx, cohort: Cohort, key: str, now: Instant) -> Milestone | None:
    """Return what this slot tells: what it told before, nothing if it had nothing to tell then, else what waits."""
    told = next((found for found in store.milestones(tx, cohort.id) if found.occasion_key == key), None)
    if told is not None:
        return rules.named(told.name)
    if store.sent_on(tx, cohort.id, key) is not None:
        return None
    milestones.notice(tx, cohort, now)
    found = milestones.waiting(tx, cohort, now)
    if found is not None:
        store.tell(tx, cohort.id, found.name, key, now)
    return found


def occasion_of(tx: Tx, cohort: Cohort, posting: Posting, now: Instant) -> str:
    """Return what kind of week it is where a slot has nothing special to tell."""
    calendar = milestones.calendar_of(tx, cohort)
    week = calendar.week_of(date.fromisoformat(cohort.starts_on), local_day(now, calendar.zone))
    return rules.occasion(week, is_last=_is_last(tx, cohort, posting))


def _is_last(tx: Tx, cohort: Cohort, posting: Posting) -> bool:
    """Say whether the course ends within days: no later encouragement, and nothing at all after a week."""
    later = [other for other in prompts.postings_of(tx, cohort.id) if other.due_at > posting.due_at]
    soon = posting.due_at + LAST_DAYS * DAY
    return not any(other.kind == milestones.ENCOURAGEMENT or other.due_at > soon for other in later)


def render_milestone(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render a post about a milestone alone."""
    cohort = cohorts.get(tx, CohortId(args["cohort"]))
    milestone = rules.named(args["milestone"])
    told = next((found for found in store.milestones(tx, cohort.id) if found.name == milestone.name), None)
    if told is None:
        return None
    at = told.told_at or told.reached_at
    message = choose(tx, cohort.id, milestone.occasion, milestones.own_key(milestone), at)
    return _render(tx, cohort, message, milestone)


def _render(tx: Tx, cohort: Cohort, message: Message | None, milestone: Milestone | None) -> Rendered | None:
    screen = shown(tx, cohort, message, milestone)
    return None if screen is None else Rendered(screen, cohort.language)


def shown(tx: Tx, cohort: Cohort, message: Message | None, milestone: Milestone | None) -> Screen | None:
    """Return a post as it stands in a group; None where there is nothing to say."""
    titles = {section.slug: section.title for section in programmes.sections(tx, cohort.programme_id)}
    return screens.cheer(cohort.name, message, milestone, titles)


def milestone_stands(tx: Tx, sent: Sent) -> None:
    """Let the sticker follow a post about a milestone."""
    milestone = rules.named(sent.args["milestone"])
    _stick(tx, cohorts.get(tx, CohortId(sent.args["cohort"])), milestones.own_key(milestone), sent.at)


def slot_stands(tx: Tx, sent: Sent) -> None:
    """Let the sticker follow the calendar's encouragement."""
    prompts.after_sent(tx, sent)
    posting = prompts.posting(tx, PostingId(sent.args["posting"]))
    _stick(tx, cohorts.get(tx, posting.cohort_id), milestones.slot_key(posting.id), sent.at)


def _stick(tx: Tx, cohort: Cohort, key: str, now: Instant) -> None:
    slug = store.sent_on(tx, cohort.id, key)
    message = next((one for one in bank(tx, cohort) if one.slug == slug and one.sticker), None)
    if message is not None and cohort.chat_id is not None:
        args = {"cohort": cohort.id, "sticker": message.sticker}
        ends = Instant(now + milestones.RELEVANT)
        name = f"cheer.sticker:{cohort.id}:{key}"
        outbox.post(tx, Note(name, "cheers.sticker", cohort.chat_id, args, when_unknown="never", expires_at=ends), now)


def render_sticker(tx: Tx, args: Mapping[str, Any]) -> Rendered:
    """Render the sticker that follows a message."""
    return Rendered(Screen((), sticker=args["sticker"]), cohorts.get(tx, CohortId(args["cohort"])).language)
