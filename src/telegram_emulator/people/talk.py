"""People who speak, send, vote and react."""

import base64
from dataclasses import dataclass

from telegram_emulator.methods import media
from telegram_emulator.people.registry import act
from telegram_emulator.shapes import Shape
from telegram_emulator.world import acts, identities, posting
from telegram_emulator.world.access import PERMISSION_OF
from telegram_emulator.world.chats import Chat
from telegram_emulator.world.errors import SimError
from telegram_emulator.world.posts import Post
from telegram_emulator.world.state import World

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
NAMES = {
    "photo": "photo.jpg", "voice": "voice.ogg", "video": "video.mp4", "video_note": "round.mp4", "audio": "song.mp3",
    "animation": "film.mp4", "sticker": "sticker.webp",
}  # fmt: skip


def post_of(chat: Chat, message_id: int) -> Post:
    """Find the message that a person means."""
    if message_id not in chat.posts:
        raise SimError(f"there is no message {message_id} in chat {chat.id}")
    return chat.posts[message_id]


@dataclass(frozen=True)
class Manner:
    """How something is said: as an answer, in a topic, in the name of the group or of a channel, in an album."""

    reply_to: int | None = None
    thread: int | None = None
    as_: int | None = None
    album: str | None = None


PLAINLY = Manner()


def speak(
    world: World, user: int, chat: Chat, content: Shape, how: Manner = PLAINLY, *, needs: str = "can_send_messages"
) -> int:
    """Put a person's message into a chat."""
    acts.may_speak(world, chat, user, needs, how.thread)
    voice = identities.voice(world, chat, user, how.as_)
    if chat.private:
        world.user(user).started = True
    if how.reply_to is not None:
        post_of(chat, how.reply_to)
    facts = {"reply_to": how.reply_to, "thread": how.thread, "sender_chat": voice, "album": how.album}
    post = posting.publish(world, chat, user, content, **facts)
    if chat.kind == "channel" and chat.linked:
        _pass_on(world, user, post, world.chat(chat.linked))
    return post.id


def _pass_on(world: World, user: int, post: Post, group: Chat) -> None:
    content = {"forward_origin": identities.origin(world, post)} | post.content
    posting.publish(world, group, user, content, sender_chat=post.chat_id, automatic=True, forwarded=True)


@act
def say(
    world: World,
    user: int,
    chat: int,
    text: str,
    reply_to: int | None = None,
    thread: int | None = None,
    as_: int | None = None,
) -> int:
    """Say something; `as_` is the group (for its anonymous administrators) or a channel of one's own."""
    how = Manner(reply_to, thread, as_)
    return speak(world, user, world.open_chat(user, chat), posting.text_content(text), how)


@act
def forward(world: World, user: int, chat: int, message_id: int, to: int) -> int:
    """Pass a message of one chat on to another; an author who hides their account is named without it."""
    source = post_of(world.open_chat(user, chat), message_id)
    if source.service or source.poll or source.protected:
        raise SimError("this message cannot be passed on here")
    content = {"forward_origin": identities.origin(world, source)} | source.content
    return speak(world, user, world.open_chat(user, to), content)


@act
def hide_forwards(world: World, user: int, *, on: bool = True) -> None:
    """Let nobody see one's account on messages that others pass on: a privacy setting of Telegram's."""
    world.user(user).hides_forwards = on


def _content(world: World, kind: str, data: str | None, filename: str, caption: str | None, duration: int) -> Shape:
    if kind not in media.SENT_AS:
        raise SimError(f"kind is one of {', '.join(media.SENT_AS)}")
    content_bytes = PIXEL if data is None else base64.b64decode(data)
    stored = world.files.store(kind, content_bytes, filename or NAMES.get(kind, "file"))
    if kind == "photo" and not stored.width:
        raise SimError("this is no PNG or JPEG picture")
    content = media.shape(world, stored, {"duration": duration})
    if caption:
        said = posting.text_content(caption)
        content |= {"caption": caption} | ({"caption_entities": said["entities"]} if "entities" in said else {})
    return content


@act
def send_media(
    world: World,
    user: int,
    chat: int,
    kind: str,
    data: str | None = None,
    *,
    filename: str = "",
    caption: str | None = None,
    reply_to: int | None = None,
    duration: int = 1,
    thread: int | None = None,
    as_: int | None = None,
    album: str | None = None,
) -> int:
    """Send a file of any kind; `data` is base64, absent for a token one; equal `album`s belong together."""
    content = _content(world, kind, data, filename, caption, duration)
    needs = PERMISSION_OF[media.SENT_AS[kind]]
    return speak(world, user, world.open_chat(user, chat), content, Manner(reply_to, thread, as_, album), needs=needs)


@act
def edit(world: World, user: int, chat: int, message_id: int, text: str) -> None:
    """Change a message of one's own."""
    post = post_of(world.open_chat(user, chat), message_id)
    if post.sender != user or "text" not in post.content:
        raise SimError("only own text messages can be edited")
    post.content = posting.text_content(text)
    post.edit_date = world.clock.now()
    posting.edited(world, post)


@act
def edit_media(
    world: World,
    user: int,
    chat: int,
    message_id: int,
    kind: str,
    data: str | None = None,
    *,
    caption: str | None = None,
) -> None:
    """Put a picture or a film in the place of a message of one's own, or of what it shows."""
    post = post_of(world.open_chat(user, chat), message_id)
    if post.sender != user or kind not in media.REPLACING or not ({"text"} | media.CAPTIONED) & post.content.keys():
        raise SimError("only own texts and media can become a picture, a film or a file")
    post.content = _content(world, kind, data, "", caption, 1)
    post.edit_date = world.clock.now()
    posting.edited(world, post)


@act
def delete(world: World, user: int, chat: int, message_id: int) -> None:
    """Delete a message: one's own, or any as an administrator; the bot is not told."""
    target = world.open_chat(user, chat)
    post = post_of(target, message_id)
    if post.sender != user and not target.private and not target.member(user).may("can_delete_messages"):
        raise SimError("only own messages can be deleted")
    posting.remove(world, target, message_id)


@act
def vote(world: World, user: int, chat: int, message_id: int, options: list[int]) -> None:
    """Vote in a poll by the options' places from 0; none takes the vote back."""
    acts.vote(world, user, post_of(world.open_chat(user, chat), message_id), options)


@act
def react(world: World, user: int, chat: int, message_id: int, emoji: str | None) -> None:
    """React to a message, or take the reaction back."""
    target = world.open_chat(user, chat)
    if not target.private and not target.member(user).inside:
        raise SimError("this person is not in the chat")
    if emoji and target.reactions is not None and emoji not in target.reactions:
        raise SimError("this reaction is not available here")
    acts.react(world, target, user, post_of(target, message_id), [emoji] if emoji else [])
