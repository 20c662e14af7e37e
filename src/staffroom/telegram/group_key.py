"""The key of the reply keyboard by which a person gives us a group, and the rights that it asks for."""

from aiogram.types import (
    ChatAdministratorRights,
    KeyboardButton,
    KeyboardButtonRequestChat,
    ReplyKeyboardMarkup,
)

from staffroom.kernel.screen import GroupWanted
from staffroom.kernel.text import Translator
from staffroom.telegram.rights import NEEDED

RIGHTS_REQUIRED_BY_SHAPE = (
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_send_welcome_messages",
)
"""Every right that the shape of `ChatAdministratorRights` requires to be named."""


def rights(**extra: bool) -> ChatAdministratorRights:
    """Return the administrator rights that we ask for."""
    granted = {name: name in NEEDED for name in RIGHTS_REQUIRED_BY_SHAPE} | {"can_manage_chat": True} | extra
    return ChatAdministratorRights.model_validate(granted)


def group_keyboard(wanted: GroupWanted, words: Translator, language: str) -> ReplyKeyboardMarkup:
    """Return the keyboard with the one key that lets a person choose or create a group."""
    request = KeyboardButtonRequestChat(
        request_id=wanted.request_id,
        chat_is_channel=False,
        chat_has_username=False,
        user_administrator_rights=rights(can_promote_members=True),
        bot_administrator_rights=rights(),
        request_title=True,
    )
    key = KeyboardButton(text=words.plain(wanted.label, language), request_chat=request)
    return ReplyKeyboardMarkup(keyboard=[[key]], resize_keyboard=True, one_time_keyboard=True)
