"""What whoever decides sees of reports: a case, what can be done about it, what was done."""

from typing import Final

from staffroom.kernel.pages import turning
from staffroom.kernel.rows import TO_DESK, one_each, several_each
from staffroom.kernel.screen import Button, Line, Plain, Press, Rows, Screen, Text, text
from staffroom.rooms.conduct import rules
from staffroom.rooms.conduct.screens import ACTION_NAMES, RULE_NAMES, TOLD, by, quoted, rule_name
from staffroom.rooms.conduct.values import RULES, Action, Deed, Settled, Shown, Waiting
from staffroom.rooms.prompts import when

DONE: Final[dict[Deed, str]] = {
    "remove": "conduct-done-remove",
    "remind": "conduct-done-remind",
    "word": "conduct-done-word",
    "mute": "conduct-done-mute",
    "dismiss": "conduct-done-dismiss",
    "expire": "conduct-done-expire",
}
MEANS: Final[dict[Action, str]] = {
    "remove": "conduct-means-remove",
    "remind": "conduct-means-remind",
    "word": "conduct-means-word",
    "mute": "conduct-means-mute",
    "dismiss": "conduct-means-dismiss",
}


def case(found: Shown) -> Screen:
    """Show a reported message with what can be done about it."""
    lines: list[Line] = [
        *_opened(found),
        text("conduct-said", author=_author(found), when=when(found.case.said_at, found.zone), what=_words(found)),
    ]
    if found.case.edited:
        lines.append(text("conduct-edited"))
    if found.case.author in ("staff", "group"):
        lines.append(text("conduct-of-staff"))
    if "remove" not in found.actions:
        lines.append(text("conduct-too-old"))
    stays = text("conduct-stays") if found.reports else text("conduct-stays-words")
    return Screen((*lines, stays), (*_way(found), *_choices(found)))


def _opened(found: Shown) -> list[Line]:
    """Say who asks to look at it: people, a word list, or both."""
    reported = [text("conduct-case", group=found.group, n=found.reports)] if found.reports else []
    if found.case.origin == "share":
        return [*reported, text("conduct-case-share", group=found.group)]
    if found.case.origin != "words":
        return [*reported]
    how = text("wordlists-how", how=Plain(found.case.how))
    listed = text("conduct-listed", found=found.case.found, entry=found.case.entry, list=found.case.list, how=how)
    return [*(reported or [text("conduct-case-words", group=found.group)]), listed]


def _author(found: Shown) -> Line | str:
    return text("conduct-faceless") if found.case.author == "group" else found.author


def _words(found: Shown) -> Text:
    if found.case.words:
        return quoted(found.case.words)
    return text("conduct-gone-words") if found.case.kind == "text" else text("conduct-media", kind=found.case.kind)


def _way(found: Shown) -> Rows:
    seen = max(1, found.reports)
    return () if found.link is None else ((Button(text("conduct-open", n=seen), url=found.link),),)


def _choices(found: Shown) -> Rows:
    buttons = [Button(ACTION_NAMES[action], _press(found, action)) for action in found.actions]
    return several_each(buttons, 2)


def _press(found: Shown, action: Action) -> Press:
    """Return what a choice leads to: to dismiss needs no guideline."""
    name = "conduct.do" if action == "dismiss" else "conduct.why"
    return Press(name, (found.case.id, action))


def why(found: Shown, action: Action) -> Screen:
    """Ask which guideline it is about; the author reads it."""
    number = found.case.id
    buttons = [Button(RULE_NAMES[rule], Press("conduct.do", (number, action, rule))) for rule in RULES]
    back = Button(text("conduct-back"), Press("conduct.back", (number,)))
    lines = (text("conduct-why", action=ACTION_NAMES[action]), Text(MEANS[action]))
    return Screen(lines, (*one_each(buttons), (back,)))


def decided(found: Settled) -> Screen:
    """Say what is done in a minute, and let it be taken back."""
    undo = Button(text("conduct-undo"), Press("conduct.undo", (found.case.id,)))
    lines: list[Line] = [text("conduct-decided", by=by(found), what=_what(found))]
    if found.says is None:
        return Screen(tuple(lines), ((undo,),))
    lines.append(text("conduct-says", group=found.group, words=found.says))
    instead = Button(text("conduct-instead"), Press("conduct.instead", (found.case.id,)))
    return Screen(tuple(lines), ((instead,), (undo,)) if found.told else ((undo,),))


def _what(found: Settled) -> Text:
    name = ACTION_NAMES[found.decision.action]
    if not found.decision.rule:
        return name
    return text("conduct-by-rule", action=name, rule=rule_name(found.decision.rule))


def closed(found: Settled) -> Screen:
    """Say what was done; what was said is not there any more."""
    moment = when(found.decision.at, found.zone)
    if found.decision.action == "expire":
        heading = text("conduct-closed-undecided", group=found.group, when=moment)
    else:
        heading = text("conduct-closed", group=found.group, when=moment, by=by(found))
    lines: list[Line] = [heading, text(DONE[found.decision.action])]
    if found.decision.rule:
        lines.append(text("conduct-rule", rule=rule_name(found.decision.rule)))
    if found.decision.action in TOLD and not found.told:
        lines.append(text("conduct-not-told"))
    lift = Button(text("conduct-lift-now"), Press("conduct.lift", (found.case.id,)))
    return Screen(tuple(lines), ((lift,),) if found.case.muted_until else ())


def gone() -> Screen:
    """Say that there is nothing to decide any more."""
    return Screen((text("conduct-gone"),))


def waiting(found: Waiting) -> Screen:
    """List the cases that wait, never what was said."""
    buttons = [
        Button(text("conduct-row", group=group, when=when(at, zone)), Press("conduct.show", (number,)))
        for number, group, at, zone in found.cases
    ]
    title = text("conduct-waiting") if buttons else text("conduct-nothing-waits")
    return Screen((title,), (*one_each(buttons), *turning("conduct.list", found.page), (TO_DESK,)))


def news(count: int) -> tuple[list[Line], Rows]:
    """Return the line and the button of the home screen."""
    return [text("conduct-news", n=count)], ((Button(text("conduct-look", n=count), Press("conduct.list", (0,))),),)


def answer(name: str, group: str, words: str) -> Screen:
    """Show whoever decided what the author answers."""
    lines = (text("conduct-answer-of", name=name, group=group), quoted(words))
    return Screen(lines, ((TO_DESK,),))


def failed(found: Settled) -> Screen:
    """Tell whoever decided that Telegram would not do it."""
    key = "conduct-failed-mute" if found.decision.action == "mute" else "conduct-failed-remove"
    link = rules.link(found.case.chat_id, found.case.message_id)
    way = ((Button(text("conduct-open-again"), url=link),),) if link else ()
    return Screen((Text(key, {"group": found.group}),), (*way, (TO_DESK,)))


def not_lifted(found: Settled) -> Screen:
    """Tell whoever wanted it that a mute could not be lifted, and let them try once more."""
    again = Button(text("conduct-lift-now"), Press("conduct.lift", (found.case.id,)))
    return Screen((text("conduct-failed-lift", group=found.group),), ((again,), (TO_DESK,)))
