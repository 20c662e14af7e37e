"""Use cases: a group is asked again, about a colleague's question or a card that few have answered."""

from collections.abc import Iterable, Mapping
from typing import Any

from staffroom import outbox
from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, PostingId
from staffroom.kernel.refusal import Refusal
from staffroom.outbox import Note, Priority, Rendered, Sent
from staffroom.rooms import activity, cohorts, programmes, prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.digest import group_screens, rules
from staffroom.rooms.digest.values import Low
from staffroom.rooms.prompts import Asked, Posting


def question(tx: Tx, staff: PersonId, number: int, now: Instant) -> None:
    """Ask a group a colleague's question again, once, in school hours.

    Raises Refusal for whoever does not lead the group, and where that is done or not needed any more.
    """
    cohort, asked = _open_question(tx, staff, number)
    if asked.again_at is not None:
        raise Refusal("digest-asked-already")
    prompts.ask_again(tx, asked.id, now)
    _post(tx, cohort, _question_key(asked.id), "digest.question", {"question": asked.id}, now)


def question_back(tx: Tx, staff: PersonId, number: int, now: Instant) -> None:
    """Take back that a group is asked a colleague's question again.

    Raises Refusal as `question` does, and where the minute for it is over.
    """
    _, asked = _open_question(tx, staff, number)
    _take_back(tx, _question_key(asked.id), now)
    prompts.ask_again(tx, asked.id, None)
    prompts.again_stands(tx, asked.id, None)


def _question_key(number: int) -> str:
    return f"digest.question:{number}"


def settle(tx: Tx, staff: PersonId, number: int, now: Instant) -> None:
    """Note that a colleague's question was answered without a reply, by the word of whoever leads the group."""
    _, asked = _open_question(tx, staff, number)
    prompts.is_answered(tx, asked.id, now)


def unsettle(tx: Tx, staff: PersonId, number: int, now: Instant) -> None:
    """Put a question back on the list that was taken off it.

    Raises Refusal for whoever does not lead the group, and where the minute for it is over.
    """
    found = prompts.settled_question(tx, number, Instant(now - rules.UNDO_LASTS))
    if found is None:
        raise Refusal("digest-undo-late")
    cohorts.led_or_refused(tx, found.cohort_id, staff)
    prompts.is_answered(tx, number, None)


def _open_question(tx: Tx, staff: PersonId, number: int) -> tuple[Cohort, Asked]:
    found = prompts.question(tx, number)
    if found is None:
        raise Refusal("digest-question-gone")
    return cohorts.led_or_refused(tx, found[0].id, staff), found[1]


def low(tx: Tx, group: Cohort, postings: Iterable[Posting], now: Instant) -> list[Low]:
    """Return the open cards of a group that few have answered in 48 school hours."""
    programme = programmes.get(tx, group.programme_id)
    calendar = prompts.calendar_of(programme, group)
    found = []
    for card in postings:
        posted, closes = card.posted_at, card.closes_at
        stands = card.kind in prompts.CARDS and card.state == "posted" and card.message_id is not None
        if not stands or posted is None or closes is None or closes <= now:
            continue
        answered = len(activity.people_who(tx, group.id, "answer", str(card.id)))
        few = rules.is_low(answered, card.eligible, programme.settings.low_response)
        if few and rules.may_ask_again(calendar, posted, closes, now):
            asked_at = _asked_at(tx, _key(card.id))
            found.append(Low(group, card, prompts.title(tx, card.prompt_id, group), answered, asked_at))
    return found


def _key(posting: PostingId) -> str:
    return f"digest.card:{posting}"


def card(tx: Tx, staff: PersonId, number: int, now: Instant) -> None:
    """Ask a group once more for answers to a card that few have answered, once a card.

    Raises Refusal for whoever does not lead the group, and where that is done or not needed any more.
    """
    found = prompts.find_posting(tx, PostingId(number))
    if found is None:
        raise Refusal("button-old")
    cohort = cohorts.led_or_refused(tx, found.cohort_id, staff)
    if _asked_at(tx, _key(found.id)) is not None:
        raise Refusal("digest-asked-already")
    if not low(tx, cohort, [found], now):
        raise Refusal("digest-card-gone")
    _post(tx, cohort, _key(found.id), "digest.card", {"posting": found.id}, now)


def card_back(tx: Tx, staff: PersonId, number: int, now: Instant) -> None:
    """Take back that a group is asked once more for answers to a card.

    Raises Refusal for whoever does not lead the group, and where the minute for it is over.
    """
    found = prompts.find_posting(tx, PostingId(number))
    if found is None:
        raise Refusal("button-old")
    cohorts.led_or_refused(tx, found.cohort_id, staff)
    _take_back(tx, _key(found.id), now)


def _asked_at(tx: Tx, base: str) -> Instant | None:
    """Return when a group was last asked, None where it was not, or where that was taken back."""
    key, state = outbox.last_attempt(tx, base, again=True)
    if state is None or state in outbox.OVER or outbox.state_of(tx, _undo_key(key)) is not None:
        return None
    return outbox.queued_at(tx, key)


def _undo_key(key: str) -> str:
    return f"digest.undo:{key}"


def _take_back(tx: Tx, base: str, now: Instant) -> None:
    """Let what waits not go, and delete what stands; what is on its way at this very moment has to arrive first."""
    asked_at, (key, _state) = _asked_at(tx, base), outbox.last_attempt(tx, base, again=True)
    if asked_at is None or not rules.may_take_back(asked_at, now):
        raise Refusal("digest-undo-late")
    if outbox.cancel(tx, key, now):
        return
    place = outbox.place_of(tx, key)
    if place is None:
        raise Refusal("digest-undo-moment")
    outbox.call(tx, _undo_key(key), "deleteMessage", place[0], now, message_id=place[1])


def _post(tx: Tx, cohort: Cohort, key: str, kind: str, args: Mapping[str, Any], now: Instant) -> None:
    if cohort.chat_id is None or cohorts.is_stopped(cohort):
        raise Refusal("digest-group-stopped")
    calendar = prompts.calendar_of(programmes.get(tx, cohort.programme_id), cohort)
    goes = calendar.next_school_hour(now)
    note = Note(
        outbox.open_key(tx, key, again=True),
        kind,
        cohort.chat_id,
        args,
        priority=Priority.GROUP,
        when_unknown="never",
        not_before=goes,
        expires_at=Instant(goes + DAY),
    )
    outbox.post(tx, note, now)


def render_question(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Ask a group again, below the question, unless it was answered meanwhile."""
    found = prompts.question(tx, args["question"])
    if found is None:
        return None
    cohort, asked = found
    return Rendered(group_screens.question_again(asked.message_id), cohort.language)


def render_card(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Ask a group once more, below the card, unless it has closed meanwhile."""
    found = prompts.find_posting(tx, PostingId(args["posting"]))
    if found is None or found.state != "posted" or found.message_id is None:
        return None
    return Rendered(group_screens.card_again(found.message_id), cohorts.get(tx, found.cohort_id).language)


def question_stands(tx: Tx, sent: Sent) -> None:
    """Remember which message asks again, so that a reply to it is an answer."""
    prompts.again_stands(tx, sent.args["question"], sent.message_id)
