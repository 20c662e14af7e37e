"""Forums: groups whose messages lie in topics."""

from telegram_emulator.shapes import Shape
from telegram_emulator.world import posting
from telegram_emulator.world.chats import Chat, Topic
from telegram_emulator.world.errors import bad
from telegram_emulator.world.state import World

GENERAL = 1
MAX_NAME = 128
COLOURS = (0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F)


def thread(world: World, chat: Chat, wanted: int) -> int | None:
    """Find the topic that a message goes to; chats without topics ignore the wish, General cannot be named."""
    if wanted <= 0 or not (chat.forum or chat.private):
        return None
    if wanted == GENERAL or wanted not in chat.topics:
        raise bad("message thread not found")
    topic = chat.topics[wanted]
    if topic.closed and not may_edit(chat, topic, world.bot.id):
        raise bad("TOPIC_CLOSED")
    return wanted


def may_edit(chat: Chat, topic: Topic, user: int) -> bool:
    """Whether an account may rename, close or reopen a topic: its maker, or by right."""
    return topic.creator == user or chat.member(user).may("can_manage_topics")


def create(world: World, chat: Chat, by: int, name: str, icon: Shape) -> Topic:
    """Open a topic, with the service message that begins it."""
    post = posting.service(world, chat, by, {"forum_topic_created": {"name": name} | icon})
    topic = chat.topics[post.id] = Topic(post.id, name, by, icon)
    world.feed.add("chat", chat.id)
    return topic


def close(world: World, chat: Chat, topic: Topic, by: int, *, closed: bool) -> None:
    """Close or reopen a topic."""
    topic.closed = closed
    content: Shape = {"forum_topic_closed": {}} if closed else {"forum_topic_reopened": {}}
    posting.service(world, chat, by, content, thread=topic.id)


def edit(world: World, chat: Chat, topic: Topic, by: int, changed: Shape) -> None:
    """Give a topic another name or icon."""
    topic.name = changed.get("name", topic.name)
    if "icon_custom_emoji_id" in changed:
        topic.icon["icon_custom_emoji_id"] = changed["icon_custom_emoji_id"]
    posting.service(world, chat, by, {"forum_topic_edited": changed}, thread=topic.id)


def delete(world: World, chat: Chat, topic: Topic) -> None:
    """Remove a topic with all that was said in it."""
    del chat.topics[topic.id]
    for post in [post for post in chat.posts.values() if topic.id in (post.id, post.thread)]:
        posting.remove(world, chat, post.id)
