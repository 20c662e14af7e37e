"""The world as people and pages see it: chat lists, messages, transcripts."""

from datetime import UTC, datetime
from typing import Any

from telegram_emulator.shapes import Shape
from telegram_emulator.world import identities
from telegram_emulator.world.chats import Chat
from telegram_emulator.world.posting import render
from telegram_emulator.world.posts import Post
from telegram_emulator.world.state import World

KINDS = ("photo", "document", "video", "video_note", "voice", "audio", "animation", "sticker", "contact")


def chat_list(world: World, viewer: int | None) -> list[Shape]:
    """List the chats of a person, the liveliest first; of nobody, all."""
    chats = [chat for chat in world.chats.values() if chat.migrated_to is None and _visible(chat, viewer)]
    if viewer is not None and viewer not in world.chats:
        chats.append(world.private(viewer))
    return sorted((_line(world, chat, viewer) for chat in chats), key=lambda line: -line["last_date"])


def _visible(chat: Chat, viewer: int | None) -> bool:
    return chat.kind != "channel" and (viewer is None or chat.id == viewer or chat.member(viewer).inside)


def _line(world: World, chat: Chat, viewer: int | None) -> Shape:
    posts = list(chat.posts.values())
    seen = chat.read.get(viewer or 0, 0)
    unread = sum(post.id > seen and post.sender != viewer for post in posts) if viewer else 0
    title = world.bot.name if chat.private and viewer else chat.title or world.users[chat.id].name
    last = posts[-1] if posts else None
    return {
        "id": chat.id,
        "kind": chat.kind,
        "title": title,
        "username": chat.username,
        "unread": unread,
        "last_message": render(world, last, with_reply=False) if last else None,
        "last_date": last.date if last else 0,
        "description": chat.description,
        "pinned": chat.pinned[-1] if chat.pinned else None,
        "pins": list(chat.pinned),
        "members": 2 if chat.private else len(chat.inside()),
        "requests": list(chat.requests),
        "visible_history": chat.kind == "supergroup" and (chat.visible_history or chat.username is not None),
        "members_add": not chat.private and chat.permissions["can_invite_users"],
        "me": chat.member(viewer).shape(world.user(viewer), viewer) if viewer and not chat.private else None,
    }


def messages(
    world: World,
    chat: Chat,
    viewer: int | None,
    *,
    after: int = 0,
    last: int | None = None,
    ids: list[int] | None = None,
    seen: bool = False,
) -> list[Shape]:
    """List the messages of a chat, perhaps the `last` ones or those `ids` alone; `seen` marks all of them read."""
    if viewer is not None and chat.id != viewer and not chat.member(viewer).inside:
        return []
    if seen and viewer is not None:
        chat.read[viewer] = max(chat.posts, default=0)
    posts = [chat.posts[one] for one in ids if one in chat.posts] if ids is not None else list(chat.posts.values())
    newest = posts if last is None else posts[-last:] if last > 0 else []
    return [_message(world, post) for post in newest if post.id > after]


def _message(world: World, post: Post) -> Shape:
    shape = render(world, post)
    if post.keyboard:
        shape["keyboard"] = post.keyboard
    if post.poll:
        shape["votes"] = {str(user): chosen for user, chosen in post.poll.votes.items()}
    return shape | {"reactions": {str(user): emoji for user, emoji in post.reactions.items()}}


def transcript(world: World, chat: Chat) -> str:
    """Write a chat down, one message a line: `[time] Name: text [button] 👍1`."""
    return "\n".join(_spoken(world, post) for post in chat.posts.values())


def _spoken(world: World, post: Post) -> str:
    moment = datetime.fromtimestamp(post.date, UTC).strftime("%Y-%m-%d %H:%M:%S")
    parts = [f"[{moment}] {identities.name(world, post)}:", _words(post), *_buttons(post), *_reactions(post)]
    return " ".join(part for part in parts if part)


def _words(post: Post) -> str:
    content = post.content
    if post.poll:
        return f"(poll) {post.poll.question}"
    said = content.get("text") or content.get("caption") or ""
    marks = [f"({kind})" for kind in KINDS if kind in content]
    return " ".join([*marks, str(said).replace("\n", " ⏎ ")]).strip() or _service(content)


def _service(content: Shape) -> str:
    first: tuple[str, Any] = next(iter(content.items()), ("empty", ""))
    kind, value = first
    if kind == "new_chat_members":
        return f"*joined: {', '.join(user['first_name'] for user in value)}*"
    if kind == "left_chat_member":
        return f"*left: {value['first_name']}*"
    if kind == "pinned_message":
        return f"*pinned: {value.get('text') or value.get('caption') or value['message_id']}*"
    return f"*{kind}: {value}*"


def _buttons(post: Post) -> list[str]:
    rows = (post.inline or {}).get("inline_keyboard", []) + (post.keyboard or {}).get("keyboard", [])
    return [f"[{button['text']}]" for row in rows for button in row]


def _reactions(post: Post) -> list[str]:
    counts: dict[str, int] = {}
    for emoji in (one for chosen in post.reactions.values() for one in chosen):
        counts[emoji] = counts.get(emoji, 0) + 1
    return [f"{emoji}{count}" for emoji, count in counts.items()]
