"""Journeys of cards that are answered with a tap: a poll, a quiz, a task."""

from typing import Any

from tests import builders as make
from tests.journeys.conftest import World, programme
from tests.journeys.test_prompts import Class, open_class

from staffroom.kernel.clock import MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.rooms import prompts
from staffroom.rooms.programmes import Entry


def entry(slug: str, kind: str, weekday: str, **more: object) -> Entry:
    """Return an entry of the first week."""
    words = {"en": f"What of {slug} & <co>?", "ar": "ما رأيكم؟", "zh": "您怎么看？"}
    values = {"id": slug, "kind": kind, "week": 1, "weekday": weekday, "at": "16:00", "text": words}
    return Entry.model_validate(values | more)


OPTIONS = [{"en": f"Option {letter}", "ar": f"خيار {letter}", "zh": f"选项{letter}"} for letter in "ABC"]
COURSE = (
    entry("poll", "poll", "mon", options=OPTIONS, follow_up={"en": "Tell us why.", "ar": "لماذا؟", "zh": "为什么？"}),
    entry("quiz", "quiz", "tue", options=OPTIONS, correct=2, explanation={"en": "B it is.", "ar": "ب", "zh": "是B。"}),
    entry("task", "task", "wed"),
)


def plan(tx: Tx, now: Instant) -> None:
    """Put another course in the place of the example's, approved as a whole."""
    number = programme(tx).id
    prompts.load(tx, number, COURSE)
    prompts.plan(tx, number, now)
    tx.run("UPDATE postings SET state = 'approved' WHERE state = 'planned'")


async def poll_in(lesson: Class, question: str) -> dict[str, Any]:
    """Return the message with a poll in the group."""
    found = [message for message in await lesson.world.sim.messages(lesson.group) if "poll" in message]
    return next(message for message in found if question in message["poll"]["question"])


async def test_a_poll_a_quiz_and_a_task_are_answered_with_a_tap(world: World) -> None:
    """Posted as what they are, pinned, counted once, and the polls stopped when their time is over."""
    lesson = await open_class(world)
    world.write(plan, make.at(6, 9))
    await world.advance_to(make.at(7, 16, 5))
    poll = await poll_in(lesson, "What of poll & <co>?")
    shape = poll["poll"]
    assert (shape["type"], shape["is_anonymous"]) == ("regular", False)
    assert shape["description"] == f"{world.label('prompts-votes-are-seen')}\nTell us why."
    assert [option["text"] for option in shape["options"]] == ["Option A", "Option B", "Option C"]
    await world.sim.vote(lesson.amina, lesson.group, poll["message_id"], [1])
    await world.still()
    assert world.look("SELECT count(*) FROM activity WHERE kind = 'answer'") == [(1,)]

    await world.advance_to(make.at(8, 16, 5))
    quiz = await poll_in(lesson, "What of quiz")
    assert (quiz["poll"]["type"], quiz["poll"]["correct_option_ids"]) == ("quiz", [1])
    assert quiz["poll"]["explanation"] == "B it is."
    await world.sim.vote(lesson.amina, lesson.group, quiz["message_id"], [0])
    await world.still()
    assert world.look("SELECT count(*) FROM activity WHERE kind = 'answer'") == [(2,)]

    await world.advance_to(make.at(9, 16, 5))
    answer = await world.tap(lesson.amina, "prompts-done", chat=lesson.group)
    assert answer["text"] == world.label("prompts-done-noted")
    assert world.look("SELECT count(*) FROM activity WHERE kind = 'answer'") == [(3,)]

    await world.advance_to(Instant(world.look("SELECT closes_at FROM postings WHERE poll_open")[0][0] + MINUTE))
    assert (await poll_in(lesson, "What of poll"))["poll"]["is_closed"]
    assert world.look("SELECT count(*) FROM outbox WHERE state = 'failed'") == [(0,)]
