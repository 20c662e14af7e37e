"""A rehearsal as a page: a calendar that one can look at, print and send on; it needs nothing from elsewhere."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from html import escape

from staffroom.kernel.text import RIGHT_TO_LEFT
from staffroom.rehearsal.formats import groups, headline, order
from staffroom.rehearsal.values import Message, Timetable

_STYLE = """
:root{color-scheme:light dark;--line:#d5dde3;--closed:#f1f3f5;--ink:#1c2733;--soft:#5b6b7b;--warn:#9a3412;--paper:#fff}
@media(prefers-color-scheme:dark){:root{--line:#34424d;--closed:#1b242b;--ink:#e8eef2;--soft:#9fb0bd;--warn:#fdba74;
--paper:#11181d}}
body{font:15px/1.45 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:80rem;margin:1.5rem auto;
padding:0 1rem}
h1{font-size:1.5rem;margin:0}h2{font-size:1.15rem;margin:2.5rem 0 .25rem}.soft{color:var(--soft);margin:0 0 .75rem}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;min-width:48rem;table-layout:fixed}
th{font-weight:600;text-align:start;padding:.3rem .4rem;color:var(--soft)}
td{border:1px solid var(--line);vertical-align:top;padding:.3rem .4rem;height:4rem}
td.closed{background:var(--closed)}td>b{color:var(--soft);font-weight:500;font-size:.85rem}
.card{border-inline-start:4px solid #0f766e;padding-inline-start:.4rem;margin-top:.35rem;overflow-wrap:anywhere}
.announcement{border-color:#2563eb}.encouragement{border-color:#b45309}.progress{border-color:#7e22ce}
.card small{display:block;color:var(--soft)}.warn{color:var(--warn);font-weight:600}
ul{margin:.5rem 0;padding-inline-start:1.2rem}
@media print{body{max-width:none}h2{break-before:page}h2:first-of-type{break-before:auto}}
"""


def as_page(found: Sequence[Timetable]) -> str:
    """Return one HTML page with a calendar for groups that read the same."""
    bodies = "".join(_timetable(one) for one in found)
    number = sum(one.count_of_warnings for one in found)
    return (
        "<!doctype html><html lang='en'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
        f"<title>Rehearsal</title><style>{_STYLE}</style></head><body><h1>Rehearsal</h1>"
        f"<p class='soft'>What the groups will read if every card is posted as planned. Look at: {number}.</p>"
        f"<p class='soft'>{escape(order())}</p>"
        f"{bodies}</body></html>"
    )


def _timetable(one: Timetable) -> str:
    posted = [message for message in one.messages if message.at is not None]
    about = f"{one.programme} · {one.zone.key} · {one.language} · {len(posted)} messages"
    parts = [
        f"<h2>{escape(groups(one))}</h2>",
        f"<p class='soft'>{escape(about)}</p>",
        _list(one.warnings, "warn"),
    ]
    if posted:
        parts.append(f"<div class='scroll'><table><tr>{_headings(one)}</tr>{''.join(_weeks(one))}</table></div>")
    parts.append(_list([f"{message.slug}: {why}" for message in one.messages for why in _why(message)], "soft"))
    return "".join(parts)


def _why(message: Message) -> tuple[str, ...]:
    return message.notes if message.at is None else ()


def _headings(one: Timetable) -> str:
    first = one.calendar.first_of_week(one.messages[0].wanted_on)
    return "".join(f"<th>{first + timedelta(days=ahead):%A}</th>" for ahead in range(7))


def _weeks(one: Timetable) -> Iterator[str]:
    by_day: dict[date, list[Message]] = {}
    for message in one.messages:
        if message.at is not None:
            by_day.setdefault(message.at.date(), []).append(message)
    week = one.calendar.first_of_week(min(by_day))
    while week <= max(by_day):
        days = (week + timedelta(days=ahead) for ahead in range(7))
        yield f"<tr>{''.join(_day(one, day, by_day.get(day, [])) for day in days)}</tr>"
        week += timedelta(weeks=1)


def _day(one: Timetable, day: date, messages: Sequence[Message]) -> str:
    state = "" if one.calendar.is_open(day) else " class='closed'"
    return f"<td{state}><b>{day:%d %b}</b>{''.join(_card(one, message) for message in messages)}</td>"


def _card(one: Timetable, message: Message) -> str:
    direction = "rtl" if one.language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT and message.words else "ltr"
    return (
        f"<div class='card {escape(message.kind)}' title='{escape(message.words, quote=True)}'>"
        f"<small>{message.at:%H:%M} · {escape(message.kind)}</small>"
        f"<span dir='{direction}' lang='{escape(one.language)}'>{escape(headline(message))}</span>"
        f"{''.join(f'<small>{escape(note)}</small>' for note in message.notes)}"
        f"{''.join(f'<small class=warn>{escape(warning)}</small>' for warning in message.warnings)}</div>"
    )


def _list(lines: Sequence[str], look: str) -> str:
    return f"<ul class='{look}'>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>" if lines else ""
