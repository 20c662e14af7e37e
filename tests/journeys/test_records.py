"""A journey of records: a teacher asks for theirs in private, and gets it on paper and as a page, both signed."""

from tests import builders as make
from tests.conftest import KEY
from tests.journeys.conftest import World, programme

from staffroom.kernel.db import Tx
from staffroom.ops import keys
from staffroom.rooms import records


def joined(tx: Tx, group: int, amina: int) -> None:
    """Write a teacher who is in."""
    number = programme(tx).id
    make.member(
        tx,
        make.person(tx, number, "Amina Saleh", user=amina, language="ar"),
        make.cohort(tx, number, chat=group, name="Riverside"),
    )


async def test_a_teacher_gets_their_record_as_two_signed_documents(world: World) -> None:
    """From *My record*; the two files are genuine to the last byte, and nothing is kept but that they were sent."""
    amina = await world.sim.create_user("Amina")
    group = await world.group(amina, "Riverside")
    world.write(joined, group, amina)
    await world.say(amina, "/me")
    await world.tap(amina, "joining-button-record", language="ar")
    sent = [one for one in await world.sim.private(amina) if "document" in one]
    assert [one["document"]["file_name"] for one in sent] == ["record.pdf", "record.html"]
    public = records.Signer(keys.signing_seed(KEY)).public
    for one in sent:
        found = records.check_file(await world.sim.file(one["document"]["file_id"]), public)
        assert (found.whole, found.summary.name) == (True, "Amina Saleh")
