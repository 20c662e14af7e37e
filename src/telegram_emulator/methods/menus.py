"""Methods about the button beside the field of a private chat."""

from telegram_emulator.methods.registry import Call, method
from telegram_emulator.shapes import Shape
from telegram_emulator.world.errors import bad
from telegram_emulator.world.profile import EVERY_CHAT

NONE_OF_ITS_OWN: Shape = {"type": "default"}
OPENS_COMMANDS: Shape = {"type": "commands"}


@method("setChatMenuButton")
def set_menu(call: Call) -> bool:
    """Set the button of one private chat, or of all that have none of their own."""
    button = _button(call)
    call.world.profile.menus[_chat(call)] = button
    return True


@method("getChatMenuButton")
def get_menu(call: Call) -> Shape:
    """Give the button of a private chat, or the one of all; where none was set, the latter opens the commands."""
    chat = _chat(call)
    found = call.world.profile.menus.get(chat, NONE_OF_ITS_OWN)
    return OPENS_COMMANDS if chat == EVERY_CHAT and found == NONE_OF_ITS_OWN else found


def _chat(call: Call) -> int:
    """Give the number of a person whom the bot met; none means everybody."""
    if call.given.get("chat_id") is None:
        return EVERY_CHAT
    return call.world.account(call.user_id("chat_id")).id


def _button(call: Call) -> Shape:
    button: Shape = call.given.get("menu_button") or NONE_OF_ITS_OWN
    kind = button.get("type")
    if kind in ("default", "commands"):
        return {"type": kind}
    if kind != "web_app":
        raise bad("can't parse menu button: MenuButton has unsupported type")
    if not button.get("text"):
        raise bad("menu button text must be non-empty")
    url = str((button.get("web_app") or {}).get("url", ""))
    if not url.startswith("https://"):
        raise bad(f"menu button Web App URL '{url}' is invalid: Only HTTPS links are allowed")
    return {"type": "web_app", "text": button["text"], "web_app": {"url": url}}
