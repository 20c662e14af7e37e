"""Use cases of making a workshop in the chat, and of moving one: for whom, what, when, where; a look."""

from dataclasses import replace
from datetime import date, time
from zoneinfo import ZoneInfo

from staffroom.kernel import pages
from staffroom.kernel.clock import at_wall, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.kernel.text import tidy
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.programmes import SchoolCalendar
from staffroom.rooms.workshops import draft_screens as screens
from staffroom.rooms.workshops import rules, service, store
from staffroom.rooms.workshops.values import USUAL_MINUTES, Draft, Workshop

MOST_LETTERS = 200
GROUPS_SHOWN = 8
MOST_OWN = 4
"""Groups for which one tap makes a workshop each."""
_WHAT = "workshops"


def begin(tx: Tx, staff: PersonId, page: int, now: Instant) -> Screen:
    """Ask for whom a new workshop is; whoever leads one group only goes on at once."""
    led, looked_after = cohorts.led_by(tx, staff), people.administered(tx, staff)
    if not led:
        raise Refusal("workshops-no-group")
    if len(led) == 1 and not looked_after:
        return for_groups(tx, staff, led[0].id, now)
    shown, where = pages.part(led, page, GROUPS_SHOWN)
    titles = [(number, programmes.get(tx, number).title) for number in looked_after]
    return screens.for_whom(shown, where, titles, own=len(led) if 1 < len(led) <= MOST_OWN and not looked_after else 0)


def for_groups(tx: Tx, staff: PersonId, chosen: CohortId | None, now: Instant) -> Screen:
    """Begin a workshop for one group, or (None) for each of the few that somebody leads."""
    led = cohorts.led_by(tx, staff)
    picked = [one for one in led if chosen in (None, one.id)]
    if not picked or len(picked) > MOST_OWN:
        raise Refusal("cohorts-not-yours")
    numbers = tuple(one.id for one in picked)
    _keep(tx, Draft(staff, None, picked[0].programme_id, numbers, "title"), now)
    return screens.write_title()


def for_programme(tx: Tx, admin: PersonId, number: ProgrammeId, now: Instant) -> Screen:
    """Begin a workshop for every group of a programme."""
    if number not in people.administered(tx, admin):
        raise Refusal("cohorts-not-yours")
    _keep(tx, Draft(admin, None, number, (), "title"), now)
    return screens.write_title()


def begin_move(tx: Tx, staff: PersonId, number: int, now: Instant) -> Screen:
    """Ask for another day of a workshop."""
    found = service.changeable(tx, staff, number, now)
    groups = () if found.cohort_id is None else (found.cohort_id,)
    title, place = str(next(iter(found.title.values()), "")), ""
    draft = Draft(staff, found.id, found.programme_id, groups, "day", title=title, place=place)
    _keep(tx, draft, now)
    return _ask(tx, draft, now)


def _keep(tx: Tx, draft: Draft, now: Instant) -> None:
    """Write how far a draft has come, and listen where something may be typed next."""
    store.put_draft(tx, draft)
    if draft.step == "look":
        people.stop_listening(tx, draft.person_id, _WHAT)
    else:
        people.listen(tx, draft.person_id, _WHAT, now)


def stop(tx: Tx, staff: PersonId) -> None:
    """Forget what somebody was making."""
    people.stop_listening(tx, staff, _WHAT)
    store.drop_draft(tx, staff)


def awaited(tx: Tx, staff: PersonId, now: Instant) -> Draft | None:
    """Return the draft to which somebody's next message belongs."""
    return store.draft(tx, staff) if people.listens(tx, staff, _WHAT, now) else None


def take(tx: Tx, draft: Draft, said: str, now: Instant) -> Screen:
    """Take what somebody typed for the step at which they are.

    Raises Refusal saying what is wrong and how to write it; then they may write it again.
    """
    if draft.step == "title":
        if len(said) > MOST_LETTERS:
            raise Refusal("workshops-title-long", most=MOST_LETTERS)
        return _go_on(tx, replace(draft, title=tidy(said, MOST_LETTERS), step="day"), now)
    if draft.step == "day":
        return _take_day(tx, draft, rules.read_day(said, _today(tx, draft, now)), now)
    if draft.step == "time":
        at = rules.read_time(said)
        if at is None:
            raise Refusal("workshops-time-unclear")
        return _take_time(tx, draft, f"{at:%H:%M}", now)
    return _go_on(tx, replace(draft, place=tidy(said, MOST_LETTERS), step="look"), now)


def press(tx: Tx, staff: PersonId, step: str, value: str, now: Instant) -> Screen:
    """Take a button of the step at which somebody is.

    Raises Refusal for a button of another step.
    """
    draft = store.draft(tx, staff)
    if draft is None or draft.step != step:
        raise Refusal("button-old")
    if step == "day":
        return _take_day(tx, draft, rules.read_day(value, _today(tx, draft, now)), now)
    if step == "time":
        at = rules.read_time(f"{value[:2]}:{value[2:]}")
        return _take_time(tx, draft, f"{at:%H:%M}" if at else "", now)
    if step == "place":
        return _go_on(tx, replace(draft, place="", step="look"), now)
    return _save(tx, draft, now)


def _take_day(tx: Tx, draft: Draft, day: date | None, now: Instant) -> Screen:
    today = _today(tx, draft, now)
    if day is None:
        raise Refusal("workshops-day-unclear")
    if day < today:
        raise Refusal("workshops-day-past")
    if day > today + rules.FURTHEST:
        raise Refusal("workshops-day-far")
    return _go_on(tx, replace(draft, day=day.isoformat(), step="time"), now)


def _take_time(tx: Tx, draft: Draft, at: str, now: Instant) -> Screen:
    if not at or at_wall(date.fromisoformat(draft.day), _wall(at), _calendar(tx, draft).zone) <= now:
        raise Refusal("workshops-time-past")
    return _go_on(tx, replace(draft, at=at, step="place" if draft.workshop_id is None else "look"), now)


def _wall(at: str) -> time:
    return time.fromisoformat(at)


def _go_on(tx: Tx, draft: Draft, now: Instant) -> Screen:
    _keep(tx, draft, now)
    return _ask(tx, draft, now)


def _ask(tx: Tx, draft: Draft, now: Instant) -> Screen:
    """Ask for what is missing next, or show the whole."""
    if draft.step == "day":
        return screens.choose_day(rules.offered_days(_today(tx, draft, now), _calendar(tx, draft)))
    if draft.step == "time":
        return screens.choose_time(date.fromisoformat(draft.day))
    if draft.step == "place":
        return screens.write_place()
    here = service.meeting(tx, _wanted(tx, draft), _groups(tx, draft)[0])
    return screens.look(here, [one.name for one in _groups(tx, draft)] if draft.cohorts else [], draft)


def _groups(tx: Tx, draft: Draft) -> list[Cohort]:
    found = cohorts.of_programme(tx, draft.programme_id)
    groups = [one for one in found if not draft.cohorts or one.id in draft.cohorts]
    if not groups:
        raise Refusal("workshops-no-group")
    return groups


def _calendar(tx: Tx, draft: Draft) -> SchoolCalendar:
    return programmes.get(tx, draft.programme_id).calendar_in(ZoneInfo(_groups(tx, draft)[0].zone))


def _today(tx: Tx, draft: Draft, now: Instant) -> date:
    return local_day(now, _calendar(tx, draft).zone)


def _wanted(tx: Tx, draft: Draft, cohort: CohortId | None = None) -> Workshop:
    """Return the workshop that a draft describes; of one that is moved, itself on its new day."""
    day = date.fromisoformat(draft.day)
    if draft.workshop_id is not None:
        found = service.find(tx, draft.workshop_id)
        return replace(found, day=draft.day, weekday=day.weekday(), at=draft.at)
    link = draft.place if draft.place and draft.place.startswith(("https://", "http://")) else None
    place = {"": draft.place} if draft.place and link is None else {}
    return Workshop(
        id=0,
        programme_id=draft.programme_id,
        cohort_id=cohort,
        slug=None,
        title={"": draft.title},
        place=place,
        link=link,
        day=draft.day,
        week=1,
        weekday=day.weekday(),
        at=draft.at,
        minutes=USUAL_MINUTES,
        revision=0,
        cancelled=0,
        manual=1,
    )


def _save(tx: Tx, draft: Draft, now: Instant) -> Screen:
    """Write the workshop, as long as it is still somebody's to write and still ahead."""
    _take_time(tx, draft, draft.at, now)
    store.drop_draft(tx, draft.person_id)
    if draft.workshop_id is not None:
        found = service.changeable(tx, draft.person_id, draft.workshop_id, now)
        service.move(tx, found, date.fromisoformat(draft.day), draft.at, now)
        return screens.saved((found.id,), moved=True)
    if not draft.cohorts and draft.programme_id not in people.administered(tx, draft.person_id):
        raise Refusal("cohorts-not-yours")
    made = []
    for cohort in draft.cohorts or (None,):
        if cohort is not None:
            cohorts.led_or_refused(tx, cohort, draft.person_id)
        made.append(service.create(tx, _wanted(tx, draft, cohort), now).id)
    return screens.saved(made, moved=False)
