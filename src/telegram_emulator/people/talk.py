"""People who speak, send, vote and react."""

import base64

from telegram_emulator.methods import media
from telegram_emulator.people.registry import act
from telegram_emulator.shapes import Shape
from telegram_emulator.world import acts, posting
from telegram_emulator.world.chats import Chat
from telegram_emulator.world.errors import SimError
from telegram_emulator.world.posts import Post
from telegram_emulator.world.state import World

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
NEEDS = {
    "photo": "can_send_photos",
    "document": "can_send_documents",
    "voice": "can_send_voice_notes",
    "video": "can_send_videos",
}


def post_of(chat: Chat, message_id: int) -> Post:
    """Find the message that a person means."""
    if message_id not in chat.posts:
        raise SimError(f"there is no message {message_id} in chat {chat.id}")
    return chat.posts[message_id]


def speak(world: World, user: int, chat: Chat, content: Shape, *, reply_to: int | None, needs: str) -> int:
    """Put a person's message into a chat."""
    acts.may_speak(world, chat, user, needs)
    if chat.private:
        world.user(user).started = True
    if reply_to is not None:
        post_of(chat, reply_to)
    return posting.publish(world, chat, user, content, reply_to=reply_to).id


@act
def say(world: World, user: int, chat: int, text: str, reply_to: int | None = None) -> int:
    """Say something."""
    content = posting.text_content(text)
    return speak(world, user, world.open_chat(user, chat), content, reply_to=reply_to, needs="can_send_messages")


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
) -> int:
    """Send a photo, document, voice or video; `data` is base64, absent for a token picture or sound."""
    if kind not in NEEDS:
        raise SimError(f"kind is one of {', '.join(NEEDS)}")
    content_bytes = PIXEL if data is None else base64.b64decode(data)
    names = {"photo": "photo.jpg", "voice": "voice.ogg", "video": "video.mp4"}
    stored = world.files.store(kind, content_bytes, filename or names.get(kind, "file"))
    if kind == "photo" and not stored.width:
        raise SimError("this is no PNG or JPEG picture")
    content = media.shape(world, stored, {"duration": duration})
    if caption:
        said = posting.text_content(caption)
        content |= {"caption": caption} | ({"caption_entities": said["entities"]} if "entities" in said else {})
    return speak(world, user, world.open_chat(user, chat), content, reply_to=reply_to, needs=NEEDS[kind])


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
    acts.react(world, target, user, post_of(target, message_id), [emoji] if emoji else [])
