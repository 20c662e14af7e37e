"""What the room shows to whoever makes a card of a picture or of words."""

from collections.abc import Mapping, Sequence
from typing import Final

from staffroom.kernel.ids import Instant, ProgrammeId, PromptId
from staffroom.kernel.rows import TO_DESK, one_each
from staffroom.kernel.screen import Attachment, Button, Press, Rows, Screen, Text, Words, text
from staffroom.rooms import prompts
from staffroom.rooms.programmes import OPTIONS, POLLS, WORDLESS, Kind, Section
from staffroom.rooms.slides import ballot_screens
from staffroom.rooms.slides.values import Slide

KINDS: Final[tuple[tuple[Kind, Text], ...]] = (
    ("question", text("slides-question")),
    ("announcement", text("slides-announcement")),
    ("task", text("slides-task")),
    ("poll", text("slides-poll")),
    ("quiz", text("slides-quiz")),
    ("introduction", text("slides-introduction")),
    ("guidelines", text("slides-guidelines")),
)
"""What a picture or words may become; a button carries the place in this row."""
ONLY_A_DAY: Final[tuple[Kind, ...]] = ("progress", "round-up", "encouragement")
"""What needs no words of its own; a button carries the place in this row."""
NO_SECTION = -1


def _no(slide: int) -> Button:
    return Button(text("slides-no"), Press("slides.no", (slide,)))


def offer(slide: int) -> Screen:
    """Offer to make a card of a picture."""
    make = Button(text("slides-make"), Press("slides.make", (slide,)))
    return Screen((text("slides-offer"),), ((make,), (_no(slide),)))


def faceless() -> Screen:
    """Say why somebody who posts in the group's name is not asked, and what to switch off."""
    return Screen((text("slides-faceless"),))


def kinds(slide: Slide) -> Screen:
    """Ask what it shall be; a poll only what brings options, a line each below the question."""
    polls = not slide.file_id and len(slide.lines) > OPTIONS[0]
    rows = [
        (Button(label, Press("slides.kind", (slide.id, number))),)
        for number, (kind, label) in enumerate(KINDS)
        if (polls or kind not in POLLS) and (not slide.file_id or kind not in WORDLESS)
    ]
    return Screen((text("slides-kinds"),), (*rows, (_no(slide.id),)))


def which_is_right(slide: int, options: Sequence[str]) -> Screen:
    """Ask which option of a quiz is right."""
    return ballot_screens.which_is_right(options, "slides.correct", slide, _no(slide))


def which_programme(slide: int, titles: Mapping[ProgrammeId, Mapping[str, str]]) -> Screen:
    """Ask for which programme it is."""
    rows = tuple((Button(Words(title), Press("slides.programme", (slide, one))),) for one, title in titles.items())
    return Screen((text("slides-which-programme"),), (*rows, (_no(slide),)))


def sections(slide: int, known: Sequence[Section]) -> Screen:
    """Ask which section of the course it belongs to."""
    rows = [
        (Button(Words(section.title), Press("slides.section", (slide, number))),)
        for number, section in enumerate(known)
    ]
    none = Button(text("slides-no-section"), Press("slides.section", (slide, NO_SECTION)))
    return Screen((text("slides-sections"),), (*rows, (none,), (_no(slide),)))


def days(slide: int, moments: Mapping[int, Instant], zone: str) -> Screen:
    """Ask for the day."""
    rows = tuple(
        (Button(prompts.when(moment, zone), Press("slides.day", (slide, day))),) for day, moment in moments.items()
    )
    return Screen((text("slides-days" if rows else "slides-no-days"),), (*rows, (_no(slide),)))


def preview(slide: Slide, card: Screen) -> Screen:
    """Show the card as it will stand in the groups."""
    buttons = (
        (Button(text("slides-save"), Press("slides.save", (slide.id,))),),
        (Button(text("slides-anew"), Press("slides.make", (slide.id,))), _no(slide.id)),
    )
    return Screen(card.lines, buttons, card.drawing)


def rows(made: int) -> Rows:
    """Return the buttons on an admin's desk: make a card, change one; have what was made and changed here as a file."""
    export = ((Button(text("slides-export", n=made), Press("slides.export")),),) if made else ()
    make = Button(text("slides-begin"), Press("slides.begin"))
    return ((make, Button(text("slides-cards"), Press("slides.cards", (0,)))), *export)


def ask() -> Screen:
    """Ask for words or a picture; what needs neither begins with a button."""
    wordless = [
        Button(prompts.kind_name(kind), Press("slides.only_a_day", (place,))) for place, kind in enumerate(ONLY_A_DAY)
    ]
    return Screen((text("slides-ask"), text("slides-ask-nothing")), one_each([*wordless, TO_DESK]))


def only_a_day(kind: Kind, when: Text) -> Text:
    """Say what will stand when."""
    return text("slides-only-a-day", kind=prompts.kind_name(kind), when=when)


def export_of(titles: Mapping[ProgrammeId, Mapping[str, str]]) -> Screen:
    """Ask of which programme the cards are wanted."""
    rows = tuple((Button(Words(title), Press("slides.export_of", (one,))),) for one, title in titles.items())
    return Screen((text("slides-export-which"),), (*rows, (TO_DESK,)))


def exported(cards: str) -> Screen:
    """Hand over the cards that were made here, for the course's calendar file."""
    return Screen((text("slides-exported"),), ((TO_DESK,),), file=Attachment("cards.yaml", cards.encode()))


def saved(when: Text, number: PromptId, change: int) -> Screen:
    """Say what happens now, and offer to take it back."""
    undo = Button(text("slides-undo"), Press("slides.unmake", (number, change)))
    return Screen((text("slides-saved", when=when),), ((undo,), (TO_DESK,)))


def put_away() -> Screen:
    """Say that nothing is made of it."""
    return Screen((text("slides-put-away"),), ((TO_DESK,),))
