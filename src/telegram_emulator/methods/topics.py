"""Methods for the topics of a forum."""

from telegram_emulator.methods.registry import Call, method
from telegram_emulator.shapes import Shape
from telegram_emulator.world import access, topics
from telegram_emulator.world.chats import Chat, Topic
from telegram_emulator.world.errors import bad

MAX_COLOUR = 0xFFFFFF


def _forum(call: Call) -> Chat:
    chat = access.writable(call.world, call.get("chat_id"))
    if not chat.forum:
        raise bad("the chat is not a forum")
    return chat


def _name(call: Call) -> str:
    name = str(call.get("name") or "").strip()[: topics.MAX_NAME]
    if not name:
        raise bad("name must be non-empty")
    return name


def _topic(call: Call, deed: str) -> tuple[Chat, Topic]:
    chat = _forum(call)
    number = call.number("message_thread_id")
    if number <= 0:
        raise bad("invalid forum topic identifier specified")
    if number not in chat.topics:
        raise bad("TOPIC_ID_INVALID")
    topic = chat.topics[number]
    if not topics.may_edit(chat, topic, call.world.bot.id):
        raise bad(f"not enough rights to {deed} the topic")
    return chat, topic


@method("createForumTopic")
def create_topic(call: Call) -> Shape:
    """Open a topic."""
    chat = _forum(call)
    bot = chat.member(call.world.bot.id)
    if not bot.may("can_manage_topics") and (bot.admin or not access.permitted(chat, bot, "can_manage_topics")):
        raise bad("not enough rights to create a topic")
    name = _name(call)
    icon: Shape = {"icon_color": call.number("icon_color", topics.COLOURS[0])}
    if not 0 <= icon["icon_color"] <= MAX_COLOUR:
        raise bad("invalid icon color specified")
    if call.get("icon_custom_emoji_id"):
        icon["icon_custom_emoji_id"] = call.get("icon_custom_emoji_id")
    topic = topics.create(call.world, chat, call.world.bot.id, name, icon)
    return {"message_thread_id": topic.id, "name": name} | icon


@method("editForumTopic")
def edit_topic(call: Call) -> bool:
    """Give a topic another name or icon."""
    chat, topic = _topic(call, "edit")
    changed: Shape = {"name": _name(call)} if call.get("name") else {}
    if call.get("icon_custom_emoji_id") is not None:
        changed["icon_custom_emoji_id"] = call.get("icon_custom_emoji_id")
    if changed == {"name": topic.name}:
        raise bad("TOPIC_NOT_MODIFIED")
    if changed:
        topics.edit(call.world, chat, topic, call.world.bot.id, changed)
    return True


def _toggle(call: Call, *, closed: bool) -> bool:
    chat, topic = _topic(call, "close or open")
    if topic.closed == closed:
        raise bad("TOPIC_NOT_MODIFIED")
    topics.close(call.world, chat, topic, call.world.bot.id, closed=closed)
    return True


@method("closeForumTopic")
def close_topic(call: Call) -> bool:
    """Close a topic."""
    return _toggle(call, closed=True)


@method("reopenForumTopic")
def reopen_topic(call: Call) -> bool:
    """Open a closed topic again."""
    return _toggle(call, closed=False)


@method("deleteForumTopic")
def delete_topic(call: Call) -> bool:
    """Remove a topic with all that was said in it."""
    chat = _forum(call)
    topic = chat.topics.get(call.number("message_thread_id"))
    if topic is None:
        raise bad(
            "TOPIC_ID_INVALID" if call.number("message_thread_id") > 0 else "invalid forum topic identifier specified"
        )
    if topic.creator != call.world.bot.id and not chat.member(call.world.bot.id).may("can_delete_messages"):
        raise bad("not enough rights to delete the topic")
    topics.delete(call.world, chat, topic)
    return True
