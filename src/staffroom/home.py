"""What several rooms tell on one screen: the home of a member of staff, and a teacher's record."""

from collections.abc import Callable
from typing import Final

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.screen import Screen
from staffroom.rooms import (
    activity,
    cascade,
    cheers,
    cohorts,
    conduct,
    deputies,
    digest,
    endings,
    joining,
    notices,
    panel,
    progress,
    ready,
    records,
    reports,
    roundups,
    slides,
    standings,
    training,
    workshops,
)
from staffroom.rooms.panel import Contribution, News
from staffroom.telegram.who import Who

Tell = Callable[[Tx, PersonId, Instant], News]


def _to_staff(tell: Tell) -> Contribution:
    """Let a room tell coordinators and admins."""
    return lambda tx, who, now: News() if who.staff is None else tell(tx, who.staff, now)


def _to_admins(tell: Tell) -> Contribution:
    """Let a room tell admins."""
    return lambda tx, who, now: News() if who.admin is None else tell(tx, who.admin, now)


def _reasons(tx: Tx, admin: PersonId, _now: Instant) -> News:
    return News(rows=((joining.why_button(),),)) if joining.reasons_told(tx, admin) else News()


HOME: Final[tuple[Contribution, ...]] = (
    _to_staff(lambda tx, staff, _now: News(*conduct.news(tx, staff))),
    _to_staff(lambda tx, staff, _now: News(endings.news(tx, staff))),
    _to_staff(lambda tx, staff, now: News(*digest.today(tx, staff, now))),
    _to_staff(lambda tx, staff, now: News(*cascade.waiting(tx, staff, now))),
    _to_staff(lambda tx, staff, now: News(*digest.news(tx, staff, now))),
    _to_staff(lambda tx, staff, now: News(*roundups.news(tx, staff, now))),
    _to_staff(lambda tx, staff, _now: News(rows=cheers.rows(tx, staff))),
    _to_staff(lambda tx, staff, now: News(standings.lines(tx, staff, now))),
    _to_admins(lambda tx, admin, now: News(rows=cascade.overview_menu(tx, admin, now))),
    _to_staff(lambda tx, staff, _now: News(rows=notices.rows(tx, staff))),
    _to_staff(lambda tx, staff, _now: News(rows=cascade.menu(tx, staff))),
    _to_admins(lambda tx, admin, _now: News(rows=slides.rows(tx, admin))),
    _to_admins(lambda tx, admin, _now: News(rows=cohorts.forming_rows(tx, admin))),
    _to_staff(lambda tx, staff, _now: News(*deputies.news(tx, staff))),
    _to_staff(lambda tx, staff, _now: News(*training.news(tx, staff))),
    _to_admins(lambda tx, admin, now: News(*training.idle_news(tx, admin, now))),
    _to_admins(_reasons),
    _to_admins(lambda tx, admin, _now: News(rows=standings.entrances(standings.ranked_programmes(tx, admin)))),
    _to_staff(lambda tx, staff, now: News(*workshops.news(tx, staff, now))),
    _to_staff(lambda _tx, _staff, _now: News(rows=(ready.menu_buttons(),))),
    _to_staff(lambda tx, staff, _now: News(rows=reports.rows(tx, staff))),
    _to_admins(lambda _tx, _admin, _now: News(rows=((progress.menu_button(),),))),
    _to_admins(lambda tx, admin, _now: News(rows=conduct.list_rows(tx, admin))),
    _to_admins(lambda tx, admin, _now: News(rows=conduct.log_rows(tx, admin))),
    _to_admins(lambda tx, admin, now: News(rows=endings.rows(tx, admin, now))),
)
"""What the rooms add to the home screen, from top to bottom: first what is on today, last what is always there."""


def home(tx: Tx, who: Who, now: Instant) -> Screen:
    """Return the home screen of a member of staff, with what each room adds to it."""
    return panel.home(tx, who, now, HOME)


def record_of(tx: Tx, person: PersonId) -> joining.MyRecord:
    """Return what a teacher has done, out of the rooms that know."""
    own = progress.of_person(tx, person)
    return joining.MyRecord(
        answered=activity.count_of(tx, person, "answer"),
        sections_done=own.sections,
        credited_minutes=own.minutes,
        buttons=(*progress.record_rows(tx, person), *records.buttons(tx, person)),
        workshops=workshops.attended_by(tx, person),
        told_by=progress.told_by(tx, person),
    )
