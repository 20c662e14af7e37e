"""Journeys of an admin and the rankings: hidden with one button, shown again; a figure corrected with its reason."""

import pytest
from tests import builders as make
from tests.journeys.conftest import World, programme
from tests.journeys.test_standings import league

from staffroom.kernel.db import Tx
from staffroom.kernel.text import FSI, PDI

TOLD = {"en": "Place 2 of 3", "ar": "المرتبة 2 من 3"}
RIGHT = {"en": "Corrected:", "ar": "تصحيح:"}


def office(tx: Tx, language: str, account: int) -> None:
    """Write the admin, and let everybody speak a language."""
    make.person(tx, programme(tx).id, "Root", roster="admins", role="admin", user=account)
    tx.run("UPDATE people SET language = :language", language=language)
    tx.run("UPDATE programmes SET language = :language", language=language)


async def posts(world: World, chat: int) -> list[str]:
    """Return the words of all that stands in a group."""
    found = [str(post.get("caption") or post.get("text") or "") for post in await world.sim.messages(chat)]
    return [words.replace(FSI, "").replace(PDI, "") for words in found]


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_an_admin_hides_the_rankings_shows_them_again_and_corrects_a_figure(world: World, language: str) -> None:
    """The league vanishes from the coordinators' group; the correction stands there with its reason."""
    accounts = [await world.sim.create_user(f"Lead {number}") for number in range(3)]
    root = await world.sim.create_user("Root")
    staff = await world.group(accounts[0], "Coordinators")
    world.write(league, staff, accounts)
    world.write(office, language, root)
    for account in (*accounts, root):
        await world.say(account, "/start")
    await world.advance_to(make.at(14, 9, 5))
    title = world.label("standings-title", language, week=1).replace("<b>", "").replace("</b>", "")
    title = title.replace(FSI, "").replace(PDI, "")
    assert any(words.startswith(title) for words in await posts(world, staff))

    await world.say(root, "/menu")
    await world.tap(root, "standings-office", language=language)
    await world.tap(root, "standings-hide", language=language)
    assert not any(words.startswith(title) for words in await posts(world, staff))
    await world.say(accounts[0], "/menu")
    assert TOLD[language] not in (await world.last(accounts[0])).replace(FSI, "").replace(PDI, "")

    await world.tap(root, "standings-show", language=language)
    await world.say(accounts[0], "/menu")
    assert TOLD[language] in (await world.last(accounts[0])).replace(FSI, "").replace(PDI, "")

    await world.tap(root, "standings-correct", language=language)
    await world.tap(root, "standings-group", language=language, name="Group 0")
    await world.say(root, "8 the network was down")
    told = [words for words in await posts(world, staff) if RIGHT[language] in words]
    assert len(told) == 1
    assert "the network was down" in told[0]
    assert "1. Group 0" in told[0]
