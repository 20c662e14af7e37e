"""What people see of reports: whoever decides, whoever reported, whoever wrote the message, the group."""

from typing import Final

from staffroom.kernel.ids import Instant
from staffroom.kernel.pages import turning
from staffroom.kernel.rows import TO_DESK, one_each, several_each
from staffroom.kernel.screen import Button, Line, Plain, Press, Rows, Screen, Text, Value, Words, text
from staffroom.rooms.conduct import rules
from staffroom.rooms.conduct.values import RULES, Action, Deed, Outcome, Rule, Settled, Shown, Waiting
from staffroom.rooms.prompts import when

ACTION_NAMES: Final[dict[Deed, Text]] = {
    "remove": text("conduct-remove"),
    "remind": text("conduct-remind"),
    "word": text("conduct-word"),
    "mute": text("conduct-mute"),
    "dismiss": text("conduct-dismiss"),
    "lift": text("conduct-lift"),
    "expire": text("conduct-expire"),
}
RULE_NAMES: Final[dict[Rule, Text]] = {
    "respect": text("conduct-rule-respect"),
    "topic": text("conduct-rule-topic"),
    "argument": text("conduct-rule-argument"),
    "privacy": text("conduct-rule-privacy"),
    "other": text("conduct-rule-other"),
}
_OUTCOMES: Final[dict[Outcome, str]] = {
    "thanks": "conduct-thanks",
    "known": "conduct-known",
    "seen": "conduct-seen",
    "full": "conduct-full",
    "own": "conduct-own",
    "ours": "conduct-ours",
    "how": "conduct-how",
    "nobody": "conduct-nobody",
    "off": "conduct-off",
    "leaders": "conduct-offtopic-leaders",
    "topic": "conduct-offtopic-how",
    "theirs": "conduct-offtopic-theirs",
    "over": "conduct-offtopic-over",
}
_DONE: Final[dict[Deed, str]] = {
    "remove": "conduct-done-remove",
    "remind": "conduct-done-remind",
    "word": "conduct-done-word",
    "mute": "conduct-done-mute",
    "dismiss": "conduct-done-dismiss",
    "expire": "conduct-done-expire",
}
_MEANS: Final[dict[Action, str]] = {
    "remove": "conduct-means-remove",
    "remind": "conduct-means-remind",
    "word": "conduct-means-word",
    "mute": "conduct-means-mute",
    "dismiss": "conduct-means-dismiss",
}
_TOLD: Final[dict[Deed, str]] = {
    "remove": "conduct-told-remove",
    "remind": "conduct-told-remind",
    "word": "conduct-told-word",
    "mute": "conduct-told-mute",
}


def rule_name(name: str) -> Text:
    """Return a guideline by its name."""
    return next((words for rule, words in RULE_NAMES.items() if rule == name), RULE_NAMES["other"])


def case(found: Shown) -> Screen:
    """Show a reported message with what can be done about it."""
    lines: list[Line] = [
        text("conduct-case", group=found.group, n=found.reports),
        text("conduct-said", author=_author(found), when=when(found.case.said_at, found.zone), what=_words(found)),
    ]
    if found.case.edited:
        lines.append(text("conduct-edited"))
    if found.case.author in ("staff", "group"):
        lines.append(text("conduct-of-staff"))
    if "remove" not in found.actions:
        lines.append(text("conduct-too-old"))
    return Screen((*lines, text("conduct-stays")), (*_way(found), *_choices(found)))


def _author(found: Shown) -> Line | str:
    return text("conduct-faceless") if found.case.author == "group" else found.author


def _words(found: Shown) -> Text:
    if found.case.words:
        return _quoted(found.case.words)
    return text("conduct-gone-words") if found.case.kind == "text" else text("conduct-media", kind=found.case.kind)


def _quoted(words: str) -> Text:
    return text("conduct-words", words=Words({"": rules.quoted(words)}))


def _way(found: Shown) -> Rows:
    return () if found.link is None else ((Button(text("conduct-open", n=found.reports), url=found.link),),)


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
    lines = (text("conduct-why", action=ACTION_NAMES[action]), Text(_MEANS[action]))
    return Screen(lines, (*one_each(buttons), (back,)))


def decided(found: Settled) -> Screen:
    """Say what is done in a minute, and let it be taken back."""
    undo = Button(text("conduct-undo"), Press("conduct.undo", (found.case.id,)))
    lines: list[Line] = [text("conduct-decided", by=_by(found), what=_what(found))]
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


def _by(found: Settled) -> Line | str:
    return found.by or text("conduct-somebody")


def closed(found: Settled) -> Screen:
    """Say what was done; what was said is not there any more."""
    moment = when(found.decision.at, found.zone)
    if found.decision.action == "expire":
        heading = text("conduct-closed-undecided", group=found.group, when=moment)
    else:
        heading = text("conduct-closed", group=found.group, when=moment, by=_by(found))
    lines: list[Line] = [heading, text(_DONE[found.decision.action])]
    if found.decision.rule:
        lines.append(text("conduct-rule", rule=rule_name(found.decision.rule)))
    if found.decision.action in _TOLD and not found.told:
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


def taken(outcome: Outcome, group: str, *, stays: bool) -> Screen:
    """Tell somebody what became of their report."""
    lines: list[Line] = [text(_OUTCOMES[outcome], group=group)]
    if stays:
        lines.append(text("conduct-command-stays"))
    elif outcome == "thanks":
        lines.append(text("conduct-command-gone"))
    return Screen(tuple(lines))


def how() -> Screen:
    """Say how a message is reported, and who learns of it."""
    return Screen((text("conduct-how"), text("conduct-how-private")))


def by_address() -> Screen:
    """Say that a message's address is of no use to a bot, and how it is reported."""
    return Screen((text("conduct-address"), *how().lines))


def elsewhere() -> Screen:
    """Say that reports are for teachers' groups, and what helps here."""
    return Screen((text("conduct-elsewhere"),))


def told(found: Settled) -> Screen:
    """Explain a decision to whoever wrote the message."""
    about: dict[str, Value] = {"group": found.group, "when": when(found.case.said_at, found.zone), "by": _by(found)}
    key = _TOLD.get(found.decision.action, "conduct-told-word")
    lines: list[Line] = [Text(key, {**about, "until": _until(found)})]
    lines += [text("conduct-told-rule", rule=rule_name(found.decision.rule)), text("conduct-told-answer")]
    answer = Button(text("conduct-answer"), Press("conduct.answer", (found.decision.id,)))
    guidelines = Button(text("conduct-guidelines"), Press("conduct.rules"))
    return Screen(tuple(lines), ((answer, guidelines),))


def _until(found: Settled) -> Text:
    usual = Instant(found.decision.at + rules.UNDO + rules.MUTE)
    return when(found.case.muted_until or usual, found.zone)


def write(found: Settled) -> Screen:
    """Ask for an answer."""
    cancel = Button(text("conduct-not-now"), Press("conduct.silent", (found.decision.id,)))
    return Screen((text("conduct-write", by=_by(found), most=rules.MOST_ANSWER),), ((cancel,),))


def answered(name: str) -> Screen:
    """Confirm that an answer is passed on."""
    return Screen((text("conduct-answered", name=name),))


def answer(name: str, group: str, words: str) -> Screen:
    """Show whoever decided what the author answers."""
    lines = (text("conduct-answer-of", name=name, group=group), _quoted(words))
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


def free(group: str, *, lifted: bool) -> Screen:
    """Tell somebody that they may speak again."""
    return Screen((Text("conduct-lifted" if lifted else "conduct-ended", {"group": group}),))


def pinned(link: str) -> Screen:
    """Say where a group's guidelines stand."""
    return Screen((text("conduct-pinned", link=Plain(link)),))
