"""Titles, descriptions, pictures, permissions, and what is shown of a group."""

from typing import Any

import pytest
from tests.emulator.conformance.book import Answer, refuses, rule
from tests.emulator.conformance.conftest import Stage

from telegram_emulator.people.talk import PIXEL
from telegram_emulator.world.rights import ALL_PERMISSIONS


@refuses("title must be non-empty", "facts §2")
async def test_a_title_says_something(stage: Stage) -> Answer:
    """An empty title is refused."""
    return await stage.call("setChatTitle", chat_id=stage.group, title=" ")


@rule("facts §2")
async def test_a_title_is_cut_and_told(stage: Stage) -> None:
    """A title is cut to 128 characters; the group is told, the bot that set it too; the same one is silent."""
    await stage.listen()
    for _ in range(2):
        await stage.get("setChatTitle", chat_id=stage.group, title="x" * 200)
    (message,) = await stage.heard("message")
    assert (message["new_chat_title"], message["from"]["id"]) == ("x" * 128, stage.bot)


RIGHTS: dict[str, tuple[str, dict[str, Any]]] = {
    "change chat title": ("setChatTitle", {"title": "x"}),
    "set chat description": ("setChatDescription", {"description": "x"}),
    "change chat permissions": ("setChatPermissions", {"permissions": {}}),
    "manage chat invite link": ("createChatInviteLink", {}),
}


@refuses("not enough rights to {deed}", "facts §2", deed=list(RIGHTS))
async def test_a_groups_face_needs_rights(stage: Stage, deed: str) -> Answer:
    """Without its right each change of a group is refused in words of its own."""
    stage.rank("pin_messages")
    method, given = RIGHTS[deed]
    return await stage.call(method, chat_id=stage.group, **given)


@refuses("not enough rights to change chat photo", "facts §2")
async def test_a_groups_picture_needs_the_right(stage: Stage) -> Answer:
    """Without can_change_info the picture stays."""
    stage.rank("pin_messages")
    return await stage.upload("setChatPhoto", "photo", PIXEL, chat_id=stage.group)


@rule("facts §2, documentation of CommunityChatAdded, CommunityChatJoined, CommunityChatRemoved")
async def test_a_group_in_a_community_is_told_of_and_lets_its_people_in(stage: Stage) -> None:
    """A service message tells that a group joined a community, who came by it, and the end; getChat names it."""
    await stage.listen()
    stage.put_in_community(stage.group, "All schools")
    stage.come_by_community(stage.group, stage.ann)
    community = {"id": 1, "name": "All schools"}
    assert (await stage.get("getChat", chat_id=stage.group))["community"] == community
    added, stepped, joined = await stage.heard()
    assert added["message"]["community_chat_added"] == {"community": community}
    assert "invite_link" not in stepped["chat_member"]
    assert joined["message"]["community_chat_joined"] == {"community": community}
    stage.put_in_community(stage.group, None)
    assert (await stage.heard("message"))[0]["community_chat_removed"] == {}
    assert "community" not in await stage.get("getChat", chat_id=stage.group)
    with pytest.raises(Exception, match="no community"):
        stage.come_by_community(stage.group, stage.ann)


PRIVATE: dict[str, tuple[str, dict[str, Any]]] = {
    "can't change private chat title": ("setChatTitle", {"title": "x"}),
    "can't change private chat description": ("setChatDescription", {"description": "x"}),
    "can't change private chat photo": ("deleteChatPhoto", {}),
    "can't change private chat permissions": ("setChatPermissions", {"permissions": {}}),
    "can't invite members to a private chat": ("createChatInviteLink", {}),
    "the chat can't have join requests": ("approveChatJoinRequest", {"user_id": 5}),
    "can't ban members in private chats": ("banChatMember", {"user_id": 5}),
    "can't leave private chats": ("leaveChat", {}),
    "there are no administrators in the private chat": ("getChatAdministrators", {}),
}


@refuses("{words}", "DialogManager.cpp, DialogParticipantManager.cpp", words=list(PRIVATE))
async def test_private_chats_are_no_groups(stage: Stage, words: str) -> Answer:
    """What only groups have is refused in private chats."""
    method, given = PRIVATE[words]
    return await stage.call(method, chat_id=stage.ann, **given)


@refuses("chat description is not modified", "facts §2")
async def test_a_description_must_change(stage: Stage) -> Answer:
    """A description is cut to 255 characters; the same one is refused."""
    await stage.get("setChatDescription", chat_id=stage.group, description="x" * 300)
    assert (await stage.get("getChat", chat_id=stage.group))["description"] == "x" * 255
    return await stage.call("setChatDescription", chat_id=stage.group, description="x" * 255)


@refuses("photo must be uploaded as an InputFile", "facts §2")
async def test_a_groups_picture_is_uploaded(stage: Stage) -> Answer:
    """A file_id will not do for the picture of a group."""
    return await stage.call("setChatPhoto", chat_id=stage.group, photo="photo-1")


@rule("facts §2")
async def test_a_new_picture_is_told_and_shown(stage: Stage) -> None:
    """A picture that is set or taken away is told in the group; getChat shows it."""
    await stage.listen()
    assert (await stage.upload("setChatPhoto", "photo", PIXEL, chat_id=stage.group))["ok"]
    photo = (await stage.get("getChat", chat_id=stage.group))["photo"]
    assert (await stage.get("getFile", file_id=photo["big_file_id"]))["file_size"] == len(PIXEL)
    await stage.get("deleteChatPhoto", chat_id=stage.group)
    told = await stage.heard("message")
    assert ("new_chat_photo" in told[0], told[1]["delete_chat_photo"]) == (True, True)


@refuses("CHAT_NOT_MODIFIED", "MTProto messages.editChatDefaultBannedRights")
async def test_permissions_must_change(stage: Stage) -> Answer:
    """The same permissions are refused."""
    return await stage.call("setChatPermissions", chat_id=stage.group, permissions=ALL_PERMISSIONS)


@rule("documentation of setChatPermissions")
async def test_permissions_imply_others_unless_they_are_independent(stage: Stage) -> None:
    """Who may send other messages may send media and texts, unless use_independent_chat_permissions."""
    wish = {"can_send_other_messages": True}
    for independent, texts in ((False, True), (True, False)):
        given = {"permissions": wish, "use_independent_chat_permissions": independent}
        await stage.get("setChatPermissions", chat_id=stage.group, **given)
        shown = (await stage.get("getChat", chat_id=stage.group))["permissions"]
        assert shown["can_send_messages"] is texts


@rule("facts §2")
async def test_a_closed_group_lets_members_add_nobody(stage: Stage) -> None:
    """Members add people while can_invite_users is true, and no longer."""
    stage.add_member(stage.group, stage.create_user("Fay"), by=stage.teacher)
    permissions = ALL_PERMISSIONS | {"can_invite_users": False}
    await stage.get("setChatPermissions", chat_id=stage.group, permissions=permissions)
    with pytest.raises(Exception, match="may not add"):
        stage.add_member(stage.group, stage.create_user("Fred"), by=stage.teacher)


@rule("facts §2")
async def test_who_was_added_by_someone_else_shows(stage: Stage) -> None:
    """A person added by hand gives chat_member with another `from` and without a link, and new_chat_members."""
    await stage.listen()
    friend = stage.create_user("Fay")
    stage.add_member(stage.group, friend, by=stage.teacher)
    change, service = await stage.heard()
    assert change["chat_member"]["from"]["id"] == stage.teacher
    assert "invite_link" not in change["chat_member"]
    assert service["message"]["new_chat_members"][0]["id"] == friend


@rule("facts §1")
async def test_other_bots_are_listed_on_request(stage: Stage) -> None:
    """Other bots are left out of getChatAdministrators unless return_bots."""
    other = stage.create_user("Helper")
    stage.world.users[other].is_bot = True
    stage.add_member(stage.group, other)
    stage.promote(stage.group, other)
    for wish, expected in (({}, {stage.owner, stage.bot}), ({"return_bots": True}, {stage.owner, stage.bot, other})):
        listed = await stage.get("getChatAdministrators", chat_id=stage.group, **wish)
        assert {member["user"]["id"] for member in listed} == expected


@rule("Client.cpp process_get_chat_member_count_query")
async def test_members_are_counted(stage: Stage) -> None:
    """A group counts all its members, the bot too; a private chat has two."""
    assert await stage.get("getChatMemberCount", chat_id=stage.group) == 3
    assert await stage.get("getChatMemberCount", chat_id=stage.ann) == 2


@rule("documentation of getUserProfilePhotos")
async def test_people_show_their_pictures(stage: Stage) -> None:
    """A person's pictures are listed by getUserProfilePhotos, the newest first, from an offset."""
    for _ in range(2):
        stage.set_profile_photo(stage.teacher)
    shown = await stage.get("getUserProfilePhotos", user_id=stage.teacher, offset=1)
    assert (shown["total_count"], len(shown["photos"])) == (2, 1)


@rule("documentation of ChatFullInfo")
async def test_whether_newcomers_see_old_messages_is_told_to_administrators(stage: Stage) -> None:
    """has_visible_history stands in getChat while newcomers see what was said before, and for administrators alone."""
    stage.rank("pin_messages")
    assert (await stage.get("getChat", chat_id=stage.group))["has_visible_history"] is True
    stage.show_history(stage.group, visible=False)
    assert "has_visible_history" not in await stage.get("getChat", chat_id=stage.group)
    stage.show_history(stage.group, visible=True)
    stage.rank()
    assert "has_visible_history" not in await stage.get("getChat", chat_id=stage.group)


@rule("documentation of ChatFullInfo")
async def test_what_an_administrator_permits_is_told_by_get_chat(stage: Stage) -> None:
    """What members may do stands in getChat, also where a person has changed it."""
    stage.permit(stage.group, {"can_invite_users": False})
    assert (await stage.get("getChat", chat_id=stage.group))["permissions"]["can_invite_users"] is False


@rule("the apps of Telegram")
async def test_showing_old_messages_upgrades_a_basic_group(stage: Stage) -> None:
    """A basic group hides what was said before; to show it makes a supergroup, which may hide it again."""
    basic = stage.basic("change_info")
    new = stage.show_history(basic, visible=True)
    assert new != basic
    assert stage.world.chats[new].kind == "supergroup"
    assert stage.show_history(new, visible=False) == new
