"""What colleagues tried: two answers handed over, each author asked in private, one agrees, and the group reads it."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from tests import builders as make
from tests.journeys.test_digest import School, opened

from staffroom.kernel.clock import DAY, HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, UserId
from staffroom.kernel.text import Translator
from staffroom.rooms import activity, people
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.cohorts import get as group_of

ANSWERS = {"en": "I greet each child by name at the door", "ar": "أحيّي كل طفل باسمه عند الباب"}
OTHER = {"en": "We sing the routine every morning", "ar": "نغني النشيد كل صباح معًا"}


@pytest.fixture(params=["en", "ar"])
async def school(request: pytest.FixtureRequest, tmp_path: Path, words: Translator) -> AsyncIterator[School]:
    """Open it on the second Sunday, with a card of the first group that two have answered and that has closed."""
    async with opened(tmp_path, words, make.at(13, 9), request.param) as found:
        await found.world.advance_to(make.at(13, 9, 30))
        found.world.write(close_a_card, found)
        yield found


def close_a_card(tx: Tx, school: School) -> None:
    """Let the first question of the first group have been posted, answered by two, and closed."""
    group: Cohort = group_of(tx, school.groups[0])
    card = tx.value(
        "SELECT x.id FROM postings x JOIN prompts p ON p.id = x.prompt_id"
        " WHERE x.cohort_id = :group AND p.kind = 'question' ORDER BY x.due_at LIMIT 1",
        group=group.id,
    )
    tx.run(
        "UPDATE postings SET state = 'posted', posted_at = :at, closes_at = :closed, message_id = 1, chat_id = :chat,"
        " eligible = 2 WHERE id = :id",
        at=make.at(7, 16),
        closed=make.at(11, 0),
        chat=group.chat_id,
        id=card,
    )
    for user in school.teachers[:2]:
        (person,) = people.by_account(tx, UserId(user))
        activity.record(tx, person.id, group.id, "answer", str(card), make.at(8))


def everything(tx: Tx) -> str:
    """Return every value of every table."""
    tables = [row["name"] for row in tx.all("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return "\n".join(str(tuple(row)) for table in tables for row in tx.tuples(f'SELECT * FROM "{table}"'))


async def newest(school: School, user: int, words: str) -> dict[str, Any]:
    """Return the newest private message of somebody that holds some words."""
    return next(
        message
        for message in reversed(await school.private(user))
        if words in f"{message.get('text')} {message.get('caption')}"
    )


async def test_a_round_up_from_the_first_answer_to_the_group(school: School) -> None:
    """One says yes with the name; the other, whose account Telegram hides, says no, which nobody is told."""
    world, chat, (amina, bilal, *_) = school.world, school.chats[0], school.teachers
    mine, other = ANSWERS[school.language], OTHER[school.language]
    first, second = await world.say(amina, mine, chat), await world.say(bilal, other, chat)
    await world.sim.hide_forwards(bilal)
    await world.say(school.huda, "/menu")
    await school.tap("roundups-menu", n=1)
    await school.tap("roundups-open", n=1, group="Group1")
    bot = await world.bot()
    await world.sim.forward(school.huda, chat, first, bot)
    await world.still()
    assert school.says("roundups-asked", name="Teacher 0") in await world.last(school.huda)
    await world.sim.forward(school.huda, chat, second, bot)
    await world.still()
    assert school.says("roundups-whose") in await world.last(school.huda)
    await school.tap("roundups-name", name="Teacher 1")
    assert mine in (await newest(school, amina, mine))["text"]
    await world.tap(amina, "roundups-with-name", language=school.language, name="Teacher 0")
    await world.tap(bilal, "roundups-no", language=school.language)
    assert school.says("roundups-refused") == await world.last(bilal)
    assert other not in world.write(everything)
    shown = await school.tap("roundups-back")
    assert mine in shown
    assert school.says("roundups-asked-so-far", n=1) in shown
    await school.tap("roundups-look", n=1)
    preview = await newest(school, school.huda, mine)
    assert "photo" in preview
    await world.sim.tap(school.huda, bot, "✅", message_id=preview["message_id"])
    await world.still()
    ((goes,),) = world.look("SELECT not_before FROM outbox WHERE kind = 'roundups.post'")
    await world.advance_to(Instant(goes + HOUR))
    await world.still()
    heading = school.says("roundups-picture")
    for _ in range(20):  # a picture that takes long to draw goes a little later
        posts = [one for one in await world.sim.messages(chat) if heading in str(one.get("caption"))]
        if posts:
            break
        await world.advance_to(Instant(world.now() + HOUR))
    assert len(posts) == 1
    assert mine in posts[0]["caption"]
    assert "Teacher 0" in posts[0]["caption"]
    assert other not in posts[0]["caption"]
    assert "photo" in posts[0]
    assert mine not in world.write(everything)
    await world.say(school.huda, "/menu")
    assert school.says("roundups-picture") not in await world.last(school.huda)


@pytest.mark.parametrize("school", ["en"], indirect=True)
async def test_a_round_up_is_stopped_within_a_minute(school: School) -> None:
    """Nothing reaches the group, and what was collected is there still."""
    world, chat, (amina, *_) = school.world, school.chats[0], school.teachers
    said = await world.say(amina, ANSWERS["en"], chat)
    await world.say(school.huda, "/menu")
    await school.tap("roundups-menu", n=1)
    await school.tap("roundups-open", n=1, group="Group1")
    await world.sim.forward(school.huda, chat, said, await world.bot())
    await world.still()
    await world.tap(amina, "roundups-without-name")
    await school.tap("roundups-back")
    await school.tap("roundups-look", n=1)
    preview = await newest(school, school.huda, ANSWERS["en"])
    await world.sim.set_clock(speed=5.0)  # the minute of Undo must not be over before anybody looks
    await world.sim.tap(school.huda, await world.bot(), "✅", message_id=preview["message_id"])
    await world.still()
    assert ANSWERS["en"] in await school.tap("roundups-undo")
    await world.advance_to(Instant(world.now() + 2 * DAY))
    assert not [one for one in await world.sim.messages(chat) if "tried" in str(one.get("caption"))]
