"""Methods that pass messages on: as copies of the bot's own, or with the name of their author."""

from telegram_emulator.methods import sending
from telegram_emulator.methods.registry import Call, method
from telegram_emulator.shapes import Shape
from telegram_emulator.world import access, identities, posting, texts
from telegram_emulator.world.chats import Chat
from telegram_emulator.world.errors import bad
from telegram_emulator.world.posts import Post
from telegram_emulator.world.texts import Formatted

MAX_IDS = 100
NEEDS = {
    "photo": "photos", "document": "documents", "video": "videos", "video_note": "video notes", "voice": "voice notes",
    "audio": "music", "animation": "animations", "sticker": "stickers",
}  # fmt: skip


@method("copyMessage")
def copy_message(call: Call) -> Shape:
    """Send the content of a message once more, as the bot's own."""
    caption = texts.caption(call.world, call.given) if call.get("caption") is not None else None
    _, source = _source(call, "copy")
    if source.service or source.poll:
        raise bad("message can't be copied")
    post = sending.send(call, _kind(source), lambda _: _copy(source, caption))
    return {"message_id": post.id}


@method("forwardMessage")
def forward_message(call: Call) -> Shape:
    """Pass a message on, with the name of its author."""
    _, source = _source(call, "forward")
    if source.service or source.protected:
        raise bad("message can't be forwarded")
    post = sending.send(call, _kind(source), lambda chat: _forward(call, chat, source), **_facts(source))
    return posting.render(call.world, post)


@method("copyMessages")
def copy_messages(call: Call) -> list[Shape]:
    """Copy many messages; those that are missing or cannot be copied are left out."""
    caption: Formatted | None = ("", []) if call.flag("remove_caption") else None
    kept = [post for post in _sources(call) if not post.service and not post.poll]
    chat, thread = sending.place(call)
    access.reach(call.world, chat)
    return _pass_on(call, chat, [(_copy(post, caption), {"thread": thread}, post) for post in kept])


@method("forwardMessages")
def forward_messages(call: Call) -> list[Shape]:
    """Forward many messages; those that are missing or cannot be forwarded are left out."""
    kept = [post for post in _sources(call) if not post.service and not post.protected]
    chat, thread = sending.place(call)
    access.reach(call.world, chat)
    made = [(_forward(call, chat, post), _facts(post) | {"thread": thread}, post) for post in kept]
    return _pass_on(call, chat, made)


def _pass_on(call: Call, chat: Chat, made: list[tuple[Shape, Shape, Post]]) -> list[Shape]:
    world = call.world
    for _, _, source in made:
        access.may_send(world, chat, _kind(source))
    albums: dict[str | None, str | None] = {None: None}
    sent = []
    for content, facts, source in made:
        album = albums.setdefault(source.album, str(world.rng.getrandbits(60)))
        sent.append(posting.publish(world, chat, world.bot.id, content, album=album, **facts))
    return [{"message_id": post.id} for post in sent]


def _origin(call: Call) -> Chat:
    if call.get("from_chat_id") in (None, ""):
        raise bad('parameter "from_chat_id" is required')
    return access.readable(call.world, call.get("from_chat_id"))


def _source(call: Call, deed: str) -> tuple[Chat, Post]:
    origin = _origin(call)
    return origin, access.post(origin, call.get("message_id"), f"message to {deed} not found")


def _sources(call: Call) -> list[Post]:
    ids = message_ids(call)
    origin = _origin(call)
    found = [origin.posts[number] for number in ids if number in origin.posts]
    if not found:
        raise bad("there are no messages to forward")
    return found


def message_ids(call: Call) -> list[int]:
    """Read the numbers of up to a hundred messages."""
    ids: list[int] = call.given.get("message_ids") or []
    if not ids:
        raise bad("message identifiers are not specified")
    if len(ids) > MAX_IDS:
        raise bad("too many message identifiers specified")
    if any(not isinstance(number, int) or number <= 0 for number in ids):
        raise bad("invalid message identifier specified")
    return list(dict.fromkeys(ids))


def _kind(source: Post) -> str:
    if source.poll:
        return "polls"
    return next((what for kind, what in NEEDS.items() if kind in source.content), "text messages")


def _copy(source: Post, caption: Formatted | None) -> Shape:
    content = {key: value for key, value in source.content.items() if key != "forward_origin"}
    if caption is None or "text" in content:
        return content
    bare = {key: value for key, value in content.items() if not key.startswith("caption")}
    return bare | texts.caption_content(caption)


def _forward(call: Call, _chat: Chat, source: Post) -> Shape:
    return {"forward_origin": identities.origin(call.world, source)} | source.content


def _facts(source: Post) -> Shape:
    return {"forwarded": True, "poll": source.poll}
