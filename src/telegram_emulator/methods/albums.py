"""sendMediaGroup: several pictures or files as one."""

from telegram_emulator.methods import media, sending
from telegram_emulator.methods.registry import Call, method
from telegram_emulator.shapes import Shape
from telegram_emulator.world import access, posting, texts
from telegram_emulator.world.chats import Chat
from telegram_emulator.world.errors import bad
from telegram_emulator.world.texts import Formatted

MAX_ITEMS = 10
KINDS = {"photo", "video", "audio", "document"}
ALONE = ("audio", "document")  # mixed with nothing else
Item = tuple[media.File, Formatted, Shape]


@method("sendMediaGroup")
def send_media_group(call: Call) -> list[Shape]:
    """Send an album: one message for each item, bound together by a media_group_id."""
    items = [_read(call, wish) for wish in call.given["media"]]
    chat, thread = sending.place(call)
    reply_to = sending.reply(call, chat)
    for file, _, _ in items:
        access.may_send(call.world, chat, media.SENT_AS[file.kind])
    contents = [file.content(wish) | texts.caption_content(caption) for file, caption, wish in items]
    _check(items)
    access.reach(call.world, chat)
    return _publish(call, chat, contents, {"thread": thread, "reply_to": reply_to})


def _read(call: Call, wish: Shape) -> Item:
    caption = texts.caption(call.world, wish)
    kind = wish.get("type")
    if kind not in KINDS:
        why = "can't be used in sendMediaGroup" if kind in media.REPLACING else "is unsupported"
        raise bad(f'can\'t parse InputMedia: type "{kind}" {why}')
    return media.attached(call, wish), caption, wish


def _check(items: list[Item]) -> None:
    if len(items) > MAX_ITEMS:
        raise bad("too many messages to send as an album")
    if not items:
        raise bad("there are no messages to send")
    kinds = {file.kind for file, _, _ in items}
    alone = [kind for kind in ALONE if kind in kinds]
    if alone and len(kinds) > 1:
        raise bad(f"{alone[0].capitalize()} can't be mixed with other media types")


def _publish(call: Call, chat: Chat, contents: list[Shape], facts: Shape) -> list[Shape]:
    world = call.world
    album = str(world.rng.getrandbits(60)) if len(contents) > 1 else None
    posts = [posting.publish(world, chat, world.bot.id, content, album=album, **facts) for content in contents]
    return [posting.render(world, post) for post in posts]
