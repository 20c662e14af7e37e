"""What people see of reports: whoever reported, whoever wrote the message, the group; and words that all share."""

from typing import Final

from staffroom.kernel.ids import Instant
from staffroom.kernel.screen import Button, Line, Plain, Press, Screen, Text, Value, Words, text
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.conduct import rules
from staffroom.rooms.conduct.values import Deed, Hint, Outcome, Rule, Settled
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
    "links": text("conduct-rule-links"),
    "forwards": text("conduct-rule-forwards"),
}
OUTCOMES: Final[dict[Outcome, str]] = {
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
_SHARED: Final[dict[str, str]] = {"link": "conduct-hint-link", "forward": "conduct-hint-forward"}
_SET: Final[dict[str, str]] = {"links": "conduct-told-links", "forwards": "conduct-told-forwards"}
"""What is told where a setting removed it."""
TOLD: Final[dict[Deed, str]] = {
    "remove": "conduct-told-remove",
    "remind": "conduct-told-remind",
    "word": "conduct-told-word",
    "mute": "conduct-told-mute",
}


def rule_name(name: str) -> Text:
    """Return a guideline by its name."""
    return next((words for rule, words in RULE_NAMES.items() if rule == name), RULE_NAMES["other"])


def quoted(words: str) -> Text:
    """Return somebody's words as a quotation."""
    return text("conduct-words", words=Words({"": rules.quoted(words)}))


def by(found: Settled) -> Line | str:
    """Return who decided."""
    return found.by or text("conduct-somebody")


def hint(found: Hint, cohort: Cohort) -> Screen:
    """Tell an author what their message holds, and offer to remove it."""
    about: dict[str, Value] = {"group": cohort.name, "when": when(found.said_at, cohort.zone)}
    line = (
        Text(_SHARED[found.kind], about)
        if found.kind in _SHARED
        else text("conduct-hint", **about, kind=Plain(found.kind))
    )
    link = rules.link(found.chat_id, found.message_id)
    look = ((Button(text("conduct-open-again"), url=link),),) if link else ()
    remove = Button(text("conduct-take-out"), Press("conduct.takeout", (found.id,)))
    return Screen((line, text("conduct-hint-choice")), ((remove,), *look))


def taken_out(found: Hint) -> Screen:
    """Confirm to an author that their message goes."""
    return Screen((text("conduct-share-out" if found.kind in _SHARED else "conduct-taken-out"),))


def help_is_near(group: str, points: str) -> Screen:
    """Tell an author where help is found, as their programme says it or else in general."""
    where = text("conduct-help-points", points=points) if points else text("conduct-help-anywhere")
    return Screen((text("conduct-help", group=group), where, text("conduct-help-nothing")))


def cry(cohort: Cohort, name: str, at: Instant, link: str | None, *, told: bool) -> Screen:
    """Tell the contact of a programme who may need help."""
    line = text("conduct-cry", author=name or text("conduct-faceless"), group=cohort.name, when=when(at, cohort.zone))
    then = text("conduct-cry-told") if told else text("conduct-cry-untold")
    look = ((Button(text("conduct-open-again"), url=link),),) if link else ()
    return Screen((line, then, text("conduct-cry-words")), look)


def taken(outcome: Outcome, group: str, *, stays: bool) -> Screen:
    """Tell somebody what became of their report."""
    lines: list[Line] = [text(OUTCOMES[outcome], group=group)]
    if stays:
        lines.append(text("conduct-command-stays"))
    elif outcome == "thanks":
        lines.append(text("conduct-command-gone"))
    return Screen(tuple(lines))


def how() -> Screen:
    """Say how a message is reported, and who learns of it."""
    return Screen((text("conduct-how"), text("conduct-how-private")))


def told(found: Settled) -> Screen:
    """Explain a decision to whoever wrote the message."""
    about: dict[str, Value] = {"group": found.group, "when": when(found.case.said_at, found.zone), "by": by(found)}
    key = TOLD.get(found.decision.action, "conduct-told-word")
    if found.decision.by_list:
        key = "conduct-told-listed"
    key = _SET.get(found.decision.rule, key)
    lines: list[Line] = [Text(key, {**about, "until": _until(found)})]
    if found.domains and found.decision.rule == "links":
        lines.append(text("conduct-told-links-to", domains=Plain(", ".join(found.domains))))
    lines += [_about(found.decision.rule), text("conduct-told-answer")]
    answer = Button(text("conduct-answer"), Press("conduct.answer", (found.decision.id,)))
    guidelines = Button(text("conduct-guidelines"), Press("conduct.rules"))
    return Screen(tuple(lines), ((answer, guidelines),))


def _about(rule: str) -> Text:
    """Name the guideline, where there is one to name."""
    return text("conduct-told-other") if rule == "other" else text("conduct-told-rule", rule=rule_name(rule))


def _until(found: Settled) -> Text:
    usual = Instant(found.decision.at + rules.UNDO + rules.MUTE)
    return when(found.case.muted_until or usual, found.zone)


def write(found: Settled) -> Screen:
    """Ask for an answer."""
    cancel = Button(text("conduct-not-now"), Press("conduct.silent", (found.decision.id,)))
    return Screen((text("conduct-write", by=by(found), most=rules.MOST_ANSWER),), ((cancel,),))


def answered(name: str) -> Screen:
    """Confirm that an answer is passed on."""
    return Screen((text("conduct-answered", name=name),))


def free(group: str, *, lifted: bool) -> Screen:
    """Tell somebody that they may speak again."""
    return Screen((Text("conduct-lifted" if lifted else "conduct-ended", {"group": group}),))


def pinned(link: str) -> Screen:
    """Say where a group's guidelines stand."""
    return Screen((text("conduct-pinned", link=Plain(link)),))


def by_address() -> Screen:
    """Say that a message's address is of no use to a bot, and how it is reported."""
    return Screen((text("conduct-address"), *how().lines))


def elsewhere() -> Screen:
    """Say that reports are for teachers' groups, and what helps here."""
    return Screen((text("conduct-elsewhere"),))
