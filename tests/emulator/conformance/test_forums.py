"""Forums and their topics."""

import pytest
from tests.emulator.conformance.book import Answer, refuses, rule
from tests.emulator.conformance.conftest import Stage


async def topic(stage: Stage, name: str = "Week 1") -> int:
    """Turn the group into a forum and let the bot open a topic."""
    stage.make_forum(stage.group)
    return int((await stage.get("createForumTopic", chat_id=stage.group, name=name))["message_thread_id"])


@rule("facts §2")
async def test_a_topic_is_opened_by_a_service_message(stage: Stage) -> None:
    """A new topic has the number of its first message, which the bot hears; its name is cut to 128."""
    await stage.listen()
    thread = await topic(stage, "x" * 200)
    (message,) = await stage.heard("message")
    assert message["forum_topic_created"]["name"] == "x" * 128
    assert (message["message_id"], message["message_thread_id"], message["chat"]["is_forum"]) == (thread, thread, True)


@rule("facts §2")
async def test_messages_lie_in_topics(stage: Stage) -> None:
    """Messages of a topic carry message_thread_id and is_topic_message, both ways; General's do not."""
    thread = await topic(stage)
    sent = await stage.get("sendMessage", chat_id=stage.group, text="x", message_thread_id=thread)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (thread, True)
    await stage.listen()
    stage.say(stage.teacher, stage.group, "in the topic", thread=thread)
    stage.say(stage.teacher, stage.group, "in General")
    first, second = await stage.heard("message")
    assert (first["message_thread_id"], "message_thread_id" in second) == (thread, False)


@refuses("message thread not found", "facts §2")
@pytest.mark.parametrize("thread", [1, 999])
async def test_general_and_unknown_topics_cannot_be_sent_to(stage: Stage, thread: int) -> Answer:
    """Thread 1, General, is refused like one that is not there: to reach it, name none."""
    await topic(stage)
    return await stage.call("sendMessage", chat_id=stage.group, text="x", message_thread_id=thread)


@rule("Client.cpp check_message_topic")
async def test_groups_without_topics_ignore_the_thread(stage: Stage) -> None:
    """A group that is no forum takes the message without its topic."""
    sent = await stage.get("sendMessage", chat_id=stage.group, text="x", message_thread_id=7)
    assert "message_thread_id" not in sent


@refuses("TOPIC_CLOSED", "facts §2, not verified")
async def test_a_closed_topic_takes_no_message(stage: Stage) -> Answer:
    """Who may not manage topics writes in open ones only."""
    stage.make_forum(stage.group)
    thread = stage.create_topic(stage.group, stage.owner, "Closed")
    stage.close_topic(stage.group, stage.owner, thread)
    stage.rank("pin_messages")
    return await stage.call("sendMessage", chat_id=stage.group, text="x", message_thread_id=thread)


@rule("facts §2")
async def test_topics_are_closed_reopened_renamed_and_deleted(stage: Stage) -> None:
    """Each change but deletion is told by a service message in the topic."""
    thread = await topic(stage)
    await stage.listen()
    where = {"chat_id": stage.group, "message_thread_id": thread}
    await stage.get("closeForumTopic", **where)
    with pytest.raises(Exception, match="closed"):
        stage.say(stage.teacher, stage.group, "Hello", thread=thread)
    await stage.get("reopenForumTopic", **where)
    await stage.get("editForumTopic", name="Week 2", **where)
    told = [set(message) & {"forum_topic_closed", "forum_topic_reopened", "forum_topic_edited"}
            for message in await stage.heard("message")]  # fmt: skip
    assert told == [{"forum_topic_closed"}, {"forum_topic_reopened"}, {"forum_topic_edited"}]
    await stage.get("deleteForumTopic", **where)
    assert thread not in stage.world.chats[stage.group].posts


@refuses("the chat is not a forum", "ForumTopicManager.cpp")
async def test_topics_need_a_forum(stage: Stage) -> Answer:
    """A plain group has no topics."""
    return await stage.call("createForumTopic", chat_id=stage.group, name="x")


@refuses("name must be non-empty", "ForumTopicManager.cpp")
async def test_a_topic_has_a_name(stage: Stage) -> Answer:
    """An empty name is refused."""
    stage.make_forum(stage.group)
    return await stage.call("createForumTopic", chat_id=stage.group, name=" ")


@refuses("invalid icon color specified", "ForumTopicManager.cpp")
async def test_a_topics_icon_has_a_colour(stage: Stage) -> Answer:
    """A number that is no colour is refused."""
    stage.make_forum(stage.group)
    return await stage.call("createForumTopic", chat_id=stage.group, name="x", icon_color=-1)


@refuses("not enough rights to create a topic", "ForumTopicManager.cpp")
async def test_opening_a_topic_needs_the_right(stage: Stage) -> Answer:
    """Without can_manage_topics an administrator opens none."""
    stage.make_forum(stage.group)
    stage.rank("pin_messages")
    return await stage.call("createForumTopic", chat_id=stage.group, name="x")


DEEDS = {"edit": "editForumTopic", "close or open": "closeForumTopic", "delete": "deleteForumTopic"}


@refuses("not enough rights to {deed} the topic", "ForumTopicManager.cpp", deed=list(DEEDS))
async def test_topics_of_others_need_the_right(stage: Stage, deed: str) -> Answer:
    """A topic that someone else opened is changed by right only."""
    stage.make_forum(stage.group)
    thread = stage.create_topic(stage.group, stage.owner, "Theirs")
    stage.rank("pin_messages")
    return await stage.call(DEEDS[deed], chat_id=stage.group, message_thread_id=thread)


@refuses("invalid forum topic identifier specified", "ForumTopicManager.cpp")
async def test_a_topic_must_be_named(stage: Stage) -> Answer:
    """A call about a topic without its number is refused."""
    stage.make_forum(stage.group)
    return await stage.call("closeForumTopic", chat_id=stage.group)


@refuses("TOPIC_ID_INVALID", "MTProto channels.editForumTopic")
async def test_a_topic_must_be_there(stage: Stage) -> Answer:
    """A number that no topic has is refused."""
    stage.make_forum(stage.group)
    return await stage.call("closeForumTopic", chat_id=stage.group, message_thread_id=999)


@refuses("TOPIC_NOT_MODIFIED", "MTProto channels.editForumTopic")
async def test_a_topic_must_change(stage: Stage) -> Answer:
    """Opening what is open is refused."""
    return await stage.call("reopenForumTopic", chat_id=stage.group, message_thread_id=await topic(stage))
