"""Use cases of posting: looked at, posted with a second tap, stopped within a minute; or taken by the calendar."""

from collections.abc import Mapping, Sequence
from typing import Any

from staffroom import outbox
from staffroom.kernel import facts
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, PostingId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.outbox import Note, Rendered, Sent
from staffroom.rooms import cohorts, programmes, prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.roundups import consents, rules, screens, service, store
from staffroom.rooms.roundups.values import Card, RoundUp, Saying


def look(tx: Tx, staff: PersonId, number: int, now: Instant) -> Screen:
    """Show a round-up as it will stand in the group, and when it would go.

    Raises Refusal where nobody may be quoted yet, or it is on its way.
    """
    card = _waiting(tx, staff, number, now)
    goes = _moment(tx, card.cohort, now)
    return screens.preview(_screen(tx, card.posting.id, consents.sayings(tx, card.posting.id)), card, goes, now)


def _waiting(tx: Tx, staff: PersonId, number: int, now: Instant) -> Card:
    card = service.card_of(tx, staff, number, now)
    if card.state == "posting":
        raise Refusal("roundups-on-its-way")
    if not consents.sayings(tx, card.posting.id):
        raise Refusal("roundups-nobody-yet")
    return card


def _moment(tx: Tx, cohort: Cohort, now: Instant) -> Instant | None:
    """Return when one more post may stand in a group: now, or at the usual hour of the first day that has room."""
    if prompts.obstacle(tx, cohort, now) is None:
        return now
    return min(prompts.free_moments(tx, cohort, now).values(), default=None)


def _screen(tx: Tx, number: PostingId, sayings: Sequence[Saying]) -> Screen:
    posting = prompts.posting(tx, number)
    cohort = cohorts.get(tx, posting.cohort_id)
    programme = programmes.get(tx, cohort.programme_id)
    handle = f"@{name}" if (name := facts.get(tx, facts.BOT_NAME)) else ""
    title = prompts.title(tx, posting.prompt_id, cohort)
    return screens.round_up(RoundUp(title, sayings, programme.settings.organisation, handle))


def post(tx: Tx, staff: PersonId, number: int, now: Instant) -> Screen:
    """Post a round-up, in a minute or on the first day that has room.

    Raises Refusal as `look` does, and where the group takes no posts.
    """
    card = _waiting(tx, staff, number, now)
    goes = _moment(tx, card.cohort, now)
    if goes is None or card.cohort.chat_id is None or cohorts.is_stopped(card.cohort):
        raise Refusal("roundups-no-day")
    key, goes = outbox.open_key(tx, f"roundup:{card.posting.id}"), max(goes, Instant(now + rules.UNDO))
    note = Note(
        key,
        "roundups.post",
        card.cohort.chat_id,
        {
            "posting": card.posting.id,
            "key": key,
            "quotes": [one.number for one in consents.sayings(tx, card.posting.id)],
        },
        not_before=goes,
        expires_at=Instant(goes + rules.WORTH),
    )
    outbox.post(tx, note, now)
    prompts.take_day(tx, key, card.cohort.id, goes)
    store.set_state(tx, card.posting.id, "posting", key)
    return screens.posted(card, goes, now)


def undo(tx: Tx, staff: PersonId, number: int, now: Instant) -> Screen:
    """Stop a round-up that has not gone yet.

    Raises Refusal where it has.
    """
    card = service.card_of(tx, staff, number, now)
    _, key = store.state(tx, card.posting.id)
    if card.state != "posting" or not outbox.cancel(tx, key, now):
        raise Refusal("roundups-too-late")
    _back(tx, card.posting.id, key)
    return service.collect(tx, staff, number, now)


def _back(tx: Tx, posting: PostingId, key: str) -> None:
    store.set_state(tx, posting, "collecting")
    prompts.give_day_back(tx, key)


def render_post(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render a round-up as it was looked at, as far as its authors still consent."""
    card, seen = PostingId(args["posting"]), args.get("quotes")
    sayings = [one for one in consents.sayings(tx, card) if seen is None or one.number in seen]
    return _rendered(tx, card, sayings)


def _rendered(tx: Tx, card: PostingId, sayings: Sequence[Saying]) -> Rendered | None:
    if not sayings:
        return None
    return Rendered(_screen(tx, card, sayings), cohorts.get(tx, prompts.posting(tx, card).cohort_id).language)


def gone(tx: Tx, args: Mapping[str, Any], _now: Instant) -> None:
    """Learn that a round-up was not posted: nobody consented any more, or it waited too long for its group."""
    _back(tx, PostingId(args["posting"]), str(args["key"]))


def stands(tx: Tx, sent: Sent) -> None:
    """Learn that a round-up stands in its group, and forget its words."""
    _over(tx, PostingId(sent.args["posting"]))


def _over(tx: Tx, card: PostingId) -> None:
    store.drop_quotes(tx, card)
    store.set_state(tx, card, "posted")


def render_planned(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render the round-up of the course's calendar: of the card of which somebody may be quoted; else of none."""
    entry = prompts.posting(tx, PostingId(args["posting"]))
    card = store.under(tx, entry.key) or store.collected(tx, entry.cohort_id)
    rendered = None if card is None else _rendered(tx, card, consents.sayings(tx, card))
    if card is not None and rendered is not None:
        store.set_state(tx, card, "posting", entry.key)
    return rendered


def planned_stands(tx: Tx, sent: Sent) -> None:
    """Learn that the calendar's round-up stands in its group, and forget its words."""
    prompts.after_sent(tx, sent)
    card = store.under(tx, prompts.posting(tx, PostingId(sent.args["posting"])).key)
    if card is not None:
        _over(tx, card)
