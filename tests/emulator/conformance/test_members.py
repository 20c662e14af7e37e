"""Removing, restricting, promoting, and what is shown of members."""

import pytest
from tests.emulator.conformance.book import Answer, refuses, rule
from tests.emulator.conformance.conftest import Stage

SUPERGROUPS_CHANNELS = "method is available for supergroup and channel chats only"
DAY = 86_400


async def about(stage: Stage, method: str, user: int, **given: object) -> Answer:
    """Call a method about a member of the group."""
    return await stage.call(method, chat_id=stage.group, user_id=user, **given)


async def status(stage: Stage, user: int) -> str:
    """Tell what a person is in the group."""
    return str((await stage.get("getChatMember", chat_id=stage.group, user_id=user))["status"])


@refuses("not enough rights to restrict/unrestrict chat member", "facts §2")
async def test_removing_needs_the_right(stage: Stage) -> Answer:
    """Without can_restrict_members nobody is removed, restricted or let back."""
    stage.rank("pin_messages")
    for method in ("restrictChatMember", "unbanChatMember"):
        answer = await about(stage, method, stage.teacher, **({"permissions": {}} if "restrict" in method else {}))
        assert answer["description"] == "Bad Request: not enough rights to restrict/unrestrict chat member"
    return await about(stage, "banChatMember", stage.teacher)


@refuses("can't remove chat owner", "facts §2")
async def test_the_owner_cannot_be_removed(stage: Stage) -> Answer:
    """The owner stays."""
    return await about(stage, "banChatMember", stage.owner)


@refuses("user is an administrator of the chat", "facts §2")
async def test_administrators_of_others_cannot_be_removed(stage: Stage) -> Answer:
    """Whom somebody else made administrator the bot cannot remove."""
    stage.promote(stage.group, stage.teacher)
    return await about(stage, "banChatMember", stage.teacher)


@refuses("can't restrict self", "facts §2")
async def test_a_bot_cannot_remove_itself(stage: Stage) -> Answer:
    """To go, a bot leaves."""
    return await about(stage, "banChatMember", stage.bot)


@refuses("user not found", "facts §2")
async def test_a_stranger_cannot_be_removed(stage: Stage) -> Answer:
    """An account that the bot never met is not found."""
    return await about(stage, "banChatMember", stage.create_user("Sid"))


@refuses("member not found", "facts §2")
async def test_a_private_chat_has_two_members(stage: Stage) -> Answer:
    """In a private chat only the person and the bot are members."""
    assert (await stage.get("getChatMember", chat_id=stage.ann, user_id=stage.ann))["status"] == "member"
    return await stage.call("getChatMember", chat_id=stage.ann, user_id=stage.teacher)


@rule("facts §2")
async def test_a_known_stranger_has_left(stage: Stage) -> None:
    """A known person who never was in the group has the status left."""
    assert await status(stage, stage.ann) == "left"


@rule("facts §2")
async def test_a_ban_keeps_out_until_it_is_lifted(stage: Stage) -> None:
    """A banned person is kicked and cannot come by a link; unbanChatMember lets them."""
    link = (await stage.get("createChatInviteLink", chat_id=stage.group))["invite_link"]
    await about(stage, "banChatMember", stage.teacher)
    assert await status(stage, stage.teacher) == "kicked"
    with pytest.raises(Exception, match="banned"):
        stage.join(stage.teacher, link)
    await about(stage, "unbanChatMember", stage.teacher, only_if_banned=True)
    assert stage.join(stage.teacher, link)["kind"] == "joined"


@rule("facts §2")
@pytest.mark.parametrize(("seconds", "for_ever"), [(10, True), (DAY, False), (367 * DAY, True)])
async def test_bans_last_between_30_seconds_and_366_days(stage: Stage, seconds: int, *, for_ever: bool) -> None:
    """A ban of less or of more is for ever, shown as until_date 0."""
    until = stage.emulator.clock.now() + seconds
    await about(stage, "banChatMember", stage.teacher, until_date=until)
    member = await stage.get("getChatMember", chat_id=stage.group, user_id=stage.teacher)
    assert member["until_date"] == (0 if for_ever else until)


@rule("facts §2")
async def test_removing_without_a_ban_gives_two_updates(stage: Stage) -> None:
    """Unbanning a member removes them without a ban: member, kicked, left."""
    await stage.listen()
    await about(stage, "unbanChatMember", stage.teacher)
    changes = await stage.heard("chat_member")
    told = [(change["old_chat_member"]["status"], change["new_chat_member"]["status"]) for change in changes]
    assert told == [("member", "kicked"), ("kicked", "left")]


@rule("facts §2")
async def test_only_if_banned_leaves_members_in(stage: Stage) -> None:
    """Unbanning with only_if_banned answers true and does nothing to who is not banned."""
    assert (await about(stage, "unbanChatMember", stage.teacher, only_if_banned=True))["result"]
    assert await status(stage, stage.teacher) == "member"


@rule("facts §1")
async def test_a_basic_group_has_no_ban_list(stage: Stage) -> None:
    """A ban in a basic group is a plain removal."""
    basic = stage.basic("restrict_members")
    await stage.get("banChatMember", chat_id=basic, user_id=stage.teacher)
    member = await stage.get("getChatMember", chat_id=basic, user_id=stage.teacher)
    assert member["status"] == "left"


@refuses(SUPERGROUPS_CHANNELS, "facts §1")
@pytest.mark.parametrize("method", ["unbanChatMember", "promoteChatMember"])
async def test_basic_groups_lack_ranks_and_bans(stage: Stage, method: str) -> Answer:
    """Nobody is unbanned or promoted in a basic group."""
    basic = stage.basic("restrict_members", "promote_members")
    return await stage.call(method, chat_id=basic, user_id=stage.teacher)


@rule("TDLib DialogParticipant.cpp update_restrictions")
async def test_a_restriction_ends_by_itself(stage: Stage) -> None:
    """Past its until_date a restricted person is a member again and a banned one has left, and no update tells it."""
    until = stage.emulator.clock.now() + DAY
    await about(stage, "restrictChatMember", stage.teacher, permissions={"can_send_messages": False}, until_date=until)
    with pytest.raises(Exception, match="may not send"):
        stage.say(stage.teacher, stage.group, "Hello")
    await stage.listen()
    stage.emulator.clock.change(now_ms=(until + 1) * 1000)
    assert await status(stage, stage.teacher) == "member"
    assert stage.say(stage.teacher, stage.group, "Good morning")
    assert await stage.heard("chat_member") == []
    await about(stage, "banChatMember", stage.teacher, until_date=until + DAY)
    stage.emulator.clock.change(now_ms=(until + DAY + 1) * 1000)
    assert await status(stage, stage.teacher) == "left"


@refuses("method is available only for supergroups", "facts §1")
async def test_basic_groups_restrict_nobody(stage: Stage) -> Answer:
    """Nobody is restricted in a basic group."""
    basic = stage.basic("restrict_members")
    return await stage.call("restrictChatMember", chat_id=basic, user_id=stage.teacher, permissions={})


@rule("facts §2")
async def test_a_restriction_mutes_one_person(stage: Stage) -> None:
    """A restricted member cannot do what was taken; giving all back makes a member again."""
    await about(stage, "restrictChatMember", stage.teacher, permissions={"can_send_messages": False})
    assert await status(stage, stage.teacher) == "restricted"
    with pytest.raises(Exception, match="may not send"):
        stage.say(stage.teacher, stage.group, "Hello")
    everything = dict.fromkeys(stage.world.chats[stage.group].permissions, True)
    await about(stage, "restrictChatMember", stage.teacher, permissions=everything)
    assert await status(stage, stage.teacher) == "member"


@rule("facts §2")
async def test_a_personal_permission_does_not_exceed_the_groups(stage: Stage) -> None:
    """What all may not, one may not either."""
    wish = {"can_send_messages": True, "can_send_photos": True}
    given = {"permissions": wish, "use_independent_chat_permissions": True}
    await about(stage, "restrictChatMember", stage.teacher, **given)
    stage.send_media(stage.teacher, stage.group, "photo")
    stage.world.chats[stage.group].permissions["can_send_photos"] = False
    with pytest.raises(Exception, match="may not send"):
        stage.send_media(stage.teacher, stage.group, "photo")


@refuses("can't promote self", "facts §2")
async def test_a_bot_cannot_promote_itself(stage: Stage) -> Answer:
    """Nobody gives rights to themselves."""
    return await about(stage, "promoteChatMember", stage.bot, can_pin_messages=True)


@refuses("not enough rights", "facts §2")
async def test_a_bot_grants_only_rights_that_it_holds(stage: Stage) -> Answer:
    """Promoting needs can_promote_members, and only the bot's own rights can be given."""
    assert (await about(stage, "promoteChatMember", stage.teacher, can_pin_messages=True))["ok"]
    return await about(stage, "promoteChatMember", stage.teacher, can_manage_video_chats=True)


@rule("facts §2")
async def test_a_promotion_without_rights_is_a_demotion(stage: Stage) -> None:
    """An administrator whom the bot made becomes a member when all rights are taken."""
    await about(stage, "promoteChatMember", stage.teacher, can_pin_messages=True)
    member = await stage.get("getChatMember", chat_id=stage.group, user_id=stage.teacher)
    assert (member["can_pin_messages"], member["can_invite_users"], member["can_be_edited"]) == (True, False, True)
    await about(stage, "promoteChatMember", stage.teacher)
    assert await status(stage, stage.teacher) == "member"


@refuses("USER_NOT_PARTICIPANT", "MTProto channels.editAdmin")
async def test_only_members_are_promoted(stage: Stage) -> Answer:
    """Who is not in the group gets no rank."""
    return await about(stage, "promoteChatMember", stage.ann, can_pin_messages=True)


@rule("facts §2")
async def test_chat_member_needs_an_administrator_who_asked_for_it(stage: Stage) -> None:
    """Updates of kind chat_member come only if allowed_updates name them and the bot administers the group."""
    await stage.heard()
    stage.promote(stage.group, stage.teacher)
    assert await stage.heard("chat_member") == []
    await stage.listen()
    stage.demote(stage.group, stage.teacher)
    assert len(await stage.heard("chat_member")) == 1
    stage.rank()
    await stage.heard()
    stage.promote(stage.group, stage.teacher)
    assert await stage.heard("chat_member") == []


@refuses("sender_chat_id is empty", "Client.cpp check_chat_no_fail")
async def test_a_channel_to_ban_must_be_named(stage: Stage) -> Answer:
    """A call of banChatSenderChat without sender_chat_id is refused."""
    return await stage.call("banChatSenderChat", chat_id=stage.group)


@refuses("PARTICIPANT_ID_INVALID", "facts §2")
async def test_a_channel_to_ban_must_be_one(stage: Stage) -> Answer:
    """An id that is no channel or supergroup is refused."""
    return await stage.call("banChatSenderChat", chat_id=stage.group, sender_chat_id=-1003999999999)


@refuses("can't ban chats in basic groups", "DialogParticipantManager.cpp")
async def test_basic_groups_ban_no_channels(stage: Stage) -> Answer:
    """In a basic group nobody speaks as a channel, so none is banned."""
    channel = stage.create_channel(stage.owner, "News")
    return await stage.call("banChatSenderChat", chat_id=stage.basic("restrict_members"), sender_chat_id=channel)
