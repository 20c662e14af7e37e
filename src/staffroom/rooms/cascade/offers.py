"""Offer what is coming to the coordinators, where there is somebody to ask, and again where asking failed."""

from collections.abc import Collection, Iterator
from itertools import chain, groupby

from staffroom import outbox
from staffroom.kernel.clock import HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, ProgrammeId, PromptId
from staffroom.outbox import Note
from staffroom.rooms import cohorts, people, programmes, prompts
from staffroom.rooms.cascade import boards, standing, store
from staffroom.rooms.cascade.values import Offer, View
from staffroom.rooms.people import Person
from staffroom.rooms.programmes import Programme
from staffroom.rooms.prompts import Posting


def offer(tx: Tx, now: Instant) -> None:
    """Offer everything that is due soon and that nobody was asked about: one message for each card and day."""
    prompts.give_up(tx, now)  # after an outage nobody is asked about what is too late to post
    for programme in programmes.running(tx):
        for postings in _unseen_by_group(tx, programme, now):
            _tell_group(tx, programme, postings, now)
        coming = prompts.unoffered(tx, programme.id, Instant(now + _lead(programme)), now)
        for prompt_id, day in dict.fromkeys((posting.prompt_id, posting.due_day) for posting in coming):  # oldest first
            _offer(tx, programme, prompt_id, day, now)


def next_offer(tx: Tx, now: Instant) -> Instant | None:
    """Return when there is next something to offer: at once where the coordinators' group is a new one."""
    known = programmes.running(tx)
    if any(True for programme in known for _ in _unseen_by_group(tx, programme, now)):
        return now
    due = (prompts.next_unoffered(tx, programme.id, _lead(programme)) for programme in known)
    return min((moment for moment in due if moment is not None), default=None)


def _lead(programme: Programme) -> int:
    return programme.settings.lead_hours * HOUR


def _group(programme: Programme) -> ChatId | None:
    return None if programme.solo else programme.staff_chat


def key_of(posting: Posting, programme: Programme, reader: ChatId | PersonId) -> str:
    """Return the occurrence of a card's offer to a reader."""
    return f"{stem_of(posting.slug, posting.due_day, programme.id)}{reader}"


def stem_of(slug: str, day: str, programme: ProgrammeId) -> str:
    """Return what the occurrences of a card's offer to all its readers begin with."""
    return f"offer:{slug}:{day}:{programme}:"


def told(tx: Tx, offer: Offer) -> dict[str, int]:
    """Return the occurrences by which readers have been told of an offer, each with its chat or person."""
    prompt = prompts.prompt(tx, offer.prompt_id)
    stem = stem_of(prompt.slug, offer.due_day, prompt.programme_id)
    bases = {key.partition("#")[0] for key in outbox.keys_under(tx, stem) if "/" not in key}
    return {base: int(base.removeprefix(stem)) for base in sorted(bases)}


def _unseen_by_group(tx: Tx, programme: Programme, now: Instant) -> Iterator[list[Posting]]:
    """Return the open offers, each as its postings, of which the present coordinators' group was never told."""
    chat = _group(programme)
    for postings in _open(tx, programme, now) if chat is not None else ():
        if chat is not None and outbox.state_of(tx, key_of(postings[0], programme, chat)) is None:
            yield postings


def _open(tx: Tx, programme: Programme, now: Instant) -> list[list[Posting]]:
    """Return what coordinators are being asked about, card by card and day by day."""
    asked = sorted(prompts.being_asked(tx, programme, now), key=_card)
    return [list(postings) for _, postings in groupby(asked, key=_card)]


def _card(posting: Posting) -> tuple[str, int]:
    return posting.due_day, posting.prompt_id


def _offer(tx: Tx, programme: Programme, prompt_id: PromptId, day: str, now: Instant) -> None:
    """Ask about a card's undecided postings of a day; what nobody can be asked about is tried again.

    A card that comes back to a day on which it was offered before may be another by now: its messages are sent anew.
    """
    if store.put(tx, prompt_id, day, now):
        _take_away(tx, prompt_id, day, now)
    postings = [posting for posting in prompts.postings_on(tx, prompt_id, day) if posting.state == "planned"]
    going = {posting.id for posting in standing.let_go(tx, programme, postings, now)}
    asked = _told(tx, programme, postings, now)
    prompts.mark_offered(tx, [posting for posting in asked if posting.id not in going])
    prompts.ask_later(tx, [posting for posting in postings if posting not in asked], now)


def _take_away(tx: Tx, prompt_id: PromptId, day: str, now: Instant) -> None:
    known = store.of_prompt(tx, prompt_id, day)
    for base in [] if known is None else told(tx, known):
        unsay(tx, outbox.last_attempt(tx, base, again=True)[0], now)


def unsay(tx: Tx, key: str, now: Instant) -> None:
    """Delete the message of an offer, where it stands somewhere."""
    place = outbox.place_of(tx, key)
    if place is not None:
        outbox.call(tx, _gone(key), "deleteMessage", place[0], now, message_id=place[1])


def _told(tx: Tx, programme: Programme, postings: list[Posting], now: Instant) -> list[Posting]:
    """Tell who leads, in private, and the coordinators' group; return the postings of which somebody was told."""
    chat = _group(programme)
    if chat is not None and outbox.last_attempt(tx, key_of(postings[0], programme, chat))[1] != "failed":
        _tell_group(tx, programme, postings, now)
        for person in cohorts.readers(_coordinators(tx, postings)):
            _tell_person(tx, programme, postings, person, now)
        return postings
    leaders = {posting.id: cohorts.leaders(tx, cohorts.get(tx, posting.cohort_id)) for posting in postings}
    for person in cohorts.readers(chain.from_iterable(leaders.values())):
        _tell_person(tx, programme, postings, person, now)
    reached = [posting for posting in postings if leaders[posting.id]]
    if reached or chat is None:
        return reached
    _tell_group(tx, programme, postings, now)
    return postings


def _coordinators(tx: Tx, postings: list[Posting]) -> Iterator[Person]:
    for posting in postings:
        leader = cohorts.get(tx, posting.cohort_id).coordinator_id
        if leader is not None:
            yield people.get(tx, leader)


def _tell_group(tx: Tx, programme: Programme, postings: list[Posting], now: Instant) -> None:
    if programme.staff_chat is not None:
        _tell(tx, programme, postings, programme.staff_chat, None, now)


def _tell_person(tx: Tx, programme: Programme, postings: list[Posting], person: Person, now: Instant) -> None:
    known = store.of_prompt(tx, postings[0].prompt_id, postings[0].due_day)
    if person.private_chat is not None and known is not None:
        standing.propose(tx, programme, known, person, now)
        _tell(tx, programme, postings, person.private_chat, person.id, now)


def _tell(
    tx: Tx, programme: Programme, postings: list[Posting], chat: ChatId, person: PersonId | None, now: Instant
) -> None:
    """Say it in a new message, or bring the one up to date that stands there already."""
    known = store.of_prompt(tx, postings[0].prompt_id, postings[0].due_day)
    if known is None:
        return
    base = key_of(postings[0], programme, person or chat)
    key, state = outbox.last_attempt(tx, base, again=True)
    if state == "sent" and not _is_gone(tx, key):
        boards.redraw_unasked(tx, known, key, person, View(now=now))
    else:
        say(tx, known, programme, postings, chat, person, now)


def _is_gone(tx: Tx, key: str) -> bool:
    """Say whether the message of an offer was deleted, or is to be."""
    return outbox.state_of(tx, _gone(key)) is not None


def _gone(key: str) -> str:
    return f"offer-gone:{key}"


def say(
    tx: Tx,
    known: Offer,
    programme: Programme,
    postings: list[Posting],
    chat: ChatId,
    person: PersonId | None,
    now: Instant,
) -> None:
    """Send an offer in a new message of its own."""
    free = outbox.open_key(tx, key_of(postings[0], programme, person or chat), again=True)
    expires = max(prompts.lapses_at(programme, posting) for posting in postings)
    args = {"offer": known.id, "person": person}
    outbox.post(tx, Note(free, "cascade.offer", chat, args, person=person, expires_at=expires), now)


def refused(tx: Tx, chat: ChatId, person: PersonId | None, _reason: str, now: Instant) -> None:
    """Learn that an offer did not reach its readers: what they were to decide is offered again in an hour.

    Where the coordinators' group has it too, a person decides there from now on.
    """
    reader = None if person is None else people.find(tx, person)
    if reader is not None:
        standing.ask_again(tx, [one for one in standing.going(tx, reader.id) if not _arrived(tx, one, reader)], now)
        led = cohorts.led_by(tx, reader.id)
        for number in sorted({cohort.programme_id for cohort in led}):
            _ask_later(tx, programmes.get(tx, number), reader.id, {cohort.id for cohort in led}, now)
    elif programme := programmes.by_staff_chat(tx, chat):
        groups = cohorts.of_programme(tx, programme.id)
        _ask_later(tx, programme, chat, {cohort.id for cohort in groups}, now)


def _ask_later(
    tx: Tx, programme: Programme, reader: ChatId | PersonId, groups: Collection[CohortId], now: Instant
) -> None:
    """Ask again in an hour, or in the group at once, about postings whose offer failed to reach its reader."""
    for postings in _open(tx, programme, now):
        if outbox.last_attempt(tx, key_of(postings[0], programme, reader), again=True)[1] != "failed":
            continue
        if reader != programme.staff_chat and _stands_in_group(tx, programme, postings[0]):
            _tell_group(tx, programme, postings, now)
        else:
            prompts.ask_later(tx, [posting for posting in postings if posting.cohort_id in groups], now)


def _arrived(tx: Tx, posting: Posting, reader: Person) -> bool:
    programme = programmes.get(tx, cohorts.get(tx, posting.cohort_id).programme_id)
    return outbox.last_attempt(tx, key_of(posting, programme, reader.id), again=True)[1] != "failed"


def _stands_in_group(tx: Tx, programme: Programme, posting: Posting) -> bool:
    chat = _group(programme)
    return chat is not None and outbox.last_attempt(tx, key_of(posting, programme, chat), again=True)[1] == "sent"
