"""What the standings say: the plain figure first, scores second."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from staffroom.kernel.screen import Button, Line, Press, Say, Screen, Text, Value, Words, text
from staffroom.pictures import Board, BoardRow
from staffroom.rooms.standings.rules import PODIUM, Card, Closed, Part, Unranked

MOST_ROWS = 10
"""However many share a place, the board stays readable."""
FEWEST_COMPARED = 3
"""A late group is named where it was compared with at least so many, itself among them."""
NAMES_SHOWN = 5
"""So many groups without a place are named; the rest are counted."""
UNRANKED: Final[dict[Unranked, Text]] = {
    "no-cards": text("standings-reason-no-cards"),
    "holiday": text("standings-reason-holiday"),
    "new": text("standings-reason-new"),
    "small": text("standings-reason-small"),
    "losses": text("standings-reason-losses"),
    "skips": text("standings-reason-skips"),
    "unknown-progress": text("standings-reason-unknown-progress"),
}


@dataclass(frozen=True)
class Row:
    """A group's closed week with its name; a late one was compared with the others' same week of the course."""

    name: str
    closed: Closed
    late: bool = False


@dataclass(frozen=True)
class Improved:
    """The group that rose most above its own mean, and by how many points of a hundred."""

    name: str
    points: int


@dataclass(frozen=True)
class League:
    """A published week, best first."""

    programme: Mapping[str, str]
    week: str
    number: int
    rows: tuple[Row, ...]
    improved: Improved | None
    target: float

    @property
    def cards(self) -> list[Card]:
        """Return the cards of all groups."""
        return [card for row in self.rows for card in row.closed.measures.cards]

    @property
    def reached(self) -> float | None:
        """Return the share of all groups together where it has reached the target."""
        eligible = sum(card.eligible for card in self.cards)
        share = sum(card.answered for card in self.cards) / eligible if eligible else 0.0
        return share if self.target and eligible and share >= self.target else None

    @property
    def top(self) -> list[Row]:
        """Return the groups that are named with their places: the first three, then late ones that would be."""
        places = [row for row in self.rows if row.closed.place is not None and row.closed.place <= PODIUM]
        late = [row for row in places if row.late and row.closed.among >= FEWEST_COMPARED]
        return [row for row in places if not row.late][:MOST_ROWS] + late[:PODIUM]


def percent(share: float) -> int:
    """Return a share in whole per cent."""
    return round(100 * share)


def answered(cards: Sequence[Card]) -> Text:
    """Return the plain figure: how many of how many answered."""
    return text(
        "standings-answered",
        answered=sum(card.answered for card in cards),
        eligible=sum(card.eligible for card in cards),
        cards=len({card.slug for card in cards}),
    )


def league(shown: League) -> Screen:
    """Return the league as the coordinators' group reads it: totals, top three, most improved."""
    top = shown.top
    lines: list[Line] = [text("standings-title", week=shown.number)]
    lines += [answered(shown.cards)]
    lines += [] if shown.reached is None else [text("standings-target", target=percent(shown.target))]
    lines += [place_line(row) for row in top]
    lines += [_improved(shown.improved)] if shown.improved else []
    lines += _unranked(shown.rows)
    button = Button(text("standings-why"), Press("standings.why", (shown.week,)))
    drawing = (lambda say, language: _board(shown, top, say, language)) if top else None
    return Screen(tuple(lines), ((button,),), drawing)


def place_line(row: Row) -> Text:
    """Return a group with its place."""
    place, score = row.closed.place or 0, percent(row.closed.score or 0)
    return text("standings-row", place=place, name=_named(row), score=score)


def _named(row: Row) -> str | Text:
    """Return a group's name, of a late one with the week in which it is."""
    return text("standings-named-late", name=row.name, week=row.closed.number) if row.late else row.name


def _improved(best: Improved) -> Text:
    return text("standings-improved", name=best.name, points=best.points)


def _unranked(rows: Sequence[Row]) -> list[Line]:
    """Name the groups without a place, or say that none has one; never the reason, which is for their coordinator."""
    names = [row.name for row in rows if row.closed.place is None]
    if len(names) == len(rows):
        return [text("standings-nobody-ranked")]
    named: list[Line] = [text("standings-unranked", name=name) for name in names[:NAMES_SHOWN]]
    rest = len(names) - NAMES_SHOWN
    return [*named, text("standings-unranked-more", n=rest)] if rest > 0 else named


def _board(shown: League, top: Sequence[Row], say: Say, language: str) -> Board:
    rows = tuple(
        BoardRow(str(row.closed.place), _drawn(row, say), row.closed.score or 0, f"{percent(row.closed.score or 0)}%")
        for row in top
    )
    return Board(
        lang=language,
        title=say(text("standings-board")),
        subtitle=say(Words(shown.programme)),
        when=say(text("standings-week", week=shown.number)),
        rows=rows,
        footer=say(text("standings-board-foot")),
    )


def _drawn(row: Row, say: Say) -> str:
    name = _named(row)
    return name if isinstance(name, str) else say(name)


def place_of(closed: Closed) -> Text:
    """Return a group's place, or why it has none."""
    if closed.place is not None:
        return text("standings-place", place=closed.place, groups=closed.among, score=percent(closed.score or 0))
    assert closed.reason  # noqa: S101  what has no place has a reason
    return UNRANKED[closed.reason]


def why(row: Row, week: int, above: Row | None, below: Row | None, corrected: Sequence[Line] = ()) -> Screen:
    """Return all that explains a group's place, for its own coordinator."""
    measures = row.closed.measures
    lines: list[Line] = [text("standings-why-title", group=row.name, week=week)]
    lines += [answered(measures.cards)] if measures.cards else []
    lines += [place_of(row.closed), *_around(row, above, below)]
    lines += [text("standings-late", week=row.closed.number)] if row.late else []
    lines += [_part(part) for part in row.closed.parts]
    lines += [text("standings-shrinkage")] if row.closed.parts else []
    lines += [
        *corrected,
        *_copied(measures.cards),
        *([text("standings-skipped", n=len(measures.excused))] if measures.excused else []),
        text("standings-outside", n=measures.outside),
        text("standings-excluded"),
    ]
    return Screen(tuple(lines))


def _copied(cards: Sequence[Card]) -> list[Line]:
    """Tell how many answers were left out because they were alike, and that the rest of them is not compared."""
    copied = sum(card.copied for card in cards)
    alike = [text("standings-alike")] if any(card.alike for card in cards) else []
    return [text("standings-copied", n=copied), *alike] if copied else []


def _part(part: Part) -> Text:
    names = {
        "response": text("standings-part-response"),
        "peer": text("standings-part-peer"),
        "gain": text("standings-part-gain"),
    }
    return text(
        "standings-part",
        part=names[part.name],
        x=_figure(part.x),
        n=_figure(part.n),
        rate=percent(part.x / part.n),
        mean=percent(part.mean),
        shrunk=percent(part.shrunk),
        weight=percent(part.weight),
    )


def _figure(value: float) -> int | float:
    """Return a figure without a needless fraction."""
    return int(value) if value == int(value) else round(value, 1)


def _around(row: Row, above: Row | None, below: Row | None) -> list[Line]:
    """Return the neighbours of a group: before it, after it, or on the same place."""
    named = (("standings-above", above), ("standings-below", below))
    return [
        Text("standings-beside" if one.closed.place == row.closed.place else key, _scored(one))
        for key, one in named
        if one is not None
    ]


def _scored(row: Row) -> Mapping[str, Value]:
    return {"name": row.name, "score": percent(row.closed.score or 0)}


def overview(rows: Sequence[Row], week: int) -> Screen:
    """Return every group's place, for an admin."""
    lines = [text("standings-own", group=row.name, place=place_of(row.closed)) for row in rows]
    return Screen((text("standings-title", week=week), *lines))


def losses(name: str, lost: int) -> Screen:
    """Tell an admin that a group lost so many that it was not ranked."""
    return Screen((text("standings-losses", group=name, n=lost),))


def copies(name: str, copied: int) -> Screen:
    """Tell an admin that answers of a group were alike."""
    return Screen((text("standings-copies", group=name, n=copied),))


def own(row: Row, above: Row | None, below: Row | None) -> list[Line]:
    """Return the lines about a group's last closed week, for the panel: its place and its neighbours."""
    return [text("standings-own", group=row.name, place=place_of(row.closed)), *_around(row, above, below)]


def written() -> Text:
    """Return the word after a press on the button under the league."""
    return text("standings-written")
