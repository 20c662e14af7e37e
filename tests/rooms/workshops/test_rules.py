"""When a workshop is on a group's own clock, and what somebody meant by a day or a time that they typed."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.rooms.prompts import given as g

from staffroom.kernel.ids import ProgrammeId
from staffroom.rooms.programmes import Holiday
from staffroom.rooms.workshops import rules
from staffroom.rooms.workshops.values import Workshop

TODAY = date(2026, 9, 9)
START = date(2026, 9, 6)


def workshop(day: str | None = None, at: str = "10:00", **more: int) -> Workshop:
    """Return a workshop of an hour and a half, by itself on the Monday of the second week."""
    values = {"week": 2, "weekday": 0, "minutes": 90} | more
    return Workshop(
        1, ProgrammeId(1), None, None, {}, {}, None, day, at=at, revision=0, cancelled=0, manual=0, **values
    )


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026-10-12", date(2026, 10, 12)),
        ("12.10.2026", date(2026, 10, 12)),
        ("12/10/26", date(2026, 10, 12)),
        ("12.10.", date(2026, 10, 12)),
        ("on 12 / 10, please", date(2026, 10, 12)),
        ("١٢/١٠/٢٠٢٦", date(2026, 10, 12)),
        ("2026年10月12日", date(2026, 10, 12)),
        ("10月12日", date(2026, 10, 12)),
        ("9.9.", TODAY),
        ("8.9.", date(2027, 9, 8)),
        ("31.2.2027", None),
        ("31.2.", None),
        ("tomorrow", None),
        ("12", None),
        ("1.2.3.4", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it(said: str, meant: date | None) -> None:
    """Figures of any script; without a year it is the next such day, today among them; what is unclear is no day."""
    assert rules.read_day(said, TODAY) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("14:30", time(14, 30)),
        ("14.30", time(14, 30)),
        ("14", time(14)),
        ("at 9 h", time(9)),
        ("٠٩:١٥", time(9, 15)),
        ("24:00", None),
        ("9:75", None),
        ("9:15:30", None),
        ("noon", None),
    ],
)
def test_a_time_is_read_as_people_write_it(said: str, meant: time | None) -> None:
    """Hours, perhaps minutes; what no clock shows is no time."""
    assert rules.read_time(said) == meant


def test_the_days_that_are_offered_are_school_days_from_today_on() -> None:
    """Twelve of them, without weekends and holidays; on a free day the next one comes first."""
    holiday = (Holiday(date(2026, 9, 10), date(2026, 9, 14)),)
    found = rules.offered_days(TODAY, g.calendar(holidays=holiday))
    assert found[:3] == [date(2026, 9, 9), date(2026, 9, 15), date(2026, 9, 16)]
    assert len(found) == rules.DRAFT_DAYS == len(set(found))
    assert rules.offered_days(date(2026, 9, 11), g.calendar())[0] == date(2026, 9, 13)


def test_a_workshop_of_a_week_stands_on_each_groups_own_clock() -> None:
    """The same wall clock in every zone; a fixed day is that day, whenever the group began."""
    for zone in ("Asia/Riyadh", "Pacific/Apia"):
        begins, ends = rules.span(workshop(), START, g.calendar(zone))
        assert begins == datetime(2026, 9, 14, 10, tzinfo=ZoneInfo(zone))
        assert ends - begins == timedelta(minutes=90)
    begins, _ = rules.span(workshop("2026-10-01", "15:30", minutes=60), date(2026, 9, 20), g.calendar())
    assert begins == datetime(2026, 10, 1, 15, 30, tzinfo=ZoneInfo("Asia/Riyadh"))


def test_a_workshop_in_the_hour_that_the_clock_leaps_over_begins_when_it_is_back() -> None:
    """On the night to the 29th of March 2026 two o'clock is three in Berlin."""
    begins, _ = rules.span(workshop("2026-03-29", "02:30"), START, g.calendar("Europe/Berlin"))
    assert begins.utcoffset() == timedelta(hours=2)
    assert begins.hour == 3
