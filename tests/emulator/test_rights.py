"""What rights allow in groups, in the server's words."""

import pytest
from aiogram import Bot
from aiogram.types import ChatPermissions
from tests.emulator.conftest import Group
from tests.emulator.support import heard, listen, refusal

from telegram_emulator import Sim, SimError


async def test_pinning_needs_the_right_and_tells_the_group(bot: Bot, sim: Sim, group: Group) -> None:
    """A pin gives a service message, which itself cannot be pinned."""
    await listen(bot)
    sent = await bot.send_message(group.id, "Rules")
    await bot.pin_chat_message(group.id, sent.message_id)
    (update,) = await heard(bot)
    assert update.message is not None
    assert update.message.pinned_message is not None
    assert update.message.pinned_message.message_id == sent.message_id
    with refusal("service messages can't be pinned"):
        await bot.pin_chat_message(group.id, update.message.message_id)
    with refusal("message to pin not found"):
        await bot.pin_chat_message(group.id, 999)
    pinned = (await bot.get_chat(group.id)).pinned_message
    assert pinned is not None
    assert pinned.message_id == sent.message_id
    await sim.promote(group.id, (await bot.get_me()).id, rights={"can_invite_users": True})
    with refusal("not enough rights to manage pinned messages in the chat"):
        await bot.pin_chat_message(group.id, sent.message_id)


async def test_titles_descriptions_and_permissions_need_rights(bot: Bot, sim: Sim, group: Group) -> None:
    """Each refusal names what was not allowed."""
    await sim.promote(group.id, (await bot.get_me()).id, rights={"can_pin_messages": True})
    with refusal("not enough rights to change chat title"):
        await bot.set_chat_title(group.id, "x")
    with refusal("not enough rights to set chat description"):
        await bot.set_chat_description(group.id, "x")
    with refusal("not enough rights to change chat permissions"):
        await bot.set_chat_permissions(group.id, ChatPermissions())
    with refusal("not enough rights to manage chat invite link"):
        await bot.create_chat_invite_link(group.id)
    with refusal("not enough rights to restrict/unrestrict chat member"):
        await bot.ban_chat_member(group.id, group.teacher)
    with refusal("not enough rights"):
        await bot.promote_chat_member(group.id, group.teacher, can_pin_messages=True)


async def test_a_description_must_change(bot: Bot, group: Group) -> None:
    """Titles may stay, descriptions may not."""
    await bot.set_chat_description(group.id, "For teachers")
    with refusal("chat description is not modified"):
        await bot.set_chat_description(group.id, "For teachers")
    assert (await bot.get_chat(group.id)).description == "For teachers"


async def test_muted_members_cannot_speak_and_closed_groups_cannot_be_added_to(
    bot: Bot, sim: Sim, group: Group
) -> None:
    """Restrictions bind one person, permissions bind all."""
    await bot.restrict_chat_member(group.id, group.teacher, ChatPermissions(can_send_messages=False))
    with pytest.raises(SimError, match="may not send"):
        await sim.say(group.teacher, group.id, "Hello")
    shut = ChatPermissions(can_send_messages=True, can_invite_users=False)
    await bot.set_chat_permissions(group.id, shut, use_independent_chat_permissions=True)
    friend = await sim.create_user("Fay")
    with pytest.raises(SimError, match="may not add"):
        await sim.add_member(group.id, friend, by=group.teacher)


async def test_owner_admins_and_self_cannot_be_removed(bot: Bot, sim: Sim, group: Group) -> None:
    """Each gets its own words."""
    await sim.promote(group.id, group.teacher)
    with refusal("can't remove chat owner"):
        await bot.ban_chat_member(group.id, group.owner)
    with refusal("user is an administrator of the chat"):
        await bot.ban_chat_member(group.id, group.teacher)
    with refusal("can't restrict self"):
        await bot.ban_chat_member(group.id, (await bot.get_me()).id)


async def test_removing_without_a_ban_gives_two_updates(bot: Bot, group: Group) -> None:
    """Member, kicked, left; the person may come back."""
    await listen(bot)
    await bot.unban_chat_member(group.id, group.teacher)
    changes = [u.chat_member for u in await heard(bot) if u.chat_member]
    assert [(c.old_chat_member.status, c.new_chat_member.status) for c in changes] == [
        ("member", "kicked"),
        ("kicked", "left"),
    ]
    assert (await bot.get_chat_member(group.id, group.teacher)).status == "left"


async def test_basic_groups_lack_supergroup_methods(bot: Bot, sim: Sim, group: Group) -> None:
    """There is no ban list, no restriction, no promotion."""
    basic = await sim.create_group(group.owner, "Basic", kind="group")
    await sim.add_bot(basic, rights={"can_restrict_members": True, "can_promote_members": True})
    await sim.add_member(basic, group.teacher)
    with refusal("method is available for supergroup and channel chats only"):
        await bot.unban_chat_member(basic, group.teacher)
    with refusal("method is available only for supergroups"):
        await bot.restrict_chat_member(basic, group.teacher, ChatPermissions())
    await bot.ban_chat_member(basic, group.teacher)
    assert (await bot.get_chat_member(basic, group.teacher)).status == "left"


async def test_a_personal_permission_does_not_exceed_the_groups(bot: Bot, sim: Sim, group: Group) -> None:
    """What all may not, one may not either."""
    every = ChatPermissions(can_send_messages=True, can_send_photos=True)
    await bot.restrict_chat_member(group.id, group.teacher, every, use_independent_chat_permissions=True)
    await sim.send_photo(group.teacher, group.id)
    closed = ChatPermissions(can_send_messages=True)
    await bot.set_chat_permissions(group.id, closed, use_independent_chat_permissions=True)
    with pytest.raises(SimError, match="may not send"):
        await sim.send_photo(group.teacher, group.id)
