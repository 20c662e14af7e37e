"""Row 8: the zone of a programme changes while the course runs, also over the date line."""

import asyncio
from datetime import UTC, datetime
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from tests.faults.judge import Verdict, judge
from tests.faults.school import PATIENCE, School, school

HOUR = 3_600_000
FIRST = 2
"""Entries before the day on which the school opens."""
WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
ZONES = (
    "Asia/Riyadh", "Pacific/Pago_Pago", "Pacific/Apia", "Pacific/Honolulu", "Pacific/Kiritimati", "America/New_York",
    "Asia/Tokyo", "Europe/London", "Pacific/Auckland", "America/Anchorage", "Asia/Kolkata", "Pacific/Chatham",
    "America/St_Johns", "Africa/Cairo", "Pacific/Tongatapu", "Pacific/Midway", "Asia/Kathmandu", "America/Sao_Paulo",
    "Australia/Lord_Howe", "Pacific/Marquesas", "Europe/Berlin", "Asia/Shanghai", "America/Los_Angeles",
    "Pacific/Fiji", "Atlantic/Azores", "Africa/Johannesburg", "Asia/Beirut", "America/Santiago", "Australia/Eucla",
    "Pacific/Niue", "Antarctica/Troll",
)  # fmt: skip


async def moved(changes: int, cohorts: int) -> Verdict:
    """Change the zone of a course with a card on each day: no card twice, and never two on one date."""
    random = Random(8)  # noqa: S311  hours, not secrets
    async with school(cohorts) as opened:
        _daily(opened, weeks=changes // 4 + 2)
        known = [(0, ZONES[0])]
        await opened.start()
        for number in range(1, changes + 1):
            await _live(opened, random.randint(24, 36))
            await opened.stage.stop_bot()
            zone = ZONES[number % len(ZONES)]
            _set(opened, zone=zone)
            known.append((opened.stage.emulator.clock.now_ms(), zone))
            await opened.start()
            await _caught_up(opened)
        await _live(opened, 24)
        verdict = await _judged(opened, known)
        verdict.tries = changes
        return verdict


async def _live(opened: School, hours: int) -> None:
    """Let hours pass, a few at a time."""
    while hours > 0:
        await opened.sim.advance(min(hours, 12) * HOUR)
        await _caught_up(opened)
        hours -= 12


async def _caught_up(opened: School) -> None:
    """Wait until everything that was due is posted or given up."""
    sql = (
        "SELECT count(*) FROM postings x WHERE x.due_at <= :now AND x.not_before <= :now"
        " AND x.state IN ('planned', 'offered', 'approved', 'posting')"
    )
    async with asyncio.timeout(PATIENCE):
        while opened.look(sql, now=opened.stage.emulator.clock.now_ms()) != [(0,)]:  # noqa: ASYNC110  the table tells
            await asyncio.sleep(0.1)


def _daily(opened: School, weeks: int) -> None:
    """Write a course with an announcement at nine on each day."""
    folder = opened.stage.home / "daily"
    folder.mkdir()
    entries = [_entry(week, weekday) for week in range(1, weeks + 1) for weekday in WEEKDAYS][FIRST:]
    calendar = {"title": {"en": "Daily"}, "weeks": weeks, "guidelines": {"en": "Be kind."}, "entries": entries}
    (folder / "calendar.yaml").write_text(yaml.safe_dump(calendar), "utf-8")
    cheers = {"messages": [{"id": "start", "occasion": "start", "text": {"en": "Welcome."}}]}
    (folder / "encouragement.yaml").write_text(yaml.safe_dump(cheers), "utf-8")
    _set(opened, folder="daily", zone=ZONES[0], posts={"per_day": 1, "per_week": 7})


def _entry(week: int, weekday: str) -> dict[str, Any]:
    slug = f"try-{7 * week + WEEKDAYS.index(weekday):04}"
    text = {"en": f"Announcement {slug}."}
    return {"id": slug, "kind": "announcement", "week": week, "weekday": weekday, "at": "09:00", "text": text}


def _set(opened: School, **changes: object) -> None:
    """Change the programme's section of config.yaml."""
    file = opened.stage.home / "config.yaml"
    written = yaml.safe_load(file.read_text("utf-8"))
    written["programmes"][0] |= changes
    file.write_text(yaml.safe_dump(written, allow_unicode=True), "utf-8")


async def _judged(opened: School, known: list[tuple[int, str]]) -> Verdict:
    """Judge what was due by now, and on which dates it stands by the zone that was in force."""
    await opened.stage.stop_bot()  # it would plan anew what is taken away here
    now = opened.stage.emulator.clock.now_ms()
    opened.write(lambda tx: tx.run("DELETE FROM postings WHERE due_at > :now OR not_before > :now", now=now))
    verdict = await judge(opened, late=None)
    dates: dict[tuple[int, str], list[str]] = {}
    for call in await opened.sim.calls(limit=1_000_000):
        if call["accepted"] and str(call["params"].get("text")).startswith("Announcement "):
            where = int(call["params"]["chat_id"]), _date(call["at_ms"], known)
            dates.setdefault(where, []).append(f"{call['params']['text']} at {call['at_ms']}")
    verdict.expect("dates with two cards", [(on, cards) for on, cards in dates.items() if len(cards) > 1], [])
    return verdict


def _date(at: int, known: list[tuple[int, str]]) -> str:
    zone = [name for since, name in known if since <= at][-1]
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(ZoneInfo(zone)).date().isoformat()
