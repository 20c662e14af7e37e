"""Which chats the bot can reach, and what it hears where it cannot."""

from tests.emulator.conformance.book import Answer, refuses, rule
from tests.emulator.conformance.conftest import Stage


@refuses("chat_id is empty", "facts §0")
async def test_a_chat_must_be_named(stage: Stage) -> Answer:
    """A call without chat_id is refused."""
    return await stage.call("sendMessage", text="x")


@refuses("chat not found", "facts §3")
async def test_a_stranger_is_no_chat(stage: Stage) -> Answer:
    """An account that the bot never met is not found."""
    return await stage.call("sendMessage", chat_id=stage.create_user("Sid"), text="x")


@rule("Client.cpp check_chat")
async def test_a_public_group_is_found_by_its_name(stage: Stage) -> None:
    """A @username names a public group; people are not found by theirs."""
    stage.make_public(stage.group, "nairobi_maths")
    stage.create_user("Uma", username="uma", started=True)
    assert (await stage.get("getChat", chat_id="@nairobi_maths"))["id"] == stage.group
    assert (await stage.call("getChat", chat_id="@uma"))["description"] == "Bad Request: chat not found"


@refuses("Forbidden: bot can't initiate conversation with a user", "facts §3")
async def test_who_never_started_the_bot_gets_nothing(stage: Stage) -> Answer:
    """A person known from a group who never started the bot cannot be written to."""
    return await stage.call("sendMessage", chat_id=stage.teacher, text="x")


@refuses("Forbidden: bot was blocked by the user", "facts §3")
async def test_who_blocked_the_bot_gets_nothing(stage: Stage) -> Answer:
    """A person who blocked the bot cannot be written to."""
    stage.block(stage.ann)
    return await stage.call("sendMessage", chat_id=stage.ann, text="x")


@rule("facts §1")
async def test_blocking_and_unblocking_are_told(stage: Stage) -> None:
    """In private chats my_chat_member tells only of block and unblock; starting again unblocks."""
    stage.block(stage.ann)
    stage.start(stage.ann)
    changes = await stage.heard("my_chat_member")
    told = [change["new_chat_member"]["status"] for change in changes if change["chat"]["id"] == stage.ann]
    assert told == ["kicked", "member"]
    assert await stage.send(stage.ann)


@refuses("Forbidden: user is deactivated", "facts §3")
async def test_a_deleted_account_gets_nothing(stage: Stage) -> Answer:
    """A deleted account cannot be written to."""
    stage.deactivate(stage.ann)
    return await stage.call("sendMessage", chat_id=stage.ann, text="x")


@refuses("Forbidden: bot was kicked from the supergroup chat", "facts §3")
async def test_a_supergroup_that_removed_the_bot_is_shut(stage: Stage) -> Answer:
    """A bot that was removed from a supergroup hears so."""
    stage.remove_bot(stage.group)
    return await stage.call("sendMessage", chat_id=stage.group, text="x")


@refuses("Forbidden: bot was kicked from the group chat", "facts §3")
async def test_a_basic_group_that_removed_the_bot_is_shut(stage: Stage) -> Answer:
    """A bot that was removed from a basic group hears so."""
    basic = stage.basic()
    stage.remove_bot(basic)
    return await stage.call("sendMessage", chat_id=basic, text="x")


@refuses("Forbidden: bot is not a member of the supergroup chat", "facts §3")
async def test_a_supergroup_that_the_bot_left_is_shut(stage: Stage) -> Answer:
    """A bot that left a supergroup is no member, and cannot even look."""
    await stage.get("leaveChat", chat_id=stage.group)
    return await stage.call("getChat", chat_id=stage.group)


@refuses("Forbidden: bot is not a member of the group chat", "facts §3")
async def test_a_basic_group_that_the_bot_left_is_shut(stage: Stage) -> Answer:
    """A bot that left a basic group is no member."""
    basic = stage.basic()
    await stage.get("leaveChat", chat_id=basic)
    return await stage.call("sendMessage", chat_id=basic, text="x")


@refuses("Forbidden: the group chat was deleted", "facts §1")
async def test_a_deleted_basic_group_is_gone(stage: Stage) -> Answer:
    """A basic group that was dissolved says so."""
    basic = stage.basic()
    stage.delete_group(basic)
    return await stage.call("sendMessage", chat_id=basic, text="x")


@rule("Client.cpp check_chat_access")
async def test_a_deleted_supergroup_looks_like_a_removal(stage: Stage) -> None:
    """To a bot, a supergroup that was deleted is one that it was thrown out of."""
    await stage.listen()
    stage.delete_group(stage.group)
    (change,) = await stage.heard("my_chat_member")
    assert change["new_chat_member"]["status"] == "kicked"
    answer = await stage.call("sendMessage", chat_id=stage.group, text="x")
    assert answer["description"] == "Forbidden: bot was kicked from the supergroup chat"


@refuses("group chat was upgraded to a supergroup chat", "facts §1")
async def test_an_upgraded_group_refuses(stage: Stage) -> Answer:
    """Writing to a group that was upgraded is refused, naming the new one."""
    basic = stage.basic("invite_users")
    new = stage.migrate(basic)
    answer = await stage.call("sendMessage", chat_id=basic, text="x")
    assert answer["parameters"] == {"migrate_to_chat_id": new}
    return answer


@rule("facts §1")
async def test_an_upgrade_is_told_in_both_chats(stage: Stage) -> None:
    """Two service messages tell of an upgrade, in either order; the bot's rank goes along, nobody left."""
    for order in ("old_first", "new_first"):
        basic = stage.basic("invite_users")
        await stage.listen()
        new = stage.migrate(basic, order=order)
        updates = await stage.heard()
        messages = [update["message"] for update in updates if "message" in update]
        told = [message.get("migrate_to_chat_id") or message["migrate_from_chat_id"] for message in messages]
        assert told == ([new, basic] if order == "old_first" else [basic, new])
        (mine,) = [update["my_chat_member"] for update in updates if "my_chat_member" in update]
        assert (mine["chat"]["id"], mine["new_chat_member"]["status"]) == (new, "administrator")
        assert await stage.send(new) > 0


@rule("facts §1")
async def test_an_upgraded_group_counts_its_messages_anew(stage: Stage) -> None:
    """Message ids restart in the new supergroup; private chats and basic groups share one count."""
    basic = stage.basic()
    shared = [await stage.send(chat) for chat in (stage.ann, basic, stage.ann)]
    assert shared == list(range(shared[0], shared[0] + 3))
    assert await stage.send(stage.migrate(basic)) < shared[0]


@rule("facts §1")
async def test_being_added_gives_an_update_and_a_service_message(stage: Stage) -> None:
    """The bot learns by my_chat_member and by new_chat_members that it was added, and by whom."""
    chat = stage.create_group(stage.owner, "Second")
    await stage.listen()
    stage.add_bot(chat)
    change, service = await stage.heard()
    assert change["my_chat_member"]["from"]["id"] == stage.owner
    assert service["message"]["new_chat_members"][0]["id"] == stage.bot


@rule("facts §2")
async def test_going_public_shows_only_in_chats(stage: Stage) -> None:
    """No update tells that a group became public; its chats carry the username from then on."""
    await stage.listen()
    stage.make_public(stage.group, "nairobi_maths")
    assert await stage.heard() == []
    chat = await stage.get("getChat", chat_id=stage.group)
    assert (chat["username"], chat["active_usernames"]) == ("nairobi_maths", ["nairobi_maths"])
    stage.say(stage.owner, stage.group, "Hello")
    assert (await stage.heard("message"))[0]["chat"]["username"] == "nairobi_maths"
