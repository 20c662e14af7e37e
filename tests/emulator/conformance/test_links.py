"""Invite links, requests to join, and the ways by which a bot gets into groups."""

from typing import Any

import pytest
from tests.emulator.conformance.book import Answer, refuses, rule
from tests.emulator.conformance.conftest import Stage


async def link(stage: Stage, **wishes: object) -> str:
    """Let the bot make a link."""
    return str((await stage.get("createChatInviteLink", chat_id=stage.group, **wishes))["invite_link"])


async def asking(stage: Stage) -> int:
    """Let a person ask to join by the bot's link."""
    person: int = stage.create_user("Pat")
    stage.join(person, await link(stage, creates_join_request=True, name="n" * 40))
    return person


async def decide(stage: Stage, person: int, deed: str = "approve") -> Answer:
    """Let the bot answer a request."""
    return await stage.call(f"{deed}ChatJoinRequest", chat_id=stage.group, user_id=person)


@rule("facts §2")
async def test_a_request_is_told_with_the_bots_own_link(stage: Stage) -> None:
    """A request to join names the person and the link, whose name was cut to 32; they are not in yet."""
    await stage.listen()
    person = await asking(stage)
    (request,) = await stage.heard("chat_join_request")
    assert (request["from"]["id"], request["user_chat_id"]) == (person, person)
    assert (request["invite_link"]["name"], request["invite_link"]["creates_join_request"]) == ("n" * 32, True)
    assert not stage.world.chats[stage.group].member(person).inside


@rule("facts §2")
async def test_approval_gives_an_update_and_a_service_message(stage: Stage) -> None:
    """Approval is told by chat_member with the link, and by new_chat_members."""
    person = await asking(stage)
    await stage.listen()
    await decide(stage, person)
    change, service = await stage.heard()
    assert change["chat_member"]["invite_link"]["name"] == "n" * 32
    assert change["chat_member"]["new_chat_member"]["user"]["id"] == person
    assert service["message"]["new_chat_members"][0]["id"] == person


@refuses("USER_ALREADY_PARTICIPANT", "facts §2")
async def test_who_is_in_is_not_approved_again(stage: Stage) -> Answer:
    """Approving a member is refused."""
    person = await asking(stage)
    assert (await decide(stage, person))["ok"]
    return await decide(stage, person)


@refuses("HIDE_REQUESTER_MISSING", "facts §2")
async def test_a_request_is_decided_once(stage: Stage) -> Answer:
    """A request that was declined, or decided by a person, or withdrawn, is missing."""
    withdrawn, person = await asking(stage), await asking(stage)
    stage.withdraw(withdrawn, stage.group)
    assert (await decide(stage, withdrawn))["description"] == "Bad Request: HIDE_REQUESTER_MISSING"
    assert (await decide(stage, person, "decline"))["ok"]
    return await decide(stage, person)


@refuses("USER_ID_INVALID", "facts §2")
async def test_a_requester_is_an_account(stage: Stage) -> Answer:
    """A number that no account has is refused."""
    return await decide(stage, 5)


@refuses("not enough rights to manage chat join requests", "facts §2")
async def test_deciding_needs_the_right(stage: Stage) -> Answer:
    """Without can_invite_users requests are neither told nor decided."""
    stage.rank("pin_messages")
    await stage.listen()
    person = stage.create_user("Pat")
    stage.join(person, stage.create_link(stage.group, creates_join_request=True)["url"])
    assert await stage.heard("chat_join_request") == []
    return await decide(stage, person)


@rule("facts §2")
async def test_a_requester_can_be_written_to_for_five_minutes(stage: Stage) -> None:
    """The request's user_chat_id opens a window of five minutes, which a decision closes."""
    person, declined = await asking(stage), await asking(stage)
    assert await stage.send(person)
    assert await stage.send(declined)
    await decide(stage, declined, "decline")
    stage.pass_time(299)
    assert await stage.send(person)
    stage.pass_time(2)
    for closed in (person, declined):
        answer = await stage.call("sendMessage", chat_id=closed, text="x")
        assert answer["description"] == "Forbidden: bot can't initiate conversation with a user"


@rule("facts §2")
async def test_links_of_others_are_masked(stage: Stage) -> None:
    """A link that someone else made ends in … in updates: only the bot's own can be compared."""
    theirs = stage.create_link(stage.group, creates_join_request=True)["url"]
    await stage.listen()
    stage.join(stage.create_user("Pat"), theirs)
    shown = (await stage.heard("chat_join_request"))[0]["invite_link"]["invite_link"]
    assert shown.endswith("…")
    assert theirs.startswith(shown[:-1])


@refuses("INVITE_HASH_EXPIRED", "MTProto messages.editExportedChatInvite")
async def test_links_of_others_cannot_be_revoked(stage: Stage) -> Answer:
    """A bot edits and revokes its own links only."""
    theirs = stage.create_link(stage.group)["url"]
    return await stage.call("revokeChatInviteLink", chat_id=stage.group, invite_link=theirs)


@refuses("invite link must be non-empty", "facts §2")
async def test_a_link_to_revoke_must_be_named(stage: Stage) -> Answer:
    """Revoking nothing is refused."""
    return await stage.call("revokeChatInviteLink", chat_id=stage.group)


@rule("facts §2")
@pytest.mark.parametrize("end", ["revoked", "expired", "full"])
async def test_a_spent_link_lets_nobody_in(stage: Stage, end: str) -> None:
    """A link that was revoked, has expired or is full is worthless."""
    wishes = {"expired": {"expire_date": stage.emulator.clock.now() + 60}, "full": {"member_limit": 1}}
    url = await link(stage, **wishes.get(end, {}))
    if end == "revoked":
        assert (await stage.get("revokeChatInviteLink", chat_id=stage.group, invite_link=url))["is_revoked"]
    elif end == "full":
        stage.join(stage.create_user("First"), url)
    stage.pass_time(61)
    with pytest.raises(Exception, match="invalid or has expired"):
        stage.join(stage.create_user("Pat"), url)


@refuses("member limit can't be specified for links requiring administrator approval", "facts §2")
async def test_a_link_with_requests_has_no_limit(stage: Stage) -> Answer:
    """A link either asks or counts."""
    wishes = {"member_limit": 5, "creates_join_request": True}
    return await stage.call("createChatInviteLink", chat_id=stage.group, **wishes)


@refuses("EXPIRE_DATE_INVALID", "facts §2")
async def test_a_link_expires_in_the_future(stage: Stage) -> Answer:
    """A date that is over is refused."""
    return await stage.call("createChatInviteLink", chat_id=stage.group, expire_date=1000)


@refuses("USAGE_LIMIT_INVALID", "facts §2")
async def test_a_link_lets_99999_people_in(stage: Stage) -> Answer:
    """A higher limit is refused."""
    return await stage.call("createChatInviteLink", chat_id=stage.group, member_limit=100_000)


@rule("facts §2")
async def test_a_link_can_be_edited(stage: Stage) -> None:
    """Editing an own link sets all its wishes anew."""
    url = await link(stage, name="old", member_limit=5)
    edited = await stage.get("editChatInviteLink", chat_id=stage.group, invite_link=url, name="new")
    assert (edited["name"], "member_limit" in edited) == ("new", False)


@rule("facts §2")
async def test_exporting_replaces_the_primary_link(stage: Stage) -> None:
    """The primary link before is worthless; getChat shows the new one; revoking it makes a next one."""
    old, new = [await stage.get("exportChatInviteLink", chat_id=stage.group) for _ in range(2)]
    assert (await stage.get("getChat", chat_id=stage.group))["invite_link"] == new != old
    with pytest.raises(Exception, match="invalid or has expired"):
        stage.join(stage.create_user("Pat"), old)
    await stage.get("revokeChatInviteLink", chat_id=stage.group, invite_link=new)
    assert (await stage.get("getChat", chat_id=stage.group))["invite_link"] not in (old, new)


@rule("facts §3")
async def test_a_start_link_carries_its_payload(stage: Stage) -> None:
    """A link t.me/BOT?start=PAYLOAD arrives as /start PAYLOAD, with at most 64 characters of A-Z a-z 0-9 _ -."""
    stage.open_link(stage.teacher, "https://t.me/staffroom_demo_bot?start=abc-1_2")
    assert (await stage.heard("message"))[-1]["text"] == "/start abc-1_2"
    with pytest.raises(Exception, match="64 characters"):
        stage.start(stage.teacher, "x" * 65)


@rule("facts §1")
async def test_a_startgroup_link_brings_the_bot_in_with_rights(stage: Stage) -> None:
    """The bot is added with the rights of the link, and then hears /start@BOT PAYLOAD in the group."""
    chat = stage.create_group(stage.owner, "Second")
    await stage.listen()
    url = "https://t.me/staffroom_demo_bot?startgroup=c7&admin=invite_users+pin_messages"
    stage.open_link(stage.owner, url, chat=chat)
    change, joined, command = await stage.heard()
    assert change["my_chat_member"]["new_chat_member"]["can_pin_messages"]
    assert joined["message"]["new_chat_members"]
    assert command["message"]["text"] == "/start@staffroom_demo_bot c7"


RIGHTS = {"can_invite_users": True}
WISH: dict[str, Any] = {
    "request_id": 7, "chat_is_channel": False, "chat_has_username": False, "request_title": True,
    "user_administrator_rights": RIGHTS, "bot_administrator_rights": RIGHTS,
}  # fmt: skip


@rule("facts §1")
async def test_sharing_a_chat_brings_the_bot_in_with_the_rights_it_asked_for(stage: Stage) -> None:
    """The shared chat carries the key's number; public groups are not offered where private ones are asked for."""
    stage.start(stage.owner)
    keys = {"keyboard": [[{"text": "Choose a group", "request_chat": WISH}]]}
    for user in (stage.owner, stage.ann):
        await stage.send(user, reply_markup=keys)
    chat, public = stage.create_group(stage.owner, "Second"), stage.create_group(stage.owner, "Third")
    stage.make_public(public, "third_group")
    with pytest.raises(Exception, match="public"):
        stage.share_chat(stage.owner, "Choose", public)
    with pytest.raises(Exception, match="not in the chat"):
        stage.share_chat(stage.ann, "Choose", chat)
    await stage.listen()
    stage.share_chat(stage.owner, "Choose", chat)
    shared = (await stage.heard("message"))[-1]["chat_shared"]
    assert shared == {"request_id": 7, "chat_id": chat, "title": "Second"}
    assert (await stage.get("getChatMember", chat_id=chat, user_id=stage.bot))["can_invite_users"]
