"""Use cases of a card on the calendar that an admin changes in the chat: chosen, looked at, saved, taken back."""

from datetime import date
from itertools import chain

from staffroom.kernel import pages
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, PromptId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen, Text
from staffroom.rooms import cascade, people, programmes, prompts
from staffroom.rooms.prompts import ComingCard, Prompt
from staffroom.rooms.slides import change_screens, room_for, store_changes
from staffroom.rooms.slides.values import Change

_WHAT = "card-words:"


def cards(tx: Tx, admin: PersonId, page: int, now: Instant) -> Screen:
    """Show a page of the cards that are to come in the programmes of an admin."""
    shown, where = pages.part(_all(tx, admin, now), page, change_screens.SHOWN)
    return change_screens.cards([(card, _when(tx, card), prompts.title(tx, card.prompt.id)) for card in shown], where)


def _all(tx: Tx, admin: PersonId, now: Instant) -> list[ComingCard]:
    found = (prompts.coming_cards(tx, programme, now) for programme in people.administered(tx, admin))
    return sorted(chain.from_iterable(found), key=lambda card: card.due_at)


def _when(tx: Tx, card: ComingCard) -> Text:
    return prompts.when(card.due_at, programmes.get(tx, card.prompt.programme_id).zone.key)


def _coming(tx: Tx, admin: PersonId, number: int, now: Instant) -> ComingCard:
    """Return a card that is to come; raises Refusal for whoever does not look after it, and where it is out or gone."""
    card = next((one for one in _all(tx, admin, now) if one.prompt.id == number), None)
    if card is None:
        raise Refusal("slides-card-gone")
    return card


def card(tx: Tx, admin: PersonId, number: int, now: Instant) -> Screen:
    """Show a card as it will stand, and what can be changed on it.

    Raises Refusal for whoever does not look after its programme, and where it is out or gone.
    """
    found = _coming(tx, admin, number, now)
    shown = prompts.card_screen(tx, found.prompt.id)
    return change_screens.card(found, _when(tx, found), shown, changed=prompts.is_changed(tx, found.prompt.id))


def languages(tx: Tx, admin: PersonId, number: int, now: Instant) -> Screen:
    """Ask in which language the words shall be others; as `card` does, it may raise Refusal."""
    found = _coming(tx, admin, number, now)
    return change_screens.languages(found.prompt.id, _names(found.prompt))


def _names(prompt: Prompt) -> dict[str, str]:
    """Return the languages in which a card may be worded, by their names: a poll has its options in its own only."""
    return {
        code: name for code, name in people.language_names().items() if prompt.ballot is None or code in prompt.texts
    }


def words(tx: Tx, admin: PersonId, number: int, language: str, now: Instant) -> Screen:
    """Take an admin's next private message for a card's words; as `card` does, it may raise Refusal."""
    found = _coming(tx, admin, number, now)
    name = _names(found.prompt).get(language)
    if name is None:
        raise Refusal("button-old")
    people.listen(tx, admin, f"{_WHAT}{number}:{language}", now)
    return change_screens.ask(found.prompt, language, name)


def awaited(tx: Tx, staff: PersonId, now: Instant) -> tuple[int, str] | None:
    """Return for which card somebody's next private message is, and in which language; None for none."""
    what = people.listening_to(tx, staff, now)
    if not what.startswith(_WHAT):
        return None
    number, language = what.removeprefix(_WHAT).split(":")
    return int(number), language


def take(tx: Tx, admin: PersonId, about: tuple[int, str], said: str, now: Instant) -> Screen:
    """Take words for a card, and show it as it would read.

    Raises Refusal where they may become too long, or leave open what nobody can fill in: then others may be sent; and
    as `card` does.
    """
    number, language = about
    found = _coming(tx, admin, number, now)
    limit = programmes.words_limit(found.prompt.kind)
    if programmes.measured(said.strip()) > limit:
        raise Refusal("slides-too-many-words", most=limit)
    if (gap := programmes.unknown_gap(said)) is not None:
        raise Refusal("slides-unknown-gap", gap=f"{{${gap}}}")
    people.stop_listening(tx, admin, f"{_WHAT}{number}:{language}")
    change = store_changes.add(tx, Change(0, admin, found.prompt.id, "words", language, said.strip(), now))
    shown = prompts.reworded(tx, found.prompt.id, said.strip(), language)
    return change_screens.new_words(change, found.prompt, shown, people.language_names()[language])


def days(tx: Tx, admin: PersonId, number: int, now: Instant) -> Screen:
    """Ask for another day, of those that have room; as `card` does, it may raise Refusal."""
    found = _coming(tx, admin, number, now)
    zone = programmes.get(tx, found.prompt.programme_id).zone.key
    moments = {int(f"{day:%Y%m%d}"): at for day, at in _free(tx, found, now).items()}
    return change_screens.days(found.prompt.id, moments, zone)


def _free(tx: Tx, card: ComingCard, now: Instant) -> dict[date, Instant]:
    found = room_for.days(tx, card.prompt.programme_id, now, card.prompt)
    return {day: moment for day, moment in found.items() if moment != card.due_at}


def day(tx: Tx, admin: PersonId, number: int, wanted: int, now: Instant) -> Screen:
    """Show what moving a card to a day would change.

    Raises Refusal where the day is full by now, and as `card` does.
    """
    found = _coming(tx, admin, number, now)
    moments = {int(f"{day:%Y%m%d}"): (day, at) for day, at in _free(tx, found, now).items()}
    if wanted not in moments:
        raise Refusal("slides-day-gone")
    there, moment = moments[wanted]
    change = store_changes.add(tx, Change(0, admin, found.prompt.id, "day", "", there.isoformat(), now))
    zone = programmes.get(tx, found.prompt.programme_id).zone.key
    title = prompts.title(tx, found.prompt.id)
    return change_screens.new_day(change, found, title, _when(tx, found), prompts.when(moment, zone))


def out(tx: Tx, admin: PersonId, number: int, now: Instant) -> Screen:
    """Ask whether a card is to be taken out.

    Raises Refusal where others count their days from it, and as `card` does.
    """
    found = _coming(tx, admin, number, now)
    if prompts.followers(tx, found.prompt.id):
        raise Refusal("slides-followed")
    change = store_changes.add(tx, Change(0, admin, found.prompt.id, "out", "", "", now))
    return change_screens.no_more(change, found, prompts.title(tx, found.prompt.id), _when(tx, found))


def save(tx: Tx, admin: PersonId, number: int, now: Instant) -> Screen:
    """Change the card as it was looked at; whoever is asked about it sees new words at once.

    Raises Refusal where the change is gone, where its day is full by now, and as `card` does.
    """
    change = store_changes.find(tx, number)
    if change is None or change.person_id not in {name.id for name in people.names_of(tx, admin)}:
        raise Refusal("slides-change-gone")
    found = _coming(tx, admin, change.prompt_id, now)
    store_changes.drop(tx, change.id)
    return change_screens.saved(change, _do(tx, found, change, now))


def _do(tx: Tx, card: ComingCard, change: Change, now: Instant) -> int:
    if change.what == "out":
        return prompts.take_out(tx, card.prompt.id, now)
    if change.what == "day":
        there = date.fromisoformat(change.value)
        if there not in _free(tx, card, now):
            raise Refusal("slides-day-gone")
        return prompts.move_card(tx, card.prompt.id, there, now)
    done = prompts.reword(tx, card.prompt.id, {change.language: change.value}, now)
    cascade.show_anew(tx, card.prompt.id, now)
    return done


def as_at_first(tx: Tx, admin: PersonId, number: int, now: Instant) -> Screen:
    """Let a card stand as its file has it, or as it was made; as `card` does, it may raise Refusal."""
    found = _coming(tx, admin, number, now)
    done = prompts.as_at_first(tx, found.prompt.id, now)
    cascade.show_anew(tx, found.prompt.id, now)
    return change_screens.first_again(found.prompt.id, done)


def undo(tx: Tx, admin: PersonId, number: int, change: int, now: Instant) -> Screen:
    """Take the last change of a card back, within a minute.

    Raises Refusal where it is too late, and for whoever does not look after the card.
    """
    prompt = PromptId(number)
    if not prompts.may_take_back(tx, prompt, change, now):
        raise Refusal("slides-undo-late")
    if prompts.prompt(tx, prompt).programme_id not in people.administered(tx, admin):
        raise Refusal("slides-card-gone")
    prompts.take_back(tx, prompt, change)
    cascade.show_anew(tx, prompt, now)
    return change_screens.undone()
