"""The cascade board: one picture and its words, for a week and for a card; the kind word to who has not decided."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from staffroom.kernel.ids import CohortId, ProgrammeId
from staffroom.kernel.pages import Page, turning
from staffroom.kernel.rows import TO_DESK, one_each
from staffroom.kernel.screen import Button, Drawing, Line, Plain, Press, Rows, Say, Screen, Text, Words, text
from staffroom.pictures import CascadeBoard, Standing
from staffroom.rooms.cascade.overview_rules import Stand
from staffroom.rooms.cascade.values import REASONS

GROUPS_SHOWN = 12
"""Groups in one picture."""
CARDS_SHOWN = 5
"""Cards in one picture."""
MOST_PROGRAMMES = 8
"""Ways to boards on one screen."""
ORDER: tuple[Stand, ...] = ("posted", "edited", "delayed", "coming", "waiting", "skipped", "ignored", "failed")


@dataclass(frozen=True)
class Card:
    """A card of a day: its place among those shown, its offer's number, and how it stands in its groups."""

    place: int
    offer: int | None
    title: Words
    when: Text
    stands: Mapping[CohortId, Stand | None]

    def counts(self) -> Counter[Stand]:
        """Return in how many groups it stands how."""
        return Counter(stand for stand in self.stands.values() if stand is not None)


@dataclass(frozen=True)
class Part:
    """The cards and the groups (name, number) of one picture."""

    cards: tuple[Card, ...]
    groups: tuple[tuple[str, CohortId], ...]


@dataclass(frozen=True)
class Nudges:
    """How many reminders of a card wait to go, how many went, and how many may still be sent."""

    waiting: int
    went: int
    left: int


def menu(programme: ProgrammeId, week: int, course: Mapping[str, str] | None) -> tuple[Button, ...]:
    """Return the button that leads to a programme's board."""
    label = text("cascade-overview") if course is None else text("cascade-overview-of", course=Words(course))
    return (Button(label, Press("cascade.week", (programme, week, 0))),)


def way_to_all() -> Rows:
    """Return the button that leads to the boards of many programmes."""
    return ((Button(text("cascade-overview"), Press("cascade.boards", (0,))),),)


def boards(shown: Sequence[tuple[Button, ...]], page: Page) -> Screen:
    """Show a page of the ways to the boards of many programmes."""
    return Screen((text("cascade-overview"),), (*shown, *turning("cascade.boards", page), (TO_DESK,)))


def week(
    programme: ProgrammeId,
    course: Mapping[str, str],
    number: int,
    first: date,
    part: Part,
    page: Page,
    reasons: Mapping[str, int],
) -> Screen:
    """Show a week: how each card stands, and a way to each."""
    days = text("cascade-week", n=number, first=_day(first), last=_day(first + timedelta(days=6)))
    lines: list[Line] = [text("cascade-overview-title", what=days)]
    lines += [_card_line(card) for card in part.cards] or [text("cascade-week-empty")]
    for reason in REASONS:
        if count := reasons.get(reason):
            why = text("cascade-reason", reason=Plain(reason))
            lines.append(text("cascade-reason-count", reason=why, n=count))
    ways = tuple(
        Button(text("cascade-overview-card", n=card.place), Press("cascade.card", (card.offer, 0)))
        for card in part.cards
        if card.offer is not None
    )
    before = Button(text("cascade-week-before"), Press("cascade.week", (programme, number - 1, 0)))
    after = Button(text("cascade-week-after"), Press("cascade.week", (programme, number + 1, 0)))
    rows = ((ways,) if ways else ()) + turning("cascade.week", page, programme, number)
    rows += ((before, after) if number > 1 else (after,), (TO_DESK,))
    return Screen(tuple(lines), rows, _drawing(part, Words(course), days) if part.cards else None)


def _day(day: date) -> str:
    return f"{day.day}.{day.month}."


def _card_line(card: Card) -> Text:
    head = text("cascade-overview-line", n=card.place, when=card.when, card=card.title)
    return text("cascade-below", first=head, then=_counted(card.counts()))


def _counted(counts: Mapping[Stand, int]) -> Text:
    """Return in how many groups something stands how, in one line."""
    said: Text | None = None
    for stand in ORDER:
        if count := counts.get(stand):
            one = _count(stand, count)
            said = one if said is None else text("cascade-beside", first=said, then=one)
    return said or text("cascade-not-asked")


def _count(stand: Stand, count: int) -> Text:
    return text("cascade-stand-count", stand=_stand(stand), n=count)


def _stand(stand: Stand) -> Text:
    return text("cascade-stand", state=Plain(stand))


def card(programme: ProgrammeId, week: int, part: Part, page: Page, nudges: Nudges) -> Screen:
    """Show one card, group by group."""
    (found,) = part.cards
    groups = [
        text("cascade-stand-group", group=name, stand=_stand(stand))
        for name, cohort in part.groups
        if (stand := found.stands.get(cohort)) is not None
    ]
    heading = text("cascade-overview-heading", when=found.when, card=found.title)
    lines: list[Line] = [heading, _counted(found.counts()), *_together(groups)]
    if nudges.went:
        lines.append(text("cascade-nudged", n=nudges.went))
    if nudges.waiting:
        lines.append(text("cascade-nudge-sent", n=nudges.waiting))
    rows = (*_nudging(found.offer or 0, nudges), *turning("cascade.card", page, found.offer or 0))
    back = Button(text("cascade-back"), Press("cascade.week", (programme, week, 0)))
    return Screen(tuple(lines), (*rows, (back,), (TO_DESK,)), _drawing(part, found.title, found.when))


def _nudging(offer: int, nudges: Nudges) -> Rows:
    """Return the buttons that remind, and take reminders back that wait."""
    send = Button(text("cascade-nudge", n=nudges.left), Press("cascade.nudge", (offer,)))
    back = Button(text("cascade-undo"), Press("cascade.nudge_back", (offer,)))
    return one_each([*([send] if nudges.left else []), *([back] if nudges.waiting else [])])


def _together(lines: Sequence[Text]) -> tuple[Line, ...]:
    said: Text | None = None
    for line in lines:
        said = line if said is None else text("cascade-below", first=said, then=line)
    return () if said is None else (said,)


def _drawing(part: Part, heading: Line, below: Line) -> Drawing:
    total: Counter[Stand] = sum((card.counts() for card in part.cards), Counter())

    def drawn(say: Say, language: str) -> CascadeBoard:
        return CascadeBoard(
            language,
            say(heading),
            say(below),
            tuple(str(card.place) for card in part.cards),
            tuple(
                Standing(name, tuple(card.stands.get(cohort) or "" for card in part.cards))
                for name, cohort in part.groups
            ),
            tuple((stand, say(_count(stand, total[stand]))) for stand in ORDER if total[stand]),
        )

    return drawn


def nudge(offer: int, title: Words, when: Text, *, unattended: bool) -> Screen:
    """Remind somebody kindly of a card that waits for them."""
    fate = text("cascade-posts-itself") if unattended else text("cascade-needs-you")
    lines = (text("cascade-nudge-said", card=title, when=when), fate)
    return Screen(lines, ((Button(text("cascade-open-mine"), Press("cascade.open", (offer,))),),))
