"""How a closed week looks: one picture, the plain figure first; never a teacher's name."""

from collections.abc import Sequence
from dataclasses import replace

from staffroom.kernel.rows import TO_DESK
from staffroom.kernel.screen import (
    Attachment,
    Button,
    Drawing,
    Line,
    Plain,
    Press,
    Rows,
    Say,
    Screen,
    Text,
    Words,
    text,
)
from staffroom.pictures import WeekPage, WeekRow
from staffroom.rooms import standings
from staffroom.rooms.programmes import Programme
from staffroom.rooms.reports.values import GroupWeek, Report, Style

TREND = 6
"""Weeks in a group's small columns."""
MOST = 12
"""Most groups on one picture; of more, those with most and those with fewest answers."""
TALK = ("active", "top_three", "coordinator", "hours_to_reply", "waiting")
"""Columns that a coordinator alone reads."""
MUCH_TALK = 40
"""Above so many per cent of the messages a coordinator is told that little room is left for others."""


def rows(found: Sequence[Programme]) -> Rows:
    """Return the buttons of the home screen that lead to the last week of each programme."""
    alone = len(found) == 1
    return tuple(
        (
            Button(
                text("reports-menu") if alone else text("reports-menu-of", course=Words(one.title)),
                Press("reports.week", (one.id,)),
            ),
        )
        for one in found
    )


def headline(found: Report) -> Text:
    """Return the plain figure of the latest week: how many of how many possible answers came in."""
    here = found.latest
    if all(row.is_small for row in here):
        return _too_few()
    return text(
        "reports-headline",
        answered=sum(row.answered for row in here),
        eligible=sum(row.eligible for row in here),
        groups=len(here),
    )


def week(found: Report) -> Screen:
    """Show the last closed week."""
    return Screen((_title(found), headline(found), *_too_much(found)), _ways(found), _drawing(found))


def with_week(daily: Screen | None, found: Report) -> Screen:
    """Let the daily message carry the picture; without anything else to say, it is the picture alone."""
    if daily is None:
        return week(found)
    lines = (*daily.lines, _title(found), headline(found), *_too_much(found))
    return replace(daily, lines=lines, buttons=(*daily.buttons, *_ways(found)), drawing=_drawing(found))


def _title(found: Report) -> Text:
    return text("reports-title", week=found.latest[0].number)


def _ways(found: Report) -> Rows:
    styles: tuple[tuple[Text, Style], ...] = ((text("reports-as-page"), "html"), (text("reports-as-table"), "xlsx"))
    return (tuple(Button(label, Press("reports.file", (found.programme, style))) for label, style in styles),)


def nothing() -> Screen:
    """Say that no week has been closed yet."""
    return Screen((text("reports-nothing"),), ((TO_DESK,),))


def file(name: str, data: bytes) -> Screen:
    """Hand a report over as a file."""
    return Screen((text("reports-file"),), file=Attachment(name, data))


def share(value: float | None) -> Line:
    """Return a share in whole per cent, as every picture and the league round it; unknown is a dash."""
    return Words({"en": "–"}) if value is None else text("reports-percent", n=standings.percent(value))


def _too_few() -> Text:
    return text("reports-too-few", n=standings.LEAST_ELIGIBLE)


def figures(row: GroupWeek) -> Text:
    """Return what stands below a group's name."""
    if row.is_small:
        return _too_few()
    if not row.eligible:
        return text("reports-figures-none", replies=share(row.replies), gain=share(row.gain))
    return text(
        "reports-figures",
        answered=row.answered,
        eligible=row.eligible,
        replies=share(row.replies),
        gain=share(row.gain),
    )


def shown(found: Report) -> list[GroupWeek]:
    """Return the groups on the picture, most answers first; of too many the first and the last ones."""
    ordered = sorted(found.latest, key=lambda row: (-(row.response or 0), row.group))
    half = MOST // 2
    return ordered if len(ordered) <= MOST else [*ordered[:half], *ordered[-half:]]


def _drawing(found: Report) -> Drawing:
    return lambda say, language: draw(found, say, language)


def draw(found: Report, say: Say, language: str) -> WeekPage:
    """Return the picture of the latest week asked for."""
    groups, every = shown(found), len(found.latest)
    lines = tuple(
        WeekRow(
            name=row.group,
            figures=say(figures(row)),
            label=say(share(row.response)),
            trend=tuple(
                None if one.response is None else standings.percent(one.response)
                for one in found.trend(row.group, TREND)
            ),
        )
        for row in groups
    )
    more = say(text("reports-more", n=every - len(groups))) if every > len(groups) else ""
    return WeekPage(
        lang=language,
        title=say(_title(found)),
        subtitle=say(Words(found.title)),
        when=found.weeks[-1],
        headline=say(headline(found)),
        rows=lines,
        gap=more,
        footer=say(text("reports-foot", n=TREND)),
    )


def columns(found: Report) -> list[tuple[str, Text, Text]]:
    """Return the table's columns: a name for programs, a heading, and what it means."""
    every = [
        ("week_begins", text("reports-column-begins"), text("reports-means-begins")),
        ("week", text("reports-column-week"), text("reports-means-week")),
        ("group", text("reports-column-group"), text("reports-means-group")),
        ("answered", text("reports-column-answered"), text("reports-means-answered")),
        ("eligible", text("reports-column-eligible"), text("reports-means-eligible")),
        ("response", text("reports-column-response"), text("reports-means-response")),
        ("replies", text("reports-column-replies"), text("reports-means-replies")),
        ("progress", text("reports-column-progress"), text("reports-means-progress")),
        ("score", text("reports-column-score"), text("reports-means-score")),
        ("place", text("reports-column-place"), text("reports-means-place")),
        ("active", text("reports-column-active"), text("reports-means-active")),
        ("top_three", text("reports-column-top"), text("reports-means-top")),
        ("coordinator", text("reports-column-lead"), text("reports-means-lead", most=MUCH_TALK)),
        ("hours_to_reply", text("reports-column-lag"), text("reports-means-lag")),
        ("waiting", text("reports-column-waiting"), text("reports-means-waiting")),
        ("lost", text("reports-column-lost"), text("reports-means-lost")),
        ("outside", text("reports-column-outside"), text("reports-means-outside")),
    ]
    return [column for column in every if column[0] not in _left_out(found)]


def _left_out(found: Report) -> tuple[str, ...]:
    """Return the columns that whoever reads a report does not get."""
    return (*(() if found.ranked else ("score", "place")), *(TALK if found.moves else ("lost", "outside")))


def cells(row: GroupWeek, found: Report) -> list[str | int | Line | None]:
    """Return a line of the table: figures in whole per cent, None where something is unknown or of too few."""
    closed = row.closed
    return [
        row.week,
        row.number,
        row.group,
        None if row.is_small else row.answered,
        None if row.is_small else row.eligible,
        *(None if value is None else standings.percent(value) for value in (row.response, row.replies, row.gain)),
        *(_standing(closed) if found.ranked else ()),
        *((closed.measures.lost, closed.measures.outside) if found.moves else _talk(row)),
    ]


def _talk(row: GroupWeek) -> tuple[int | str | None, ...]:
    """Return how the talk of a group was, for its coordinator alone."""
    talk = row.talk
    if talk is None:
        return (None,) * len(TALK)
    top = standings.percent(talk.top / talk.messages) if talk.messages else None
    lead = None if row.led is None else standings.percent(row.led)
    lag = None if talk.lag is None else f"{talk.lag:g}"
    return standings.percent(talk.active / talk.base), top, lead, lag, talk.waiting


def _too_much(found: Report) -> list[Line]:
    """Tell a coordinator of groups in which they themselves write much of what is said."""
    if found.moves:
        return []
    return [
        text("reports-you-write", group=row.group, n=standings.percent(row.led))
        for row in found.latest
        if row.led is not None and standings.percent(row.led) > MUCH_TALK
    ]


def _standing(closed: standings.Closed) -> tuple[int | None, int | Text]:
    score = None if closed.score is None else standings.percent(closed.score)
    return score, closed.place if closed.place is not None else standings.place_of(closed)


def period(found: Report) -> Plain:
    """Return the first days of the first and the last week asked for."""
    first, last = found.weeks[0], found.weeks[-1]
    return Plain(first if first == last else f"{first} – {last}")
