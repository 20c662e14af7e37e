"""Use cases: coordinators write encouraging messages themselves, and take them out again."""

from collections.abc import Sequence

from staffroom.kernel import pages
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.kernel.text import tidy, utf16
from staffroom.rooms import cohorts, people
from staffroom.rooms.cheers import rules, screens, service, store_own
from staffroom.rooms.cheers.values import OwnMessage, Wish
from staffroom.rooms.programmes import CARD_TEXT_LIMIT

SHOWN = 5
"""Messages on one page."""
MOST = 50
"""Messages that one person may keep."""
_WHAT = "cheers:"


def _names(tx: Tx, staff: PersonId) -> list[PersonId]:
    return [name.id for name in people.names_of(tx, staff)]


def begin(tx: Tx, staff: PersonId, occasion: int, language: str, now: Instant) -> Screen:
    """Take somebody's next private message for words of encouragement on an occasion, in a language of their groups.

    Where the groups speak several, ask first which one is meant. Raises Refusal where there is no such occasion or no
    group, and where somebody keeps enough of them.
    """
    if not 0 <= occasion < len(rules.OCCASIONS):
        raise Refusal("button-old")
    if len(store_own.of(tx, _names(tx, staff))) >= MOST:
        raise Refusal("cheers-own-enough", most=MOST)
    spoken = sorted({group.language for group in cohorts.tended(tx, staff)})
    if not spoken:
        raise Refusal("button-old")
    if len(spoken) > 1 and language not in spoken:
        return screens.languages(occasion, _names_of(spoken))
    wish = Wish(rules.OCCASIONS[occasion], language if len(spoken) > 1 else spoken[0])
    people.listen(tx, staff, f"{_WHAT}{wish.occasion}:{wish.language}", now)
    return screens.write(wish, _names_of([wish.language]) if len(spoken) > 1 else {}, CARD_TEXT_LIMIT)


def _names_of(spoken: Sequence[str]) -> dict[str, str]:
    """Return what languages call themselves, by their codes."""
    names = people.language_names()
    return {code: names.get(code, code) for code in spoken}


def awaited(tx: Tx, staff: PersonId, now: Instant) -> Wish | None:
    """Return for which occasion and in which language somebody's next private message is, None where it is for none."""
    what = people.listening_to(tx, staff, now)
    occasion, _, language = what.removeprefix(_WHAT).partition(":")
    return Wish(occasion, language) if what.startswith(_WHAT) and language else None


def take(tx: Tx, staff: PersonId, wish: Wish, said: str, now: Instant) -> Screen:
    """Keep somebody's own words; where they may name a teacher of their groups, ask first.

    Raises Refusal where they are too long or name somebody in full: then others may be written.
    """
    words = tidy(said, CARD_TEXT_LIMIT)
    if utf16(said) > CARD_TEXT_LIMIT:
        raise Refusal("cheers-too-long", most=CARD_TEXT_LIMIT)
    groups = cohorts.tended(tx, staff)
    named = rules.named_in(words, [name for group in groups for name in service.names_in(tx, group)])
    if named is not None and named[1]:
        raise Refusal("cheers-names-in-full", name=named[0])
    people.stop_listening(tx, staff, f"{_WHAT}{wish.occasion}:{wish.language}")
    number = store_own.add(tx, _author(tx, staff), wish, words, now, None if named is None else now)
    one = _own(tx, staff, number)
    return screens.kept(one) if named is None else screens.names_somebody(one, named[0])


def _author(tx: Tx, staff: PersonId) -> PersonId:
    """Return the name under which somebody leads a group, else that of their account."""
    led = {group.coordinator_id for group in cohorts.tended(tx, staff)}
    return next((name for name in _names(tx, staff) if name in led), staff)


def _own(tx: Tx, staff: PersonId, number: int) -> OwnMessage:
    found = store_own.find(tx, number)
    if found is None or found.person_id not in _names(tx, staff):
        raise Refusal("button-old")
    return found


def show(tx: Tx, staff: PersonId, page: int) -> Screen:
    """Show a page of what somebody wrote."""
    return screens.own(*pages.part(store_own.of(tx, _names(tx, staff)), page, SHOWN))


def take_out(tx: Tx, staff: PersonId, number: int, now: Instant) -> Screen:
    """Let a message come no more.

    Raises Refusal for whoever did not write it.
    """
    one = _own(tx, staff, number)
    store_own.put_out(tx, one.id, now)
    return screens.taken_out(one)


def put_back(tx: Tx, staff: PersonId, number: int) -> Screen:
    """Let a message come again, or for the first time.

    Raises Refusal for whoever did not write it.
    """
    one = _own(tx, staff, number)
    store_own.put_out(tx, one.id, None)
    return screens.kept(one)
