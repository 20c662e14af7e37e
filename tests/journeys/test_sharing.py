"""Journeys of links and forwarded messages: their author is asked alone, or they go and that is explained."""

from typing import Any

from tests.journeys.test_conduct import ALL, Staffroom, everything, staffroom_of, until_gone

from staffroom.kernel.db import Tx

__all__ = ["staffroom_of"]

AWAY = "zirkumflex https://prizes.example/win"


def wished(tx: Tx, links: str, forwards: str) -> None:
    """Let the programme wish something of links and forwarded messages, and the group be some weeks old."""
    tx.run(
        "UPDATE programmes SET settings = json_set(settings, '$.links', :links, '$.forwards', :forwards,"
        " '$.domains', json('[\"school.edu\"]'))",
        links=links,
        forwards=forwards,
    )
    tx.run("DELETE FROM prompts")
    tx.run("UPDATE cohorts SET starts_on = '2026-01-04'")


async def wish(here: Staffroom, links: str, forwards: str) -> None:
    """Let the programme wish so from now on."""
    house = here.world.house
    assert house is not None
    here.world.write(wished, links, forwards)
    await house.lookout.prepare(house.db)


async def labels(here: Staffroom, user: int) -> str:
    """Return the buttons below what somebody reads last."""
    return str((await here.world.sim.private(user))[-1].get("reply_markup"))


@ALL
async def test_the_author_is_asked_alone_and_has_it_removed_with_one_tap(staffroom_of: Staffroom) -> None:
    """What leads to the course, to the bot or into the group is nobody's matter; nor is what the coordinator shares."""
    here, world = staffroom_of, staffroom_of.world
    await wish(here, "ask", "ask")
    name = next(value for (value,) in world.look("SELECT value FROM facts WHERE name = 'bot.name'"))
    for words in ("See https://moodle.school.edu/x", f"t.me/{name}?start=x", "write to a@b.example"):
        await world.say(here.badr, words, here.group)
    await world.say(here.huda, AWAY, here.group)
    link, forward = [
        here.words(f"conduct-hint-{what}", group="Hill_Group1", when="|").partition("|")[2]
        for what in ("link", "forward")
    ]
    assert link not in await here.all_of(here.badr) + await here.all_of(here.huda)
    sent = await world.say(here.badr, AWAY, here.group)
    assert link in await here.reads(here.badr)
    assert link not in await here.all_of(here.huda)
    assert await here.stands(sent)
    await here.tap(here.badr, "conduct-take-out")
    assert not await here.stands(sent)
    assert await here.reads(here.badr) == here.words("conduct-share-out")
    own = await world.say(here.amina, "Something of mine", here.group)
    await world.sim.forward(here.amina, here.group, own, here.group)
    await world.sim.forward(here.badr, here.group, own, here.group)
    await world.still()
    assert forward in await here.reads(here.badr)
    assert forward not in await here.all_of(here.amina) + await here.all_of(here.huda)


@ALL
async def test_what_goes_is_explained_in_private_and_can_be_answered(staffroom_of: Staffroom) -> None:
    """Also where a link comes with an edit or below a picture; no word of it stays, and the log says why."""
    here, world = staffroom_of, staffroom_of.world
    await wish(here, "remove", "allow")
    first = await world.say(here.badr, "Look at this", here.group)
    await world.sim.edit(here.badr, here.group, first, AWAY)
    await world.still()
    assert not await here.stands(first)
    told = await here.reads(here.badr)
    assert here.words("conduct-told-links-to", domains="school.edu") in told
    assert here.words("conduct-rule-links") in told
    await here.tap(here.badr, "conduct-answer")
    await world.say(here.badr, "It was for my class")
    assert "It was for my class" in await here.reads(here.huda)
    pictured = await world.sim.send_photo(here.badr, here.group, caption=AWAY)
    await world.still()
    assert not await here.stands(pictured)
    await until_gone(world, AWAY)
    assert AWAY not in world.local.write(everything)
    await world.say(here.noor, "/menu")
    await here.tap(here.noor, "conduct-log-open")
    assert here.words("conduct-by-setting") in await here.all_of(here.noor)


@ALL
async def test_what_a_channel_or_a_stranger_shares_is_shown_to_the_coordinator(staffroom_of: Staffroom) -> None:
    """Who has no account that could be asked; an administrator without a name is let be."""
    here, world = staffroom_of, staffroom_of.world
    await wish(here, "ask", "allow")
    channel = await world.sim.create_channel(here.badr, "Badr's prizes")
    posted = await world.sim.say(here.badr, here.group, AWAY, as_=channel)
    await world.still()
    assert here.words("conduct-case-share", group="Hill_Group1") in await here.reads(here.huda)
    await here.decide(here.huda, "remove", "topic")
    assert not await here.stands(posted)
    await world.sim.set_anonymous(here.group, here.huda)
    count = len(await world.sim.private(here.huda))
    faceless = await world.sim.say(here.huda, here.group, AWAY, as_=here.group)
    await world.still()
    assert await here.stands(faceless)
    assert len(await world.sim.private(here.huda)) == count


@ALL
async def test_out_of_the_box_links_are_nobodys_matter(staffroom_of: Staffroom) -> None:
    """Nor are forwarded messages."""
    here, world = staffroom_of, staffroom_of.world
    sent = await world.say(here.badr, AWAY, here.group)
    await world.sim.forward(here.amina, here.group, sent, here.group)
    await world.still()
    assert await here.stands(sent)
    seen: list[dict[str, Any]] = [*await world.sim.private(here.badr), *await world.sim.private(here.amina)]
    assert here.words("conduct-take-out") not in str(seen)
