"""Use cases of own words: a coordinator answers the private message of a card with what their groups are to read."""

from collections.abc import Mapping, Sequence
from typing import Any

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId, PostingId, ProgrammeId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Line, Screen
from staffroom.kernel.text import utf16
from staffroom.outbox import Note, Rendered
from staffroom.rooms import cohorts, people, prompts
from staffroom.rooms.cascade import private, service, store, store_decisions, word_screens
from staffroom.rooms.cascade.values import Offer
from staffroom.rooms.prompts import Posting

MOST_LETTERS = 700
"""UTF-16 units of a card's own words, so that they fit below its picture with all that stands around them."""


def offer_of(tx: Tx, chat: ChatId, message_id: int) -> int | None:
    """Return the offer that a private message of ours shows."""
    key = (outbox.origin(tx, chat, message_id) or "").split(":")
    if len(key) != len(("offer", "slug", "day", "programme", "reader")) or key[0] != "offer":
        return None
    prompt = prompts.by_slug(tx, ProgrammeId(int(key[3])), key[1])
    found = None if prompt is None else store.of_prompt(tx, prompt.id, key[2])
    return None if found is None else found.id


def take(tx: Tx, number: int, user: UserId, said: str, now: Instant) -> Line:
    """Put somebody's words on the card in their groups, or in the ticked ones, and show it to them as it reads now.

    Raises Refusal where they are too long, where the groups read several languages, and as `service.press` does.
    """
    offer, staff, own = service.own_of(tx, number, user)
    ticked = store_decisions.ticks(tx, offer.id)
    chosen = [one for one in own if one.cohort_id in ticked] or own
    if utf16(said.strip()) > MOST_LETTERS:
        raise Refusal("cascade-too-long", most=MOST_LETTERS)
    if len({cohorts.get(tx, posting.cohort_id).language for posting in chosen}) > 1:
        raise Refusal("cascade-languages")
    _write(tx, offer, staff, chosen, said.strip(), now)
    return word_screens.written()


def give_back(tx: Tx, number: int, user: UserId, now: Instant) -> Line:
    """Put the course's words on the card again in all groups of somebody.

    Raises Refusal as `service.press` does.
    """
    offer, staff, own = service.own_of(tx, number, user)
    _write(tx, offer, staff, [one for one in own if prompts.words_on(tx, one.id) is not None], None, now)
    return word_screens.given_back()


def bring_back(tx: Tx, number: int, user: UserId, now: Instant) -> Line:
    """Put the words on the card again that somebody gave up for the course's, in each of their groups.

    Raises Refusal as `service.press` does, and where none were given up.
    """
    offer, staff, own = service.own_of(tx, number, user)
    known = [(posting, prompts.words_given_up(tx, posting.id)) for posting in own]
    back = [one for one, words in known if words is not None and prompts.write_words(tx, one.id, staff, words, now)]
    if not back:
        raise Refusal("cascade-too-late")
    private.bring_anew(tx, offer, staff, back, now)
    return word_screens.written()


def _write(tx: Tx, offer: Offer, staff: PersonId, postings: Sequence[Posting], words: str | None, now: Instant) -> None:
    written = [posting.id for posting in postings if prompts.write_words(tx, posting.id, staff, words, now)]
    if not written:
        raise Refusal("cascade-too-late")
    store_decisions.untick(tx, offer.id, [posting.cohort_id for posting in postings])
    private.bring_anew(tx, offer, staff, list(postings), now)


def next_changed(tx: Tx, now: Instant) -> Instant | None:
    """Return when to tell that a card's original changed after somebody had edited it: at once."""
    return now if prompts.overtaken(tx) else None


def tell_changed(tx: Tx, now: Instant) -> None:
    """Tell whoever leads a group, once for all their groups with the same words, that the original is another now."""
    told: set[tuple[PersonId, int, str]] = set()
    for wording in prompts.overtaken(tx):
        posting = prompts.posting(tx, wording.posting_id)
        for leader in cohorts.leaders(tx, cohorts.get(tx, posting.cohort_id)):
            about = (leader.id, posting.prompt_id, wording.words or "")
            if leader.private_chat is not None and about not in told:
                told.add(about)
                args = {"posting": posting.id, "person": leader.id}
                key = f"cascade.changed:{wording.id}:{leader.id}:{now}"
                outbox.post(tx, Note(key, "cascade.changed", leader.private_chat, args, person=leader.id), now)
        prompts.note_told(tx, wording)


def render_changed(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Show the own words beside the course's new ones, as long as that is still to be decided."""
    posting, reader = prompts.posting(tx, PostingId(args["posting"])), people.find(tx, PersonId(args["person"]))
    words = prompts.words_on(tx, posting.id)
    if reader is None or words is None or posting.state not in prompts.DECIDABLE:
        return None
    return Rendered(word_screens.changed(posting.id, words, prompts.original_of(tx, posting)), reader.language)


def settle(tx: Tx, staff: PersonId, number: int, *, mine: bool, now: Instant) -> Screen:
    """Keep one's own words, or take the course's new ones wherever the same own words stand.

    Raises Refusal for whoever does not lead the group, and where it is too late.
    """
    known = _one_of(tx, staff, number)
    words = prompts.words_on(tx, known.id)
    if words is None or known.state not in prompts.DECIDABLE:
        raise Refusal("cascade-too-late")
    if mine:
        return word_screens.kept()
    for posting in _all_of(tx, staff):
        if posting.prompt_id == known.prompt_id and prompts.words_on(tx, posting.id) == words:
            prompts.write_words(tx, posting.id, staff, None, now)
    return word_screens.taken(known.id)


def unsettle(tx: Tx, staff: PersonId, number: int, now: Instant) -> Screen:
    """Let the own words stand again that somebody gave up for the course's new ones, wherever they stood.

    Raises Refusal as `settle` does.
    """
    known = _one_of(tx, staff, number)
    words = prompts.words_given_up(tx, known.id)
    if words is None or known.state not in prompts.DECIDABLE:
        raise Refusal("cascade-too-late")
    for posting in _all_of(tx, staff):
        if posting.prompt_id == known.prompt_id and prompts.words_given_up(tx, posting.id) == words:
            prompts.write_words(tx, posting.id, staff, words, now)
    return word_screens.kept()


def _one_of(tx: Tx, staff: PersonId, number: int) -> Posting:
    known = next((one for one in _all_of(tx, staff) if one.id == number), None)
    if known is None:
        raise Refusal("cascade-not-yours")
    return known


def _all_of(tx: Tx, staff: PersonId) -> list[Posting]:
    return [posting for cohort in cohorts.led_by(tx, staff) for posting in prompts.postings_of(tx, cohort.id)]
