"""Methods by which the bot describes itself."""

import re

from telegram_emulator.methods.registry import Call, method
from telegram_emulator.shapes import Shape
from telegram_emulator.world import access
from telegram_emulator.world.errors import bad
from telegram_emulator.world.profile import scope_key
from telegram_emulator.world.rights import ADMIN_REQUIRED

MAX_COMMANDS = 100
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
MAX_COMMAND_TEXT = 256
SCOPES = {
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat", "chat_administrators",
    "chat_member",
}  # fmt: skip
TEXTS = {"name": 64, "description": 512, "short_description": 120}


@method("getMe")
def get_me(call: Call) -> Shape:
    """Tell who the bot is."""
    name = call.world.profile.text("name", "") or call.world.bot.first_name
    abilities: Shape = {
        "can_join_groups": call.world.joinable,
        "can_read_all_group_messages": not call.world.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "supports_guest_queries": False,
        "can_manage_bots": False,
        "supports_join_request_queries": False,
    }
    return call.world.bot.shape() | {"first_name": name} | abilities


def _key(call: Call) -> tuple[str, str]:
    scope = call.given.get("scope") or {}
    if scope:
        _check_scope(call, scope)
    return scope_key(scope, str(call.get("language_code") or ""))


def _check_scope(call: Call, scope: Shape) -> None:
    wrong = "can't parse BotCommandScope:"
    if scope.get("type") not in SCOPES:
        raise bad(f"{wrong} Unsupported type specified")
    if scope["type"] not in ("chat", "chat_administrators", "chat_member"):
        return
    if not scope.get("chat_id"):
        raise bad(f"{wrong} Empty chat_id specified")
    if scope["type"] == "chat_member" and not scope.get("user_id"):
        raise bad(f"{wrong} Invalid user_id specified")
    access.readable(call.world, scope["chat_id"])


@method("setMyCommands")
def set_commands(call: Call) -> bool:
    """Set the list of commands for a scope and a language."""
    commands = call.given.get("commands")
    if commands is None:
        raise bad("can't parse commands: expected an Array of BotCommand")
    if len(commands) > MAX_COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        _check(command)
    call.world.profile.commands[_key(call)] = commands
    return True


def _check(command: Shape) -> None:
    if not COMMAND.fullmatch(str(command.get("command", "")).removeprefix("/")):
        raise bad("BOT_COMMAND_INVALID")
    if not 1 <= len(str(command.get("description", ""))) <= MAX_COMMAND_TEXT:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")


@method("getMyCommands")
def get_commands(call: Call) -> list[Shape]:
    """Give the list that was set for exactly this scope and language."""
    return call.world.profile.commands.get(_key(call), [])


@method("deleteMyCommands")
def delete_commands(call: Call) -> bool:
    """Drop the list of a scope and a language."""
    call.world.profile.commands.pop(_key(call), None)
    return True


def _set_text(call: Call, name: str) -> bool:
    text = str(call.get(name) or "")
    if len(text) > TEXTS[name]:
        raise bad(f"BOT_{'TITLE' if name == 'name' else 'ABOUT'}_INVALID")
    call.world.profile.texts[name, str(call.get("language_code") or "")] = text
    return True


def _get_text(call: Call, name: str) -> Shape:
    return {name: call.world.profile.text(name, str(call.get("language_code") or ""))}


@method("setMyName")
def set_name(call: Call) -> bool:
    """Name the bot."""
    return _set_text(call, "name")


@method("setMyDescription")
def set_description(call: Call) -> bool:
    """Set the words above an empty chat."""
    return _set_text(call, "description")


@method("setMyShortDescription")
def set_short_description(call: Call) -> bool:
    """Set the words of the bot's profile."""
    return _set_text(call, "short_description")


@method("getMyName")
def get_name(call: Call) -> Shape:
    """Give the bot's name in a language."""
    return {"name": _get_text(call, "name")["name"] or call.world.bot.first_name}


@method("getMyDescription")
def get_description(call: Call) -> Shape:
    """Give the words above an empty chat."""
    return _get_text(call, "description")


@method("getMyShortDescription")
def get_short_description(call: Call) -> Shape:
    """Give the words of the bot's profile."""
    return _get_text(call, "short_description")


@method("setMyDefaultAdministratorRights")
def set_default_rights(call: Call) -> bool:
    """Set the rights that are proposed when the bot is added as an administrator."""
    call.world.profile.rights[call.flag("for_channels")] = call.given.get("rights") or {}
    return True


@method("getMyDefaultAdministratorRights")
def get_default_rights(call: Call) -> Shape:
    """Give the rights that are proposed."""
    return dict.fromkeys(ADMIN_REQUIRED, False) | call.world.profile.rights.get(call.flag("for_channels"), {})
