"""Journeys before the start: a coordinator reads five cards, asks a master trainer, and is answered in private."""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from tests import builders as make
from tests.journeys.conftest import World, programme

from staffroom.kernel.clock import DAY, HOUR, MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.text import FSI, PDI
from staffroom.rooms import joining

CARDS = ("role", "inviting", "questions", "conflict", "privacy")
BOTH = pytest.mark.parametrize("school", ["en", "ar"], indirect=True)


@dataclass
class School:
    """A coordinator with her letter, two admins (the second speaks English), a teacher, and a group."""

    world: World
    language: str
    huda: int
    nadia: int
    noor: int
    amina: int
    group: int
    letter: PersonId

    async def said(self, user: int) -> str:
        """Return the newest private message, without the marks around names."""
        return (await self.world.last(user)).replace(FSI, "").replace(PDI, "")

    def words(self, key: str, **args: Any) -> str:  # noqa: ANN401  whatever fills a label
        """Return what the coordinator is told, without the marks around names and without bold."""
        told = self.world.label(key, self.language, **args)
        return re.sub("</?b>", "", told).replace(FSI, "").replace(PDI, "")

    async def tap(self, user: int, key: str, **args: Any) -> dict[str, Any]:  # noqa: ANN401  whatever fills a label
        """Tap a button as somebody who speaks the school's language."""
        return await self.world.tap(user, key, language=self.language, **args)

    async def a_minute(self) -> None:
        """Let the minute pass in which something may be taken back."""
        await self.world.advance_to(Instant(self.world.now() + MINUTE))
        await self.world.still()

    async def arrive(self) -> None:
        """Let the coordinator open her letter."""
        await self.world.sim.open_link(self.huda, self.world.link(self.letter, "coordinator"))
        await self.world.still()

    async def asks(self, words: str) -> None:
        """Let the coordinator ask about the first card."""
        await self.arrive()
        await self.tap(self.huda, "joining-button-training")
        await self.tap(self.huda, "training-ask")
        await self.world.say(self.huda, words)


def write(tx: Tx, language: str, nadia: int, noor: int, amina: int, chat: int) -> PersonId:
    """Write everybody; the coordinator has not opened her letter yet."""
    number = programme(tx).id
    for name, user, tongue in (("Nadia", nadia, language), ("Noor", noor, "en")):
        make.person(tx, number, name, roster="admins", role="admin", user=user, language=tongue)
    letter = make.person(tx, number, "Huda", roster="coordinators", role="coordinator", language=language)
    cohort = make.cohort(tx, number, coordinator_id=letter, chat=chat, name="Riverside_Group1")
    make.member(tx, make.person(tx, number, "Amina", user=amina), cohort)
    return letter


@pytest.fixture
async def school(world: World, request: pytest.FixtureRequest) -> School:
    """Bring everybody in but the coordinator."""
    language = getattr(request, "param", "en")
    huda, nadia, noor, amina = [await world.sim.create_user(name) for name in ("Huda", "Nadia", "Noor", "Amina")]
    for user in (nadia, noor, amina):
        await world.sim.start(user)
    group = await world.group(huda, "Riverside_Group1")
    letter = world.write(write, language, nadia, noor, amina, group)
    return School(world, language, huda, nadia, noor, amina, group, letter)


@BOTH
async def test_five_cards_are_offered_with_the_letter_and_read_one_at_a_time(school: School) -> None:
    """Left in the middle and taken up again from the desk; the admin sees who is done."""
    await school.arrive()
    await school.tap(school.huda, "joining-button-training")
    for card in CARDS[:2]:
        assert school.words(f"training-{card}") in await school.said(school.huda)
        await school.tap(school.huda, "training-next")
    await school.world.say(school.huda, "/menu")
    assert school.words("training-go-on") in str((await school.world.sim.private(school.huda))[-1]["reply_markup"])
    await school.world.say(school.nadia, "/menu")
    await school.tap(school.nadia, "training-colleagues")
    assert school.words("training-some-read", n=2, total=5) in await school.said(school.nadia)
    await school.tap(school.huda, "training-go-on")
    assert school.words("training-questions") in await school.said(school.huda)
    await school.tap(school.huda, "training-next")
    assert school.words("training-conflict") in await school.said(school.huda)
    await school.tap(school.huda, "training-next")
    await school.tap(school.huda, "training-done")
    await school.tap(school.huda, "desk-back")
    await school.tap(school.huda, "training-again")
    assert school.words("training-role") in await school.said(school.huda)
    await school.world.say(school.nadia, "/menu")
    await school.tap(school.nadia, "training-colleagues")
    assert school.words("training-all-read") in await school.said(school.nadia)


@BOTH
async def test_a_question_reaches_the_trainers_in_private_and_one_answer_comes_back(school: School) -> None:
    """Each trainer is asked in their language; whoever comes second is told; nothing is kept, the group saw nothing."""
    world = school.world
    await school.asks("Two of them quarrel. <b>What</b> now?\nI fear to make it worse.")
    assert await school.said(school.huda) == school.words("training-asked")
    await school.a_minute()
    for trainer, language in ((school.nadia, school.language), (school.noor, "en")):
        told = await school.said(trainer)
        assert world.label("training-role", language) in told
        assert "Two of them quarrel. <b>What</b> now?\nI fear to make it worse." in told
    await world.tap(school.noor, "training-answer")
    await world.tap(school.noor, "training-cancel")
    await world.tap(school.noor, "training-answer")
    await school.tap(school.nadia, "training-answer")
    await world.say(school.nadia, "Call each of them first.")
    await school.a_minute()
    assert "Call each of them first." in await school.said(school.huda)
    assert "Nadia" in await school.said(school.huda)
    assert "Two of them quarrel" in await school.said(school.huda)
    await world.say(school.noor, "Wait a day.")
    assert await school.said(school.noor) == world.label("training-question-gone")
    assert world.look("SELECT * FROM trainer_questions") == []
    assert "quarrel" not in await world.sim.transcript(school.group)


async def test_only_the_next_message_is_a_question_and_only_soon(school: School) -> None:
    """Not after *Not now*, not an hour later, not a second one; one that is too long is not cut but given back."""
    world = school.world
    await school.arrive()
    await world.tap(school.huda, "joining-button-training")
    await world.tap(school.huda, "training-ask")
    await world.tap(school.huda, "training-cancel")
    await world.say(school.huda, "Hello")
    await world.tap(school.huda, "training-ask")
    await world.advance_to(Instant(world.now() + 2 * HOUR))
    await world.say(school.huda, "Hello")
    assert world.look("SELECT * FROM trainer_questions") == []
    await world.tap(school.huda, "training-cancel")
    await world.tap(school.huda, "training-ask")
    await world.say(school.huda, "x" * 1501)
    assert await school.said(school.huda) == world.label("training-too-long")
    await world.say(school.huda, "Short then")
    await world.say(school.huda, "Thanks")
    assert world.look("SELECT words FROM trainer_questions") == [("Short then",)]


async def test_whoever_is_no_coordinator_any_more_asks_nobody(school: School) -> None:
    """The button under the card says so, what is written stays unheard; a teacher's words are no question either."""
    world = school.world
    await school.arrive()
    await world.tap(school.huda, "joining-button-training")
    world.write(joining.dismiss, school.letter, world.now())
    answer = await world.tap(school.huda, "training-ask")
    assert answer["text"] == world.label("button-old")
    for user in (school.huda, school.amina):
        await world.say(user, "How do I begin?")
    assert world.look("SELECT * FROM trainer_questions") == []


@BOTH
async def test_an_admin_has_a_kind_word_sent_to_whoever_has_not_been_there(school: School) -> None:
    """Seen at the desk, written to with one tap, once; one tap of the coordinator and nobody misses her any more."""
    world = school.world
    await school.arrive()
    world.write(lambda tx: tx.run("UPDATE last_acts SET at = :at", at=Instant(world.now() - 14 * DAY)))
    await world.say(school.nadia, "/menu")
    assert school.words("training-idle", n=1) in await school.said(school.nadia)
    await school.tap(school.nadia, "training-colleagues")
    assert school.words("training-away") in await school.said(school.nadia)
    await world.sim.set_clock(speed=5.0)  # the minute of Undo must not be over before it is tapped
    await school.tap(school.nadia, "training-nudge", n=1)
    await school.tap(school.nadia, "training-nudge-undo", n=1)
    await school.tap(school.nadia, "training-nudge", n=1)
    await school.a_minute()
    told = await school.said(school.huda)
    assert school.words("training-nudge-hello", name="Nadia") in told
    assert "Riverside_Group1" in told
    assert "training.nudge:" not in str((await world.sim.private(school.nadia))[-1].get("reply_markup"))
    await school.tap(school.huda, "training-nudge-desk")
    await world.say(school.nadia, "/menu")
    assert school.words("training-idle", n=1) not in await school.said(school.nadia)
