"""Journeys of `/offtopic`: whoever leads a group brings it back to its topic, openly or by a word to one alone."""

from tests.journeys.test_conduct import ALL, CALM, Staffroom, everything, staffroom_of, until_gone

from staffroom.kernel.clock import MINUTE

__all__ = ["staffroom_of"]

CAR = "zirkumflex who wants to buy my car"


@ALL
async def test_a_group_is_brought_back_to_its_topic_by_one_command(staffroom_of: Staffroom) -> None:
    """Nobody sees the command; whoever gave it sees first what the group reads a minute later, and nobody is named."""
    here, world = staffroom_of, staffroom_of.world
    said = await world.say(here.badr, CAR, here.group)
    await world.sim.set_clock(speed=CALM)
    await world.say(here.huda, "/offtopic", here.group, reply_to=said)
    line = here.words("ready-off-topic-a")
    assert "/offtopic" not in await here.group_reads()
    assert line in await here.reads(here.huda)
    assert line not in await here.group_reads()
    await here.after(2 * MINUTE)
    reads = await here.group_reads()
    assert reads.count(line) == 1
    assert await here.stands(said)
    told = await here.reads(here.badr)
    assert all(words in told for words in ("Huda", here.words("conduct-rule-topic"), here.words("conduct-told-answer")))
    assert CAR not in await here.all_of(here.huda)
    await until_gone(world, CAR)
    assert CAR not in world.local.write(everything)
    await world.say(here.noor, "/menu")
    await here.tap(here.noor, "conduct-log-open")
    assert here.words("conduct-remind") in await here.reads(here.noor)


@ALL
async def test_one_tap_makes_it_a_word_to_the_author_alone_and_another_takes_it_back(
    staffroom_of: Staffroom,
) -> None:
    """What is taken back has never been: the message may still be reported."""
    here, world = staffroom_of, staffroom_of.world
    said = await world.say(here.badr, CAR, here.group)
    await world.sim.set_clock(speed=CALM)
    await world.say(here.huda, "/offtopic", here.group, reply_to=said)
    await here.tap(here.huda, "conduct-undo")
    assert await here.reads(here.huda) == here.words("conduct-offtopic-undone")
    await here.after(2 * MINUTE)
    assert here.words("ready-off-topic-a") not in await here.group_reads()
    await world.say(here.huda, "/offtopic", here.group, reply_to=said)
    await here.tap(here.huda, "conduct-instead")
    await here.after(2 * MINUTE)
    assert here.words("ready-off-topic-a") not in await here.group_reads()
    assert here.words("conduct-rule-topic") in await here.reads(here.badr)
    await here.report(here.amina, said)
    assert await here.reads(here.amina) == here.words("conduct-seen")


@ALL
async def test_teachers_read_kindly_that_it_is_for_those_who_lead(staffroom_of: Staffroom) -> None:
    """And how a message is reported; whoever leads learns how in private, with the way to the ready words."""
    here, world = staffroom_of, staffroom_of.world
    said = await world.say(here.badr, CAR, here.group)
    await world.say(here.amina, "/offtopic", here.group, reply_to=said)
    assert here.words("conduct-offtopic-leaders") in await here.reads(here.amina)
    await world.say(here.huda, "/offtopic", here.group)
    assert here.words("conduct-offtopic-how") in await here.reads(here.huda)
    await world.say(here.huda, "/offtopic")
    await here.tap(here.huda, "ready-off-topic")
    assert here.words("ready-off-topic-a") in await here.reads(here.huda)
    await world.sim.set_anonymous(here.group, here.huda)
    await world.sim.say(here.huda, here.group, "/offtopic", reply_to=said, as_=here.group)
    await world.still()
    assert CAR in await here.reads(here.huda)
    assert here.words("ready-off-topic-a") not in await here.group_reads()
