"""The envelope of calls: tokens, methods, parameters, and the order of the server's checks."""

import aiohttp
import pytest
from tests.emulator.conformance.book import Answer, refuses, rule
from tests.emulator.conformance.conftest import Stage

from telegram_emulator import Emulator
from telegram_emulator.methods import METHODS
from telegram_emulator.methods.parameters import OWN_WORDS
from telegram_emulator.spec import parameters


@refuses("Unauthorized", "facts §0")
async def test_a_wrong_token_is_unauthorized(stage: Stage) -> Answer:
    """A token that is not the bot's is refused."""
    stage.emulator.token = "43:WRONG"
    return await stage.call("getMe")


@refuses("Not Found: method not found", "facts §0")
async def test_an_unknown_method_is_not_found(stage: Stage) -> Answer:
    """A method that the Bot API does not have is refused."""
    return await stage.call("sendTelepathy")


@refuses("Not Found", "facts §0")
async def test_an_unknown_file_is_not_found(stage: Stage) -> Answer:
    """A path under /file/ that leads nowhere is refused."""
    url = f"{stage.emulator.url}/file/bot{stage.emulator.token}/photos/none.png"
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return dict(await answer.json())


@rule("facts §0")
async def test_method_names_ignore_case(stage: Stage) -> None:
    """Methods are found in any case, by GET and by POST."""
    assert (await stage.get("GETME"))["id"] == stage.bot
    url = f"{stage.emulator.url}/bot{stage.emulator.token}/sendmessage"
    query = {"chat_id": str(stage.ann), "text": "by GET"}
    async with aiohttp.ClientSession() as session, session.get(url, params=query) as answer:
        assert (await answer.json())["result"]["text"] == "by GET"


@rule("facts §0")
async def test_the_status_is_the_error_code(stage: Stage) -> None:
    """HTTP status and error_code are one."""
    url = f"{stage.emulator.url}/bot{stage.emulator.token}/sendMessage"
    async with aiohttp.ClientSession() as session, session.post(url, json={}) as answer:
        assert (answer.status, (await answer.json())["error_code"]) == (400, 400)


@rule("facts §0")
async def test_figures_out_of_range_are_clamped(stage: Stage) -> None:
    """Whole numbers beyond their range are moved into it, not refused."""
    stage.set_profile_photo(stage.teacher)
    assert (await stage.get("getUserProfilePhotos", user_id=stage.teacher, limit=1000))["total_count"] == 1
    link = await stage.get("createChatInviteLink", chat_id=stage.group, member_limit=-5)
    assert "member_limit" not in link


@refuses('unknown parameter "reply_to_message_id" of sendMessage', "strict mode")
async def test_a_removed_parameter_is_refused(stage: Stage) -> Answer:
    """A parameter that Bot API 10.3 does not have is refused by name."""
    return await stage.call("sendMessage", chat_id=stage.ann, text="x", reply_to_message_id=5)


@refuses('unknown field "reply_markup.inline_keyboard[0][0].callback"', "strict mode")
async def test_an_unknown_field_is_refused(stage: Stage) -> Answer:
    """A field that an object's type does not have is refused by its path."""
    markup = {"inline_keyboard": [[{"text": "x", "callback": "y"}]]}
    return await stage.call("sendMessage", chat_id=stage.ann, text="x", reply_markup=markup)


@rule("lenient mode")
async def test_a_lenient_stand_in_ignores_what_it_does_not_know(stage: Stage) -> None:
    """With strict=False unknown parameters and fields are ignored, as the real server does."""
    async with Emulator(strict=False) as emulator, aiohttp.ClientSession(emulator.url) as session:
        lenient = Stage(emulator, session)
        markup = {"inline_keyboard": [[{"text": "x", "callback_data": "y", "colour": "red"}]]}
        sent = await lenient.get("sendMessage", chat_id=lenient.ann, text="x", extra=1, reply_markup=markup)
    assert sent["text"] == "x"
    assert stage.world.strict


REQUIRED = sorted({name for method in METHODS for name, facts in parameters(method).items() if facts["required"]})


@refuses('parameter "{name}" is required', "facts §0", name=sorted(set(REQUIRED) - OWN_WORDS))
async def test_a_required_parameter_must_be_there(stage: Stage, name: str) -> Answer:
    """A required parameter that is absent is named."""
    method = next(method for method in METHODS if parameters(method).get(name, {}).get("required"))
    given = {"chat_id": stage.group, "user_id": stage.teacher, "message_id": await stage.send(stage.group)}
    return await stage.call(method, **{key: value for key, value in given.items() if key in parameters(method)})


@rule("facts §0")
@pytest.mark.parametrize("method", sorted(set(METHODS) - {"getUpdates"}))
async def test_no_method_does_without_what_it_requires(stage: Stage, method: str) -> None:
    """A method that requires something refuses an empty call; the others answer it."""
    answer = await stage.call(method)
    needs = [name for name, facts in parameters(method).items() if facts["required"]]
    edits = method.startswith("edit") or method == "stopPoll"
    assert answer["ok"] == (not needs and not edits)
    assert answer["ok"] or answer["error_code"] == 400


@refuses('parameter "from_chat_id" is required', "facts §0")
async def test_the_origin_of_a_copy_must_be_named(stage: Stage) -> Answer:
    """A copy without from_chat_id is refused."""
    return await stage.call("copyMessage", chat_id=stage.ann, message_id=1)


@refuses('parameter "message_id" is not a valid integer', "strict mode")
async def test_a_number_must_be_one(stage: Stage) -> Answer:
    """A word where a number belongs is refused by name."""
    return await stage.call("deleteMessage", chat_id=stage.ann, message_id="first")


@refuses("can't parse reply_markup JSON object", "Client.cpp get_reply_markup")
async def test_an_object_must_be_json(stage: Stage) -> Answer:
    """A broken JSON object is refused by name."""
    return await stage.call("sendMessage", chat_id=stage.ann, text="x", reply_markup="{broken")


@refuses("invalid user_id specified", "Client.cpp get_user_id")
async def test_a_user_must_be_named(stage: Stage) -> Answer:
    """A call about a person without user_id is refused."""
    return await stage.call("banChatMember", chat_id=stage.group)


@refuses("message identifier is not specified", "Client.cpp process_delete_message_query")
async def test_a_message_to_delete_must_be_named(stage: Stage) -> Answer:
    """Deleting without message_id is refused."""
    return await stage.call("deleteMessage", chat_id=stage.ann)


@refuses("chat identifier is not specified", "Client.cpp process_delete_message_query")
async def test_the_chat_of_a_message_to_delete_must_be_named(stage: Stage) -> Answer:
    """Deleting without chat_id is refused in words of its own."""
    return await stage.call("deleteMessage", message_id=1)


@refuses("message identifiers are not specified", "Client.cpp get_message_ids")
async def test_messages_to_delete_must_be_named(stage: Stage) -> Answer:
    """Deleting many without any is refused."""
    return await stage.call("deleteMessages", chat_id=stage.ann, message_ids=[])


@refuses("too many message identifiers specified", "Client.cpp get_message_ids")
async def test_a_hundred_messages_are_deleted_at_once(stage: Stage) -> Answer:
    """More than a hundred messages in one call are refused."""
    return await stage.call("deleteMessages", chat_id=stage.ann, message_ids=list(range(1, 102)))


@refuses("invalid message identifier specified", "Client.cpp get_message_ids")
async def test_message_numbers_are_positive(stage: Stage) -> Answer:
    """A list with a number that no message can have is refused."""
    return await stage.call("forwardMessages", chat_id=stage.ann, from_chat_id=stage.group, message_ids=[0])


@rule("Client.cpp process_send_message_query")
async def test_what_cannot_be_read_is_refused_before_its_chat_is_looked_for(stage: Stage) -> None:
    """Texts, entities, keyboards and files are read first of all."""
    for given in ({"text": ""}, {"text": "<b>", "parse_mode": "HTML"}, {"text": "x", "reply_markup": "{"}):
        answer = await stage.call("sendMessage", chat_id=99, **given)
        assert answer["description"] != "Bad Request: chat not found"
    answer = await stage.call("sendPhoto", chat_id=99)
    assert answer["description"] == "Bad Request: there is no photo in the request"


@rule("facts §8")
async def test_checks_come_in_the_servers_order(stage: Stage) -> None:
    """Chat, access, message found, rights, content, and last what only Telegram's data centre knows."""
    stage.rank()
    stage.world.chats[stage.group].permissions["can_send_messages"] = False
    long = "x" * 5000
    reply = {"message_id": 999}
    heard = []
    for chat, given in (
        (99, {"reply_parameters": reply}),
        (stage.group, {"reply_parameters": reply}),
        (stage.group, {}),
        (stage.teacher, {}),
    ):
        heard.append((await stage.call("sendMessage", chat_id=chat, text=long, **given))["description"])
    heard.append((await stage.call("sendMessage", chat_id=stage.teacher, text="x"))["description"])
    assert heard == [
        "Bad Request: chat not found",
        "Bad Request: message to be replied not found",
        "Bad Request: not enough rights to send text messages to the chat",
        "Bad Request: message is too long",
        "Forbidden: bot can't initiate conversation with a user",
    ]


@rule("the stand-in's clock")
async def test_dates_follow_the_clock(stage: Stage) -> None:
    """Messages are dated by the stand-in's clock, also when it is moved backwards."""
    stage.emulator.clock.change(now_ms=1_000_000_000_000, speed=0)
    assert (await stage.get("sendMessage", chat_id=stage.ann, text="x"))["date"] == 1_000_000_000


@rule("RFC 9110, 6.6.1")
async def test_every_answer_says_what_time_it_is(stage: Stage) -> None:
    """Every answer, a refusal too, carries the server's time as its Date, by the stand-in's clock."""
    stage.emulator.clock.change(now_ms=1_000_000_000_000, speed=0)
    base = f"{stage.emulator.url}/bot{stage.emulator.token}"
    async with aiohttp.ClientSession() as session:
        for method in ("getMe", "sendMessage"):
            async with session.get(f"{base}/{method}") as answer:
                assert answer.headers["Date"] == "Sun, 09 Sep 2001 01:46:40 GMT"
