"""What Moodle is asked and what its answers mean; every key that it does not promise may be missing."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

from staffroom.kernel.clock import SECOND
from staffroom.kernel.ids import Instant
from staffroom.rooms.progress.sources.fault import Fault
from staffroom.rooms.progress.sources.line import MoodleLine

SITE, COURSES, CONTENTS, USERS, ACTIVITIES, COMPLETION, GRADES = (
    "core_webservice_get_site_info",
    "core_course_get_courses_by_field",
    "core_course_get_contents",
    "core_enrol_get_enrolled_users",
    "core_completion_get_activities_completion_status",
    "core_completion_get_course_completion_status",
    "gradereport_user_get_grade_items",
)
NEEDED = (SITE, COURSES, CONTENTS, USERS, ACTIVITIES)
"""The functions that must be in the service; the other two are asked where they are."""
MOST_PAGES = 1000
WHOLE = 100
DONE = (1, 2)
"""States of an activity that count as finished: complete, passed."""
SKIPPED = frozenset({"usernotenroled", "invaliduser", "userdeleted", "usernotconfirmed", "accessdenied", "notingroup"})
"""Of one user only: nothing is known of them, and others are asked all the same."""
NO_SUCH = frozenset({"nocriteriaset"})
"""Of the whole course: nobody can finish it as such."""


@dataclass(frozen=True)
class Part:
    """A section of a Moodle course: its number, its name, and its activities; `completion` 0 is not tracked."""

    number: int
    name: str
    activities: tuple[tuple[int, int | None], ...]


@dataclass(frozen=True)
class User:
    """A user of a course by what tells who it is."""

    id: int
    idnumber: str
    email: str


Said = dict[int, tuple[bool, Instant]]
"""Of one user by activity: finished or not, and when."""


async def site(line: MoodleLine) -> frozenset[str]:
    """Return the functions that are in the service.

    Raises Fault. The answer holds secrets, so nothing else of it is kept.
    """
    said = _object(await line.ask(SITE))
    return frozenset(str(one.get("name")) for one in _list(said.get("functions")))


def missing(there: frozenset[str]) -> list[str]:
    """Return the functions that are lacking in a service."""
    return [name for name in NEEDED if name not in there]


async def course(line: MoodleLine, shortname: str) -> int:
    """Return the number of a course.

    Raises Fault where there is none that the account may enter, or where it tracks nothing.
    """
    said = _object(await line.ask(COURSES, field="shortname", value=shortname))
    found = next(iter(_list(said.get("courses"))), None)
    if found is None:
        raise Fault("course", shortname)
    if "enablecompletion" not in found:
        raise Fault("rights", "moodle/course:view")
    if not found["enablecompletion"]:
        raise Fault("untracked", shortname)
    return int(found["id"])


async def parts(line: MoodleLine, number: int) -> list[Part]:
    """Return the sections of a course; what hangs below a section is part of it.

    Raises Fault.
    """
    options: dict[str, str | int] = {"options[0][name]": "excludecontents", "options[0][value]": 1}
    sections = _list(await line.ask(CONTENTS, courseid=number, **options))
    below = {one.get("itemid"): one for one in sections if one.get("component") == "mod_subsection"}
    own = [one for one in sections if one.get("component") != "mod_subsection"]
    return [
        Part(int(one.get("section", place)), str(one.get("name", "")), tuple(_activities(one, below)))
        for place, one in enumerate(own)
    ]


def _activities(section: Mapping[str, Any], below: Mapping[Any, Mapping[str, Any]]) -> list[tuple[int, int | None]]:
    found: list[tuple[int, int | None]] = []
    for module in _list(section.get("modules")):
        inner = below.get(module.get("instance")) if module.get("modname") == "subsection" else None
        if inner is None:
            found.append((int(module["id"]), module.get("completion")))
        else:
            found += _activities(inner, {})
    return found


async def users(line: MoodleLine, number: int, size: int) -> AsyncIterator[list[User]]:
    """Yield the active users of a course page by page; a short page is none of the signs of the end.

    Raises Fault.
    """
    for page in range(MOST_PAGES):
        wanted: dict[str, str | int] = {
            "limitfrom": page * size,
            "limitnumber": size,
            "sortby": "id",
            "onlyactive": 1,
            "userfields": "id,idnumber,email",
        }
        options: dict[str, str | int] = {}
        for place, (name, value) in enumerate(wanted.items()):
            options |= {f"options[{place}][name]": name, f"options[{place}][value]": value}
        found = _list(await line.ask(USERS, courseid=number, **options))
        if not found:
            return
        yield [User(int(one["id"]), str(one.get("idnumber") or ""), str(one.get("email") or "")) for one in found]
    raise Fault("answer", f"{USERS}: no end")


async def finished(line: MoodleLine, number: int, user: int) -> Said | None:
    """Return what a user finished; None where Moodle tells nothing of this user.

    Raises Fault.
    """
    try:
        said = _object(await line.ask(ACTIVITIES, courseid=number, userid=user))
    except Fault as fault:
        if fault.code in SKIPPED or (fault.kind == "answer" and not fault.code and fault.detail.startswith(ACTIVITIES)):
            return None
        raise
    statuses = _list(said.get("statuses"))
    if not statuses or any(one.get("istrackeduser") is False for one in statuses):
        return None
    return {int(one["cmid"]): (_is_done(one), Instant(int(one["timecompleted"]) * SECOND)) for one in statuses}


async def completed(line: MoodleLine, number: int, user: int) -> tuple[bool, Instant | None]:
    """Return whether a user finished the whole course, and when.

    Moodle gives no date of the whole, so it is that of the last criterion.

    Raises Fault, one of `SKIPPED` where nothing is told of this user.
    """
    said = _object(await line.ask(COMPLETION, courseid=number, userid=user))
    status = _object(said.get("completionstatus"))
    moments = [one["timecompleted"] for one in _list(status.get("completions")) if one.get("timecompleted")]
    is_done = bool(status["completed"])
    return is_done, Instant(max(map(int, moments)) * SECOND) if is_done and moments else None


async def grade(line: MoodleLine, number: int, user: int) -> int | None:
    """Return a user's grade of the whole course in per cent, rounded down; None where there is none.

    Raises Fault, one of `SKIPPED` where nothing is told of this user.
    """
    said = _object(await line.ask(GRADES, courseid=number, userid=user))
    items = [item for one in _list(said.get("usergrades")) for item in _list(one.get("gradeitems"))]
    whole = next((item for item in items if item.get("itemtype") == "course"), None)
    if whole is None or whole.get("graderaw") is None:
        return None
    least, most = float(whole.get("grademin") or 0), float(whole.get("grademax") or 0)
    return max(0, min(WHOLE, int((whole["graderaw"] - least) * WHOLE / (most - least)))) if most > least else None


def _is_done(status: Mapping[str, Any]) -> bool:
    """Prefer what newer versions say outright: an attempt that failed may or may not count."""
    overall = status.get("isoverallcomplete")
    return bool(overall) if overall is not None else status["state"] in DONE


def _object(said: object) -> Mapping[str, Any]:
    if not isinstance(said, dict):
        raise Fault("answer", "no object")
    return said


def _list(said: object) -> list[Any]:
    if not isinstance(said, list) or not all(isinstance(one, dict) for one in said):
        raise Fault("answer", "no list")
    return said
