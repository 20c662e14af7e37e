"""Links, requests to join, and getting the bot into groups."""

import pytest
from aiogram import Bot
from aiogram.types import (
    ChatAdministratorRights,
    ChatMemberAdministrator,
    KeyboardButton,
    KeyboardButtonRequestChat,
    ReplyKeyboardMarkup,
)
from tests.emulator.conftest import Group
from tests.emulator.support import heard, listen, refusal

from telegram_emulator import Sim, SimError


async def asking(bot: Bot, sim: Sim, group: Group, **link: bool) -> tuple[int, str]:
    """Let a person follow the bot's link; give both."""
    made = await bot.create_chat_invite_link(group.id, name="n" * 40, **({"creates_join_request": True} | link))
    person = await sim.create_user("Ann")
    await listen(bot)
    await sim.open_link(person, made.invite_link)
    return person, made.invite_link


async def test_a_request_is_told_with_the_bots_own_link(bot: Bot, sim: Sim, group: Group) -> None:
    """The person is not in yet; the link's name was cut to 32."""
    person, link = await asking(bot, sim, group)
    (update,) = await heard(bot)
    request = update.chat_join_request
    assert request is not None
    assert request.invite_link is not None
    assert (request.from_user.id, request.user_chat_id, request.invite_link.invite_link) == (person, person, link)
    assert request.invite_link.name == "n" * 32
    assert person not in await sim.members(group.id)


async def test_approval_gives_a_chat_member_update_and_a_service_message(bot: Bot, sim: Sim, group: Group) -> None:
    """Both name who came, the update also by which link."""
    person, link = await asking(bot, sim, group)
    await heard(bot)
    await bot.approve_chat_join_request(group.id, person)
    change, service = await heard(bot)
    assert change.chat_member is not None
    assert change.chat_member.invite_link is not None
    assert (change.chat_member.new_chat_member.user.id, change.chat_member.invite_link.invite_link) == (person, link)
    assert service.message is not None
    assert service.message.new_chat_members is not None
    assert service.message.new_chat_members[0].id == person
    with refusal("USER_ALREADY_PARTICIPANT"):
        await bot.approve_chat_join_request(group.id, person)


async def test_a_request_is_decided_once(bot: Bot, sim: Sim, group: Group) -> None:
    """After declining, withdrawing or nothing at all the requester is missing."""
    person, _ = await asking(bot, sim, group)
    await bot.decline_chat_join_request(group.id, person)
    with refusal("HIDE_REQUESTER_MISSING"):
        await bot.approve_chat_join_request(group.id, person)
    with refusal("USER_ID_INVALID"):
        await bot.approve_chat_join_request(group.id, 5)


async def test_a_requester_can_be_written_to_for_five_minutes(bot: Bot, sim: Sim, group: Group) -> None:
    """And only while the request waits."""
    person, _ = await asking(bot, sim, group)
    assert await bot.send_message(person, "Please introduce yourself")
    await sim.advance(301_000)
    with refusal("bot can't initiate conversation with a user", "Forbidden"):
        await bot.send_message(person, "Hello?")


async def test_links_of_others_are_masked(bot: Bot, sim: Sim, group: Group) -> None:
    """Only the bot's own links can be compared."""
    theirs = await sim.create_link(group.id, creates_join_request=True)
    person = await sim.create_user("Ann")
    await listen(bot)
    await sim.join(person, theirs["url"])
    (update,) = await heard(bot)
    assert update.chat_join_request is not None
    assert update.chat_join_request.invite_link is not None
    shown = update.chat_join_request.invite_link.invite_link
    assert shown.endswith("…")
    assert theirs["url"].startswith(shown[:-1])


async def test_a_revoked_or_expired_or_full_link_lets_nobody_in(bot: Bot, sim: Sim, group: Group) -> None:
    """The app says that it is invalid."""
    person = await sim.create_user("Ann")
    now = (await sim.clock())["now_ms"] // 1000
    revoked = await bot.create_chat_invite_link(group.id)
    assert (await bot.revoke_chat_invite_link(group.id, revoked.invite_link)).is_revoked
    expired = await bot.create_chat_invite_link(group.id, expire_date=now + 60)
    full = await bot.create_chat_invite_link(group.id, member_limit=1)
    assert (await sim.join(await sim.create_user("First"), full.invite_link))["kind"] == "joined"
    await sim.advance(61_000)
    for link in (revoked, expired, full):
        with pytest.raises(SimError, match="invalid or has expired"):
            await sim.join(person, link.invite_link)


async def test_a_link_with_requests_has_no_limit(bot: Bot, group: Group) -> None:
    """And dates lie ahead."""
    with refusal("member limit can't be specified for links requiring administrator approval"):
        await bot.create_chat_invite_link(group.id, member_limit=5, creates_join_request=True)
    with refusal("EXPIRE_DATE_INVALID"):
        await bot.create_chat_invite_link(group.id, expire_date=1000)


async def test_exporting_replaces_the_primary_link(bot: Bot, sim: Sim, group: Group) -> None:
    """The one before is worthless; getChat shows the new one."""
    old, new = await bot.export_chat_invite_link(group.id), await bot.export_chat_invite_link(group.id)
    assert old != new
    assert (await bot.get_chat(group.id)).invite_link == new
    with pytest.raises(SimError):
        await sim.join(await sim.create_user("Ann"), old)


async def test_the_banned_do_not_come_back_by_a_link(bot: Bot, sim: Sim, group: Group) -> None:
    """Until the ban is lifted."""
    link = (await bot.create_chat_invite_link(group.id)).invite_link
    await bot.ban_chat_member(group.id, group.teacher)
    with pytest.raises(SimError, match="banned"):
        await sim.join(group.teacher, link)
    await bot.unban_chat_member(group.id, group.teacher, only_if_banned=True)
    assert (await sim.join(group.teacher, link))["kind"] == "joined"


async def test_a_start_link_carries_its_payload(bot: Bot, sim: Sim) -> None:
    """It arrives as /start PAYLOAD; more than 64 characters do not."""
    person = await sim.create_user("Ann")
    done = await sim.open_link(person, "https://t.me/staffroom_demo_bot?start=abc-1_2")
    assert done["kind"] == "started"
    (update,) = await heard(bot)
    assert update.message is not None
    assert update.message.text == "/start abc-1_2"
    with pytest.raises(SimError, match="64 characters"):
        await sim.start(person, "x" * 65)


async def test_a_startgroup_link_brings_the_bot_in_with_rights(bot: Bot, sim: Sim, group: Group) -> None:
    """It then hears /start with the payload in the group."""
    chat = await sim.create_group(group.owner, "Second")
    await listen(bot)
    url = "https://t.me/staffroom_demo_bot?startgroup=c7&admin=invite_users+pin_messages"
    assert (await sim.open_link(group.owner, url, chat=chat))["kind"] == "added"
    change, joined, command = await heard(bot)
    assert change.my_chat_member is not None
    assert isinstance(change.my_chat_member.new_chat_member, ChatMemberAdministrator)
    assert change.my_chat_member.new_chat_member.can_pin_messages
    assert joined.message is not None
    assert joined.message.new_chat_members is not None
    assert command.message is not None
    assert command.message.text == "/start@staffroom_demo_bot c7"


async def test_sharing_a_chat_brings_the_bot_in_with_the_rights_it_asked_for(bot: Bot, sim: Sim, group: Group) -> None:
    """chat_shared carries the number of the key; public groups are refused where private ones are asked for."""
    rights = ChatAdministratorRights(
        **dict.fromkeys(ChatAdministratorRights.model_fields, False) | {"can_invite_users": True}
    )
    wish = KeyboardButtonRequestChat(
        request_id=7,
        chat_is_channel=False,
        chat_has_username=False,
        user_administrator_rights=rights,
        bot_administrator_rights=rights,
        request_title=True,
    )
    await sim.start(group.owner)
    keys = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Choose a group", request_chat=wish)]])
    await bot.send_message(group.owner, "Which?", reply_markup=keys)
    chat = await sim.create_group(group.owner, "Second")
    public = await sim.make_public(await sim.create_group(group.owner, "Third"), "third_group")
    with pytest.raises(SimError, match="public"):
        await sim.share_chat(group.owner, "Choose", public)
    with pytest.raises(SimError, match="not in the chat"):
        await _share_as_stranger(bot, sim, chat, keys)
    await listen(bot)
    await sim.share_chat(group.owner, "Choose", chat)
    shared = [u.message.chat_shared for u in await heard(bot) if u.message and u.message.chat_shared]
    assert [(one.request_id, one.chat_id, one.title) for one in shared] == [(7, chat, "Second")]
    me = await bot.get_chat_member(chat, (await bot.get_me()).id)
    assert isinstance(me, ChatMemberAdministrator)
    assert me.can_invite_users


async def _share_as_stranger(bot: Bot, sim: Sim, chat: int, keys: ReplyKeyboardMarkup) -> None:
    stranger = await sim.create_user("Sid", started=True)
    await bot.send_message(stranger, "Which?", reply_markup=keys)
    await sim.share_chat(stranger, "Choose", chat)


async def test_going_public_shows_only_in_chats(bot: Bot, sim: Sim, group: Group) -> None:
    """No update tells of it."""
    await listen(bot)
    await sim.make_public(group.id, "nairobi_maths")
    assert await heard(bot) == []
    chat = await bot.get_chat(group.id)
    assert (chat.username, chat.active_usernames) == ("nairobi_maths", ["nairobi_maths"])
