"""A teacher without Telegram: the coordinator sends each card on by hand."""

import pytest
from tests import builders as make
from tests.journeys.conftest import World, programme

from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, PostingId
from staffroom.kernel.screen import Plain, text
from staffroom.rooms import prompts
from staffroom.rooms.prompts import Posting

NAMES = {"en": "English", "ar": "العربية"}


def write(tx: Tx, user: int, chat: int, language: str) -> PersonId:
    """Write a coordinator and a group that speak a language, and on its list a teacher who uses another app."""
    number = programme(tx).id
    huda = make.person(tx, number, "Huda", roster="coordinators", role="coordinator", user=user, language=language)
    cohort = make.cohort(tx, number, coordinator_id=huda, chat=chat, name="Riverside_Group", language=language)
    amina = make.person(tx, number, "Amina", language=language)
    tx.run("UPDATE people SET preferred_app = 'WhatsApp' WHERE id = :id", id=amina)
    make.member(tx, amina, cohort, state="placed", joined=None)
    prompts.plan(tx, number, make.at(1))
    return huda


def approve(tx: Tx, huda: PersonId, now: Instant) -> Posting:
    """Decide to post the first question."""
    sql = "SELECT x.id FROM postings x JOIN prompts p ON p.id = prompt_id WHERE kind = 'question' ORDER BY due_at"
    card = PostingId(tx.tuples(sql)[0][0])
    prompts.decide(tx, [card], "approved", huda, now)
    return prompts.posting(tx, card)


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_the_coordinator_gets_each_card_in_a_form_to_be_sent_on(world: World, language: str) -> None:
    """In the daily message, and at home before that: one tap brings the picture with its words, without a button."""
    huda = await world.sim.create_user("Huda")
    await world.sim.start(huda)
    group = await world.group(huda, "Riverside_Group")
    card = world.write(approve, world.write(write, huda, group, language), world.now())
    await world.advance_to(Instant(card.due_at + DAY))
    assert world.label("digest-forward", language, n=1) in await world.last(huda)
    await world.tap(huda, "digest-forward-show", language=language)
    label = world.words.plain(text("digest-forward-one", n=1, language=Plain(NAMES[language])), language)
    for _ in range(2):
        await world.sim.tap(huda, await world.bot(), label)
        await world.still()
    cards = [message for message in await world.sim.private(huda) if "photo" in message][-2:]
    assert len(cards) == 2
    for shown in cards:
        assert "reply_markup" not in shown
        assert "Amina" not in shown["caption"]
