"""Use cases of a card on the calendar that an admin changes in the chat: chosen, looked at, saved, taken back."""

from datetime import date, time
from zoneinfo import ZoneInfo

from staffroom.kernel import pages
from staffroom.kernel.clock import local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, PromptId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen, text
from staffroom.rooms import cascade, people, programmes, prompts
from staffroom.rooms.prompts import Ballot, ComingCard, Prompt
from staffroom.rooms.slides import ballots, change_screens, coming, room_for, store_changes
from staffroom.rooms.slides.change_screens import has_words
from staffroom.rooms.slides.values import Asked, Change


def cards(tx: Tx, admin: PersonId, page: int, now: Instant) -> Screen:
    """Show a page of the cards that are to come in the programmes of an admin."""
    shown, where = pages.part(coming.cards(tx, admin, now), page, change_screens.SHOWN)
    named = [(card, coming.when(card), coming.title(tx, card)) for card in shown]
    return change_screens.cards(named, where)


def card(tx: Tx, admin: PersonId, number: int, now: Instant) -> Screen:
    """Show a card as it will stand, and what can be changed on it.

    Raises Refusal for whoever does not look after its programme, and where it is out or gone.
    """
    found = coming.card(tx, admin, number, now)
    shown = prompts.card_screen(tx, found.prompt.id) if has_words(found.prompt) else Screen((coming.title(tx, found),))
    return change_screens.card(found, coming.when(found), shown, changed=prompts.is_changed(tx, found.prompt.id))


def languages(tx: Tx, admin: PersonId, number: int, now: Instant) -> Screen:
    """Ask in which language the words shall be others; as `card` does, it may raise Refusal."""
    found = coming.card(tx, admin, number, now)
    if not has_words(found.prompt):
        raise Refusal("button-old")
    question = text("slides-which-language")
    return change_screens.languages(found.prompt.id, _names(found.prompt), question, "slides.reword_in")


def _names(prompt: Prompt) -> dict[str, str]:
    """Return the languages in which a card may be worded, by their names: a poll has its options in its own only."""
    return {
        code: name for code, name in people.language_names().items() if prompt.ballot is None or code in prompt.texts
    }


def words(tx: Tx, admin: PersonId, number: int, language: str, now: Instant) -> Screen:
    """Take an admin's next private message for a card's words; as `card` does, it may raise Refusal."""
    found = coming.card(tx, admin, number, now)
    name = _names(found.prompt).get(language)
    if name is None or not has_words(found.prompt):
        raise Refusal("button-old")
    coming.listen(tx, admin, Asked("words", number, language), now)
    return change_screens.ask(found.prompt, language, name)


def take(tx: Tx, admin: PersonId, asked: Asked, said: str, now: Instant) -> Screen:
    """Take words for a card, and show it as it would read.

    Raises Refusal where they may become too long, or leave open what nobody can fill in: then others may be sent; and
    as `card` does.
    """
    found = coming.card(tx, admin, asked.card, now)
    limit = programmes.words_limit(found.prompt.kind)
    if programmes.measured(said.strip()) > limit:
        raise Refusal("slides-too-many-words", most=limit)
    coming.refuse_gaps(said)
    coming.stop_listening(tx, admin, asked)
    change = store_changes.add(tx, Change(0, admin, found.prompt.id, "words", asked.language, said.strip(), now))
    shown = prompts.reworded(tx, found.prompt.id, said.strip(), asked.language)
    return change_screens.new_words(change, found.prompt, shown, people.language_names()[asked.language])


def days(tx: Tx, admin: PersonId, number: int, now: Instant) -> Screen:
    """Ask for another day, of those that have room; as `card` does, it may raise Refusal."""
    found = coming.card(tx, admin, number, now)
    zone = programmes.get(tx, found.prompt.programme_id).zone.key
    moments = {int(f"{day:%Y%m%d}"): at for day, at in _free(tx, found, now).items()}
    return change_screens.days(found.prompt.id, moments, zone)


def _free(tx: Tx, card: ComingCard, now: Instant) -> dict[date, Instant]:
    here, free = (
        local_day(card.due_at, ZoneInfo(card.zone)),
        room_for.days(tx, card.prompt.programme_id, now, card.prompt),
    )
    return {day: moment for day, moment in free.items() if day != here}


def day(tx: Tx, admin: PersonId, number: int, wanted: int, now: Instant) -> Screen:
    """Show what moving a card to a day would change.

    Raises Refusal where the day is full by now, and as `card` does.
    """
    found = coming.card(tx, admin, number, now)
    moments = {int(f"{day:%Y%m%d}"): (day, at) for day, at in _free(tx, found, now).items()}
    if wanted not in moments:
        raise Refusal("slides-day-gone")
    there, moment = moments[wanted]
    change = store_changes.add(tx, Change(0, admin, found.prompt.id, "day", "", there.isoformat(), now))
    zone = programmes.get(tx, found.prompt.programme_id).zone.key
    title = coming.title(tx, found)
    return change_screens.new_day(change, found, title, coming.when(found), prompts.when(moment, zone))


def out(tx: Tx, admin: PersonId, number: int, now: Instant) -> Screen:
    """Ask whether a card is to be taken out.

    Raises Refusal where others count their days from it, and as `card` does.
    """
    found = coming.card(tx, admin, number, now)
    if prompts.followers(tx, found.prompt.id):
        raise Refusal("slides-followed")
    change = store_changes.add(tx, Change(0, admin, found.prompt.id, "out", "", "", now))
    return change_screens.no_more(change, found, coming.title(tx, found), coming.when(found))


def save(tx: Tx, admin: PersonId, number: int, now: Instant) -> Screen:
    """Change the card as it was looked at; whoever is asked about it sees at once what it is now.

    Raises Refusal where the change is gone, where its day is full or its hour past by now, and as `card` does.
    """
    change = coming.change(tx, admin, number)
    found = coming.card(tx, admin, change.prompt_id, now)
    store_changes.drop(tx, change.id)
    done = _do(tx, found, change, now)
    if change.what not in ("day", "out"):  # of these its groups are planned anew first
        cascade.show_anew(tx, found.prompt.id, now)
    return change_screens.saved(change, done)


def _do(tx: Tx, card: ComingCard, change: Change, now: Instant) -> int:
    number, value = card.prompt.id, change.value
    if change.what == "out":
        return prompts.take_out(tx, number, now)
    if change.what == "day":
        if date.fromisoformat(value) not in _free(tx, card, now):
            raise Refusal("slides-day-gone")
        return prompts.move_card(tx, number, date.fromisoformat(value), now)
    if change.what == "hour":
        if time.fromisoformat(value) not in prompts.hours(tx, number, now):
            raise Refusal("slides-hour-gone")
        return prompts.set_hour(tx, number, time.fromisoformat(value), now)
    if change.what == "picture":
        return prompts.show_picture(tx, number, value, now)
    if change.what == "options":
        ballot = Ballot.from_text(value)
        if not ballots.is_whole(card.prompt, ballot):
            raise Refusal("button-old")
        return prompts.offer_options(tx, number, ballot, now)
    return prompts.reword(tx, number, {change.language: value}, now)


def as_at_first(tx: Tx, admin: PersonId, number: int, now: Instant) -> Screen:
    """Let a card stand as its file has it, or as it was made; as `card` does, it may raise Refusal."""
    found = coming.card(tx, admin, number, now)
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
    prompts.take_back(tx, prompt, change, now)
    cascade.show_anew(tx, prompt, now)
    return change_screens.undone()
