"""Use cases of media: what is shown in a group is asked about, held back or removed, as its programme wants it."""

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, UserId
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.media import letters, rules, store
from staffroom.rooms.media.values import Author, Case, Rule, Shown, State
from staffroom.telegram.rights import DELETABLE


def is_watched(tx: Tx, chat: ChatId) -> bool:
    """Say whether what is shown in a chat concerns us: in a group of ours whose programme has not switched it off."""
    cohort = cohorts.by_chat(tx, chat)
    return cohort is not None and programmes.get(tx, cohort.programme_id).settings.media_policy != "off"


def shown(tx: Tx, media: Shown, now: Instant) -> None:
    """Act on what somebody shows in a group; other words under the same picture change nothing."""
    cohort = cohorts.by_chat(tx, media.chat)
    if cohort is None:
        return
    before = store.message(tx, media.chat, media.message_id)
    case = None if before is None else store.find(tx, before.case_id)
    if before is not None and before.mark == media.mark:
        return
    if case is not None and case.state == "asked":
        store.put(tx, case.id, media)  # the question stands already
    elif before is not None or not _belongs(tx, cohort, media, now):
        _begin(tx, cohort, media, now)


def _belongs(tx: Tx, cohort: Cohort, media: Shown, now: Instant) -> bool:
    """Let one more item of an album go the way of the others; say whether there are others."""
    case = store.of_album(tx, cohort.id, media.album, Instant(now - DELETABLE)) if media.album else None
    if case is not None:
        _join(tx, case, cohort, media, now)
    return case is not None


def _join(tx: Tx, case: Case, cohort: Cohort, media: Shown, now: Instant) -> None:
    """Let something go the way of what was shown before it."""
    store.put(tx, case.id, media)
    if case.is_removed:
        delete(tx, case, cohort, now, only=media.message_id)


def _last_of_many(tx: Tx, cohort: Cohort, by: Author, now: Instant) -> Case | None:
    """Return the case that something joins whose author was asked often enough lately; none that they answered."""
    lately = store.latest_of(tx, cohort.id, by, Instant(now - rules.TOGETHER), rules.MANY)
    is_open = bool(lately) and (lately[0].state in ("asked", "held") or lately[0].answer == "rule")
    return lately[0] if is_open and len(lately) == rules.MANY else None


def _begin(tx: Tx, cohort: Cohort, media: Shown, now: Instant) -> None:
    settings = programmes.get(tx, cohort.programme_id).settings
    rule, by = settings.media_policy, _author(tx, cohort, media.user)
    if rule == "off":
        return
    if rule == "hold" and (cleared := store.passing(tx, cohort.id, by, now)):
        store.use(tx, cleared.id, media.album)
        store.put(tx, cleared.id, media)
        return
    if (last := _last_of_many(tx, cohort, by, now)) is not None:
        _join(tx, last, cohort, media, now)
        return
    until = rules.until(media.said_at, now, settings.media_hours)
    if until <= now:
        case = _open(tx, cohort, media, by, "ask", now, now)
        store.end(tx, case.id, "old", now)
        letters.tell_old(tx, case, cohort, now)
        return
    if rule == "hold" and not cohorts.may_act(tx, media.chat, "deleteMessage"):
        letters.tell_right(tx, cohort, now)
        rule = "ask"  # it stays visible, so at least its author is asked
    case = _open(tx, cohort, media, by, rule, now, until)
    if rule != "ask":
        delete(tx, case, cohort, now)
    if rule == "hold" and not letters.asks_leaders(tx, case, cohort):
        letters.tell_held(tx, case, cohort, now)
    if rule == "remove":
        letters.explain(tx, case, cohort, now)
        store.end(tx, case.id, "rule", now)
    else:
        letters.ask(tx, case, cohort, now)


def _open(tx: Tx, cohort: Cohort, media: Shown, by: Author, rule: Rule, now: Instant, until: Instant) -> Case:
    state: State = "held" if rule == "hold" else "asked"
    case = store.add(tx, cohort.id, by, rule, state, now, until, media.album)
    store.put(tx, case.id, media)
    return case


def _author(tx: Tx, cohort: Cohort, user: UserId | None) -> Author:
    if user is None:
        return Author(None, "", faceless=True)
    person = people.identify(tx, user, None).anyone
    return Author(person, digest(cohort, user) if person is None else "", faceless=False)


def digest(cohort: Cohort, user: UserId) -> str:
    """Return what tells an account that no roster knows from others in a group."""
    return outbox.anonymous("media", cohort.id, user)


def delete(tx: Tx, case: Case, cohort: Cohort, now: Instant, *, only: int | None = None) -> bool:
    """Take what a case is about out of its group, or one message of it; say whether all of that can be.

    Where the right is missing it goes as soon as the right is back; those who lead the group are told.
    """
    found = [one for one in store.messages(tx, case.id) if only in (None, one.message_id)]
    young = [one for one in found if now < one.said_at + DELETABLE]
    for one in young:
        key = f"media.gone:{case.id}:{one.message_id}"
        outbox.call(tx, key, "deleteMessage", one.chat_id, now, message_id=one.message_id)
    if len(young) < len(found):
        letters.tell_old(tx, case, cohort, now)
    elif cohort.chat_id is not None and not cohorts.may_act(tx, cohort.chat_id, "deleteMessage"):
        letters.tell_right(tx, cohort, now)
    return len(young) == len(found)
