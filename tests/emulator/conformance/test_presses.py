"""Presses of inline buttons and their answers."""

from typing import Any

from tests.emulator.conformance.book import Answer, refuses, rule
from tests.emulator.conformance.conftest import Stage

KEYS: dict[str, Any] = {"inline_keyboard": [[{"text": "Go", "callback_data": "x"}]]}
STALE = "query is too old and response timeout expired or query ID is invalid"


async def pressed(stage: Stage) -> str:
    """Let Ann press a button and give the query's id."""
    await stage.send(stage.ann, reply_markup=KEYS)
    return str(stage.tap(stage.ann, stage.ann, "Go")["press"])


@rule("documentation of CallbackQuery")
async def test_a_press_tells_who_pressed_and_where(stage: Stage) -> None:
    """A callback query carries the person, the data and the message as it is now."""
    await pressed(stage)
    (query,) = await stage.heard("callback_query")
    assert (query["from"]["id"], query["data"], query["message"]["text"]) == (stage.ann, "x", "Hello")


@refuses(STALE, "facts §3")
async def test_a_press_is_answered_once(stage: Stage) -> Answer:
    """A second answer is refused."""
    query = await pressed(stage)
    assert await stage.get("answerCallbackQuery", callback_query_id=query, text="ok")
    return await stage.call("answerCallbackQuery", callback_query_id=query)


@rule("facts §3")
async def test_a_late_answer_is_refused(stage: Stage) -> None:
    """An answer that comes when the press is long over is refused in the same words."""
    query = await pressed(stage)
    stage.pass_time(151)
    answer = await stage.call("answerCallbackQuery", callback_query_id=query)
    assert answer["description"] == f"Bad Request: {STALE}"


@rule("facts §3")
async def test_a_made_up_press_is_refused(stage: Stage) -> None:
    """An id that no press had, or none at all, is refused in the same words."""
    for given in ({"callback_query_id": "5"}, {}):
        answer = await stage.call("answerCallbackQuery", **given)
        assert answer["description"] == f"Bad Request: {STALE}"


@refuses("MESSAGE_TOO_LONG", "facts §3")
async def test_an_answer_has_200_characters(stage: Stage) -> Answer:
    """200 characters are shown, one more is refused."""
    assert await stage.get("answerCallbackQuery", callback_query_id=await pressed(stage), text="x" * 200)
    return await stage.call("answerCallbackQuery", callback_query_id=await pressed(stage), text="x" * 201)


@rule("facts §3")
async def test_a_press_on_a_deleted_message_is_not_possible(stage: Stage) -> None:
    """Once its message is gone a button cannot be pressed; a press made before can still be answered."""
    query = await pressed(stage)
    number = max(stage.world.chats[stage.ann].posts)
    await stage.get("deleteMessage", chat_id=stage.ann, message_id=number)
    assert await stage.get("answerCallbackQuery", callback_query_id=query)
