"""Use cases of a group's own words: written by whoever leads it, never overwritten by the course's."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, PostingId
from staffroom.kernel.text import pick
from staffroom.rooms import cohorts
from staffroom.rooms.prompts import store, store_prompts, store_wordings
from staffroom.rooms.prompts.values import DECIDABLE, Posting, Prompt, Wording


def write_words(tx: Tx, posting: PostingId, by: PersonId, words: str | None, now: Instant) -> bool:
    """Put words on a group's card in place of the course's, or the course's again; say whether it is not out yet."""
    known = store.get(tx, posting)
    if known.state not in DECIDABLE:
        return False
    store_wordings.add(tx, posting, by, words, original_of(tx, known), now)
    return True


def original_of(tx: Tx, posting: Posting) -> str:
    """Return what the course says on a card in its group's language."""
    prompt = store_prompts.prompt(tx, posting.prompt_id)
    return pick(prompt.texts, cohorts.get(tx, posting.cohort_id).language)


def words_on(tx: Tx, posting: PostingId) -> str | None:
    """Return the words that somebody wrote for a group's card; None where the course's stand."""
    found = store_wordings.latest(tx, posting)
    return None if found is None else found.words


def worded(tx: Tx, posting: Posting) -> Prompt:
    """Return a prompt as it reads in a posting's group."""
    prompt, words = store_prompts.prompt(tx, posting.prompt_id), words_on(tx, posting.id)
    return prompt if words is None else prompt.saying(words, cohorts.get(tx, posting.cohort_id).language)


def overtaken(tx: Tx) -> list[Wording]:
    """Return the own words whose original has changed since they were written, or since that was told."""
    return [
        one for one in store_wordings.standing(tx) if one.original != original_of(tx, store.get(tx, one.posting_id))
    ]


def note_told(tx: Tx, wording: Wording) -> None:
    """Write that the change of the original was told."""
    store_wordings.note_original(tx, wording.id, original_of(tx, store.get(tx, wording.posting_id)))
