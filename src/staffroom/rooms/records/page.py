"""A record as a page that a browser shows and prints, and that needs nothing from elsewhere."""

import html

from staffroom.kernel.screen import Line, Speak, text
from staffroom.kernel.text import RIGHT_TO_LEFT
from staffroom.pictures import code_svg
from staffroom.rooms.records import screens
from staffroom.rooms.records.values import Record

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1c2733}"
    "h1{font-size:1.6rem}h2{font-size:1.1rem;margin-top:2rem}small{color:#5b6b7b;display:block;font-size:.8rem}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.35rem .5rem;"
    "border-bottom:1px solid #dfe5ea}th{font-weight:400;color:#43525f;width:45%}td{font-weight:600}"
    "svg{width:15rem;height:15rem;max-width:80%}code{font-size:.65rem;overflow-wrap:anywhere;display:block}"
    "@media print{body{margin:0;max-width:none}}"
)


def as_html(found: Record, code: str, speak: Speak) -> bytes:
    """Return the whole page in the teacher's language and in English."""
    own = found.language

    def said(line: Line) -> str:
        both = screens.spoken(line, speak, own)
        english = f"<small><bdi lang='en'>{_safe(both.english)}</bdi></small>" if both.english else ""
        return f"<bdi>{_safe(both.own)}</bdi>{english}"

    def rows(pairs: list[tuple[Line, Line]]) -> str:
        lines = "".join(f"<tr><th scope='row'>{said(name)}</th><td>{said(value)}</td></tr>" for name, value in pairs)
        return f"<table>{lines}</table>"

    title = text("records-title")
    listed = "".join(f"<h2>{said(heading)}</h2>{rows(pairs)}" for heading, pairs in screens.lists(found))
    notes = "".join(f"<p>{said(line)}</p>" for line in screens.notes())
    direction = "rtl" if own.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"
    return (
        f"<!doctype html><html lang='{_safe(own)}' dir='{direction}'><head><meta charset='utf-8'>"
        f"<meta name='viewport' content='width=device-width'><title>{_safe(speak(title, own))}</title>"
        f"<style>{_STYLE}</style></head><body><h1>{said(title)}</h1>{rows(screens.facts(found.summary))}{listed}"
        f"<h2>{said(text('records-code'))}</h2>{code_svg(code)}<code dir='ltr'>{code}</code>{notes}</body></html>"
    ).encode()


def _safe(words: str) -> str:
    return html.escape(words)
