"""Use cases of questions to the master trainers, who are the programme's admins: asked and answered in private."""

from collections.abc import Mapping
from typing import Any

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.kernel.text import tidy, utf16
from staffroom.outbox import Rendered, Sent
from staffroom.rooms import cohorts, people
from staffroom.rooms.people import Person
from staffroom.rooms.training import rules, screens, store
from staffroom.rooms.training.values import Draft, Question

MOST_LETTERS = 1500
"""UTF-16 units of a question or an answer, so that both fit one message."""
_WHAT = "training"


def trainers(tx: Tx, asking: Person) -> list[Person]:
    """Return whom a coordinator may ask: the admins of their programme who can be written to, never themselves."""
    known = cohorts.reachable_admins(tx, asking.programme_id)
    return [admin for admin in known if admin.telegram_id != asking.telegram_id]


def may_ask(tx: Tx, staff: PersonId) -> bool:
    """Say whether there is anybody to ask."""
    return bool(trainers(tx, people.get(tx, staff)))


def begin(tx: Tx, staff: PersonId, card: int, now: Instant) -> Screen:
    """Take somebody's next private message for a question.

    Raises Refusal where there is nobody to ask.
    """
    if not may_ask(tx, staff):
        raise Refusal("training-nobody")
    about = card if 0 <= card < len(screens.CARDS) else None
    _put(tx, Draft(staff, about, None), now)
    return screens.write_question(about)


def begin_answer(tx: Tx, admin: PersonId, number: int, now: Instant) -> Screen:
    """Take a trainer's next private message for the answer to a question.

    Raises Refusal where it is answered or gone, and for everybody whom it was not for.
    """
    found = _open_to(tx, admin, number)
    _put(tx, Draft(admin, None, found.id), now)
    return screens.write_answer(_name(tx, found), found)


def _put(tx: Tx, draft: Draft, now: Instant) -> None:
    """Write a draft in place of every other one of the same account, and listen."""
    stop(tx, draft.person_id)
    store.put_draft(tx, draft)
    people.listen(tx, draft.person_id, _WHAT, now)


def stop(tx: Tx, staff: PersonId) -> None:
    """Take somebody's next private message for no question and no answer."""
    people.stop_listening(tx, staff, _WHAT)
    for name in people.names_of(tx, staff):
        store.drop_draft(tx, name.id)


def show(tx: Tx, admin: PersonId, number: int) -> Screen:
    """Show a question again to a trainer who does not answer it now.

    Raises Refusal as `begin_answer` does.
    """
    found = _open_to(tx, admin, number)
    stop(tx, admin)
    return screens.question(_name(tx, found), found)


def _open_to(tx: Tx, admin: PersonId, number: int) -> Question:
    """Return a question that waits for this trainer's answer.

    Raises Refusal for every other one.
    """
    found = store.question(tx, number)
    asking = None if found is None else people.find(tx, found.person_id)
    if found is None or asking is None or found.answer is not None:
        raise Refusal("training-question-gone")
    own = {name.id for name in people.names_of(tx, admin)}
    if asking.programme_id not in people.administered(tx, admin) or asking.id in own:
        raise Refusal("training-question-gone")
    return found


def _name(tx: Tx, found: Question) -> str:
    return people.get(tx, found.person_id).full_name


def draft_of(tx: Tx, staff: PersonId, now: Instant) -> Draft | None:
    """Return what the next private message of somebody's account is, where it is a question or an answer."""
    if not people.listens(tx, staff, _WHAT, now):
        return None
    found = (store.draft(tx, name.id) for name in people.names_of(tx, staff))
    return next((one for one in found if one is not None), None)


def take(tx: Tx, draft: Draft, said: str, now: Instant) -> Screen:
    """Pass on what was written, a question to the trainers or an answer to whoever asked; or say why that cannot be.

    Raises Refusal where it is too long: then it may be written again.
    """
    if utf16(said) > MOST_LETTERS:
        raise Refusal("training-too-long")
    words = tidy(said, MOST_LETTERS)
    stop(tx, draft.person_id)
    try:
        return _ask(tx, draft, words, now) if draft.question_id is None else _answer(tx, draft, words, now)
    except Refusal as refusal:
        return screens.refused(refusal.text)


def _ask(tx: Tx, draft: Draft, words: str, now: Instant) -> Screen:
    asked = trainers(tx, people.get(tx, draft.person_id))
    if not asked:
        raise Refusal("training-nobody")
    number = store.put_question(tx, draft.person_id, draft.card, words, now)
    _tell(tx, "question", str(number), {"question": number}, asked, now)
    return screens.asked(number)


def _tell(tx: Tx, what: str, which: str, args: dict[str, int], readers: list[Person], now: Instant) -> None:
    """Pass something on in a minute, so that it may be taken back until then."""
    goes = Instant(now + rules.UNDO_LASTS)
    cohorts.tell(tx, f"training.{what}:{which}", f"training.{what}", args, readers, now, not_before=goes)


def _answer(tx: Tx, draft: Draft, words: str, now: Instant) -> Screen:
    found = _open_to(tx, draft.person_id, draft.question_id or 0)
    store.answer(tx, found.id, words)
    asking = people.get(tx, found.person_id)
    args = {"question": found.id, "by": draft.person_id}
    _tell(tx, "answer", f"{found.id}:{now}", args, [asking], now)
    return screens.answered(asking.full_name, found.id, now)


def take_back(tx: Tx, staff: PersonId, number: int, now: Instant) -> Screen:
    """Let a question that somebody asked just now be asked by nobody; then they may write it anew.

    Raises Refusal where the minute is over, and for everybody else.
    """
    found = store.question(tx, number)
    own = {name.id for name in people.names_of(tx, staff)}
    if found is None or found.person_id not in own or now >= found.asked_at + rules.UNDO_LASTS:
        raise Refusal("training-undo-late")
    outbox.cancel_under(tx, f"training.question:{number}:", now)
    store.drop_question(tx, number)
    return begin(tx, staff, screens.GENERAL if found.card is None else found.card, now)


def take_answer_back(tx: Tx, admin: PersonId, number: int, answered: Instant, now: Instant) -> Screen:
    """Let an answer of just now not go; then the question waits again, first of all for whoever gave it.

    Raises Refusal where it has gone, and for everybody else.
    """
    found = store.question(tx, number)
    if found is None or not outbox.cancel(tx, f"training.answer:{number}:{answered}:{found.person_id}", now):
        raise Refusal("training-undo-late")
    store.unanswer(tx, number)
    return begin_answer(tx, admin, number, now)


def render_question(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Show a trainer a question, as long as nobody has answered it."""
    found, reader = store.question(tx, int(args["question"])), people.find(tx, PersonId(args["reader"]))
    if found is None or reader is None or found.answer is not None:
        return None
    return Rendered(screens.question(_name(tx, found), found), reader.language)


def render_answer(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Give a coordinator the answer."""
    found, reader = store.question(tx, int(args["question"])), people.find(tx, PersonId(args["reader"]))
    by = people.find(tx, PersonId(args["by"]))
    if found is None or reader is None or by is None:
        return None
    return Rendered(screens.answer(by.full_name, found), reader.language)


def arrived(tx: Tx, sent: Sent) -> None:
    """Forget a question whose answer is there: it stands in the two private chats, and nowhere else."""
    store.drop_question(tx, int(sent.args["question"]))


def next_forgotten(tx: Tx, _now: Instant) -> Instant | None:
    """Return when a question is next forgotten that nobody answered, or whose answer never arrived."""
    oldest = store.oldest_question(tx)
    return None if oldest is None else Instant(oldest + rules.QUESTION_KEPT)


def forget(tx: Tx, now: Instant) -> None:
    """Forget what was asked a month ago."""
    store.drop_questions(tx, Instant(now - rules.QUESTION_KEPT))
