"""Use cases: how somebody's groups stand, on the home screen and in lists."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from staffroom.kernel.clock import local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.screen import Line, Rows, Screen
from staffroom.rooms import cohorts, joining, programmes, prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.digest import again, rules, screens, silent
from staffroom.rooms.digest.values import Coming, State
from staffroom.rooms.prompts import Posting


def look(tx: Tx, staff: PersonId, now: Instant) -> State:
    """Return how somebody's groups stand."""
    return _look(tx, cohorts.tended(tx, staff), now)


def of_group(tx: Tx, cohort: Cohort, now: Instant) -> list[Line]:
    """Return what there is to do in one group, for whoever begins to lead it."""
    return screens.lines(_look(tx, [cohort], now)) if cohort.is_open and cohort.chat_id is not None else []


def _look(tx: Tx, groups: Sequence[Cohort], now: Instant) -> State:
    postings = {group.id: _near(tx, group, now) for group in groups}
    return State(
        questions=tuple(prompts.unanswered(tx, groups, now)),
        silent=tuple(one for one in (silent.count(tx, group, now) for group in groups) if one.members),
        low=tuple(low for group in groups for low in again.low(tx, group, postings[group.id], now)),
        coming=tuple(_gathered(tx, groups, lambda group: _coming(postings[group.id], now))),
        to_send_on=tuple(one for group in groups for one in prompts.to_send_on(tx, group, postings[group.id], now)),
        absent=tuple((group, n) for group, n in ((one, _absent(tx, one, now)) for one in groups) if n),
    )


def _absent(tx: Tx, group: Cohort, now: Instant) -> int:
    calendar = prompts.calendar_of(programmes.get(tx, group.programme_id), group)
    return joining.to_remind(tx, group, lambda made: rules.may_remind(calendar, made, now))


def _near(tx: Tx, group: Cohort, now: Instant) -> list[Posting]:
    """Return the postings of a group that may be open, stand since today, or come in the next 14 days."""
    return prompts.postings_around(tx, group.id, Instant(now - rules.BEHIND), Instant(now + rules.AHEAD))


def _today(group: Cohort, postings: Iterable[Posting], now: Instant) -> list[Posting]:
    zone = ZoneInfo(group.zone)
    today = local_day(now, zone)
    return [one for one in postings if one.state not in ("dropped", "skipped", "late") and _day(one, zone) == today]


def _day(posting: Posting, zone: ZoneInfo) -> date:
    return local_day(posting.posted_at or posting.due_at, zone)


def _coming(postings: Iterable[Posting], now: Instant) -> list[Posting]:
    soon = Instant(now + rules.AHEAD)
    return [one for one in postings if one.state in ("planned", "offered", "approved") and now < one.due_at <= soon]


def _missed(tx: Tx, group: Cohort, now: Instant) -> list[Posting]:
    programme = programmes.get(tx, group.programme_id)
    since = rules.a_school_day_ago(prompts.calendar_of(programme, group), now)
    return [one for one in prompts.late_since(tx, programme.id, since, now) if one.cohort_id == group.id]


def _gathered(tx: Tx, groups: Iterable[Cohort], chosen: Callable[[Cohort], list[Posting]]) -> list[Coming]:
    """Return postings, those of one prompt at one moment of a zone as one."""
    found: dict[tuple[Instant, str, str], list[Posting]] = {}
    for group in groups:
        for posting in chosen(group):
            found.setdefault((posting.posted_at or posting.due_at, group.zone, posting.slug), []).append(posting)
    return [
        Coming(same[0].kind, prompts.title(tx, same[0].prompt_id), at, zone, len(same))
        for (at, zone, _), same in sorted(found.items(), key=lambda one: one[0])
    ]


def today(tx: Tx, staff: PersonId, now: Instant) -> tuple[list[Line], Rows]:
    """Return what the home screen says of today."""
    found = _gathered(tx, cohorts.tended(tx, staff), lambda group: _today(group, _near(tx, group, now), now))
    return screens.today(found, now), ()


def news(tx: Tx, staff: PersonId, now: Instant) -> tuple[list[Line], Rows]:
    """Return what the home screen says of questions, silent members, low response, and what is to come."""
    state = look(tx, staff, now)
    return screens.lines(state), screens.ways(state)


def questions(tx: Tx, staff: PersonId, page: int, now: Instant, settled: int | None = None) -> Screen:
    """Show a page of the questions that nobody answered, oldest first; one that was settled just now may come back."""
    return screens.questions(prompts.unanswered(tx, cohorts.tended(tx, staff), now), page, now, settled)


def silent_groups(tx: Tx, staff: PersonId, page: int, now: Instant) -> Screen:
    """Show a page of the groups that have silent members, as numbers."""
    found = (silent.count(tx, group, now) for group in cohorts.tended(tx, staff))
    return screens.silent([one for one in found if one.members], page)


def low(tx: Tx, staff: PersonId, page: int, now: Instant) -> Screen:
    """Show a page of the open cards that few have answered."""
    groups = cohorts.tended(tx, staff)
    found = [one for group in groups for one in again.low(tx, group, _near(tx, group, now), now)]
    return screens.low(found, page, now)


def ahead(tx: Tx, staff: PersonId, page: int, now: Instant) -> Screen:
    """Show a page of what comes in the next 14 days."""
    groups = cohorts.tended(tx, staff)
    return screens.ahead(_gathered(tx, groups, lambda group: _coming(_near(tx, group, now), now)), page)


def to_send_on(tx: Tx, staff: PersonId, page: int, now: Instant) -> Screen:
    """Show a page of what is to be sent on by hand to teachers without Telegram, newest first."""
    groups = cohorts.tended(tx, staff)
    found = [
        one for group in groups for one in prompts.to_send_on(tx, group, _near(tx, group, now), now, rules.LISTED_FOR)
    ]
    return screens.to_send_on(sorted(found, key=lambda one: -(one.posting.posted_at or 0)), page)


def missed(tx: Tx, staff: PersonId, now: Instant) -> list[Coming]:
    """Return what was not posted in somebody's groups since the last daily message, because the bot was away."""
    return _gathered(tx, cohorts.tended(tx, staff), lambda group: _missed(tx, group, now))
