"""Which updates are plain talk, read from the raw JSON without a model: what is not known to be plain is not."""

from collections.abc import Mapping
from typing import Any

from staffroom.kernel.clock import SECOND
from staffroom.kernel.ids import ChatId, Instant, UserId
from staffroom.rooms.prompts.hearing import Heard, Reacted, links

MESSAGE_KINDS = (
    "text",
    "audio",
    "animation",
    "document",
    "live_photo",
    "photo",
    "sticker",
    "video",
    "video_note",
    "voice",
    "location",
    "poll",
)
"""What people say; the first that a message has is its kind: an animation is a document too, a live photo a photo."""
_SAID = frozenset(MESSAGE_KINDS)
_LOOKED_AT = frozenset({"animation", "document", "live_photo", "photo", "poll", "video", "video_note"})
_BESIDE = frozenset({
    "message_id", "message_thread_id", "from", "sender_boost_count", "sender_tag", "date", "chat", "is_topic_message",
    "forward_origin", "forward_from", "forward_from_chat", "forward_from_message_id", "forward_signature",
    "forward_sender_name", "forward_date", "reply_to_message", "external_reply", "quote", "edit_date",
    "has_protected_content", "is_from_offline", "media_group_id", "entities", "link_preview_options", "effect_id",
    "caption", "caption_entities", "show_caption_above_media", "has_media_spoiler",
})  # fmt: skip
PLAIN = _SAID | _BESIDE
"""All that a message of plain talk may hold; a public group's name, a sender who is a chat, and anything that is not
known here make it a matter for the handlers.
"""
_CHAT = frozenset({"id", "type", "title", "is_forum"})
_REACTION = frozenset({"chat", "message_id", "user", "date", "old_reaction", "new_reaction"})


def read(update: Mapping[str, Any]) -> Heard | Reacted | None:
    """Return what was said in a group by a person under their own name; None for everything else, however strange."""
    try:
        message = update.get("message") or update.get("edited_message")
        if message is not None:
            return _said(message)
        reaction = update.get("message_reaction")
        return None if reaction is None else _reacted(reaction)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _said(message: Mapping[str, Any]) -> Heard | None:
    keys = message.keys()
    if not keys <= PLAIN or keys.isdisjoint(_SAID) or not _in_group(message["chat"]):
        return None
    if not keys.isdisjoint(_LOOKED_AT):
        return None  # handlers look at pictures and films, and at what a poll asks
    user, replied = message["from"], message.get("reply_to_message")
    kind = next((name for name in MESSAGE_KINDS if message.get(name)), None)
    words = message.get("text") or message.get("caption") or ""
    if kind is None or user["is_bot"] or words.lstrip().startswith("/") or (replied and _is_ours(replied)):
        return None
    if replied and "forum_topic_created" in replied:
        replied = None  # in a forum every message replies to its topic's first one
    edited = message.get("edit_date")
    elsewhere = 0 if "external_reply" in keys else None
    return Heard(
        ChatId(message["chat"]["id"]),
        message["message_id"],
        UserId(user["id"]),
        kind,
        words,
        Instant((edited or message["date"]) * SECOND),
        replied["message_id"] if replied else elsewhere,
        _author(replied) if replied else None,
        edited=bool(edited),
        album=message.get("media_group_id") or "",
        links=_links(words, message) if "entities" in keys or "caption_entities" in keys else (),
        forwarded="forward_origin" in keys and _wrote(message["forward_origin"]) != user["id"],
    )


def _wrote(origin: Mapping[str, Any]) -> int | None:
    """Return who wrote what was forwarded, where that is shown."""
    found: int | None = origin.get("sender_user", {}).get("id")
    return found


def _links(words: str, message: Mapping[str, Any]) -> tuple[str, ...]:
    marked = message.get("entities") or message.get("caption_entities") or ()
    return links(words, ((one["type"], one["offset"], one["length"], one.get("url")) for one in marked))


def _in_group(chat: Mapping[str, Any]) -> bool:
    return chat["type"] in ("supergroup", "group") and chat.keys() <= _CHAT


def _is_ours(replied: Mapping[str, Any]) -> bool:
    """Say whether a bot is answered: this may be us, and then a handler looks closer."""
    return bool(replied.get("from", {}).get("is_bot"))


def _author(replied: Mapping[str, Any]) -> UserId | None:
    user = replied.get("from")
    return None if user is None or "sender_chat" in replied else UserId(user["id"])


def _reacted(reaction: Mapping[str, Any]) -> Reacted | None:
    if not reaction.keys() <= _REACTION or not reaction["new_reaction"] or not _in_group(reaction["chat"]):
        return None
    at = Instant(reaction["date"] * SECOND)
    return Reacted(ChatId(reaction["chat"]["id"]), UserId(reaction["user"]["id"]), at)
