"""How messages come to be, change and go, and which of them the bot is told of."""

import re

from telegram_emulator.shapes import Shape
from telegram_emulator.world import identities
from telegram_emulator.world.chats import Chat
from telegram_emulator.world.posts import Post
from telegram_emulator.world.state import World

COMMAND = re.compile(r"/[A-Za-z0-9_]{1,64}(@\w+)?(\s|$)")
FOUND = (
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?\b(?!/)")),
    ("url", re.compile(r"\b(?:https?://|www\.|t\.me/)[^\s<>\"]+[^\s<>\".,:;!?)\]]")),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z]\w{3,31}\b")),
    ("hashtag", re.compile(r"(?<!\w)#[^\W\d]\w*")),
)
LOOKS = {"bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote"}
OWN_SERVICE = {
    "new_chat_title", "new_chat_photo", "delete_chat_photo", "pinned_message", "left_chat_member",
    "forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened",
}  # fmt: skip


def utf16(text: str) -> int:
    """Measure a text in the units of entity offsets."""
    return len(text.encode("utf-16-le")) // 2


def find_entities(text: str, present: list[Shape]) -> list[Shape]:
    """Add the commands, addresses, mentions and tags that Telegram finds by itself."""
    entities = list(present)
    for kind, pattern in FOUND:
        for match in pattern.finditer(text):
            offset, length = utf16(text[: match.start()]), utf16(match.group())
            if all(other["type"] in LOOKS or offset >= other["offset"] + other["length"]
                   or other["offset"] >= offset + length for other in entities):  # fmt: skip
                entities.append({"type": kind, "offset": offset, "length": length})
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def text_content(text: str, entities: list[Shape] | None = None) -> Shape:
    """Make the content of a text message."""
    found = find_entities(text, entities or [])
    return {"text": text} | ({"entities": found} if found else {})


def render(world: World, post: Post, *, with_reply: bool = True) -> Shape:
    """Show a message as a Bot API Message."""
    chat = world.chats[post.chat_id]
    shape: Shape = {"message_id": post.id} | identities.sender(world, post)
    shape |= {"chat": world.chat_shape(chat), "date": post.date} | _circumstances(post)
    replied = chat.posts.get(post.reply_to or 0)
    if with_reply and replied:
        shape["reply_to_message"] = render(world, replied, with_reply=False)
    if post.inline:
        shape["reply_markup"] = post.inline
    return shape | post.content | ({"poll": post.poll.shape()} if post.poll else {})


def _circumstances(post: Post) -> Shape:
    facts = {"edit_date": post.edit_date, "media_group_id": post.album, "is_automatic_forward": post.automatic}
    facts |= {"has_protected_content": post.protected}
    if post.thread:
        facts |= {"message_thread_id": post.thread, "is_topic_message": True}
    return {key: value for key, value in facts.items() if value}


def publish(world: World, chat: Chat, sender: int, content: Shape, **more: object) -> Post:
    """Put a new message into a chat and tell the bot if it may know."""
    post = Post(world.next_post_id(chat), chat.id, sender, world.clock.now(), content)
    for name, value in more.items():
        setattr(post, name, value)
    if "forum_topic_created" in content:
        post.thread = post.id
    chat.posts[post.id] = post
    chat.read[sender] = post.id
    world.feed.add("message", chat.id, message_id=post.id)
    tell(world, chat, post, "message")
    return post


def service(world: World, chat: Chat, sender: int, content: Shape, **more: object) -> Post:
    """Put a service message into a chat; an anonymous administrator's in the name of the group."""
    named = {"sender_chat": chat.id} if chat.member(sender).anonymous else {}
    return publish(world, chat, sender, content, service=True, **(named | more))


def tell(world: World, chat: Chat, post: Post, kind: str) -> None:
    """Queue the message for the bot if it is one that bots are told of."""
    if told(world, chat, post):
        if post.sender_chat is None:
            world.user(post.sender).known = True
        world.queue.push(kind, render(world, post))


def told(world: World, chat: Chat, post: Post) -> bool:
    """Whether the bot learns of this message: not of its own, and in groups as privacy mode allows."""
    if post.sender == world.bot.id and not OWN_SERVICE & post.content.keys():
        return False
    if chat.private:
        return True
    bot = chat.member(world.bot.id)
    return bot.inside and (bot.admin or not world.privacy or post.service or _addressed(world, chat, post))


def _addressed(world: World, chat: Chat, post: Post) -> bool:
    text = post.content.get("text") or post.content.get("caption") or ""
    replied = chat.posts.get(post.reply_to or 0)
    command = COMMAND.match(text)
    mine = command and (command.group(1) or "").lower() in ("", f"@{world.bot.username}".lower())
    return bool(mine) or (replied is not None and replied.sender == world.bot.id)


def edited(world: World, post: Post) -> None:
    """Note that a message was changed."""
    chat = world.chats[post.chat_id]
    world.feed.add("edit", chat.id, message_id=post.id)
    tell(world, chat, post, "edited_message")


def remove(world: World, chat: Chat, message_id: int) -> None:
    """Delete a message; nobody is told but the page."""
    del chat.posts[message_id]
    if message_id in chat.pinned:
        chat.pinned.remove(message_id)
    world.feed.add("delete", chat.id, message_id=message_id)


def pin(world: World, chat: Chat, actor: int, message_id: int) -> None:
    """Pin a message, with the service message that tells of it."""
    post = chat.posts[message_id]
    chat.pinned = [other for other in chat.pinned if other != message_id] + [message_id]
    world.feed.add("pin", chat.id, message_id=message_id)
    service(world, chat, actor, {"pinned_message": render(world, post, with_reply=False)})
