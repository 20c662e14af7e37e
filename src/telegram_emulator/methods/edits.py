"""Methods that change, remove, pin and answer."""

from telegram_emulator.methods import media
from telegram_emulator.methods.registry import Call, method
from telegram_emulator.shapes import Shape
from telegram_emulator.spec import reaction_emoji
from telegram_emulator.world import access, acts, markup, posting, texts
from telegram_emulator.world.chats import Chat
from telegram_emulator.world.errors import ApiError, bad
from telegram_emulator.world.posts import Post

SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
DELETE_WITHIN_S = 48 * 3600
MAX_DELETED = 100
NO_PIN = "not enough rights to manage pinned messages in the chat"


def _target(call: Call) -> Post:
    if call.get("inline_message_id"):
        raise bad("MESSAGE_ID_INVALID")
    chat = access.writable(call.world, call.get("chat_id"))
    return access.own_post(call.world, chat, call.get("message_id"))


def _apply(call: Call, post: Post, content: Shape) -> Shape:
    inline = markup.inline(call.given.get("reply_markup"))
    if content == post.content and inline == post.inline:
        raise bad(SAME)
    if content != post.content:
        post.edit_date = call.world.clock.now()
    post.content, post.inline = content, inline
    posting.edited(call.world, post)
    return posting.render(call.world, post)


@method("editMessageText")
def edit_text(call: Call) -> Shape:
    """Replace a text; without a keyboard in the call the old one is dropped."""
    post = _target(call)
    if "text" not in post.content:
        raise bad("there is no text in the message to edit")
    return _apply(call, post, texts.message(call.world, call.given))


@method("editMessageCaption")
def edit_caption(call: Call) -> Shape:
    """Replace the words under a picture or file."""
    post = _target(call)
    if "text" in post.content or post.poll:
        raise bad("there is no caption in the message to edit")
    bare = {key: value for key, value in post.content.items() if not key.startswith("caption")}
    return _apply(call, post, bare | texts.caption(call.world, call.given))


@method("editMessageMedia")
def edit_media(call: Call) -> Shape:
    """Replace a picture or file together with its words."""
    post = _target(call)
    if post.poll:
        raise bad("message can't be edited")
    wish = call.given.get("media") or {}
    return _apply(call, post, media.replacement(call, wish) | texts.caption(call.world, wish))


@method("editMessageReplyMarkup")
def edit_markup(call: Call) -> Shape:
    """Replace the inline keyboard alone."""
    post = _target(call)
    return _apply(call, post, post.content)


def _undeletable(call: Call, chat: Chat, post: Post) -> ApiError | None:
    own = post.sender == call.world.bot.id
    old = call.world.clock.now() - post.date > DELETE_WITHIN_S
    moderator = chat.member(call.world.bot.id).may("can_delete_messages")
    if chat.kind == "supergroup":
        # Bots cannot delete what is two days old, whatever their rights, nor a supergroup's first message
        allowed = not old and post.id > 1 and (own or moderator)
        return None if allowed else bad("message can't be deleted")
    allowed = not old and (own or chat.private or moderator)
    return None if allowed else bad("message can't be deleted for everyone")


@method("deleteMessage")
def delete_message(call: Call) -> bool:
    """Delete one message."""
    chat = access.writable(call.world, call.get("chat_id"))
    post = access.post(chat, call.get("message_id"), "message to delete not found")
    refusal = _undeletable(call, chat, post)
    if refusal:
        raise refusal
    posting.remove(call.world, chat, post.id)
    return True


@method("deleteMessages")
def delete_messages(call: Call) -> bool:
    """Delete many messages: missing ones are skipped, one that must stay fails all."""
    chat = access.writable(call.world, call.get("chat_id"))
    ids = call.given.get("message_ids") or []
    if not 1 <= len(ids) <= MAX_DELETED:
        raise bad("message identifiers are not specified" if not ids else "too many message identifiers specified")
    posts = [chat.posts[message_id] for message_id in dict.fromkeys(ids) if message_id in chat.posts]
    for refusal in (_undeletable(call, chat, post) for post in posts):
        if refusal:
            raise refusal
    for post in posts:
        posting.remove(call.world, chat, post.id)
    return True


@method("setMessageReaction")
def set_reaction(call: Call) -> bool:
    """React to a message, or take the reaction back."""
    chat = access.writable(call.world, call.get("chat_id"))
    post = access.post(chat, call.get("message_id"), "message to react not found")
    wishes = call.given.get("reaction") or []
    emoji = [str(wish.get("emoji")) for wish in wishes]
    if len(emoji) > 1 or any(one not in reaction_emoji() for one in emoji):
        raise bad("REACTIONS_TOO_MANY" if len(emoji) > 1 else "REACTION_INVALID")
    acts.react(call.world, chat, call.world.bot.id, post, emoji)
    return True


def _pinning(call: Call) -> Chat:
    chat = access.writable(call.world, call.get("chat_id"))
    bot = chat.member(call.world.bot.id)
    everyone = not bot.admin and chat.permissions.get("can_pin_messages", False)
    if not chat.private and not everyone and not bot.may("can_pin_messages"):
        raise bad(NO_PIN)
    return chat


@method("pinChatMessage")
def pin_message(call: Call) -> bool:
    """Pin a message."""
    access.post(access.writable(call.world, call.get("chat_id")), call.get("message_id"), "message to pin not found")
    chat = _pinning(call)
    post = chat.posts[call.number("message_id")]
    if post.service:
        raise bad("service messages can't be pinned")
    posting.pin(call.world, chat, call.world.bot.id, post.id)
    return True


@method("unpinChatMessage")
def unpin_message(call: Call) -> bool:
    """Unpin one message, by default the newest pinned one."""
    chat = _pinning(call)
    target = call.number("message_id", chat.pinned[-1] if chat.pinned else 0)
    if target not in chat.pinned:
        raise bad("message to unpin not found")
    chat.pinned.remove(target)
    call.world.feed.add("pin", chat.id, message_id=None)
    return True


@method("unpinAllChatMessages")
def unpin_all(call: Call) -> bool:
    """Unpin everything."""
    chat = _pinning(call)
    chat.pinned.clear()
    call.world.feed.add("pin", chat.id, message_id=None)
    return True


@method("answerCallbackQuery")
def answer_callback(call: Call) -> bool:
    """Answer a press of a button, once and in time."""
    acts.answer(call.world, call.text("callback_query_id"), call.given)
    return True
