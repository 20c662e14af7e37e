"""What is kept about somebody, as a page that a browser shows and prints: first in words, then every field."""

import html
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from staffroom.kernel.clock import local_day
from staffroom.kernel.ids import Instant
from staffroom.kernel.screen import Line, Text, Words, text
from staffroom.kernel.text import RIGHT_TO_LEFT, long_day
from staffroom.rooms.joining.values import PLACES, Kept

Row = Mapping[str, Any]
Say = Callable[[Line], str]

FIELDS: Mapping[str, Text] = {
    "full_name": text("joining-page-name"),
    "location": text("joining-page-place"),
    "school": text("joining-page-school"),
    "email": text("joining-page-email"),
    "preferred_app": text("joining-page-app"),
    "language": text("joining-page-language"),
    "chosen_language": text("joining-page-chosen-language"),
    "telegram_id": text("joining-page-account"),
}
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1c2733}"
    "h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}dt{color:#5b6b7b}dd{margin:0 0 .5rem}"
    "pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f4f6f8;padding:1rem;font-size:.8rem}"
)


def document(kept: Sequence[Kept]) -> bytes:
    """Return every field as JSON, for a program to read."""
    return json.dumps([one.rows for one in kept], ensure_ascii=False, indent=2).encode()


def page(kept: Sequence[Kept], language: str, say: Say) -> bytes:
    """Return everything as one HTML page in a language, which needs nothing from elsewhere."""
    parts = [f"<h1>{_safe(say(text('joining-page-title')))}</h1>"]
    for one in kept:
        parts += _person(one, language, say)
    raw = html.escape(document(kept).decode(), quote=False)
    parts.append(f"<h2>{_safe(say(text('joining-page-whole')))}</h2><pre dir='ltr'>{raw}</pre>")
    direction = "rtl" if language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"
    return (
        f"<!doctype html><html lang='{html.escape(language)}' dir='{direction}'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width'>"
        f"<title>{_safe(say(text('joining-page-title')))}</title><style>{_STYLE}</style></head>"
        f"<body>{''.join(parts)}</body></html>"
    ).encode()


def _person(one: Kept, language: str, say: Say) -> list[str]:
    def day(moment: object) -> str:
        return _day(moment, one.zone, language)

    (about,) = one.rows["people"]
    details = [(say(name), str(about[field])) for field, name in FIELDS.items() if about.get(field)]
    agreed = [(say(text("joining-page-agreed")), day(row["agreed_at"])) for row in one.rows.get("consents", ())]
    places = [row for table in PLACES for row in one.rows.get(table, ())]
    groups = [(one.groups.get(row["cohort_id"], ""), day(row["joined_at"])) for row in places]
    done = [(row["section"], day(row["at"])) for row in one.rows.get("progress", ()) if row["done"]]
    counted = [
        (say(text("joining-page-answers")), str(_number(one.rows.get("activity", ()), "answer"))),
        (say(text("joining-page-replies")), str(_number(one.rows.get("activity", ()), "peer_reply"))),
        (
            say(text("joining-page-workshops")),
            str(sum(row["attended"] for row in one.rows.get("workshop_answers", ()))),
        ),
        (say(text("joining-page-messages")), str(sum(row["messages"] for row in one.rows.get("talk", ())))),
    ]
    return [
        f"<h2>{_safe(say(Words(one.course)))}</h2>",
        *_list(details + _state(about, day, say)),
        *_titled(say(text("joining-page-consent")), agreed),
        *_titled(say(text("joining-page-groups")), groups),
        *_titled(say(text("joining-page-counts")), counted),
        *_titled(say(text("joining-page-sections")), done),
    ]


def _state(about: Row, day: Callable[[object], str], say: Say) -> list[tuple[str, str]]:
    found = [
        (text("joining-page-paused"), about["paused_until"]),
        (text("joining-page-left"), about["left_at"]),
    ]
    chosen = [(say(name), day(moment)) for name, moment in found if moment is not None]
    return chosen + ([(say(text("joining-page-quiet")), "✓")] if about["quiet"] else [])


def _number(rows: Iterable[Row], kind: str) -> int:
    return sum(row["kind"] == kind for row in rows)


def _day(moment: object, zone: ZoneInfo, language: str) -> str:
    if not isinstance(moment, int):
        return "–"
    return long_day(local_day(Instant(moment), zone), language)


def _titled(title: str, pairs: Sequence[tuple[str, str]]) -> list[str]:
    return [f"<h3>{_safe(title)}</h3>", *_list(pairs)] if pairs else []


def _list(pairs: Sequence[tuple[str, str]]) -> list[str]:
    rows = (f"<dt>{_safe(name)}</dt><dd><bdi>{_safe(value)}</bdi></dd>" for name, value in pairs)
    return ["<dl>", *rows, "</dl>"]


def _safe(words: str) -> str:
    return html.escape(words)
