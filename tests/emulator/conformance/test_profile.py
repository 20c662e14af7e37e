"""What a bot says about itself."""

import json

import pytest
from tests.emulator.conformance.book import Answer, refuses, rule
from tests.emulator.conformance.conftest import Stage
from tests.emulator.furniture import JPEG

from telegram_emulator.people.talk import PIXEL
from telegram_emulator.world.errors import SimError

HELP = [{"command": "help", "description": "Help"}]


@rule("facts §4")
async def test_commands_are_kept_by_scope_and_language(stage: Stage) -> None:
    """One list does not show in another; deleting one leaves the others."""
    await stage.get("setMyCommands", commands=HELP, language_code="en")
    group = {"type": "chat", "chat_id": stage.group}
    await stage.get("setMyCommands", commands=HELP, scope=group)
    assert await stage.get("getMyCommands") == []
    await stage.get("deleteMyCommands", language_code="en")
    assert await stage.get("getMyCommands", language_code="en") == []
    assert await stage.get("getMyCommands", scope=group) == HELP


@refuses("BOT_COMMANDS_TOO_MUCH", "MTProto bots.setBotCommands")
async def test_there_are_100_commands(stage: Stage) -> Answer:
    """The hundred-and-first command is refused."""
    commands = [{"command": f"c{number}", "description": "x"} for number in range(101)]
    return await stage.call("setMyCommands", commands=commands)


@refuses("BOT_COMMAND_INVALID", "facts §4")
@pytest.mark.parametrize("name", ["", "Help", "x" * 33, "a-b"])
async def test_commands_have_plain_names(stage: Stage, name: str) -> Answer:
    """A command has 1-32 characters of a-z, 0-9 and _."""
    return await stage.call("setMyCommands", commands=[{"command": name, "description": "x"}])


@refuses("BOT_COMMAND_DESCRIPTION_INVALID", "facts §4")
@pytest.mark.parametrize("text", ["", "x" * 257])
async def test_commands_have_a_description(stage: Stage, text: str) -> Answer:
    """A description has 1-256 characters."""
    return await stage.call("setMyCommands", commands=[{"command": "help", "description": text}])


@refuses("can't parse BotCommandScope: Unsupported type specified", "Client.cpp get_bot_command_scope")
async def test_scopes_are_known_ones(stage: Stage) -> Answer:
    """A scope that there is not is refused."""
    return await stage.call("setMyCommands", commands=HELP, scope={"type": "moon"})


@refuses("can't parse BotCommandScope: Empty chat_id specified", "Client.cpp get_bot_command_scope")
async def test_a_scope_of_a_chat_names_it(stage: Stage) -> Answer:
    """The scope of a chat without chat_id is refused."""
    return await stage.call("setMyCommands", commands=HELP, scope={"type": "chat"})


@refuses("can't parse BotCommandScope: Invalid user_id specified", "Client.cpp get_bot_command_scope")
async def test_a_scope_of_a_member_names_them(stage: Stage) -> Answer:
    """The scope of a member without user_id is refused."""
    scope = {"type": "chat_member", "chat_id": stage.group}
    return await stage.call("setMyCommands", commands=HELP, scope=scope)


@rule("Client.cpp check_bot_command_scope")
async def test_a_scope_of_a_chat_is_looked_for(stage: Stage) -> None:
    """Commands for a chat that the bot does not know are refused."""
    answer = await stage.call("setMyCommands", commands=HELP, scope={"type": "chat", "chat_id": 99})
    assert answer["description"] == "Bad Request: chat not found"


@rule("facts §1")
async def test_default_rights_are_kept(stage: Stage) -> None:
    """Default administrator rights are given back whole, for groups and channels apart."""
    await stage.get("setMyDefaultAdministratorRights", rights={"can_invite_users": True})
    rights = await stage.get("getMyDefaultAdministratorRights")
    assert (rights["can_invite_users"], rights["can_send_welcome_messages"]) == (True, False)
    assert not (await stage.get("getMyDefaultAdministratorRights", for_channels=True))["can_invite_users"]


@rule("documentation of setMyName")
@pytest.mark.parametrize(("field", "longest"), [("name", 64), ("description", 512), ("short_description", 120)])
async def test_names_and_descriptions_have_languages_and_limits(stage: Stage, field: str, longest: int) -> None:
    """A text of another language falls back on the default one; longer ones are refused."""
    method = "My" + "".join(part.capitalize() for part in field.split("_"))
    await stage.get(f"set{method}", **{field: "x" * longest})
    await stage.get(f"set{method}", language_code="ar", **{field: "مرحبا"})
    assert (await stage.get(f"get{method}", language_code="zh"))[field] == "x" * longest
    assert (await stage.get(f"get{method}", language_code="ar"))[field] == "مرحبا"
    assert (await stage.call(f"set{method}", **{field: "x" * (longest + 1)}))["error_code"] == 400


APP = {"type": "web_app", "text": "Desk", "web_app": {"url": "https://example.org/desk"}}


@rule("documentation of setChatMenuButton")
async def test_a_menu_button_is_everybodys_or_one_persons(stage: Stage) -> None:
    """Everybody's opens the commands unless it was set; a person's own one stands before it until it is taken."""
    assert await stage.get("getChatMenuButton") == {"type": "commands"}
    assert await stage.get("getChatMenuButton", chat_id=stage.ann) == {"type": "default"}
    await stage.get("setChatMenuButton", chat_id=stage.ann, menu_button=APP)
    assert await stage.get("getChatMenuButton", chat_id=stage.ann) == APP
    assert await stage.get("getChatMenuButton", chat_id=stage.teacher) == {"type": "default"}
    await stage.get("setChatMenuButton", chat_id=stage.ann)
    assert await stage.get("getChatMenuButton", chat_id=stage.ann) == {"type": "default"}


@refuses("can't parse menu button: MenuButton has unsupported type", "Client.cpp get_bot_menu_button")
async def test_menu_buttons_are_of_known_kinds(stage: Stage) -> Answer:
    """A button that there is not is refused."""
    return await stage.call("setChatMenuButton", menu_button={"type": "moon"})


@refuses("menu button text must be non-empty", "td BotMenuButton.cpp set_menu_button")
async def test_a_menu_button_of_an_app_has_words(stage: Stage) -> Answer:
    """A button without words is refused."""
    return await stage.call("setChatMenuButton", menu_button=APP | {"text": ""})


@refuses(
    "menu button Web App URL 'http://example.org' is invalid: Only HTTPS links are allowed",
    "td BotMenuButton.cpp set_menu_button",
)
async def test_a_menu_button_leads_to_a_safe_address(stage: Stage) -> Answer:
    """An address without encryption is refused."""
    button = APP | {"web_app": {"url": "http://example.org"}}
    return await stage.call("setChatMenuButton", menu_button=button)


@refuses("invalid chat_id specified", "Client.cpp get_user_id")
async def test_a_menu_button_is_for_people(stage: Stage) -> Answer:
    """A group has no menu button."""
    return await stage.call("setChatMenuButton", chat_id=stage.group, menu_button={"type": "commands"})


@rule("Client.cpp process_set_chat_menu_button_query, check_user")
async def test_a_menu_button_is_for_people_whom_the_bot_met(stage: Stage) -> None:
    """Nobody else's button can be set."""
    answer = await stage.call("setChatMenuButton", chat_id=99, menu_button={"type": "commands"})
    assert answer["description"] == "Bad Request: user not found"


async def _show(stage: Stage, data: bytes = JPEG, **photo: str) -> Answer:
    wanted = json.dumps({"type": "static", "photo": "attach://face"} | photo)
    return await stage.upload("setMyProfilePhoto", "face", data, "face.jpg", photo=wanted)


@rule("documentation of setMyProfilePhoto")
async def test_the_bot_shows_a_picture_of_its_own(stage: Stage) -> None:
    """A JPEG that is uploaded becomes the bot's picture, which getUserProfilePhotos shows, until it is removed."""
    assert (await stage.get("getUserProfilePhotos", user_id=stage.bot))["total_count"] == 0
    assert (await _show(stage))["result"] is True
    shown = await stage.get("getUserProfilePhotos", user_id=stage.bot)
    assert [(size["width"], size["height"]) for size in shown["photos"][0]] == [(320, 320)]
    await stage.get("removeMyProfilePhoto")
    assert (await stage.get("getUserProfilePhotos", user_id=stage.bot))["total_count"] == 0


@refuses("photo isn't specified", "Client.cpp get_input_chat_photo")
async def test_a_picture_of_the_bot_must_be_there(stage: Stage) -> Answer:
    """A call without a picture is refused."""
    return await stage.call("setMyProfilePhoto")


@refuses("invalid profile photo type specified", "Client.cpp get_input_chat_photo")
async def test_a_picture_of_the_bot_is_of_a_known_kind(stage: Stage) -> Answer:
    """A kind that there is not is refused."""
    return await _show(stage, type="moon")


@refuses("photo must be uploaded as a file", "Client.cpp get_input_chat_photo")
async def test_a_picture_of_the_bot_is_uploaded(stage: Stage) -> Answer:
    """A file_id or an address will not do."""
    return await stage.call("setMyProfilePhoto", photo={"type": "static", "photo": "https://example.org/face.jpg"})


@refuses("IMAGE_PROCESS_FAILED", "documentation of InputProfilePhotoStatic")
async def test_a_still_picture_of_the_bot_is_a_jpeg(stage: Stage) -> Answer:
    """Another kind of picture is refused."""
    return await _show(stage, PIXEL)


@rule("documentation of User")
async def test_get_me_tells_what_botfather_was_told(stage: Stage) -> None:
    """can_join_groups and can_read_all_group_messages follow /setjoingroups and /setprivacy."""
    before = await stage.get("getMe")
    assert (before["can_join_groups"], before["can_read_all_group_messages"]) == (True, False)
    stage.set_joining(on=False)
    stage.set_privacy(on=False)
    after = await stage.get("getMe")
    assert (after["can_join_groups"], after["can_read_all_group_messages"]) == (False, True)


@rule("facts §1")
async def test_a_bot_that_may_not_join_is_not_added_to_groups(stage: Stage) -> None:
    """After /setjoingroups nobody can add the bot; where it is already, it stays."""
    stage.set_joining(on=False)
    fresh = stage.create_group(stage.owner, "Another")
    with pytest.raises(SimError, match="setjoingroups"):
        stage.add_bot(fresh)
    assert (await stage.get("getChatMember", chat_id=stage.group, user_id=stage.bot))["status"] == "administrator"
