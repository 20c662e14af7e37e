"""Methods that change, remove, pin and answer."""

from telegram_emulator.methods import media
from telegram_emulator.methods.passing import message_ids
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
NO_PIN = "not enough rights to manage pinned messages in the chat"


def _target(call: Call) -> Post:
    if call.get("chat_id") in (None, "") and not call.get("message_id"):
        raise bad("MESSAGE_ID_INVALID" if call.get("inline_message_id") else "message identifier is not specified")
    chat = access.writable(call.world, call.get("chat_id"))
    return access.own_post(call.world, chat, call.get("message_id"))


def _keyboard(call: Call) -> Shape | None:
    inline, other = markup.read(call.given.get("reply_markup"))
    if other:
        raise bad("inline keyboard expected")
    return inline


def _apply(call: Call, post: Post, content: Shape, inline: Shape | None) -> Shape:
    markup.check(call.world.chats[post.chat_id], inline, None)
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
    text, inline = texts.message(call.world, call.given), _keyboard(call)
    post = _target(call)
    if "text" not in post.content:
        raise bad("there is no text in the message to edit")
    return _apply(call, post, texts.message_content(text), inline)


@method("editMessageCaption")
def edit_caption(call: Call) -> Shape:
    """Replace the words under a picture or file."""
    caption, inline = texts.caption(call.world, call.given), _keyboard(call)
    post = _target(call)
    if not media.CAPTIONED & post.content.keys():
        raise bad("there is no caption in the message to edit")
    bare = {key: value for key, value in post.content.items() if not key.startswith("caption")}
    return _apply(call, post, bare | texts.caption_content(caption), inline)


@method("editMessageMedia")
def edit_media(call: Call) -> Shape:
    """Replace a picture or file together with its words."""
    wish = call.given.get("media") or {}
    caption, file, inline = texts.caption(call.world, wish), media.replacement(call, wish), _keyboard(call)
    post = _target(call)
    if post.poll or not ({"text"} | media.CAPTIONED) & post.content.keys():
        raise bad("message media can't be edited")
    if post.album and file.kind not in post.content and {"audio", "document"} & {file.kind, *post.content}:
        raise bad("can't change media type in the album")
    return _apply(call, post, file.content(wish) | texts.caption_content(caption), inline)


@method("editMessageReplyMarkup")
def edit_markup(call: Call) -> Shape:
    """Replace the inline keyboard alone."""
    inline = _keyboard(call)
    post = _target(call)
    return _apply(call, post, post.content, inline)


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
    if call.get("chat_id") in (None, ""):
        raise bad("chat identifier is not specified")
    if call.number("message_id") <= 0:
        raise bad("message identifier is not specified")
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
    ids = message_ids(call)
    chat = access.writable(call.world, call.get("chat_id"))
    posts = [chat.posts[message_id] for message_id in ids if message_id in chat.posts]
    for refusal in (_undeletable(call, chat, post) for post in posts):
        if refusal:
            raise refusal
    for post in posts:
        posting.remove(call.world, chat, post.id)
    return True


@method("setMessageReaction")
def set_reaction(call: Call) -> bool:
    """React to a message, or take the reaction back."""
    wishes = call.given.get("reaction") or []
    if any(wish.get("type") not in ("emoji", "custom_emoji", "paid") for wish in wishes):
        raise bad("can't parse ReactionType: invalid reaction type specified")
    chat = access.writable(call.world, call.get("chat_id"))
    post = access.post(chat, call.get("message_id"), "message to react not found")
    emoji = [str(wish.get("emoji")) for wish in wishes]
    if len(emoji) > 1:
        raise bad("REACTIONS_TOO_MANY")
    if any(one not in reaction_emoji() or (chat.reactions is not None and one not in chat.reactions) for one in emoji):
        raise bad("REACTION_INVALID")
    acts.react(call.world, chat, call.world.bot.id, post, emoji)
    return True


def _pinning(call: Call) -> Chat:
    chat = access.writable(call.world, call.get("chat_id"))
    bot = chat.member(call.world.bot.id)
    everyone = chat.kind == "supergroup" and access.permitted(chat, bot, "can_pin_messages") and not bot.admin
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
    acts.answer(call.world, str(call.get("callback_query_id")), call.given)
    return True
