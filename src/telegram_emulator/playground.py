"""What the page asks for besides chats: letters on a person's mat, what is behind a link, the bot's own words."""

from telegram_emulator.people.registry import act
from telegram_emulator.shapes import Shape
from telegram_emulator.world import links
from telegram_emulator.world.chats import Chat
from telegram_emulator.world.profile import scope_key
from telegram_emulator.world.state import World

MAX_LETTERS = 200  # kept for each person; the oldest are thrown away


@act
def letter(world: World, user: int, title: str, text: str = "", url: str = "") -> int:
    """Let something reach a person outside Telegram (SMS, e-mail, paper), perhaps with a link, and give its id."""
    mat = world.letters.setdefault(world.user(user).id, [])
    number = mat[-1]["id"] + 1 if mat else 1
    when = world.clock.now_ms()
    mat.append({"id": number, "title": title, "text": text, "url": url, "at_ms": when, "read": False})
    del mat[:-MAX_LETTERS]
    world.feed.add("letter", user=user)
    return int(number)


def letters(world: World, user: int, *, seen: bool = False) -> list[Shape]:
    """List a person's letters, oldest first; `seen` marks them read from now on."""
    mat = world.letters.get(world.user(user).id, [])
    shown = [dict(one) for one in mat]
    if seen and any(not one["read"] for one in mat):
        for one in mat:
            one["read"] = True
        world.feed.add("letter", user=user)
    return shown


def behind(world: World, user: int, url: str) -> Shape:
    """Tell what an invite link shows before one follows it."""
    chat, link = links.usable(world, url)
    inside, waiting = chat.member(user).inside, user in chat.requests
    shown = {"chat_id": chat.id, "title": chat.title, "description": chat.description, "members": len(chat.inside())}
    return shown | {"asks": link.asks, "inside": inside, "waiting": waiting}


def profile(world: World, user: int, chat_id: int) -> Shape:
    """Tell what the bot says about itself to this person in this chat, in their language, and its commands."""
    chat = world.open_chat(user, chat_id)
    language = world.user(user).language_code or ""
    texts = {name: world.profile.text(name, language) for name in ("name", "description", "short_description")}
    texts["name"] = texts["name"] or world.bot.name
    return texts | {"username": world.bot.username, "commands": _commands(world, chat, user, language)}


def _commands(world: World, chat: Chat, user: int, language: str) -> list[Shape]:
    for scope in _scopes(chat, user):
        for wanted in (language, ""):
            if found := world.profile.commands.get(scope_key(scope, wanted)):
                return found
    return []


def _scopes(chat: Chat, user: int) -> list[Shape]:
    here: Shape = {"type": "chat", "chat_id": chat.id}
    if chat.private:
        return [here, {"type": "all_private_chats"}, {"type": "default"}]
    own: Shape = {"type": "chat_member", "chat_id": chat.id, "user_id": user}
    rank: list[Shape] = [{"type": "chat_administrators", "chat_id": chat.id}] if chat.member(user).admin else []
    ranks: list[Shape] = [{"type": "all_chat_administrators"}] if rank else []
    return [own, *rank, here, *ranks, {"type": "all_group_chats"}, {"type": "default"}]


__all__ = ["behind", "letter", "letters", "profile"]
