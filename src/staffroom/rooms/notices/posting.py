"""Use cases of posting: now or on a later school day, into one group after the other; tried again, taken back."""

from typing import Literal

from staffroom import outbox
from staffroom.kernel.clock import at_wall, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen, Text
from staffroom.outbox import Note, Priority
from staffroom.rooms import cohorts, people, programmes, prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.notices import results, rules, screens, store, writing
from staffroom.rooms.notices.values import Notice, Target, Why

FEW = 3
"""Up to so many groups a notice goes like any other post; to more it goes behind everything else."""


def days(tx: Tx, notice: Notice, now: Instant, why: Text | None = None) -> Screen:
    """Offer the next days on which every chosen group has room."""
    groups = writing.chosen(tx, notice)
    zone = programmes.get(tx, people.get(tx, notice.person_id).programme_id).zone.key
    if not groups:
        return writing.who(tx, notice)
    free = [prompts.free_moments(tx, cohort, now) for cohort in groups]
    moments = {int(f"{day:%Y%m%d}"): free[0][day] for day in rules.common(free)}
    return screens.days(notice.id, moments, groups[0].zone if len(groups) == 1 else zone, why)


def post_now(tx: Tx, notice: Notice, preview: int | None, now: Instant) -> Screen | None:
    """Post in every chosen group at once; where one may not be written to now, say why and offer later days."""
    groups = writing.chosen(tx, notice)
    if not groups:
        return writing.who(tx, notice)
    against = [(why, cohort.name) for cohort in groups if (why := prompts.obstacle(tx, cohort, now))]
    if against:
        why = against[0][0]
        return days(tx, notice, now, screens.obstacle(why, [name for other, name in against if other == why]))
    _send(tx, notice, dict.fromkeys(groups, now), preview, now)
    return None


def post_at(tx: Tx, notice: Notice, wanted: int | None, preview: int | None, now: Instant) -> None:
    """Post in every chosen group on a day, at the hour at which its course usually posts.

    Raises Refusal where the day is full by now.
    """
    moments = {}
    for cohort in writing.chosen(tx, notice):
        free = {int(f"{day:%Y%m%d}"): moment for day, moment in prompts.free_moments(tx, cohort, now).items()}
        if wanted not in free:
            raise Refusal("notices-day-gone")
        moments[cohort] = free[wanted]
    if not moments:
        raise Refusal("notices-no-groups")
    _send(tx, notice, moments, preview, now)


def _send(tx: Tx, notice: Notice, moments: dict[Cohort, Instant], preview: int | None, now: Instant) -> None:
    store.choose(tx, notice.id, sorted(cohort.id for cohort in moments))
    last = max(moments.values())
    store.send(tx, notice.id, Instant(last + rules.UNDO))
    for cohort, moment in moments.items():
        prompts.take_day(tx, _key(notice.id, cohort), cohort.id, moment)
        store.put(tx, notice.id, Target(cohort.id, "waiting", moment, ""))
    post_due(tx, now)
    results.show(tx, notice, now)
    author = people.get(tx, notice.person_id)
    if preview is not None and author.private_chat is not None:
        key = f"notice-preview:{notice.id}"
        outbox.call(tx, key, "editMessageReplyMarkup", author.private_chat, now, message_id=preview)


def _key(notice: int, cohort: Cohort) -> str:
    return results.key(notice, cohort.id)


def next_due(tx: Tx, _now: Instant) -> Instant | None:
    """Return when a notice is next to go to a group."""
    return store.next_due(tx)


def post_due(tx: Tx, now: Instant) -> None:
    """Post what is due in its groups; what a holiday that came up meanwhile stands against goes a day later."""
    touched = set()
    for number, target in store.due(tx, now):
        _post_or_wait(tx, number, target, now)
        touched.add(number)
    for number in sorted(touched):
        results.refresh(tx, number, now)


def _post_or_wait(tx: Tx, number: int, target: Target, now: Instant) -> None:
    cohort = cohorts.get(tx, target.cohort_id)
    why = _hindrance(tx, cohort)
    if why or cohort.chat_id is None:
        _fail(tx, number, target, why or "absent")
        return
    later = _next_moment(tx, cohort, now)
    if later > now:
        store.put(tx, number, target._replace(due_at=later))
        store.set_undo(tx, number, Instant(later + rules.UNDO))
        prompts.take_day(tx, _key(number, cohort), cohort.id, later)
    else:
        _post(tx, number, target, cohort.chat_id, now)


def _next_moment(tx: Tx, cohort: Cohort, now: Instant) -> Instant:
    """Return now, or the first moment after it at which there is school and it is not quiet."""
    calendar = prompts.calendar_of(programmes.get(tx, cohort.programme_id), cohort)
    today = local_day(now, calendar.zone)
    day = calendar.next_open(today)
    moment = now if day == today else at_wall(day, prompts.usual_time(tx, cohort.programme_id), calendar.zone)
    return calendar.next_loud(moment)


def _hindrance(tx: Tx, cohort: Cohort) -> Why | Literal[""]:
    """Return why nothing can be posted in a group at all, nothing where it can."""
    if cohort.closed_at is not None or programmes.is_over(tx, cohort.programme_id):
        return "closed"
    if cohorts.is_stopped(cohort):
        return "stopped"
    reachable = cohort.chat_id is not None and cohorts.may_act(tx, cohort.chat_id, outbox.SAY)
    return "" if reachable else "absent"


def _fail(tx: Tx, number: int, target: Target, why: Why) -> None:
    store.put(tx, number, target._replace(state="failed", why=why))
    prompts.give_day_back(tx, results.key(number, target.cohort_id))


def _post(tx: Tx, number: int, target: Target, chat: ChatId, now: Instant) -> None:
    many = len(store.targets(tx, number)) > FEW
    note = Note(
        outbox.open_key(tx, results.key(number, target.cohort_id)),
        "notices.post",
        chat,
        {"notice": number, "cohort": target.cohort_id},
        priority=Priority.MASS if many else Priority.GROUP,
        expires_at=Instant(now + rules.WORTH),
    )
    outbox.post(tx, note, now)
    store.put(tx, number, target._replace(state="posting", due_at=now, why=""))
    store.set_undo(tx, number, Instant(now + rules.UNDO))


def retry(tx: Tx, notice: Notice, now: Instant) -> None:
    """Post once more in the groups in which it failed.

    Raises Refusal where none of them may be written to now.
    """
    tried = 0
    for target in store.targets(tx, notice.id):
        cohort = cohorts.get(tx, target.cohort_id)
        if target.state == "failed" and prompts.obstacle(tx, cohort, now) is None:
            prompts.take_day(tx, _key(notice.id, cohort), cohort.id, now)
            _post_or_wait(tx, notice.id, target, now)
            tried += 1
    if not tried:
        raise Refusal("notices-retry-not-now")
    results.refresh(tx, notice.id, now)


def undo(tx: Tx, notice: Notice, now: Instant) -> None:
    """Take a notice back: what waits does not go, what stands is deleted.

    Raises Refusal where the minute is over.
    """
    if notice.undo_until is None or now >= notice.undo_until:
        raise Refusal("notices-undo-late")
    for target in store.targets(tx, notice.id):
        key, _state = outbox.last_attempt(tx, results.key(notice.id, target.cohort_id))
        outbox.cancel(tx, key, now)
        results.delete_post(tx, key, now)
        prompts.give_day_back(tx, results.key(notice.id, target.cohort_id))
        store.put(tx, notice.id, target._replace(state="undone", why=""))
    store.set_undo(tx, notice.id, None)
    results.refresh(tx, notice.id, now)
