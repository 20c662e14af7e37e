"""What whoever leads groups is shown, and what groups and silent members read. Numbers, never names."""

from collections.abc import Sequence

from staffroom.kernel import pages
from staffroom.kernel.ids import Instant
from staffroom.kernel.pages import Page, turning
from staffroom.kernel.rows import TO_DESK
from staffroom.kernel.screen import Button, Line, Press, Rows, Screen, Text, Value, text
from staffroom.rooms import prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.digest.values import Coming, Low, Silence, State
from staffroom.rooms.people import Person
from staffroom.rooms.prompts import Asked

SHOWN = 6
"""Questions, cards or groups on one page."""
COMING_SHOWN = 10
TODAY_SHOWN = 4
NEXT_SHOWN = 3
"""Posts of the next days that the daily message names."""


def today(found: Sequence[Coming], now: Instant) -> list[Line]:
    """Return a line for each post of today."""
    lines: list[Line] = [_post("digest-today", one, now) for one in found[:TODAY_SHOWN]]
    if len(found) > TODAY_SHOWN:
        lines.append(text("digest-today-more", n=len(found) - TODAY_SHOWN))
    return lines


def _post(key: str, one: Coming, now: Instant) -> Text:
    what: Value = one.title if one.title.by_language else prompts.kind_name(one.kind)
    when = prompts.soon(one.at, one.zone, now) if key == "digest-today" else prompts.when(one.at, one.zone)
    return Text(key, {"post": what, "when": when, "groups": one.groups})


def lines(state: State) -> list[Line]:
    """Return a line for whatever can be done something about."""
    found: list[Line] = []
    if state.silent:
        found.append(text("digest-silent", n=state.silent_members, groups=len(state.silent)))
    if state.questions:
        found.append(text("digest-questions", n=len(state.questions)))
    if state.low:
        found.append(text("digest-low", n=len(state.low)))
    return found


def ways(state: State) -> Rows:
    """Return the buttons that lead to the lists."""
    buttons = [
        (Button(text("digest-silent-show"), Press("digest.silent", (0,))), state.silent),
        (
            Button(text("digest-questions-show", n=len(state.questions)), Press("digest.questions", (0,))),
            state.questions,
        ),
        (Button(text("digest-low-show"), Press("digest.low", (0,))), state.low),
        (Button(text("digest-ahead-show"), Press("digest.ahead", (0,))), state.coming),
    ]
    return tuple((button,) for button, found in buttons if found)


def daily(state: State, waiting: int, more: tuple[Sequence[Line], Rows], now: Instant) -> Screen:
    """Tell once a day how somebody's groups stand, how many cards wait for a decision, and what other rooms add."""
    said: list[Line] = [text("digest-title")]
    if waiting:
        said.append(text("digest-waiting", n=waiting))
    said += [*lines(state), *more[0]]
    said += [_post("digest-next", one, now) for one in state.coming[:NEXT_SHOWN]]
    desk = (Button(text("digest-desk"), Press("panel.home")),)
    return Screen(tuple(said), (*ways(state), *more[1], desk))


def questions(found: Sequence[tuple[Cohort, Asked]], page: int) -> Screen:
    """Show questions that nobody answered: where and when, and what can be done."""
    if not found:
        return Screen((text("digest-questions-none"),), ((TO_DESK,),))
    shown, where = pages.part(found, page, SHOWN)
    numbered = list(enumerate(shown, where.before + 1))
    said = tuple(_question(place, cohort, asked) for place, (cohort, asked) in numbered)
    rows = tuple(_question_row(place, asked, where) for place, (_, asked) in numbered)
    lines = (text("digest-questions", n=len(found)), *said, text("digest-questions-help"))
    return Screen(lines, (*rows, *turning("digest.questions", where), (TO_DESK,)))


def _question(place: int, cohort: Cohort, asked: Asked) -> Text:
    when = prompts.when(asked.at, cohort.zone)
    key = "digest-question" if asked.again_at is None else "digest-question-again"
    return Text(key, {"n": place, "group": cohort.name, "when": when})


def _question_row(place: int, asked: Asked, where: Page) -> tuple[Button, ...]:
    row = []
    if (url := prompts.link(asked.chat_id, asked.message_id)) is not None:
        row.append(Button(text("digest-look", n=place), url=url))
    if asked.again_at is None:
        row.append(Button(text("digest-again", n=place), Press("digest.again", (asked.id, where.number))))
    row.append(Button(text("digest-answered", n=place), Press("digest.answered", (asked.id, where.number))))
    return tuple(row)


def silent(found: Sequence[Silence], page: int) -> Screen:
    """Show how many are silent in which group."""
    if not found:
        return Screen((text("digest-silent-none"),), ((TO_DESK,),))
    shown, where = pages.part(found, page, SHOWN)
    said = [
        text("digest-silent-written" if one.written else "digest-silent-group", group=one.cohort.name, n=one.members)
        for one in shown
    ]
    rows = tuple(
        (Button(text("digest-write", group=one.cohort.name), Press("digest.write", (one.cohort.id,))),)
        for one in shown
        if not one.written
    )
    lines = (text("digest-silent-title"), *said, text("digest-silent-help"))
    return Screen(lines, (*rows, *turning("digest.silent", where), (TO_DESK,)))


def write_to_all(cohort: Cohort, members: int) -> Screen:
    """Show what silent members would read."""
    sure = Button(text("digest-write-sure"), Press("digest.write_now", (cohort.id,)))
    back = Button(text("digest-back"), Press("digest.silent", (0,)))
    lines = (
        text("digest-write-what", group=cohort.name, n=members),
        text("digest-kind-sample"),
        text("digest-write-how"),
    )
    return Screen(lines, ((sure,), (back,)))


def written(cohort: Cohort, members: int) -> Screen:
    """Say that silent members are written to."""
    back = Button(text("digest-back"), Press("digest.silent", (0,)))
    return Screen((text("digest-written", group=cohort.name, n=members),), ((back,), (TO_DESK,)))


def kind(reader: Person, leader: Person | None, url: str | None) -> Screen:
    """Write a kind word to somebody who has been silent: an invitation, with the ways out beside it."""
    rows = [] if url is None else [(Button(text("digest-kind-open"), url=url),)]
    choices = Button(text("digest-kind-choices"), Press("joining.me", (reader.id,)))
    said = text("digest-kind-sample") if leader is None else text("digest-kind", name=leader.full_name)
    return Screen((said,), (*rows, (choices,)))


def low(found: Sequence[Low], page: int) -> Screen:
    """Show cards that few have answered."""
    if not found:
        return Screen((text("digest-low-none"),), ((TO_DESK,),))
    shown, where = pages.part(found, page, SHOWN)
    numbered = list(enumerate(shown, where.before + 1))
    said = tuple(_low(place, one) for place, one in numbered)
    rows = tuple(_low_row(place, one, where) for place, one in numbered)
    lines = (text("digest-low", n=len(found)), *said, text("digest-low-help"))
    return Screen(lines, (*rows, *turning("digest.low", where), (TO_DESK,)))


def _low(place: int, one: Low) -> Text:
    key = "digest-low-asked" if one.asked else "digest-low-card"
    about: dict[str, Value] = {"n": place, "group": one.cohort.name, "post": one.title}
    return Text(key, {**about, "answered": one.answered, "eligible": one.posting.eligible or 0})


def _low_row(place: int, one: Low, where: Page) -> tuple[Button, ...]:
    row = []
    if (url := prompts.link(one.posting.chat_id, one.posting.message_id)) is not None:
        row.append(Button(text("digest-look", n=place), url=url))
    if not one.asked:
        row.append(Button(text("digest-once-more", n=place), Press("digest.card", (one.posting.id, where.number))))
    return tuple(row)


def ahead(found: Sequence[Coming], page: int) -> Screen:
    """Show what comes in the next 14 days."""
    if not found:
        return Screen((text("digest-ahead-none"),), ((TO_DESK,),))
    shown, where = pages.part(found, page, COMING_SHOWN)
    said = tuple(_post("digest-next", one, one.at) for one in shown)
    return Screen((text("digest-ahead"), *said), (*turning("digest.ahead", where), (TO_DESK,)))


def question_again(message_id: int) -> Screen:
    """Ask a group a colleague's question again."""
    return Screen((text("digest-group-question"),), reply_to=message_id)


def card_again(message_id: int) -> Screen:
    """Ask a group once more for answers to a card."""
    return Screen((text("digest-group-card"),), reply_to=message_id)
