"""The Telegram door of agreeing: the very words that somebody saw are kept; words that changed are shown anew."""

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import PersonId
from staffroom.kernel.screen import Screen, text
from staffroom.kernel.text import Translator
from staffroom.rooms import people
from staffroom.rooms.joining import (
    claims,
    gate,
    new_word_screens,
    new_words,
    orientation_screens,
    rules,
    screens,
    service,
)
from staffroom.rooms.joining.values import Claim, Invitation, NewWords
from staffroom.telegram.filters import Pressed
from staffroom.telegram.presses import number
from staffroom.telegram.render import Voice, html
from staffroom.telegram.who import Who

router = Router(name="joining.agree")

NAME, INVITER = "{name}", "{inviter}"
"""Stand for names in the text that is kept, so that the text belongs to nobody."""

Args = tuple[str, ...]


def nameless(found: Invitation) -> Invitation:
    """Return an invitation without the name of whoever invites."""
    return replace(found, coordinator=INVITER if found.coordinator else "")


async def _shown(press: Args, found: Invitation, screen: Screen, callback: CallbackQuery, voice: Voice) -> str | None:
    """Return in which language the words stood there that somebody agrees to.

    Words that have changed since are shown instead, and None returned.
    """
    language = press[1] if len(press) > 1 and press[1] in people.languages() else found.language
    if len(press) > 2 and press[2] == rules.stamp(found):  # noqa: PLR2004  about whom, in which language, which words
        return language
    await replace(voice, language=found.language).redraw(callback, screen)
    return None


def _about(press: Args) -> PersonId | None:
    person = number(press, 0)
    return None if person is None else PersonId(person)


@router.callback_query(Pressed("joining.join"))
async def join(
    callback: CallbackQuery, press: Args, who: Who, voice: Voice, db: Writes, clock: Clock, words: Translator
) -> None:
    """Keep the words that a teacher agrees to and show the way in."""
    found = await db.read(service.invitation, who.user, _about(press))
    language = await _shown(press, found, orientation_screens.orientation(found), callback, voice)
    if language is not None:
        body = html(orientation_screens.orientation(nameless(found)), words, language)
        arrival = await db.write(gate.join, who.user, found.person, language, body, clock.now())
        await replace(voice, language=language).redraw(callback, screens.show(arrival))


@router.callback_query(Pressed("joining.agree"))
async def agree(
    callback: CallbackQuery, press: Args, who: Who, voice: Voice, db: Writes, clock: Clock, words: Translator
) -> None:
    """Keep the words of a new edition that a teacher agrees to, beside those that they agreed to before."""
    offered = await db.read(new_words.offered, who.user, _about(press))
    found = offered.invitation
    language = await _shown(press, found, new_word_screens.terms(offered), callback, voice)
    if language is not None:
        body = html(new_word_screens.terms(NewWords(nameless(found))), words, language)
        arrival = await db.write(new_words.agree, who.user, found.person, language, body, clock.now())
        await replace(voice, language=language).redraw(callback, screens.show(arrival))


@router.callback_query(Pressed("joining.terms"))
async def terms(callback: CallbackQuery, press: Args, who: Who, voice: Voice, db: Writes) -> None:
    """Show the new edition."""
    found = await db.read(new_words.offered, who.user, _about(press))
    await replace(voice, language=found.language).redraw(callback, new_word_screens.terms(found))


@router.callback_query(Pressed("joining.terms_language"))
async def terms_language(callback: CallbackQuery, press: Args, who: Who, voice: Voice, db: Writes) -> None:
    """Show the new edition in another language, and speak it from now on."""
    language = press[-1] if press and press[-1] in people.languages() else who.language
    await db.write(service.choose_language, who.user, _about(press), language)
    found = await db.read(new_words.offered, who.user, _about(press))
    await replace(voice, language=language).redraw(callback, new_word_screens.terms(found))


@router.callback_query(Pressed("joining.seen"))
async def seen(callback: CallbackQuery, press: Args, who: Who, voice: Voice, db: Writes, clock: Clock) -> None:
    """Keep the guidelines that a teacher acknowledges; guidelines that changed meanwhile are shown anew."""
    person = (await db.read(service.mine, who.user, _about(press))).id
    language, stamp = (press[1], press[2]) if len(press) > 2 else (who.language, "")  # noqa: PLR2004
    if await db.write(new_words.acknowledge, who.user, person, language, stamp, clock.now()):
        await voice.redraw(callback, Screen((text("joining-guidelines-seen"),)))
        return
    await voice.redraw(
        callback, new_word_screens.guidelines(*await db.read(new_words.present_guidelines, who.user, person))
    )


@router.callback_query(Pressed("joining.claim_language"))
async def claim_language(callback: CallbackQuery, press: Args, who: Who, voice: Voice, db: Writes) -> None:
    """Show in another language what an account is asked that is said to be somebody."""
    language = press[-1] if press and press[-1] in people.languages() else who.language
    found = await db.write(claims.speak, who.user, number(press, 0) or 0, language)
    await replace(voice, language=language).redraw(callback, orientation_screens.claim(found))


@router.callback_query(Pressed("joining.itsme"))
async def it_is_me(
    callback: CallbackQuery, press: Args, who: Who, voice: Voice, db: Writes, clock: Clock, words: Translator
) -> None:
    """Bind an account to the teacher that it says it is, with the words that it agrees to."""
    claim = await db.read(claims.own, who.user, number(press, 0) or 0)
    language = await _shown(press, claim.invitation, orientation_screens.claim(claim), callback, voice)
    if language is not None:
        body = html(orientation_screens.claim(_nameless_claim(claim)), words, language)
        arrival = await db.write(claims.agree, who.user, claim.stranger, language, body, clock.now())
        await replace(voice, language=language).redraw(callback, screens.show(arrival))


def _nameless_claim(claim: Claim) -> Claim:
    return replace(claim, name=NAME, invitation=nameless(claim.invitation))
