"""Journeys of an admin who wants to know how the bot is."""

from typing import Any

from tests import builders as make
from tests.journeys.conftest import World, programme

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import PersonId
from staffroom.kernel.text import isolate
from telegram_emulator.client import Sim


def _schools(tx: Tx) -> tuple[PersonId, PersonId]:
    """Write an admin of the programme with a group that is gone, and an admin of another one."""
    own = programme(tx).id
    nadia = make.person(tx, own, "Nadia", roster="admins", role="admin")
    huda = make.coordinator(tx, own)
    make.cohort(tx, own, coordinator_id=huda, chat=-1_009_999, name="Riverside_Group1")
    elsewhere = make.programme(tx, slug="elsewhere")
    make.cohort(tx, elsewhere, chat=-1_008_888, name="Hill_Secret")
    return nadia, make.person(tx, elsewhere, "Omar", roster="admins", role="admin")


async def _admin(world: World, name: str, person: PersonId) -> int:
    user = await world.sim.create_user(name)
    await world.sim.open_link(user, world.link(person, "admin"))
    await world.still()
    return user


def _labels(message: dict[str, Any]) -> list[str]:
    return [button["text"] for row in message["reply_markup"]["inline_keyboard"] for button in row]


async def _all(sim: Sim, user: int) -> str:
    return "\n".join(str(one.get("text")) for one in await sim.private(user))


async def test_an_admin_asks_how_the_bot_is_and_has_everything_looked_at(world: World) -> None:
    """In one message that is renewed in place; nothing of another programme, and no path of the machine, is told."""
    nadia, omar = world.write(_schools)
    first, other = await _admin(world, "Nadia", nadia), await _admin(world, "Omar", omar)
    await world.say(first, "/status")
    shown = (await world.sim.private(first))[-1]
    for words in ("How I am", "Telegram: answered", "Waiting: 0 in", "Last backup",
                  "There is no coordinators’ group yet", "recovery sheet is not confirmed", "Next: "):  # fmt: skip
        assert words in shown["text"]
    repair = "Coordinators’ group of Classroom management: set up"
    assert repair in _labels(shown)
    world.write(lambda tx: tx.run("UPDATE programmes SET solo = 1"))
    await world.tap(first, "ops-status-again")
    renewed = (await world.sim.private(first))[-1]
    assert renewed["message_id"] == shown["message_id"]
    assert repair not in _labels(renewed)

    await world.tap(first, "ops-status-check")
    await world.say(other, "/check")
    found = (await world.sim.private(first))[-1]["text"]
    assert f"{isolate('Riverside_Group1')}: the group cannot be reached" in found
    told = await _all(world.sim, first)
    assert "Hill_Secret" not in told
    assert str(world.house.config.home if world.house else "") not in told
    others = await _all(world.sim, other)
    assert f"{isolate('Hill_Secret')}: the group cannot be reached" in others
    assert "Riverside_Group1" not in others
    assert world.look("SELECT value FROM facts WHERE name = 'check.asked'") == []


async def test_whoever_is_no_admin_reads_nothing_of_it(world: World) -> None:
    """Neither a coordinator nor a stranger."""
    huda = world.write(lambda tx: make.coordinator(tx, programme(tx).id))
    coordinator = await world.sim.create_user("Huda")
    await world.sim.open_link(coordinator, world.link(huda, "coordinator"))
    stranger = await world.sim.create_user("Eve")
    await world.sim.start(stranger)
    await world.still()
    for user in (coordinator, stranger):
        for command in ("/status", "/check"):
            before = await _all(world.sim, user)
            await world.say(user, command)
            said = (await _all(world.sim, user)).removeprefix(before)
            assert "How I am" not in said
            assert world.label("ops-check-looking") not in said
    assert world.look("SELECT value FROM facts WHERE name = 'check.asked'") == []


async def test_an_admin_has_the_settings_read_anew_and_learns_where_a_mistake_lies(world: World) -> None:
    """Without a mistake the bot begins anew with them; no path of the machine is told."""
    assert world.house is not None
    nadia, _omar = world.write(_schools)
    user = await _admin(world, "Nadia", nadia)
    file = world.house.config.file
    good = file.read_text("utf-8")
    file.write_text(f"{good}nonsense: 1\n", "utf-8")
    await world.say(user, "/reload")
    refused = (await world.sim.private(user))[-1]["text"]
    assert f"config.yaml:{good.count(chr(10)) + 1}" in refused
    assert str(file.parent) not in refused
    assert not world.house.settings.asked.is_set()

    file.write_text(good, "utf-8")
    await world.say(user, "/reload")
    assert "I begin anew" in (await world.sim.private(user))[-1]["text"]
    assert world.house.settings.asked.is_set()
