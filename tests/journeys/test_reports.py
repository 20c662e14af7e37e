"""A journey of reports: the admin's picture on Monday, and the same from the menu as a page and a table."""

from tests import builders as make
from tests.journeys.conftest import World, programme
from tests.rooms.standings import world as rows

from staffroom.kernel.db import Tx


def groups(tx: Tx, noor: int, huda: int) -> None:
    """Write three groups of ten whose first card has closed; Huda leads the first one."""
    number = programme(tx).id
    make.person(tx, number, "Noor", roster="admins", role="admin", user=noor)
    lead = make.coordinator(tx, number, user=huda)
    for position, answers in enumerate((5, 9, 2)):
        cohort = rows.group(tx, number, f"Group {position}", chat=-9000 - position, lead=None if position else lead)
        rows.card(tx, number, cohort, answers, slug="w0-closed")


async def test_on_monday_the_admin_gets_one_picture_and_the_coordinator_one_with_the_daily_message(
    world: World,
) -> None:
    """Each their own groups; the menu has it again, with the page and the table; Arabic reads it as well."""
    noor, huda = await world.sim.create_user("Noor"), await world.sim.create_user("Huda")
    world.write(groups, noor, huda)
    for account in (noor, huda):
        await world.say(account, "/start")
    await world.advance_to(make.at(14, 15, 30))
    for account, figure in ((noor, "16 of 30 possible"), (huda, "5 of 10 possible")):
        seen = [one for one in await world.sim.private(account) if figure in one.get("caption", "")]
        assert ["photo" in one for one in seen] == [True]
    await world.say(huda, "/menu")
    await world.tap(huda, "reports-menu")
    await world.tap(huda, "reports-as-page")
    await world.tap(huda, "reports-as-table")
    sent = [one["document"]["file_name"] for one in await world.sim.private(huda) if "document" in one]
    assert sent == ["report-2026-09-06.html", "report-2026-09-06.xlsx"]
