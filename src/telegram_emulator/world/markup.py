"""Keyboards: what a button must be."""

from telegram_emulator.shapes import Shape
from telegram_emulator.world.chats import Chat
from telegram_emulator.world.errors import bad

MAX_DATA_BYTES = 64
MAX_BUTTONS = 100
STYLES = {"danger", "success", "primary", "link"}
DEEDS = {
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay", "disabled",
}  # fmt: skip


def split(chat: Chat, markup: Shape | None) -> tuple[Shape | None, Shape | None]:
    """Check a reply markup and give it as an inline keyboard or another one."""
    if not markup:
        return None, None
    if "inline_keyboard" in markup:
        return inline(markup), None
    for row in markup.get("keyboard") or []:
        for key in row:
            if "request_chat" in key and not chat.private:
                raise bad("chats can be requested in private chats only")
    return None, markup


def inline(markup: Shape | None) -> Shape | None:
    """Check an inline keyboard; an empty one is none."""
    rows = [row for row in (markup or {}).get("inline_keyboard", []) if row]
    if sum(map(len, rows)) > MAX_BUTTONS:
        raise bad("reply markup is too long")
    for row in rows:
        for button in row:
            _check(button)
    return {"inline_keyboard": rows} if rows else None


def _check(button: Shape) -> None:
    if not button.get("text"):
        raise bad('can\'t parse inline keyboard button: Field "text" must be of type String')
    if not DEEDS & button.keys():
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= MAX_DATA_BYTES:
        raise bad("BUTTON_DATA_INVALID")
    if button.get("style") not in (None, *STYLES):
        raise bad("can't parse inline keyboard button: invalid button style specified")
