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
from staffroom.rooms.digest import rules, screens
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
    _post(tx, cohort, f"digest.question:{asked.id}", "digest.question", {"question": asked.id}, now)


def settle(tx: Tx, staff: PersonId, number: int, now: Instant) -> None:
    """Note that a colleague's question was answered without a reply, by the word of whoever leads the group."""
    _, asked = _open_question(tx, staff, number)
    prompts.is_answered(tx, asked.id, now)


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
            asked = outbox.state_of(tx, _key(card.id)) is not None
            found.append(Low(group, card, prompts.title(tx, card.prompt_id, group), answered, asked))
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
    if outbox.state_of(tx, _key(found.id)) is not None:
        raise Refusal("digest-asked-already")
    if not low(tx, cohort, [found], now):
        raise Refusal("digest-card-gone")
    _post(tx, cohort, _key(found.id), "digest.card", {"posting": found.id}, now)


def _post(tx: Tx, cohort: Cohort, key: str, kind: str, args: Mapping[str, Any], now: Instant) -> None:
    if cohort.chat_id is None or cohorts.is_stopped(cohort):
        raise Refusal("digest-group-stopped")
    calendar = prompts.calendar_of(programmes.get(tx, cohort.programme_id), cohort)
    goes = calendar.next_school_hour(now)
    note = Note(
        key,
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
    return Rendered(screens.question_again(asked.message_id), cohort.language)


def render_card(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Ask a group once more, below the card, unless it has closed meanwhile."""
    found = prompts.find_posting(tx, PostingId(args["posting"]))
    if found is None or found.state != "posted" or found.message_id is None:
        return None
    return Rendered(screens.card_again(found.message_id), cohorts.get(tx, found.cohort_id).language)


def question_stands(tx: Tx, sent: Sent) -> None:
    """Remember which message asks again, so that a reply to it is an answer."""
    prompts.again_stands(tx, sent.args["question"], sent.message_id)
