"""What authors of media and those who lead groups see."""

from staffroom.kernel.screen import Button, Press, Rows, Screen, Text, text
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.media import rules
from staffroom.rooms.media.values import Case, Said

_LABELS: dict[Said, Text] = {
    "none": text("media-none"),
    "permission": text("media-permission"),
    "remove": text("media-remove"),
}


def _choices(case: Case) -> Rows:
    """Return the buttons; what is out of the group already needs none to remove it."""
    said: tuple[Said, ...] = ("none", "permission") if case.state == "held" else ("none", "permission", "remove")
    return tuple((Button(_LABELS[one], Press(f"media.{one}", (case.id,))),) for one in said)


def ask(case: Case, cohort: Cohort, *, here: bool, reply_to: int | None) -> Screen:
    """Ask an author, in private or where it was shown."""
    hours = rules.hours(case.at, case.until)
    if case.state == "held":
        line = text("media-held-here" if here else "media-held", group=cohort.name, hours=hours)
    else:
        line = text("media-ask-here" if here else "media-ask", group=cohort.name, hours=hours)
    return Screen((line,), _choices(case), reply_to=reply_to if here else None)


def ask_leader(case: Case, cohort: Cohort) -> Screen:
    """Ask whoever leads a group about what was shown in the name of the group or of a channel."""
    key = "media-whose-held" if case.state == "held" else "media-whose"
    line = text(key, group=cohort.name, hours=rules.hours(case.at, case.until))
    return Screen((line,), _choices(case))


def removed(case: Case, cohort: Cohort, *, here: bool) -> Screen:
    """Explain why something was removed."""
    if case.rule == "remove":
        return Screen((text("media-removed-rule-here" if here else "media-removed-rule", group=cohort.name),))
    key = "media-removed-silence-here" if here else "media-removed-silence"
    return Screen((text(key, group=cohort.name, hours=rules.hours(case.at, case.until)),))


def stays() -> Screen:
    """Say that nothing more is asked."""
    return Screen((text("media-stays"),))


def goes() -> Screen:
    """Say that it is removed as its author wishes."""
    return Screen((text("media-goes"),))


def again(cohort: Cohort, hours: int) -> Screen:
    """Say how to post it again."""
    return Screen((text("media-again", group=cohort.name, hours=hours),))


def told_held(cohort: Cohort, name: str, when: Text) -> Screen:
    """Tell who leads a group that something was taken out before others could pass it on."""
    who = name or text("media-somebody")
    return Screen((text("media-told-held", who=who, group=cohort.name, when=when),))


def told_old(cohort: Cohort) -> Screen:
    """Tell who leads a group what the bot cannot delete any more."""
    return Screen((text("media-told-old", group=cohort.name),))


def told_right(cohort: Cohort) -> Screen:
    """Tell who leads a group which right is missing, and how to give it."""
    return Screen((text("media-told-right", group=cohort.name), text("cohorts-missing-delete")))
