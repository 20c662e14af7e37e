"""Messages of the standings, and how the bot is, as a phone shows them in every language, all made up: for the docs."""

import base64
import html as markup
from typing import Any

from tests import builders as make
from tests.browser.papers import COURSE, GROUPS

from staffroom import data_files
from staffroom.kernel.clock import DAY, HOUR
from staffroom.kernel.ids import CohortId
from staffroom.kernel.screen import Button, Line, Press, Screen, text
from staffroom.kernel.text import RIGHT_TO_LEFT
from staffroom.ops.status_screens import Next, Repair, Status, status
from staffroom.pictures.drawing import draw
from staffroom.rooms import prompts
from staffroom.rooms.progress import GroupProgress
from staffroom.rooms.standings import card_screens, rules, screens
from staffroom.rooms.standings.card_rules import Trend, Week
from staffroom.rooms.standings.rules import Card, Closed, Group, Measures, Rate
from staffroom.rooms.standings.screens import Improved, League, Row
from staffroom.telegram.render import html

_WEEK = "2026-09-20"
_STYLE = (
    "body{margin:0;background:#d5e3ee;font:15px/1.4 'Noto Sans','Noto Sans Arabic','Noto Sans SC',sans-serif}"
    ".bubble{margin:10px;background:#fff;border-radius:12px;overflow:hidden;max-width:392px}"
    "img{width:100%;display:block}.words{padding:8px 12px;white-space:pre-wrap}"
    ".key{margin:0 10px 10px;padding:9px;border-radius:8px;background:#8fb0c9;color:#fff;text-align:center;"
    "max-width:374px}"
)
_ANSWERED, _REPLIED, _GAINED, _SIZE = (19, 26, 12, 24), (6, 9, 3, 4), (14, 17, 9, 20), (25, 31, 22, 31)


def page(name: str, language: str) -> str:
    """Return a page with the league, why a group stands where it does, a group's progress card, or how the bot is."""
    screen = {"league": _league, "why": _why, "progress": _progress, "status": _status}[name](language)
    words = data_files.words()
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    drawn = _drawn(screen, language)
    keys = "".join(
        f"<div class='key'>{markup.escape(words.plain(button.label, language))}</div>"
        for row in screen.buttons
        for button in row
    )
    return (
        f"<!doctype html><html lang='{language}' dir='{direction}'><meta charset='utf-8'><style>{_STYLE}</style>"
        f"<div class='bubble'>{drawn}<div class='words'>{html(screen, words, language)}</div></div>{keys}</html>"
    )


def _drawn(screen: Screen, language: str) -> str:
    if screen.drawing is None:
        return ""

    def say(line: Line) -> str:
        return data_files.words().plain(line, language)

    picture: Any = screen.drawing(say, language)
    data = base64.b64encode(draw(picture.template, picture.data())).decode()
    return f"<img src='data:image/png;base64,{data}'>"


def _rows(language: str) -> list[Row]:
    groups = [
        Group(
            CohortId(place),
            name,
            Measures((Card("one", _ANSWERED[place], n),), Rate(_REPLIED[place], n), Rate(_GAINED[place], n), outside=1),
            3,
        )
        for place, (name, n) in enumerate(zip(GROUPS[language], _SIZE, strict=True))
    ]
    return [
        Row(one.group.name, Closed(one.group.cohort, _WEEK, one.group.measures, one.parts, one.score, one.place,
                                   one.reason, one.group.number, one.among))
        for one in rules.rank(groups, (0.5, 0.2, 0.3))
    ]  # fmt: skip


def _league(language: str) -> Screen:
    rows = _rows(language)
    return screens.league(League(COURSE, _WEEK, 3, tuple(rows), Improved(rows[1].name, 6), 0.6))


def _why(language: str) -> Screen:
    rows = _rows(language)
    return screens.why(rows[1], 3, rows[0], rows[2])


def _progress(language: str) -> Screen:
    weeks = tuple(
        Week(number, (Card("one", answers, 25),), Rate(answers, 25), Rate(6, 25), share)
        for number, (answers, share) in enumerate(((12, 0.4), (15, 0.52), (19, 0.61)), 1)
    )
    now = GroupProgress(0.68, 0.9, 23, 150, credited=True, source="mixed", as_of=make.at(23, 8))
    found = card_screens.card(GROUPS[language][0], "Asia/Riyadh", Trend(now, weeks))
    if found is None:
        raise AssertionError
    return found


def _status(language: str) -> Screen:
    name, now = GROUPS[language][0], make.at(22, 10)
    coming = (
        Next(make.at(22, 12), prompts.kind_name("question"), 4),
        Next(make.at(24, 9), prompts.kind_name("announcement"), 4),
    )
    look = Button(text("cohorts-check-named", name=name), Press("cohorts.check", (1,)))
    repairs = (
        Repair(text("panel-unsure", n=1), Button(text("panel-unsure-show"), Press("panel.unsure", (0,)))),
        Repair(text("ops-status-group", name=name), look),
    )
    found = Status("up", 4, 0, 0, 1, 1, 8 * HOUR, 12 * DAY, coming, repairs, make.ZONE.key)
    return status(found, now)
