"""Methods that send messages."""

from telegram_emulator.methods import media, polls
from telegram_emulator.methods.registry import Call, method
from telegram_emulator.shapes import Shape
from telegram_emulator.world import access, markup, posting, texts
from telegram_emulator.world.chats import Chat
from telegram_emulator.world.errors import bad
from telegram_emulator.world.posts import Post

ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip


def send(call: Call, chat: Chat, content: Shape, **more: object) -> Post:
    """Put a message of the bot's own into a chat, with its reply and keyboard."""
    reply_to = _reply(chat, call.given.get("reply_parameters"))
    inline, keyboard = markup.split(chat, call.given.get("reply_markup"))
    facts = {"inline": inline, "keyboard": keyboard, "reply_to": reply_to} | more
    return posting.publish(call.world, chat, call.world.bot.id, content, **facts)


def _reply(chat: Chat, wish: Shape | None) -> int | None:
    if not wish or "message_id" not in wish:
        return None
    if wish["message_id"] in chat.posts:
        return int(wish["message_id"])
    if wish.get("allow_sending_without_reply"):
        return None
    raise bad("message to be replied not found")


@method("sendMessage")
def send_message(call: Call) -> Shape:
    """Send a text."""
    chat = access.writable(call.world, call.get("chat_id"))
    access.may_send(call.world, chat, "text messages")
    return posting.render(call.world, send(call, chat, texts.message(call.world, call.given)))


def _send_media(call: Call, kind: str) -> Shape:
    chat = access.writable(call.world, call.get("chat_id"))
    access.may_send(call.world, chat, media.SENT_AS[kind])
    content = media.content(call, kind) | texts.caption(call.world, call.given)
    return posting.render(call.world, send(call, chat, content))


@method("sendPhoto")
def send_photo(call: Call) -> Shape:
    """Send a picture."""
    return _send_media(call, "photo")


@method("sendDocument")
def send_document(call: Call) -> Shape:
    """Send a file."""
    return _send_media(call, "document")


@method("sendVideo")
def send_video(call: Call) -> Shape:
    """Send a video."""
    return _send_media(call, "video")


@method("sendVoice")
def send_voice(call: Call) -> Shape:
    """Send a voice note."""
    return _send_media(call, "voice")


@method("sendAudio")
def send_audio(call: Call) -> Shape:
    """Send music."""
    return _send_media(call, "audio")


@method("sendAnimation")
def send_animation(call: Call) -> Shape:
    """Send a silent film."""
    return _send_media(call, "animation")


@method("sendPoll")
def send_poll(call: Call) -> Shape:
    """Send a poll."""
    chat = access.writable(call.world, call.get("chat_id"))
    access.may_send(call.world, chat, "polls")
    poll = polls.make(call, chat)
    post = send(call, chat, {}, poll=poll)
    poll.post_id = post.id
    call.world.polls[poll.id] = poll
    return posting.render(call.world, post)


@method("stopPoll")
def stop_poll(call: Call) -> Shape:
    """Close a poll of the bot's own."""
    chat = access.writable(call.world, call.get("chat_id"))
    post = access.post(chat, call.get("message_id"), "message with poll to stop not found")
    if post.poll is None or post.sender != call.world.bot.id:
        raise bad("message with poll to stop not found" if post.poll is None else "poll can't be stopped")
    if post.poll.closed:
        raise bad("poll has already been closed")
    post.poll.closed = True
    post.inline = markup.inline(call.given.get("reply_markup"))
    call.world.queue.push("poll", post.poll.shape())
    call.world.feed.add("poll", chat.id, message_id=post.id)
    return post.poll.shape()


@method("sendChatAction")
def send_chat_action(call: Call) -> bool:
    """Show that the bot is at work."""
    chat = access.writable(call.world, call.get("chat_id"))
    if call.text("action") not in ACTIONS:
        raise bad("wrong parameter action in request")
    call.world.feed.add("typing", chat.id, action=call.text("action"))
    return True


def _source(call: Call) -> tuple[Chat, Post, Chat]:
    world = call.world
    chat = access.writable(world, call.get("chat_id"))
    origin = access.readable(world, call.get("from_chat_id"))
    access.may_send(world, chat, "text messages")
    return chat, access.post(origin, call.get("message_id"), "message to copy not found"), origin


@method("copyMessage")
def copy_message(call: Call) -> Shape:
    """Send the content of a message once more, as the bot's own."""
    chat, source, _ = _source(call)
    if source.service:
        raise bad("message can't be copied")
    content = dict(source.content)
    if call.get("caption") is not None and "text" not in content:
        content = {key: value for key, value in content.items() if not key.startswith("caption")}
        content |= texts.caption(call.world, call.given)
    return {"message_id": send(call, chat, content).id}


@method("forwardMessage")
def forward_message(call: Call) -> Shape:
    """Pass a message on, with the name of its author."""
    try:
        chat, source, _ = _source(call)
    except Exception as error:
        if getattr(error, "description", "").endswith("message to copy not found"):
            raise bad("message to forward not found") from None
        raise
    if source.service:
        raise bad("message can't be forwarded")
    author = call.world.user(source.sender).shape()
    origin = {"type": "user", "sender_user": author, "date": source.date}
    post = send(call, chat, source.content | {"forward_origin": origin}, forwarded=True)
    return posting.render(call.world, post)
