"""Keyboards: what a button must be."""

from telegram_emulator.shapes import Shape
from telegram_emulator.world.chats import Chat
from telegram_emulator.world.errors import bad

PRIVATE_KEYS = {
    "request_chat": "chats",
    "request_users": "users",
    "request_contact": "phone number",
    "request_location": "location",
    "request_poll": "poll",
}
MAX_DATA_BYTES = 64
MAX_BUTTONS = 100
STYLES = {"danger", "success", "primary", "link"}
DEEDS = {
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay", "disabled",
}  # fmt: skip


def read(markup: Shape | None) -> tuple[Shape | None, Shape | None]:
    """Read a reply markup, as an inline keyboard or another one; an empty one is none."""
    if not markup:
        return None, None
    if "inline_keyboard" not in markup:
        for key in _flat(markup.get("keyboard") or []):
            _read_key(key)
        return None, markup
    rows = [row for row in markup["inline_keyboard"] if row]
    for button in _flat(rows):
        _read_button(button)
    return ({"inline_keyboard": rows} if rows else None), None


def _flat(rows: list[list[Shape]]) -> list[Shape]:
    return [button for row in rows for button in row]


def _read_key(key: Shape | str) -> None:
    if isinstance(key, dict) and "text" not in key:
        raise bad("can't parse keyboard button: Can't find field \"text\"")


def _read_button(button: Shape) -> None:
    wrong = "can't parse inline keyboard button:"
    if "text" not in button:
        raise bad(f'{wrong} Can\'t find field "text"')
    if button.get("style") not in (None, *STYLES):
        raise bad(f"{wrong} invalid button style specified")
    deeds = {name for name in DEEDS & button.keys() if button[name] != "" or name not in ("url", "callback_data")}
    if not deeds:
        raise bad(f"{wrong} Text buttons are unallowed in the inline keyboard")


def check(chat: Chat, inline: Shape | None, keyboard: Shape | None) -> None:
    """Refuse what was read but cannot be here."""
    for key in _flat((keyboard or {}).get("keyboard") or []):
        _check_key(chat, key)
    buttons = _flat((inline or {}).get("inline_keyboard", []))
    if any(not button["text"] for button in buttons):
        raise bad("inline keyboard button text must be non-empty")
    if len(buttons) > MAX_BUTTONS:
        raise bad("reply markup is too long")
    if any(len(button.get("callback_data", "").encode()) > MAX_DATA_BYTES for button in buttons):
        raise bad("BUTTON_DATA_INVALID")


def _check_key(chat: Chat, key: Shape | str) -> None:
    if not (key["text"] if isinstance(key, dict) else key):
        raise bad("keyboard button text must be non-empty")
    for name, what in PRIVATE_KEYS.items():
        if name in key and not chat.private:
            raise bad(f"{what} can be requested in private chats only")
