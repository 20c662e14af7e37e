"""A group's own progress card in words and as a picture."""

from datetime import date
from zoneinfo import ZoneInfo

from staffroom.kernel.clock import local_day
from staffroom.kernel.ids import Instant
from staffroom.kernel.screen import Line, Plain, Say, Screen, Text, text
from staffroom.pictures import Bar, ProgressCard
from staffroom.rooms.standings import card_rules
from staffroom.rooms.standings.card_rules import Known, Trend
from staffroom.rooms.standings.screens import answered, percent

LEAST_BARS = 2
"""So many weeks make a trend."""


def card(name: str, zone: str, trend: Trend) -> Screen | None:
    """Return the card, the plain figure first; None where there is nothing to say."""
    if not card_rules.has_news(trend):
        return None
    cards = trend.last.cards if trend.last else ()
    lines: list[Line] = [text("standings-last-week", line=answered(cards))] if cards else []
    lines += _way(trend.now, ZoneInfo(zone)) + _change(trend) + _weeks(trend) + _praise(trend)
    return Screen(tuple(lines), drawing=lambda say, language: draw(name, trend, say, language))


def _way(now: Known, zone: ZoneInfo) -> list[Line]:
    """Tell progress and time on task with where the figures come from; what is unknown is left out."""
    lines: list[Line] = []
    if now.share is not None:
        lines.append(text("standings-progress", share=percent(now.share), people=now.people))
    if now.minutes:
        spent = text("standings-credited", n=now.minutes) if now.credited else text("standings-minutes", n=now.minutes)
        lines.append(spent)
    if lines and now.as_of is not None:
        lines.append(text("standings-source", source=_source(now.source), date=_day(now.as_of, zone)))
    return lines


def _source(source: str) -> Text:
    return {
        "lms": text("standings-source-lms"),
        "file": text("standings-source-file"),
        "self": text("standings-source-self"),
    }.get(source, text("standings-source-mixed"))


def _day(moment: Instant, zone: ZoneInfo) -> Plain:
    """Return a day as figures that every language reads alike."""
    day: date = local_day(moment, zone)
    return Plain(day.isoformat())


def _change(trend: Trend) -> list[Line]:
    """Tell how the response moved against the week before."""
    risen = card_rules.points(trend.response, trend.response_before)
    if risen is None:
        return []
    if risen > 0:
        return [text("standings-up", n=risen)]
    return [text("standings-down", n=-risen) if risen < 0 else text("standings-level")]


def _weeks(trend: Trend) -> list[Line]:
    """Tell the bars of the picture, the earliest week first; an unknown one as a dash."""
    bars = _values(trend)
    if sum(value is not None for value in bars) < LEAST_BARS:
        return []
    shown = Plain(" · ".join("–" if value is None else f"{value}%" for value in bars))
    if trend.now.share is not None:
        return [text("standings-trend-progress", values=shown)]
    return [text("standings-trend-answers", values=shown)]


def _values(trend: Trend) -> list[int | None]:
    """Return what is drawn in per cent: progress where it is known, else the response; week by week, then now."""
    way = trend.now.share is not None
    values = [week.progress if way else week.response.share if week.response else None for week in trend.weeks]
    return [None if value is None else percent(value) for value in [*values, *([trend.now.share] if way else [])]]


def _praise(trend: Trend) -> list[Line]:
    said = {
        "on-track": text("standings-praise-on-track"),
        "rising": text("standings-praise-rising"),
        "many": text("standings-praise-many"),
        "climbing": text("standings-praise-climbing"),
        "colleagues": text("standings-praise-colleagues", n=trend.replied),
        "answers": text("standings-praise-answers"),
    }.get(card_rules.praise(trend))
    return [said] if said else []


def draw(name: str, trend: Trend, say: Say, language: str) -> ProgressCard:
    """Return the picture: progress where it is known, else the response, a bar for each week."""
    way = trend.now.share is not None
    now = trend.now.share if way else trend.response
    before = trend.progress_before if way else trend.response_before
    names = [text("standings-week", week=week.number) for week in trend.weeks] + [text("standings-now")] * way
    bars = tuple(Bar(say(name), value) for name, value in zip(names, _values(trend), strict=True))
    return ProgressCard(
        lang=language,
        title=name,
        subtitle=say(text("standings-card-progress") if way else text("standings-card-answers")),
        now=None if now is None else percent(now),
        delta=card_rules.points(now, before),
        bars=bars,
        facts=tuple(map(say, _facts(trend))),
    )


def _facts(trend: Trend) -> list[Line]:
    """Return what the picture says besides: the response where progress is drawn, and time on task."""
    found: list[Line] = []
    if trend.now.share is not None and trend.response is not None:
        found.append(text("standings-fact-answers", share=percent(trend.response)))
    if trend.now.minutes:
        key = "standings-fact-credited" if trend.now.credited else "standings-fact-minutes"
        found.append(Text(key, {"n": trend.now.minutes}))
    return found
