"""What whoever leads groups is shown. Numbers, never names."""

from collections.abc import Sequence

from staffroom.kernel import pages
from staffroom.kernel.ids import Instant
from staffroom.kernel.pages import Page, turning
from staffroom.kernel.rows import TO_DESK
from staffroom.kernel.screen import Button, Line, Plain, Press, Rows, Screen, Text, Value, text
from staffroom.rooms import prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.digest import rules
from staffroom.rooms.digest.values import Coming, Low, Silence, State
from staffroom.rooms.prompts import Asked, ToSendOn

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
    what = prompts.called(one.title, one.kind)
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
    if state.to_send_on:
        found.append(text("digest-forward", n=len(state.to_send_on)))
    if state.absent:
        found.append(text("digest-absent", n=state.absent_teachers))
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
        (Button(text("digest-forward-show"), Press("digest.forward", (0,))), state.to_send_on),
        (Button(text("digest-absent-show"), _to_absent(state)), state.absent),
        (Button(text("digest-ahead-show"), Press("digest.ahead", (0,))), state.coming),
    ]
    return tuple((button,) for button, found in buttons if found)


def _to_absent(state: State) -> Press:
    """Lead to the list of those who are not in yet, or to the groups where there are several."""
    only = state.absent[0][0].id if len(state.absent) == 1 else None
    return Press("inviting.groups", (0,)) if only is None else Press("inviting.roll", (only, 0))


def daily(
    state: State, waiting: int, missed: Sequence[Coming], more: tuple[Sequence[Line], Rows], now: Instant
) -> Screen:
    """Tell once a day how somebody's groups stand, how many cards wait for a decision, and what other rooms add."""
    said: list[Line] = [text("digest-title")]
    if waiting:
        said.append(text("digest-waiting", n=waiting))
    said += _missed(missed)
    said += [*lines(state), *more[0]]
    said += [_post("digest-next", one, now) for one in state.coming[:NEXT_SHOWN]]
    desk = (Button(text("digest-desk"), Press("panel.home")),)
    return Screen(tuple(said), (*ways(state), *more[1], desk))


def _missed(found: Sequence[Coming]) -> list[Line]:
    """Name some of what was not posted because the bot was away, and count it."""
    if not found:
        return []
    return [text("digest-missed", n=len(found)), *(_post("digest-next", one, one.at) for one in found[:NEXT_SHOWN])]


def questions(found: Sequence[tuple[Cohort, Asked]], page: int, now: Instant, settled: int | None = None) -> Screen:
    """Show questions that nobody answered: where, when, what can be done; one `settled` just now may come back."""
    back: Rows = ()
    if settled is not None:
        back = ((Button(text("digest-take-back"), Press("digest.answered_back", (settled, page))),),)
    if not found:
        return Screen((text("digest-questions-none"),), (*back, (TO_DESK,)))
    shown, where = pages.part(found, page, SHOWN)
    numbered = list(enumerate(shown, where.before + 1))
    said = tuple(_question(place, cohort, asked) for place, (cohort, asked) in numbered)
    rows = tuple(_question_row(place, asked, where, now) for place, (_, asked) in numbered)
    lines = (text("digest-questions", n=len(found)), *said, text("digest-questions-help"))
    return Screen(lines, (*rows, *back, *turning("digest.questions", where), (TO_DESK,)))


def _question(place: int, cohort: Cohort, asked: Asked) -> Text:
    when = prompts.when(asked.at, cohort.zone)
    key = "digest-question" if asked.again_at is None else "digest-question-again"
    return Text(key, {"n": place, "group": cohort.name, "when": when})


def _question_row(place: int, asked: Asked, where: Page, now: Instant) -> tuple[Button, ...]:
    row = []
    if (url := prompts.link(asked.chat_id, asked.message_id)) is not None:
        row.append(Button(text("digest-look", n=place), url=url))
    if asked.again_at is None:
        row.append(Button(text("digest-again", n=place), Press("digest.again", (asked.id, where.number))))
    elif rules.may_take_back(asked.again_at, now):
        row.append(_undo(place, "digest.again_back", asked.id, where))
    row.append(Button(text("digest-answered", n=place), Press("digest.answered", (asked.id, where.number))))
    return tuple(row)


def _undo(place: int, action: str, number: int, where: Page) -> Button:
    return Button(text("digest-undo", n=place), Press(action, (number, where.number)))


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
    undo = Button(text("digest-take-back"), Press("digest.write_back", (cohort.id,)))
    back = Button(text("digest-back"), Press("digest.silent", (0,)))
    return Screen((text("digest-written", group=cohort.name, n=members),), ((undo,), (back,), (TO_DESK,)))


def low(found: Sequence[Low], page: int, now: Instant) -> Screen:
    """Show cards that few have answered."""
    if not found:
        return Screen((text("digest-low-none"),), ((TO_DESK,),))
    shown, where = pages.part(found, page, SHOWN)
    numbered = list(enumerate(shown, where.before + 1))
    said = tuple(_low(place, one) for place, one in numbered)
    rows = tuple(_low_row(place, one, where, now) for place, one in numbered)
    lines = (text("digest-low", n=len(found)), *said, text("digest-low-help"))
    return Screen(lines, (*rows, *turning("digest.low", where), (TO_DESK,)))


def _low(place: int, one: Low) -> Text:
    key = "digest-low-card" if one.asked_at is None else "digest-low-asked"
    about: dict[str, Value] = {"n": place, "group": one.cohort.name, "post": one.title}
    return Text(key, {**about, "answered": one.answered, "eligible": one.posting.eligible or 0})


def _low_row(place: int, one: Low, where: Page, now: Instant) -> tuple[Button, ...]:
    row = []
    if (url := prompts.link(one.posting.chat_id, one.posting.message_id)) is not None:
        row.append(Button(text("digest-look", n=place), url=url))
    if one.asked_at is None:
        row.append(Button(text("digest-once-more", n=place), Press("digest.card", (one.posting.id, where.number))))
    elif rules.may_take_back(one.asked_at, now):
        row.append(_undo(place, "digest.card_back", one.posting.id, where))
    return tuple(row)


def ahead(found: Sequence[Coming], page: int) -> Screen:
    """Show what comes in the next 14 days."""
    if not found:
        return Screen((text("digest-ahead-none"),), ((TO_DESK,),))
    shown, where = pages.part(found, page, COMING_SHOWN)
    said = tuple(_post("digest-next", one, one.at) for one in shown)
    return Screen((text("digest-ahead"), *said), (*turning("digest.ahead", where), (TO_DESK,)))


def to_send_on(found: Sequence[ToSendOn], page: int) -> Screen:
    """Show what is to be sent on by hand, in which languages."""
    if not found:
        return Screen((text("digest-forward-none"),), ((TO_DESK,),))
    shown, where = pages.part(found, page, SHOWN)
    numbered = list(enumerate(shown, where.before + 1))
    said = tuple(
        text("digest-forward-line", n=place, group=one.cohort.name, post=one.title, teachers=one.teachers)
        for place, one in numbered
    )
    rows = tuple(_in_languages(place, one) for place, one in numbered)
    lines = (text("digest-forward", n=len(found)), *said, text("digest-forward-help"))
    return Screen(lines, (*rows, *turning("digest.forward", where), (TO_DESK,)))


def _in_languages(place: int, one: ToSendOn) -> tuple[Button, ...]:
    return tuple(
        Button(
            text("digest-forward-one", n=place, language=Plain(name)), Press("prompts.forward", (one.posting.id, code))
        )
        for code, name in one.languages.items()
    )
