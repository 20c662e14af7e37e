"""What admins are shown of the survey: where Telegram fits, as words and as bars."""

from collections.abc import Mapping, Sequence

from staffroom.kernel.ids import ProgrammeId
from staffroom.kernel.screen import Attachment, Button, Line, Plain, Press, Say, Screen, Text, Value, Words, text
from staffroom.pictures import Board, BoardRow
from staffroom.rooms.people.fit_rules import Fit, Verdict, together

MOST_BARS = 20
LETTERS_OF_PLACES = 140
"""Characters of places named in one line, so that all fits under a picture."""
VERDICTS: tuple[Verdict, ...] = ("fits", "helps", "otherwise", "ask")


def which(offered: Sequence[tuple[ProgrammeId, Mapping[str, str]]]) -> Screen:
    """Ask of which programme."""
    buttons = tuple((Button(Words(title), Press("people.fit", (number,))),) for number, title in offered)
    return Screen((text("fit-which"),), (*buttons, (_roster(),)))


def fit(programme: ProgrammeId, title: Mapping[str, str], places: Sequence[Fit], others: int) -> Screen:
    """Show the recommendation for each place, with a bar for each."""
    survey = Button(text("fit-survey"), Press("people.survey"))
    if not any(place.asked for place in places):
        return Screen((text("fit-nothing"),), ((survey,), (_roster(),)))
    named = Button(text("fit-others", n=others), Press("people.otherway", (programme,)))
    rows = ((named,), (survey,), (_roster(),)) if others else ((survey,), (_roster(),))
    drawing = (lambda say, language: _bars(title, places, say, language)) if len(places) > 1 else None
    return Screen((text("fit-title", course=Words(title)), *advice(places)), rows, drawing)


def advice(places: Sequence[Fit]) -> list[Line]:
    """Return the figures of all, and what to do where."""
    every = together(places)
    lines: list[Line] = [
        text("fit-all", telegram=every.telegram, asked=every.asked, teachers=every.teachers, share=_percent(every))
    ]
    for verdict in VERDICTS:
        found = [place for place in places if place.verdict == verdict]
        if found:
            lines.append(text("fit-advice", verdict=Plain(verdict), places=_places(found)))
    return lines


def place(found: Fit) -> Text:
    """Return the figures of one place."""
    return text("fit-place", place=_name(found), telegram=found.telegram, asked=found.asked, teachers=found.teachers)


def other_ways(file: Attachment, n: int) -> Screen:
    """Hand over the list of those who need another way."""
    return Screen((text("fit-others-file", n=n),), file=file)


def question() -> Text:
    """Return the one question."""
    return text("fit-question")


def survey(in_every_language: Mapping[str, str]) -> Screen:
    """Show the one question in every language, to copy and send round."""
    said = (Words({code: words}) for code, words in in_every_language.items())
    return Screen((text("fit-survey-how"), *said), ((_roster(),),))


def _roster() -> Button:
    return Button(text("fit-back"), Press("people.roster"))


def _percent(found: Fit) -> Plain:
    return Plain(f"{round(100 * found.share)}%")


def _name(found: Fit) -> Value:
    return found.location or text("fit-nowhere")


def _places(found: Sequence[Fit]) -> Value:
    """Name places until the line is long, and count the rest."""
    shown: list[Value] = []
    left = LETTERS_OF_PLACES
    for one in found:
        left -= len(one.location) + 2
        if shown and left < 0:
            break
        shown.append(_name(one))
    joined = _joined(shown)
    more = len(found) - len(shown)
    return text("fit-and-more", places=joined, n=more) if more else joined


def _joined(values: Sequence[Value]) -> Value:
    if len(values) == 1:
        return values[0]
    middle = len(values) // 2
    return text("roster-pair", first=_joined(values[:middle]), rest=_joined(values[middle:]))


def _bars(title: Mapping[str, str], places: Sequence[Fit], say: Say, language: str) -> Board:
    asked = [place for place in places if place.asked]
    rows = tuple(
        BoardRow("·", say(text("fit-bar", place=_name(one), asked=one.asked)), one.share, _percent(one))
        for one in sorted(asked[:MOST_BARS], key=lambda one: -one.share)
    )
    subtitle = say(Words(title))
    return Board(language, say(text("fit-picture")), subtitle, "", rows, footer=say(text("fit-footer")))
