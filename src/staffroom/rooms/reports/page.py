"""A report as a page that a browser shows on a phone and prints, with its charts drawn in it."""

import html
from collections.abc import Sequence

from staffroom.kernel.screen import Line, Say, Words, text
from staffroom.kernel.text import RIGHT_TO_LEFT
from staffroom.rooms import standings
from staffroom.rooms.reports import screens
from staffroom.rooms.reports.values import GroupWeek, Report

WEEKS = 12
"""Weeks in the comparison of groups and weeks."""
_STYLE = (
    "body{font:16px/1.45 system-ui,sans-serif;max-width:60rem;margin:1.5rem auto;padding:0 1rem;color:#1c2733}"
    "h1{font-size:1.5rem;margin-bottom:0}h2{font-size:1.1rem;margin-top:2rem}.big{font-size:1.3rem;font-weight:700}"
    ".wide{overflow-x:auto}table{border-collapse:collapse}th,td{text-align:start;padding:.35rem .6rem;"
    "border-bottom:1px solid #dfe5ea;white-space:nowrap}td.n{text-align:end;font-variant-numeric:tabular-nums}"
    "svg{width:100%;height:auto;display:block}dt{font-weight:600;margin-top:.6rem}dd{margin:0;color:#43525f}"
    ".group{margin:0 0 1.2rem}.group p{margin:0 0 .2rem}.group small{color:#5b6b7b}"
)


def as_html(found: Report, say: Say, language: str) -> bytes:
    """Return the whole page in one language."""
    direction = "rtl" if language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"
    title = f"{say(Words(found.title))} · {screens.period(found)}"
    heading = f"<bdi>{_safe(say(Words(found.title)))}</bdi> · <bdi dir='ltr'>{_safe(screens.period(found))}</bdi>"
    charts = "".join(_group(found, row, say, mirrored=direction == "rtl") for row in found.latest)
    meanings = "".join(
        f"<dt>{_safe(say(name))}</dt><dd>{_safe(say(meaning))}</dd>" for _, name, meaning in screens.columns(found)
    )
    return (
        f"<!doctype html><html lang='{_safe(language)}' dir='{direction}'><head><meta charset='utf-8'>"
        f"<meta name='viewport' content='width=device-width'><title>{_safe(title)}</title>"
        f"<style>{_STYLE}</style></head><body><h1>{heading}</h1>"
        f"<p class='big'>{_safe(say(screens.headline(found)))}</p>"
        f"<h2>{_safe(say(text('reports-chart')))}</h2>{charts}"
        f"<h2>{_safe(say(text('reports-table')))}</h2>{_table(found, say)}"
        f"<h2>{_safe(say(text('reports-sheet-meanings')))}</h2><dl>{meanings}</dl></body></html>"
    ).encode()


def _group(found: Report, row: GroupWeek, say: Say, *, mirrored: bool) -> str:
    """Return a group's weeks as columns, all groups to one scale, so that groups and weeks compare."""
    weeks = found.trend(row.group, WEEKS)
    said = f"<b><bdi>{_safe(row.group)}</bdi></b> <small>{_safe(say(screens.figures(row)))}</small>"
    return f"<div class='group'><p>{said}</p>{_columns(weeks, say, mirrored=mirrored)}</div>"


def _columns(weeks: Sequence[GroupWeek], say: Say, *, mirrored: bool) -> str:
    wide, tall, step = 364, 104, 30
    parts = [f"<line x1='0' y1='{y}' x2='{wide}' y2='{y}' stroke='#dfe5ea'/>" for y in (20, 50, 80)]
    for at, one in enumerate(weeks):
        x = (wide - (at + 1) * step if mirrored else at * step) + 2
        if one.response is None:
            value, high = "–", 2
        else:
            high = max(2, round(60 * one.response))
            value = f"{standings.percent(one.response)}"
        colour = "#1d6fb8" if at == len(weeks) - 1 else "#9cc3e4"
        parts.append(f"<rect x='{x}' y='{80 - high}' width='26' height='{high}' rx='3' fill='{colour}'/>")
        parts.append(f"<text x='{x + 13}' y='{76 - high}' font-size='11' text-anchor='middle'>{value}</text>")
        parts.append(
            f"<text x='{x + 13}' y='97' font-size='10' text-anchor='middle' fill='#5b6b7b'>{one.number}</text>"
        )
    label = _safe(say(text("reports-chart")))
    return f"<svg viewBox='0 0 {wide} {tall}' direction='ltr' role='img' aria-label='{label}'>{''.join(parts)}</svg>"


def _table(found: Report, say: Say) -> str:
    head = "".join(f"<th scope='col'>{_safe(say(name))}</th>" for _, name, _ in screens.columns(found))
    lines = "".join(f"<tr>{_cells(row, found, say)}</tr>" for row in found.asked)
    return f"<div class='wide'><table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></div>"


def _cells(row: GroupWeek, found: Report, say: Say) -> str:
    return "".join(_cell(cell, say) for cell in screens.cells(row, found))


def _cell(cell: str | int | Line | None, say: Say) -> str:
    if cell is None or isinstance(cell, int):
        return f"<td class='n'>{'–' if cell is None else cell}</td>"
    said = cell if isinstance(cell, str) else say(cell)
    return f"<td><bdi>{_safe(said)}</bdi></td>"


def _safe(words: str) -> str:
    return html.escape(words)
