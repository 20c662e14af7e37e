"""What the set-up proposes where nobody has said anything yet: the machine's zone, and what follows from it."""

from collections.abc import Mapping
from datetime import date, timedelta
from zoneinfo import available_timezones

import tzlocal
from babel import Locale
from babel.core import UnknownLocaleError, get_global

from staffroom import data_files
from staffroom.ops.checks import first_day
from staffroom.rooms.programmes import WEEKDAYS
from staffroom.settings import ProgrammeSection

NOWHERE = ("UTC", "Etc/UTC", "Zulu", "Universal", "")
"""A server's zone, never a school's."""
NO_COUNTRY = "ZZ"
"""What Unicode says of a zone that lies in none."""
AHEAD = timedelta(days=14)
"""So long it takes to bring a roster in, to name coordinators and to invite people."""


def zone(environment: Mapping[str, str]) -> str:
    """Return the machine's time zone, or nothing where it does not say or is a server's."""
    known = available_timezones()
    candidates = (environment.get("TZ", "").lstrip(":"), _of_the_machine())
    return next((name for name in candidates if name in known and name not in NOWHERE), "")


def _of_the_machine() -> str:
    """Return what Linux, macOS or Windows say of themselves."""
    try:
        return tzlocal.get_localzone_name() or ""
    except Exception:  # a machine that is set up strangely: one that says nothing
        return ""


def school_week(zone_name: str) -> tuple[str, ...]:
    """Return the days that are no weekend in the country of a zone, the first one first; nothing where that is unknown.

    What the Unicode consortium knows of weekends (CLDR), as Babel brings it.
    """
    here = get_global("zone_aliases").get(zone_name, zone_name)
    country = get_global("zone_territories").get(here, NO_COUNTRY)
    if country == NO_COUNTRY:
        return ()
    try:
        local = Locale.parse(f"und_{country}")
    except (UnknownLocaleError, ValueError):
        return ()
    first = (local.weekend_end + 1) % 7
    open_days = (local.weekend_start - first) % 7
    return tuple(WEEKDAYS[(first + day) % 7] for day in range(open_days))


def language(environment: Mapping[str, str]) -> str:
    """Return the language of the terminal where the bot speaks it, else nothing."""
    said = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    code = said[:2].lower()
    return code if code in data_files.languages() else ""


def start(programme: ProgrammeSection, today: date) -> date:
    """Return a first day that leaves time to prepare: the first school day of a week."""
    return first_day.calendar_of(programme).first_day_near(today + AHEAD)
