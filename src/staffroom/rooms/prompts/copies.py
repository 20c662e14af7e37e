"""Words that several colleagues gave alike count once; only a keyed digest of them is kept, while the card is open."""

import hashlib
import secrets
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable

from staffroom.kernel import facts
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, PostingId
from staffroom.rooms import activity
from staffroom.rooms.prompts import store_answers
from staffroom.rooms.prompts.values import Copies

COPIES = 3
"""From so many people on the same words count once."""
_SECRET = "prompts.digests"  # noqa: S105  the name of a fact
_BYTES = 8


def digest(tx: Tx, posting: PostingId, words: str) -> bytes | None:
    """Return what stands for an answer's words: the same for the same letters, whatever stands between them."""
    letters = "".join(sign for sign in unicodedata.normalize("NFKD", words).casefold() if sign.isalnum())
    if not letters:
        return None
    return hashlib.blake2b(f"{posting}:{letters}".encode(), key=_secret(tx), digest_size=_BYTES).digest()


def _secret(tx: Tx) -> bytes:
    """Return the key of this installation's digests, made when it is first needed."""
    if (known := facts.get(tx, _SECRET)) is None:
        known = secrets.token_hex(32)
        facts.put(tx, _SECRET, known)
    return bytes.fromhex(known)


def copies_in(answers: Iterable[tuple[PersonId, bytes | None]], counted: Collection[PersonId]) -> Copies:
    """Return how many of those who are counted gave nothing but words that at least three had alike."""
    said: dict[PersonId, set[bytes | None]] = {}
    for person, words in answers:
        if person in counted:
            said.setdefault(person, set()).add(words)
    shared = Counter(words for own in said.values() for words in own if words is not None)
    alike = {words for words, people in shared.items() if people >= COPIES}
    copied = Counter(min(words for words in own if words) for own in said.values() if own <= alike)
    return Copies(sum(copied.values()) - len(copied), sum(people > 1 for people in copied.values()))


def of_card(tx: Tx, posting: PostingId, counted: Collection[PersonId]) -> Copies:
    """Return how many answers of a card were copies."""
    known = store_answers.copied(tx, posting)
    return known if known.left_out else copies_in(store_answers.digests(tx, posting), counted)


def settle(tx: Tx, now: Instant) -> None:
    """Keep of the messages of cards that have closed only how many were copies."""
    for posting, cohort in store_answers.closed_with_answers(tx, now):
        counted = activity.people_who(tx, cohort, "answer", str(posting))
        store_answers.put_copied(tx, posting, copies_in(store_answers.digests(tx, posting), counted))
    store_answers.forget_answers(tx, now)
