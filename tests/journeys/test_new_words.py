"""Journeys of new words: teachers who agreed to earlier ones are asked once, in private, and stay as they are."""

from typing import Any

import pytest
from tests import builders as make
from tests.journeys.conftest import World, programme

from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.rooms import people
from staffroom.rooms.joining import new_words, rules


def write(tx: Tx, user: int, language: str, now: Instant) -> PersonId:
    """Write a teacher who is in and agreed to the words of today."""
    number = programme(tx).id
    teacher = make.person(tx, number, "Amina Saleh", language=language, user=user)
    make.member(tx, teacher, make.cohort(tx, number, coordinator_id=make.coordinator(tx, number)))
    people.record_consent(tx, teacher, language, "The words of before.", now, rules.EDITION)
    return teacher


async def asked(world: World, user: int, language: str) -> PersonId:
    """Let a teacher have opened the private chat, and the program start with what is new; wait for a school day."""
    await world.sim.start(user)
    teacher = world.write(write, user, language, world.now())
    world.write(lambda tx: new_words.follow_words(tx, programme(tx).id, world.now()))
    await world.advance_to(Instant(world.now() + 2 * DAY))
    await world.still()
    return teacher


def consents(world: World) -> list[tuple[Any, ...]]:
    """Return what was agreed to, and whether it still stands."""
    return world.look("SELECT edition, withdrawn_at IS NULL, body FROM consents JOIN consent_texts USING (version)")


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_a_new_edition_is_put_to_a_teacher_who_agrees_in_another_language(
    world: World, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was agreed to before stays on record; the words that stood there are kept with all their lines."""
    amina = await world.sim.create_user("Amina", language_code=language)
    monkeypatch.setattr(rules, "EDITION", 2)
    await world.sim.start(amina)
    teacher = world.write(write, amina, language, world.now())
    world.write(lambda tx: tx.run("UPDATE consents SET edition = 1"))
    world.write(lambda tx: new_words.follow_words(tx, programme(tx).id, world.now()))
    await world.advance_to(Instant(world.now() + 2 * DAY))
    asked_before = [
        m for m in await world.sim.private(amina) if world.label("joining-button-agree", language) in str(m)
    ]
    assert len(asked_before) == 1
    await world.say(amina, "/me")
    await world.tap(amina, "joining-button-terms", language=language)
    await world.sim.tap(amina, await world.bot(), "中文")
    await world.still()
    await world.tap(amina, "joining-button-agree", language="zh")
    (before, after) = consents(world)
    assert before == (1, 0, "The words of before.")
    assert after[:2] == (2, 1)
    assert "这些说明有了变化" in after[2]
    assert world.look("SELECT quiet FROM people WHERE id = :p", p=teacher) == [(0,)]


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_new_guidelines_are_acknowledged_with_one_tap_and_kept(world: World, language: str) -> None:
    """They are shown once; a button under guidelines that changed again shows the newer ones."""
    amina = await world.sim.create_user("Amina", language_code=language)
    teacher = await asked(world, amina, language)
    assert world.label("joining-button-seen", language) in str((await world.sim.private(amina))[-1])
    change = "UPDATE programmes SET guidelines = json_set(guidelines, '$.' || :code, 'Be kinder.')"
    world.write(lambda tx: tx.run(change, code=language))
    await world.tap(amina, "joining-button-seen", language=language)
    assert "Be kinder." in await world.last(amina)
    await world.tap(amina, "joining-button-seen", language=language)
    kept = "SELECT language, body FROM acknowledgements JOIN consent_texts USING (version) WHERE person_id = :p"
    assert world.look(kept, p=teacher) == [(language, "Be kinder.")]
