"""What coordinators, authors and groups see of a round-up."""

from collections.abc import Mapping, Sequence

from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.pages import Page, turning
from staffroom.kernel.rows import TO_DESK
from staffroom.kernel.screen import Button, Line, Press, Rows, Say, Screen, Text, Value, Words, text
from staffroom.kernel.text import SOURCE
from staffroom.pictures import Quoted, Quotes
from staffroom.rooms import prompts
from staffroom.rooms.people import Person
from staffroom.rooms.roundups import rules
from staffroom.rooms.roundups.values import Card, Consent, Quote, RoundUp, Saying


def _menu(n: int) -> Button:
    return Button(text("roundups-menu", n=n), Press("roundups.index", (0,)))


def _back(card: Card) -> tuple[Button, ...]:
    return (Button(text("roundups-back"), Press("roundups.collect", (card.posting.id,))),)


def news(found: Sequence[Card]) -> tuple[Sequence[Line], Rows]:
    """Return what the home screen and the daily message say."""
    if not found:
        return (), ()
    ready = sum(card.ready for card in found if card.state != "posting")
    more = [text("roundups-ready", n=ready)] if ready else []
    return [text("roundups-news", n=len(found)), *more], ((_menu(len(found)),),)


def index(shown: Sequence[Card], where: Page) -> Screen:
    """Show the cards whose answers may be worth sharing."""
    if not shown:
        return Screen((text("roundups-none"),), ((TO_DESK,),))
    numbered = list(enumerate(shown, where.before + 1))
    lines = tuple(_card(place, card) for place, card in numbered)
    rows = tuple(
        (Button(text("roundups-open", n=place, group=card.cohort.name), Press("roundups.collect", (card.posting.id,))),)
        for place, card in numbered
    )
    return Screen((text("roundups-title"), *lines), (*rows, *turning("roundups.index", where), (TO_DESK,)))


def _card(place: int, card: Card) -> Text:
    about: dict[str, Value] = {
        "n": place,
        "group": card.cohort.name,
        "post": card.title,
        "answered": card.answered,
    }
    return text("roundups-card-going" if card.state == "posting" else "roundups-card", **about)


def collect(card: Card, sayings: Sequence[Saying]) -> Screen:
    """Show how far a round-up is, and ask for answers worth sharing."""
    lines: list[Line] = [text("roundups-collect", group=card.cohort.name, post=card.title)]
    lines += [_saying(saying) for saying in sayings]
    if card.asked:
        lines.append(text("roundups-asked-so-far", n=card.asked))
    if card.state == "posting":
        lines.append(text("roundups-on-its-way"))
        undo = Button(text("roundups-undo"), Press("roundups.undo", (card.posting.id,)))
        return Screen(tuple(lines), ((undo,), (TO_DESK,)))
    lines.append(text("roundups-how", most=rules.MOST_LETTERS))
    look = (Button(text("roundups-look", n=len(sayings)), Press("roundups.look", (card.posting.id,))),)
    out = tuple(
        Button(text("roundups-take-out", n=place), Press("roundups.out", (saying.number,)))
        for place, saying in enumerate(sayings, 1)
    )
    left = (Button(text("roundups-leave"), Press("roundups.leave", (card.posting.id,))),)
    return Screen(tuple(lines), (*((look, out) if sayings else ()), left, (TO_DESK,)))


def _saying(saying: Saying) -> Text:
    who = text("roundups-colleague") if saying.name is None else Words({SOURCE: saying.name})
    return text("roundups-quote", words=Words({SOURCE: saying.words}), who=who)


def whose(quote: Quote, people: Sequence[tuple[PersonId, str]], where: Page) -> Screen:
    """Ask who wrote words."""
    rows = [
        (Button(text("roundups-name", name=name), Press("roundups.name", (quote.id, number))),)
        for number, name in people
    ]
    stop = (Button(text("roundups-nobody"), Press("roundups.collect", (quote.posting_id,))),)
    lines = (text("roundups-whose"), text("roundups-words", words=Words({SOURCE: quote.words})))
    return Screen(lines, (*rows, *turning("roundups.whose", where, quote.id), stop))


def asked(name: str, quote: Quote) -> Screen:
    """Say that an author is asked."""
    back = Button(text("roundups-back"), Press("roundups.collect", (quote.posting_id,)))
    return Screen((text("roundups-asked", name=name),), ((back,),))


def ask(quote: Quote, name: str, leader: Person | None, until: Text) -> Screen:
    """Ask an author whether they may be quoted; what they said last is ticked."""
    who = text("roundups-somebody") if leader is None else Words({SOURCE: leader.full_name})
    said = text("roundups-answered") if quote.consent != "asked" else text("roundups-nothing", until=until)
    lines = (text("roundups-may-i", who=who), text("roundups-words", words=Words({SOURCE: quote.words})), said)
    choices: Mapping[Consent, Text] = {
        "named": text("roundups-with-name", name=name),
        "unnamed": text("roundups-without-name"),
        "over": text("roundups-no"),
    }
    rows = tuple(
        (Button(text("roundups-chosen", choice=label) if quote.consent == said_so else label, _says(quote, said_so)),)
        for said_so, label in choices.items()
    )
    author = () if quote.person_id is None else (quote.person_id,)
    return Screen(lines, (*rows, (Button(text("roundups-choices"), Press("joining.me", author)),)))


def _says(quote: Quote, consent: Consent) -> Press:
    return Press("roundups.says", (quote.id, consent))


def refused() -> Screen:
    """Tell an author that nothing is quoted."""
    return Screen((text("roundups-refused"),))


def round_up(found: RoundUp) -> Screen:
    """Show a round-up as it stands in its group: a picture, and the same in words."""
    title = text("roundups-heading", post=found.title)
    return Screen(
        (title, *(_saying(saying) for saying in found.sayings)),
        drawing=lambda say, language: _draw(found, say, language),
    )


def _draw(found: RoundUp, say: Say, language: str) -> Quotes:
    return Quotes(
        lang=language,
        title=say(text("roundups-picture")),
        question=say(found.title),
        quotes=tuple(Quoted(saying.words, saying.name or say(text("roundups-colleague"))) for saying in found.sayings),
        org=found.organisation,
        handle=found.handle,
    )


def preview(shown: Screen, card: Card, goes: Instant | None, now: Instant) -> Screen:
    """Show a round-up before it is posted, with the button that posts it."""
    if goes is None:
        return Screen((*shown.lines, text("roundups-no-day")), (_back(card),), shown.drawing)
    when = prompts.soon(goes, card.cohort.zone, now)
    label = text("roundups-post", group=card.cohort.name, when=when)
    go = Button(label, Press("roundups.post", (card.posting.id,)))
    return Screen(shown.lines, ((go,), _back(card)), shown.drawing)


def posted(card: Card, goes: Instant, now: Instant) -> Screen:
    """Say when it goes, and how to stop it."""
    soon = goes <= now + rules.UNDO
    key = "roundups-goes-soon" if soon else "roundups-goes"
    undo = Button(text("roundups-undo"), Press("roundups.undo", (card.posting.id,)))
    line = text(key, group=card.cohort.name, when=prompts.when(goes, card.cohort.zone))
    return Screen((line,), ((undo,), (TO_DESK,)))
