"""What is shown and handed out at the first workshop, before any link."""

from collections.abc import Callable, Mapping

from staffroom.kernel.screen import Line, Speak, Text, Words, text
from staffroom.pictures import Handout, Part, Slide

HEADINGS: dict[str, Text] = {
    "what": text("joining-workshop-what"),
    "who": text("joining-workshop-who"),
    "choice": text("joining-workshop-choice"),
    "kept": text("joining-workshop-kept"),
    "seen": text("joining-workshop-seen"),
}


def blank() -> Text:
    """Return the line on which a name can be written."""
    return text("joining-workshop-blank")


def handout(course: Mapping[str, str], size: int, name: str) -> Callable[[Speak, str], Handout]:
    """Return half a page about a group of at most so many; without a name there is a line to write it on."""
    parts: dict[str, Line] = {
        "what": text("joining-handout-what", size=size),
        "who": text("joining-handout-who", name=name or blank()),
        "choice": text("joining-handout-choice"),
        "kept": text("joining-handout-kept"),
        "seen": text("joining-handout-seen"),
    }
    return lambda speak, language: Handout(*_said(course, parts, speak, language))


def slide(course: Mapping[str, str], size: int, name: str) -> Callable[[Speak, str], Slide]:
    """Return the same for a wall, shorter."""
    parts: dict[str, Line] = {
        "what": text("joining-slide-what", size=size),
        "who": text("joining-slide-who", name=name or blank()),
        "choice": text("joining-slide-choice"),
    }
    return lambda speak, language: Slide(*_said(course, parts, speak, language))


PAPERS: dict[str, Callable[[Mapping[str, str], int, str], Callable[[Speak, str], Handout]]] = {
    "handout": handout,
    "slide": slide,
}


def _said(
    course: Mapping[str, str], parts: Mapping[str, Line], speak: Speak, language: str
) -> tuple[str, str, str, tuple[Part, ...]]:
    """Return language, title, subtitle and paragraphs of a paper."""
    found = (Part(speak(HEADINGS[key], language), speak(line, language)) for key, line in parts.items())
    return language, speak(text("joining-workshop-title"), language), speak(Words(course), language), tuple(found)
