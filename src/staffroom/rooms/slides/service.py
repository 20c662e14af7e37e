"""Use cases: a picture from the coordinators' group, or what an admin sends, becomes a card, step by step."""

import html
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from staffroom import data_files, outbox
from staffroom.kernel.clock import DAY, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId, ProgrammeId, PromptId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Rows, Screen, text
from staffroom.kernel.text import CAPTION_LIMIT, utf16
from staffroom.outbox import Note, Priority, Rendered
from staffroom.rooms import people, programmes, prompts
from staffroom.rooms.programmes import CARDS, POLLS, POST_TEXT_LIMIT, WORDLESS
from staffroom.rooms.prompts import Ballot, Made
from staffroom.rooms.slides import ballots, coming, room_for, screens, store, store_changes, wordless
from staffroom.rooms.slides.values import Slide

KEPT = DAY
"""How long a picture waits for being made a card."""
_WHAT = "card"


def programme_of(tx: Tx, chat: ChatId, staff: PersonId) -> ProgrammeId | None:
    """Return the programme whose coordinators meet in a chat, where somebody is one of its staff."""
    programme = programmes.by_staff_chat(tx, chat)
    if programme is None:
        return None
    names = people.names_of(tx, staff)
    return programme.id if any(people.is_staff(tx, name.id, programme.id) for name in names) else None


def programme_in(tx: Tx, chat: ChatId) -> ProgrammeId | None:
    """Return the programme whose coordinators meet in a chat."""
    programme = programmes.by_staff_chat(tx, chat)
    return None if programme is None else programme.id


def tell_faceless(tx: Tx, programme_id: ProgrammeId, now: Instant) -> None:
    """Say in a coordinators' group, at most once a day, how a picture must be posted to become a card."""
    programme = programmes.get(tx, programme_id)
    if programme.staff_chat is not None:
        key, args = f"slides.faceless:{programme.id}:{local_day(now, programme.zone)}", {"programme": programme.id}
        outbox.post(tx, Note(key, "slides.faceless", programme.staff_chat, args, when_unknown="never"), now)


def render_faceless(tx: Tx, args: Mapping[str, Any]) -> Rendered:
    """Render that in the programme's language."""
    return Rendered(screens.faceless(), programmes.get(tx, ProgrammeId(args["programme"])).language)


def seen(tx: Tx, slide: Slide, now: Instant) -> None:
    """Offer whoever posted a picture, in private, to make a card of it; whoever cannot be written to is not asked."""
    poster = people.get(tx, slide.person_id)
    if poster.private_chat is None:
        return
    number = store.add(tx, slide)
    note = Note(
        f"slide:{number}:{slide.at}",
        "slides.offer",
        poster.private_chat,
        {"slide": number},
        person=poster.id,
        priority=Priority.PERSON,
        when_unknown="resend_once",
        expires_at=Instant(now + KEPT),
    )
    outbox.post(tx, note, now)


def rows(tx: Tx, admin: PersonId) -> Rows:
    """Return the buttons on an admin's desk."""
    return screens.rows(sum(_to_export(tx, number) for number in people.administered(tx, admin)))


def _to_export(tx: Tx, number: ProgrammeId) -> int:
    return len(prompts.made_cards(tx, number)) + len(prompts.taken_out(tx, number))


def begin(tx: Tx, admin: PersonId, now: Instant) -> Screen:
    """Take an admin's next private message for a card."""
    people.listen(tx, admin, _WHAT, now)
    return screens.ask()


def awaited(tx: Tx, admin: PersonId, now: Instant) -> bool:
    """Say whether an admin's next private message is for a card."""
    return people.listens(tx, admin, _WHAT, now)


def take(tx: Tx, admin: PersonId, words: str, file_id: str, now: Instant) -> Screen:
    """Take what is to become a card, and ask what it shall be, or first for which programme.

    Raises Refusal where it cannot be one: then something else may be sent.
    """
    looked_after = people.administered(tx, admin)
    slide = Slide(0, admin, looked_after[0], file_id, words.strip(), "question", None, "", now)
    slide = replace(slide, id=store.add(tx, slide))
    screen = make(tx, slide, now)
    people.stop_listening(tx, admin, _WHAT)
    return screen if len(looked_after) == 1 else screens.which_programme(slide.id, coming.titles(tx, looked_after))


def choose_programme(tx: Tx, slide: Slide, number: int | None, now: Instant) -> Screen:
    """Note for which programme it is, and ask what it shall be, if that is not known yet.

    Raises Refusal for a programme that its maker does not look after.
    """
    chosen = next((one for one in people.administered(tx, slide.person_id) if one == number), None)
    if chosen is None:
        raise Refusal("button-old")
    chosen_for = replace(slide, programme_id=chosen)
    store.put(tx, chosen_for)
    return wordless.days(tx, chosen_for, now) if slide.is_wordless else screens.kinds(slide)


def export(tx: Tx, admin: PersonId) -> Screen:
    """Hand over the cards that were made or changed in the chat, as a calendar file; of several programmes, ask which.

    Raises Refusal where there are none.
    """
    found = [number for number in people.administered(tx, admin) if _to_export(tx, number)]
    if not found:
        raise Refusal("button-old")
    return screens.export_of(coming.titles(tx, found)) if len(found) > 1 else export_of(tx, admin, found[0])


def export_of(tx: Tx, admin: PersonId, number: int) -> Screen:
    """Hand over those of one programme; raises Refusal for one that somebody does not look after."""
    programme = next((one for one in people.administered(tx, admin) if one == number), None)
    if programme is None:
        raise Refusal("button-old")
    cards, out = prompts.made_cards(tx, programme), prompts.taken_out(tx, programme)
    return screens.exported(prompts.as_yaml(cards, out))


def render_offer(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render the offer."""
    slide = store.find(tx, int(args["slide"]))
    return None if slide is None else Rendered(screens.offer(slide.id), people.get(tx, slide.person_id).language)


def mine(tx: Tx, staff: PersonId, number: int | None) -> Slide:
    """Return a picture that somebody's account posted and that is no card yet.

    Raises Refusal for every other one.
    """
    slide = None if number is None else store.find(tx, number)
    if slide is None or slide.person_id not in {name.id for name in people.names_of(tx, staff)}:
        raise Refusal("slides-gone")
    return slide


def make(tx: Tx, slide: Slide, now: Instant) -> Screen:
    """Ask what it shall be; of what is known to need no words, only when.

    Raises Refusal where its words do not fit under a picture, or leave open what nobody can fill in.
    """
    if slide.is_wordless:
        return wordless.days(tx, slide, now)
    coming.refuse_gaps(slide.words)
    if slide.file_id and utf16(html.escape(slide.words)) > CAPTION_LIMIT:
        raise Refusal("slides-too-long", most=CAPTION_LIMIT)
    if programmes.measured(slide.words) > POST_TEXT_LIMIT and not slide.file_id:
        raise Refusal("slides-words-too-long", most=POST_TEXT_LIMIT)
    return screens.kinds(slide)


def choose_kind(tx: Tx, slide: Slide, kind: int | None) -> Screen:
    """Note what it shall be, and ask for the section.

    Raises Refusal where its words are too long for that.
    """
    known = [name for name, _label in screens.KINDS]
    chosen = known[kind] if kind is not None and 0 <= kind < len(known) else known[0]
    if slide.file_id and chosen in WORDLESS:
        raise Refusal("button-old")
    said = slide.lines[0] if chosen in POLLS and slide.lines else slide.words
    if chosen in CARDS and not slide.file_id and programmes.measured(said) > programmes.words_limit(chosen):
        raise Refusal("slides-words-too-long", most=programmes.words_limit(chosen))
    if chosen in POLLS:
        ballots.check(slide.lines[1:])
    store.put(tx, replace(slide, kind=chosen, correct=None))
    if chosen == "quiz":
        return screens.which_is_right(slide.id, slide.lines[1:])
    return screens.sections(slide.id, programmes.sections(tx, slide.programme_id))


def choose_right(tx: Tx, slide: Slide, place: int | None) -> Screen:
    """Note which option of a quiz is right, and ask for the section.

    Raises Refusal for an option that there is not.
    """
    if place is None or slide.kind != "quiz" or not 0 <= place < len(slide.lines) - 1:
        raise Refusal("button-old")
    store.put(tx, replace(slide, correct=place))
    return screens.sections(slide.id, programmes.sections(tx, slide.programme_id))


def choose_section(tx: Tx, slide: Slide, section: int | None, now: Instant) -> Screen:
    """Note the section, and ask for the day."""
    known = programmes.sections(tx, slide.programme_id)
    named = section is not None and 0 <= section < len(known)
    store.put(tx, replace(slide, section=known[section or 0].slug if named else None))
    return wordless.days(tx, slide, now)


def choose_day(tx: Tx, slide: Slide, wanted: int | None, now: Instant) -> Screen:
    """Note the day, and show the card as it will stand.

    Raises Refusal where the day is full by now.
    """
    free = room_for.days(tx, slide.programme_id, now)
    day = next((day for day in free if int(f"{day:%Y%m%d}") == wanted), None)
    if day is None:
        raise Refusal("slides-day-gone")
    store.put(tx, replace(slide, day=day.isoformat()))
    if slide.is_wordless:
        return screens.preview(slide, wordless.preview(tx, slide, free[day]))
    return screens.preview(slide, prompts.sketch(tx, slide.programme_id, _made(tx, slide)))


def _made(tx: Tx, slide: Slide) -> Made:
    usual, texts = prompts.usual_time(tx, slide.programme_id), _texts(tx, slide)
    if slide.kind not in POLLS:
        return Made(slide.kind, slide.file_id, texts, slide.section, usual)
    (language,), (question, *options) = texts, slide.lines
    ballot = Ballot(tuple({language: option} for option in options), correct=slide.correct)
    return Made(slide.kind, "", {language: question}, slide.section, usual, ballot)


def _texts(tx: Tx, slide: Slide) -> dict[str, str]:
    """Return the words in the language of whoever wrote them; a picture without words gets a question of ours."""
    if slide.is_wordless:
        return {}
    if slide.words.strip():
        return {people.get(tx, slide.person_id).language: slide.words}
    words = data_files.words()
    return {language: words.plain(text("slides-wordless"), language) for language in people.languages()}


def save(tx: Tx, slide: Slide, now: Instant) -> Screen:
    """Put the card on the calendar; it goes to the coordinators a day before, like every other.

    Raises Refusal where no day was chosen, or where it is full by now.
    """
    moment = None if not slide.day else room_for.days(tx, slide.programme_id, now).get(date.fromisoformat(slide.day))
    if moment is None:
        raise Refusal("slides-day-gone")
    made = prompts.add_card(tx, slide.programme_id, _made(tx, slide), date.fromisoformat(slide.day), now)
    store.drop(tx, slide.id)
    return screens.saved(prompts.when(moment, programmes.get(tx, slide.programme_id).zone.key), *made)


def unmake(tx: Tx, staff: PersonId, number: int, change: int, now: Instant) -> Screen:
    """Take a card back that was made within the last minute.

    Raises Refusal where it is too late, and for whoever is not of its programme's staff.
    """
    prompt = PromptId(number)
    if not prompts.may_unmake(tx, prompt, change, now):
        raise Refusal("slides-undo-late")
    programme = prompts.prompt(tx, prompt).programme_id
    if not any(people.is_staff(tx, name.id, programme) for name in people.names_of(tx, staff)):
        raise Refusal("slides-card-gone")
    prompts.unmake(tx, prompt, change)
    return screens.put_away()


def put_away(tx: Tx, slide: Slide) -> Screen:
    """Make nothing of it."""
    store.drop(tx, slide.id)
    return screens.put_away()


def next_forgotten(tx: Tx, _now: Instant) -> Instant | None:
    """Return when the oldest picture, or change of a card, has waited long enough."""
    begun = [moment for moment in (store.oldest(tx), store_changes.oldest(tx)) if moment is not None]
    return Instant(min(begun) + KEPT) if begun else None


def forget(tx: Tx, now: Instant) -> None:
    """Let go of pictures of which nobody made a card, and of changes that nobody saved."""
    store.drop_before(tx, Instant(now - KEPT))
    store_changes.drop_before(tx, Instant(now - KEPT))
