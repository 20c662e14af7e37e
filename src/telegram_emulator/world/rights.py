"""The names of administrator rights and member permissions."""

from telegram_emulator.shapes import Shape

ADMIN_REQUIRED = (
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
    "can_send_welcome_messages",
)
ADMIN_RIGHTS = (*ADMIN_REQUIRED, "can_pin_messages", "can_manage_topics", "can_manage_tags")
CHANNEL_RIGHTS = ("can_post_messages", "can_edit_messages", "can_manage_direct_messages")
OWNER_RIGHTS = dict.fromkeys(ADMIN_RIGHTS, True) | {"is_anonymous": False}

PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
ALL_PERMISSIONS = dict.fromkeys(PERMISSIONS, True)
MEDIA_PERMISSIONS = PERMISSIONS[1:7]


def full_rights(given: Shape) -> dict[str, bool]:
    """Complete a partial set of administrator rights; any right implies can_manage_chat."""
    rights = {name: bool(given.get(name, False)) for name in ADMIN_RIGHTS}
    rights["can_manage_chat"] = any(rights.values())
    return rights


def full_permissions(given: Shape, *, independent: bool) -> dict[str, bool]:
    """Complete a partial set of permissions; unless independent, sending one kind implies the simpler ones."""
    permissions = {name: bool(given.get(name, False)) for name in PERMISSIONS}
    if "can_react_to_messages" not in given:
        permissions["can_react_to_messages"] = permissions["can_send_messages"]
    if independent:
        return permissions
    if any(permissions[name] for name in ("can_send_other_messages", "can_add_web_page_previews")):
        permissions |= dict.fromkeys(MEDIA_PERMISSIONS, True)
    if any(permissions[name] for name in (*MEDIA_PERMISSIONS, "can_send_polls")):
        permissions["can_send_messages"] = True
    return permissions
