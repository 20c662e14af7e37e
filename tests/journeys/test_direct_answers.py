"""Journeys of answers that cannot go as usual: Telegram wants silence, or nobody is there any more."""

from tests.journeys.conftest import World

NOT_DONE = "SELECT update_id FROM inbox WHERE state <> 'done'"


async def test_whoever_asks_and_blocks_the_bot_leaves_nothing_behind(world: World) -> None:
    """One try, then what they asked is done with: no admin has to look at it, and their words are not kept."""
    amina = await world.sim.create_user("Amina", started=True)
    await world.still()
    await world.sim.faults(kind="slow", method="sendMessage", count=1, seconds=1)
    await world.sim.say_private(amina, "/privacy")
    await world.sim.block(amina)
    await world.still()
    sent = [call["ok"] for call in await world.sim.calls() if call["method"] == "sendMessage"]
    assert sent == [False]
    assert world.look(NOT_DONE) == []


async def test_an_answer_that_telegram_refuses_for_now_comes_once_and_nothing_between(world: World) -> None:
    """Whoever asked waits as long as Telegram says."""
    amina = await world.sim.create_user("Amina", started=True)
    await world.still()
    await world.sim.faults(kind="429", method="sendMessage", count=1, retry_after=60)
    await world.say(amina, "/privacy")
    sent = [call for call in await world.sim.calls() if call["method"] == "sendMessage"]
    assert [call["ok"] for call in sent[-2:]] == [False, True]
    assert sent[-1]["at_ms"] - sent[-2]["at_ms"] >= 60_000
    assert world.look(NOT_DONE) == []
