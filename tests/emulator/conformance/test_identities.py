"""Who is shown as the sender, and what a bot hears."""

from typing import Any

import pytest
from tests.emulator.conformance.book import rule
from tests.emulator.conformance.conftest import Stage


async def said(stage: Stage, user: int, **how: int) -> dict[str, Any]:
    """Let a person say something in the group and give what the bot heard."""
    await stage.listen()
    stage.say(user, stage.group, "Hello", **how)
    (message,) = await stage.heard("message")
    return message


@rule("facts §2")
async def test_an_anonymous_administrator_speaks_as_the_group(stage: Stage) -> None:
    """Whoever is anonymous shows as from GroupAnonymousBot 1087968824 with the group as sender_chat."""
    stage.promote(stage.group, stage.teacher, rights={"can_pin_messages": True, "is_anonymous": True})
    message = await said(stage, stage.teacher)
    assert (message["from"]["id"], message["sender_chat"]["id"]) == (1087968824, stage.group)
    assert message["from"]["is_bot"]


@rule("facts §2")
async def test_the_owner_can_be_anonymous_too(stage: Stage) -> None:
    """The owner's is_anonymous is shown; service messages are the group's then; what others say stays their own."""
    stage.set_anonymous(stage.group, stage.owner)
    assert (await stage.get("getChatMember", chat_id=stage.group, user_id=stage.owner))["is_anonymous"]
    await stage.listen()
    stage.rename(stage.group, stage.owner, "New")
    (message,) = await stage.heard("message")
    assert (message["new_chat_title"], message["sender_chat"]["id"]) == ("New", stage.group)
    assert "sender_chat" not in await said(stage, stage.teacher)


@rule("facts §2")
async def test_a_channel_speaks_for_whoever_runs_it(stage: Stage) -> None:
    """What is said as a channel shows as from Channel_Bot 136817688 with the channel as sender_chat."""
    channel = stage.create_channel(stage.teacher, "Tara's maths")
    message = await said(stage, stage.teacher, as_=channel)
    sender = message["sender_chat"]
    assert (message["from"]["id"], sender["id"], sender["type"]) == (136817688, channel, "channel")
    with pytest.raises(Exception, match="who runs a channel"):
        stage.say(stage.owner, stage.group, "Hello", as_=channel)


@rule("facts §2")
async def test_a_banned_channel_is_silent(stage: Stage) -> None:
    """Banning a sender chat bans the identity, not the person; unbanning lifts it."""
    channel = stage.create_channel(stage.teacher, "Tara's maths")
    where = {"chat_id": stage.group, "sender_chat_id": channel}
    await stage.get("banChatSenderChat", **where)
    with pytest.raises(Exception, match="banned"):
        stage.say(stage.teacher, stage.group, "Hello", as_=channel)
    assert stage.say(stage.teacher, stage.group, "as myself")
    await stage.get("unbanChatSenderChat", **where)
    assert stage.say(stage.teacher, stage.group, "Hello", as_=channel)


@rule("facts §2")
async def test_a_linked_channel_is_passed_on_by_telegram(stage: Stage) -> None:
    """A post of the linked channel comes from 777000 with is_automatic_forward and its origin."""
    channel = stage.create_channel(stage.owner, "News", username="news")
    stage.link_channel(channel, stage.group)
    await stage.listen()
    stage.say(stage.owner, channel, "Term begins")
    (message,) = await stage.heard("message")
    assert (message["from"]["id"], message["sender_chat"]["id"]) == (777000, channel)
    assert message["is_automatic_forward"]
    assert message["forward_origin"]["type"] == "channel"
    assert (await stage.get("getChat", chat_id=stage.group))["linked_chat_id"] == channel


@rule("facts §2, documentation of MessageReactionUpdated")
async def test_a_press_and_a_reaction_tell_who_acted(stage: Stage) -> None:
    """A press of an anonymous administrator carries the person in from; their reaction the group as actor_chat."""
    stage.set_anonymous(stage.group, stage.owner)
    sent = await stage.send(stage.group, reply_markup={"inline_keyboard": [[{"text": "Go", "callback_data": "x"}]]})
    await stage.listen()
    stage.tap(stage.owner, stage.group, "Go")
    stage.react(stage.owner, stage.group, sent, "👍")
    press, reaction = await stage.heard()
    assert press["callback_query"]["from"]["id"] == stage.owner
    assert reaction["message_reaction"]["actor_chat"]["id"] == stage.group
    assert "user" not in reaction["message_reaction"]


@rule("facts §3")
async def test_a_bot_does_not_hear_itself(stage: Stage) -> None:
    """Own messages give no update, except some service messages: title, pin, removal."""
    await stage.listen()
    await stage.send(stage.group)
    await stage.get("setChatTitle", chat_id=stage.group, title="New")
    await stage.get("banChatMember", chat_id=stage.group, user_id=stage.teacher)
    told = await stage.heard("message")
    assert ("new_chat_title" in told[0], "left_chat_member" in told[1], len(told)) == (True, True, 2)


@rule("facts §3")
async def test_privacy_mode_lets_only_addressed_messages_through(stage: Stage) -> None:
    """A plain member bot hears commands for it, replies to it and service messages; an administrator all."""
    plain = stage.create_group(stage.owner, "Plain")
    stage.add_bot(plain)
    own = await stage.send(plain, "Question")
    await stage.listen()
    for text in ("chatter", "/help", "/help@other_bot", "/help@staffroom_demo_bot"):
        stage.say(stage.owner, plain, text)
    stage.say(stage.owner, plain, "my answer", reply_to=own)
    stage.rename(plain, stage.owner, "Still plain")
    stage.say(stage.teacher, stage.group, "chatter among admins")
    heard = [message.get("text") for message in await stage.heard("message")]
    assert heard == ["/help", "/help@staffroom_demo_bot", "my answer", None, "chatter among admins"]


@rule("facts §3")
async def test_without_privacy_mode_everything_is_heard(stage: Stage) -> None:
    """With the switch off a plain member hears everything; getMe tells."""
    plain = stage.create_group(stage.owner, "Plain")
    stage.add_bot(plain)
    stage.set_privacy(on=False)
    await stage.listen()
    stage.say(stage.owner, plain, "chatter")
    assert len(await stage.heard("message")) == 1
    assert (await stage.get("getMe"))["can_read_all_group_messages"]


@rule("facts §3")
async def test_peoples_edits_come_as_edited_message(stage: Stage) -> None:
    """An edit by a person is told with its date and the new text."""
    number = stage.say(stage.owner, stage.group, "a")
    await stage.listen()
    stage.edit(stage.owner, stage.group, number, "b")
    (edited,) = await stage.heard("edited_message")
    assert (edited["message_id"], edited["text"], "edit_date" in edited) == (number, "b", True)


@rule("facts §4")
async def test_peoples_reactions_need_an_administrator(stage: Stage) -> None:
    """A reaction is told to an administrator bot that asked for it, with old and new."""
    sent = await stage.send(stage.group)
    await stage.listen()
    stage.react(stage.teacher, stage.group, sent, "👍")
    stage.react(stage.teacher, stage.group, sent, "🔥")
    changes = await stage.heard("message_reaction")
    emoji = [one["emoji"] for change in changes for one in change["new_reaction"]]
    assert (emoji, changes[1]["old_reaction"][0]["emoji"]) == (["👍", "🔥"], "👍")
    stage.rank()
    await stage.heard()
    stage.react(stage.teacher, stage.group, sent, "👍")
    assert await stage.heard() == []
