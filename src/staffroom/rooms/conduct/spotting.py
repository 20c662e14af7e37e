"""Use cases of a message that holds what its programme has looked for: who is told, and what becomes of it."""

from staffroom.kernel import facts
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.rooms import cohorts
from staffroom.rooms.conduct import flagging, helping, hinting, sharing
from staffroom.rooms.conduct.lookout import Lookout
from staffroom.rooms.conduct.values import Said


def spot(tx: Tx, lookout: Lookout, said: Said, now: Instant) -> None:
    """Look at a message with the eyes of its own programme, and act on what it holds.

    Of words that nobody is going to look at, nothing stays in the log of the file either.
    """
    cohort = cohorts.by_chat(tx, said.chat)
    looks = None if cohort is None else lookout.of(cohort.programme_id)
    if cohort is None or looks is None:
        return
    found, kept = looks.find(said.words), False
    if found.cry is not None:
        helping.offer(tx, cohort, said, now)
    if found.insult is not None:
        kept = flagging.flag(tx, cohort, said, found.insult, now)
    if found.personal:
        hinting.hint(tx, cohort, said, found.personal[0].kind, now)
    shared = looks.sharing.find(said.chat, said.links, forwarded=said.forwarded)
    if shared is not None and found.insult is None and found.cry is None:
        kept = sharing.share(tx, cohort, said, *shared, now)
    if (any(found) or shared is not None) and not kept:
        facts.wipe(tx)
