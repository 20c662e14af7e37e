"""Use cases of what a poll or a quiz offers, changed by an admin in the chat: its options, and which one is right."""

from collections.abc import Sequence
from dataclasses import replace

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen, Words, text
from staffroom.rooms import people, programmes, prompts
from staffroom.rooms.programmes import OPTION_LIMIT, OPTIONS
from staffroom.rooms.prompts import Ballot, Prompt
from staffroom.rooms.slides import ballot_screens, change_screens, coming, store_changes
from staffroom.rooms.slides.values import Asked, Change


def languages(tx: Tx, admin: PersonId, number: int, now: Instant) -> Screen:
    """Ask in which language the options shall be others.

    Raises Refusal for what offers none, and as `coming.card` does.
    """
    card = _poll(tx, admin, number, now)
    names, question = {code: _name(code) for code in card.texts}, text("slides-options-language")
    return change_screens.languages(card.id, names, question, "slides.options_in")


def _poll(tx: Tx, admin: PersonId, number: int, now: Instant) -> Prompt:
    card = coming.card(tx, admin, number, now).prompt
    if card.ballot is None:
        raise Refusal("button-old")
    return card


def _name(language: str) -> str:
    return people.language_names().get(language, language)


def ask(tx: Tx, admin: PersonId, number: int, language: str, now: Instant) -> Screen:
    """Take an admin's next private message for the options in a language; as `languages` does, it may raise Refusal."""
    card = _poll(tx, admin, number, now)
    if language not in card.texts:
        raise Refusal("button-old")
    coming.listen(tx, admin, Asked("options", number, language), now)
    return ballot_screens.ask(card, language, _name(language))


def take(tx: Tx, admin: PersonId, asked: Asked, said: str, now: Instant) -> Screen:
    """Take options, a line each; show the card as it would read, or ask for what is missing.

    As many as before: those in other languages stay. Else all languages are asked for, and which one is right. Raises
    Refusal where options are too many, too long or alike: then others may be sent; and as `languages` does.
    """
    card = _poll(tx, admin, asked.card, now)
    begun = coming.change(tx, admin, asked.change) if asked.change else None
    before = card.ballot if begun is None else Ballot.from_text(begun.value)
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    check(lines, len(before.options) if begun is not None and before is not None else None)
    coming.stop_listening(tx, admin, asked)
    options: list[dict[str, str]] = [{} for _ in lines]
    correct = None
    if before is not None and len(lines) == len(before.options):
        options, correct = [dict(option) for option in before.options], before.correct
    found = Ballot(
        tuple(option | {asked.language: line} for option, line in zip(options, lines, strict=True)),
        card.ballot is not None and card.ballot.several,
        correct,
        {} if card.ballot is None else card.ballot.explanation,
    )
    change = begun or Change(0, admin, card.id, "options", "", "", now)
    return _go_on(tx, admin, card, replace(change, value=found.as_text()), now)


def check(lines: Sequence[str], wanted: int | None = None) -> None:
    """Refuse options of a poll that are too many, too long or alike, or more or fewer than in another language.

    Raises Refusal saying what is wrong.
    """
    least, most = OPTIONS
    if not least <= len(lines) <= most:
        raise Refusal("slides-options-number", least=least, most=most)
    if wanted is not None and len(lines) != wanted:
        raise Refusal("slides-options-uneven", n=wanted)
    if any(programmes.measured(line) > OPTION_LIMIT for line in lines):
        raise Refusal("slides-option-long", most=OPTION_LIMIT)
    coming.refuse_gaps("\n".join(lines))
    if len(set(lines)) < len(lines):
        raise Refusal("slides-options-alike")


def _go_on(tx: Tx, admin: PersonId, card: Prompt, change: Change, now: Instant) -> Screen:
    """Keep what was said so far; ask for the next language, then for the right one, or show the card."""
    number, ballot = change.id or store_changes.add(tx, change), Ballot.from_text(change.value)
    store_changes.put(tx, number, change.value)
    if (missing := _missing(card, ballot)) is not None:
        coming.listen(tx, admin, Asked("options", card.id, missing, number), now)
        return ballot_screens.ask_more(card.id, _name(missing), len(ballot.options))
    if not is_whole(card, ballot):
        return ballot_screens.which_is_right(
            [Words(option) for option in ballot.options], "slides.right", number, change_screens.back(card.id)
        )
    return ballot_screens.new_options(number, card.id, prompts.offering(tx, card.id, ballot), ballot)


def _missing(card: Prompt, ballot: Ballot) -> str | None:
    """Return the first language in which the options are not said yet."""
    return next((code for code in card.texts if any(code not in option for option in ballot.options)), None)


def is_whole(card: Prompt, ballot: Ballot) -> bool:
    """Say whether nothing is missing: the options in every language of the question, and of a quiz the right one."""
    return _missing(card, ballot) is None and (card.kind != "quiz" or ballot.correct is not None)


def ask_right(tx: Tx, admin: PersonId, number: int, now: Instant) -> Screen:
    """Ask which option of a quiz is right; as `languages` does, it may raise Refusal."""
    card = _poll(tx, admin, number, now)
    if card.ballot is None or card.kind != "quiz":
        raise Refusal("button-old")
    begun = replace(card.ballot, correct=None).as_text()
    return _go_on(tx, admin, card, Change(0, admin, card.id, "options", "", begun, now), now)


def right(tx: Tx, admin: PersonId, number: int, place: int, now: Instant) -> Screen:
    """Note which option is right, by its place from 0, and show the quiz; the refusals of `coming.change` apply."""
    change = coming.change(tx, admin, number, "options")
    card, ballot = _poll(tx, admin, change.prompt_id, now), Ballot.from_text(change.value)
    if not 0 <= place < len(ballot.options):
        raise Refusal("button-old")
    return _go_on(tx, admin, card, replace(change, value=replace(ballot, correct=place).as_text()), now)


def leave_unexplained(tx: Tx, admin: PersonId, number: int, now: Instant) -> Screen:
    """Let a quiz go without its explanation, which may not fit any more; the refusals of `coming.change` apply."""
    change = coming.change(tx, admin, number, "options")
    card, ballot = _poll(tx, admin, change.prompt_id, now), Ballot.from_text(change.value)
    return _go_on(tx, admin, card, replace(change, value=replace(ballot, explanation={}).as_text()), now)
