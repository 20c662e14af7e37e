"""Use cases of ready words: browse, choose groups, write in one's own words, post."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from staffroom import outbox
from staffroom.kernel import pages
from staffroom.kernel.clock import MINUTE, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Line, Screen
from staffroom.kernel.text import tidy, utf16
from staffroom.outbox import Note, Rendered
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.programmes import OCCASIONS, SchoolCalendar
from staffroom.rooms.ready import screens, store
from staffroom.rooms.ready.values import BOTS_OWN, OWN, Choice, Draft, Outcome, Saying, Ticks

MOST_LETTERS = 1500
"""UTF-16 units of somebody's own words."""
GROUPS_SHOWN = 10
MOST_AT_ONCE = 4
"""Groups in which one tap posts; whoever leads more of them chooses."""
UNDO = MINUTE
"""So long a text waits before it goes."""
_WHAT = "ready"


def load(tx: Tx, programme: ProgrammeId, own: Mapping[str, Sequence[Mapping[str, str]]]) -> None:
    """Bring a course's own words in line with its file."""
    for occasion in OCCASIONS:
        store.keep(tx, programme, occasion, own.get(occasion, ()))


def show(tx: Tx, staff: PersonId, occasion: int, number: int) -> Screen:
    """Show one text for an occasion, with the ways to post it."""
    return screens.saying(_choice(tx, staff, occasion, number))


def copy(tx: Tx, staff: PersonId, occasion: int, number: int) -> Screen:
    """Give a text so that one tap copies it."""
    return screens.copy(_choice(tx, staff, occasion, number))


def _choice(tx: Tx, staff: PersonId, occasion: int, number: int) -> Choice:
    """Return what somebody has before their eyes.

    Raises Refusal where there is no such text.
    """
    if not 0 <= occasion < len(OCCASIONS):
        raise Refusal("button-old")
    groups = [cohort for cohort in cohorts.led_by(tx, staff) if cohort.is_open and cohort.chat_id is not None]
    known = _sayings(tx, staff, groups, OCCASIONS[occasion])
    if number == OWN:
        return Choice(occasion, OWN, len(known), _own(tx, staff, occasion), groups)
    at = min(max(number, 0), len(known) - 1)
    return Choice(occasion, at, len(known), known[at], groups)


def _sayings(tx: Tx, staff: PersonId, groups: Sequence[Cohort], occasion: str) -> list[Saying]:
    """Return a course's own texts for an occasion, else the bot's; for its guidelines first of all these themselves."""
    programme = groups[0].programme_id if groups else people.get(tx, staff).programme_id
    known = _known(tx, programme, occasion)
    guidelines = programmes.get(tx, programme).guidelines if occasion == "guidelines" else {}
    return [Saying(texts=guidelines), *known] if guidelines else known


def _known(tx: Tx, programme: ProgrammeId, occasion: str) -> list[Saying]:
    own = store.of_course(tx, programme, occasion)
    return [Saying(texts=texts) for texts in own] or [Saying(key) for key in BOTS_OWN[occasion]]


def words(tx: Tx, programme: ProgrammeId, occasion: str) -> Line:
    """Return what is said in a programme's groups on an occasion where nobody chooses: the first of the texts."""
    return _known(tx, programme, occasion)[0].line


def _own(tx: Tx, staff: PersonId, occasion: int) -> Saying:
    found = store.draft(tx, staff)
    if found is None or found.words is None or found.occasion != occasion:
        raise Refusal("ready-gone")
    return Saying(texts={"": found.words})


def _draft(tx: Tx, staff: PersonId, occasion: int) -> Draft:
    found = store.draft(tx, staff)
    return found if found is not None and found.occasion == occasion else Draft(staff, occasion, None, ())


def choose(tx: Tx, staff: PersonId, wanted: tuple[int, int], page: int) -> Screen:
    """Show the groups among which somebody chooses; what they ticked before stays ticked."""
    choice = _choice(tx, staff, *wanted)
    shown, where = pages.part(choice.groups, page, GROUPS_SHOWN)
    found = store.draft(tx, staff)
    ticked = found.ticked if found is not None and found.occasion == choice.occasion else ()
    led = {cohort.id for cohort in choice.groups}
    return screens.ticks(Ticks(choice, shown, where, frozenset(ticked) & led))


def tick(tx: Tx, staff: PersonId, wanted: tuple[int, int], cohort: CohortId) -> Screen:
    """Tick a group, or take the tick away."""
    choice = _choice(tx, staff, *wanted)
    led = [one.id for one in choice.groups]
    if cohort not in led:
        raise Refusal("cohorts-not-yours")
    known = _draft(tx, staff, choice.occasion)
    ticked = {one for one in known.ticked if one in led} ^ {cohort}
    store.put_draft(tx, replace(known, ticked=tuple(sorted(ticked))))
    return choose(tx, staff, wanted, led.index(cohort) // GROUPS_SHOWN)


def post_ticked(tx: Tx, staff: PersonId, wanted: tuple[int, int], now: Instant) -> Screen:
    """Post in the groups that are ticked."""
    found = store.draft(tx, staff)
    return _post(tx, staff, wanted, () if found is None else found.ticked, now)


def post_all(tx: Tx, staff: PersonId, wanted: tuple[int, int], now: Instant) -> Screen:
    """Post in all groups of somebody who leads a few."""
    led = [cohort.id for cohort in _choice(tx, staff, *wanted).groups]
    return _post(tx, staff, wanted, led if len(led) <= MOST_AT_ONCE else (), now)


def post_one(tx: Tx, staff: PersonId, wanted: tuple[int, int], cohort: CohortId, now: Instant) -> Screen:
    """Post in one group."""
    return _post(tx, staff, wanted, (cohort,), now)


def _post(tx: Tx, staff: PersonId, wanted: tuple[int, int], where: Sequence[CohortId], now: Instant) -> Screen:
    """Queue a text for groups that somebody leads.

    Raises Refusal where none is left.
    """
    choice = _choice(tx, staff, *wanted)
    chosen = [(cohort, cohort.chat_id) for cohort in choice.groups if cohort.id in where]
    outcomes = [_queue(tx, choice.saying, cohort, chat, now) for cohort, chat in chosen if chat is not None]
    if not outcomes:
        raise Refusal("ready-no-group")
    store.put_draft(tx, replace(_draft(tx, staff, choice.occasion), ticked=()))
    return screens.posted(choice, outcomes, now)


def _queue(tx: Tx, saying: Saying, cohort: Cohort, chat: ChatId, now: Instant) -> Outcome:
    """Post a minute later, outside quiet hours; the same words stand in a group once a day, however often one taps."""
    soonest = Instant(now + UNDO)
    goes = _calendar(tx, cohort).next_loud(soonest)
    key = outbox.open_key(tx, _key(tx, saying, cohort, goes))
    note = Note(key, "ready.post", chat, {**saying.args, "cohort": cohort.id}, not_before=goes)
    fresh = outbox.post(tx, note, now)
    return Outcome(cohort, goes if fresh else None, waits=goes > soonest)


def _calendar(tx: Tx, cohort: Cohort) -> SchoolCalendar:
    return programmes.get(tx, cohort.programme_id).calendar_in(ZoneInfo(cohort.zone), cohort.holidays)


def _key(tx: Tx, saying: Saying, cohort: Cohort, goes: Instant) -> str:
    said = hashlib.sha256(json.dumps(saying.args, sort_keys=True).encode()).hexdigest()[:16]
    return f"ready:{said}:{cohort.id}:{local_day(goes, _calendar(tx, cohort).zone)}"


def undo(tx: Tx, staff: PersonId, wanted: tuple[int, int], now: Instant) -> Screen:
    """Take a text back from every group where it waits to be posted.

    Raises Refusal where it waits nowhere any more.
    """
    choice = _choice(tx, staff, *wanted)
    back = [cohort for cohort in choice.groups if _take_back(tx, choice.saying, cohort, now)]
    if not back:
        raise Refusal("ready-undo-late")
    return screens.taken_back(choice, back)


def _take_back(tx: Tx, saying: Saying, cohort: Cohort, now: Instant) -> bool:
    """Cancel what waits; between the tap and now the quiet hours may have begun, and with them another day."""
    moments = (_calendar(tx, cohort).next_loud(moment) for moment in (now, Instant(now + UNDO)))
    keys = {outbox.last_attempt(tx, _key(tx, saying, cohort, goes))[0] for goes in moments}
    cancelled = [outbox.cancel(tx, key, now) for key in sorted(keys)]
    return any(cancelled)


def begin(tx: Tx, staff: PersonId, wanted: tuple[int, int], now: Instant) -> Screen:
    """Take somebody's next message for their own words."""
    choice = _choice(tx, staff, *wanted)
    store.put_draft(tx, _draft(tx, staff, choice.occasion))
    people.listen(tx, staff, _WHAT, now)
    return screens.write(choice)


def stop(tx: Tx, staff: PersonId, wanted: tuple[int, int]) -> Screen:
    """Take somebody's next message for no words of their own."""
    people.stop_listening(tx, staff, _WHAT)
    return show(tx, staff, *wanted)


def awaited(tx: Tx, staff: PersonId, now: Instant) -> bool:
    """Say whether somebody's next message is their own words."""
    return people.listens(tx, staff, _WHAT, now)


def take(tx: Tx, staff: PersonId, said: str) -> Screen:
    """Show somebody's own words as they will stand, before anything is posted.

    Raises Refusal where they are too long: then they may be written again.
    """
    if utf16(said) > MOST_LETTERS:
        raise Refusal("ready-too-long", most=MOST_LETTERS)
    found = store.draft(tx, staff)
    if found is None:
        raise Refusal("ready-gone")
    people.stop_listening(tx, staff, _WHAT)
    store.put_draft(tx, replace(found, words=tidy(said, MOST_LETTERS)))
    return show(tx, staff, found.occasion, OWN)


def render(tx: Tx, args: Mapping[str, Any]) -> Rendered:
    """Say it in the group's language."""
    saying = Saying(args.get("key", ""), args.get("texts"))
    return Rendered(Screen((saying.line,)), cohorts.get(tx, CohortId(args["cohort"])).language)
