"""A coordinator falls ill: a colleague takes the group over with two taps, and gives it back."""

from tests import builders as make
from tests.journeys.conftest import World, programme

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId


def write(tx: Tx, huda: int, omar: int, chat: int) -> CohortId:
    """Write two coordinators, one of whom speaks Arabic, and the group of the other."""
    number = programme(tx).id
    leader = make.coordinator(tx, number, "Huda", user=huda)
    make.person(tx, number, "Omar", user=omar, roster="coordinators", role="coordinator", language="ar")
    return make.cohort(tx, number, coordinator_id=leader, chat=chat, name="Riverside_Group")


async def test_a_deputy_takes_over_in_two_taps_and_the_way_back_is_the_same(world: World) -> None:
    """Asked in English, told in Arabic; each reads what they need, nobody reads about one teacher."""
    huda, omar = [await world.sim.create_user(name) for name in ("Huda", "Omar")]
    for user in (huda, omar):
        await world.say(user, "/start")
    chat = await world.group(huda, "Riverside_Group")
    cohort = world.write(write, huda, omar, chat)
    (name,) = world.look("SELECT name FROM cohorts WHERE id = :c", c=cohort)[0]
    await world.say(huda, "/menu")
    await world.tap(huda, "deputies-mine")
    await world.tap(huda, "deputies-choose", group=name)
    await world.tap(huda, "deputies-colleague", name="Omar")
    assert "Omar" in await world.last(huda)
    assert "تنوبوا عنه" in await world.last(omar)
    await world.tap(omar, "deputies-take", language="ar", group=name)
    await world.tap(omar, "deputies-yes", language="ar")
    assert "لا بطاقة تنتظر قرارًا" in await world.last(omar)
    assert "leads" in await world.last(huda)
    await world.tap(huda, "deputies-take", group=name)
    await world.tap(huda, "deputies-yes")
    found = world.look("SELECT full_name FROM cohorts JOIN people ON people.id = coordinator_id")
    assert found == [("Huda",)]
