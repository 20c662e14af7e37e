"""Invite links and the people who follow them."""

from telegram_emulator.shapes import Shape
from telegram_emulator.world import membership
from telegram_emulator.world.chats import Chat, JoinRequest, Link
from telegram_emulator.world.errors import SimError, bad
from telegram_emulator.world.state import World

NAME_LENGTH = 32
MAX_MEMBER_LIMIT = 99_999
HASH_LENGTH = 16
WINDOW_MS = 5 * 60 * 1000  # a bot may write to a requester for so long


def new_link(world: World, chat: Chat, creator: int, **facts: object) -> Link:
    """Make a link with an address of its own."""
    link = Link(f"https://t.me/+{world.token(HASH_LENGTH)}", creator)
    for name, value in facts.items():
        setattr(link, name, value)
    chat.links.append(link)
    return link


def settings(world: World, given: Shape) -> Shape:
    """Check the wishes for a link, as the fields of Link."""
    limit, expires = max(0, int(given.get("member_limit") or 0)), given.get("expire_date")
    asks = bool(given.get("creates_join_request"))
    if asks and limit:
        raise bad("member limit can't be specified for links requiring administrator approval")
    if limit > MAX_MEMBER_LIMIT:
        raise bad("USAGE_LIMIT_INVALID")
    if expires and expires <= world.clock.now():
        raise bad("EXPIRE_DATE_INVALID")
    name = (given.get("name") or "").strip()[:NAME_LENGTH]
    return {"name": name or None, "expire_date": expires or None, "member_limit": limit or None, "asks": asks}


def find(chat: Chat, url: str, creator: int) -> Link:
    """Find one of the creator's own links."""
    if not url:
        raise bad("invite link must be non-empty")
    for link in chat.links:
        if link.url == url and link.creator == creator:
            return link
    raise bad("INVITE_HASH_EXPIRED")


def export(world: World, chat: Chat, creator: int) -> Link:
    """Replace the creator's primary link."""
    for link in chat.links:
        if link.primary and link.creator == creator:
            link.revoked = True
    return new_link(world, chat, creator, primary=True)


def revoke(world: World, chat: Chat, link: Link) -> Link:
    """Make a link worthless; a primary one is followed by a new one."""
    link.revoked = True
    if link.primary:
        export(world, chat, link.creator)
    return link


def follow(world: World, user: int, url: str) -> Shape:
    """Open a link as a person: they are in, or they asked to be."""
    chat, link = usable(world, url)
    member = chat.member(user)
    if member.inside:
        return {"kind": "member", "chat_id": chat.id}
    if member.status == "kicked":
        raise SimError("this person is banned from the chat")
    if link.asks:
        return ask(world, chat, user, link)
    membership.enter(world, chat, user, by=user, link=link)
    return {"kind": "joined", "chat_id": chat.id}


def usable(world: World, url: str) -> tuple[Chat, Link]:
    """Find what an invite link leads to, unless it is spent."""
    code = url.rstrip("/").rpartition("/")[2].removeprefix("+")
    for chat in world.chats.values():
        for link in chat.links:
            if link.url.endswith(f"+{code}") and not _spent(world, link):
                return chat, link
    raise SimError("this invite link is invalid or has expired")


def _spent(world: World, link: Link) -> bool:
    late = link.expire_date is not None and link.expire_date <= world.clock.now()
    full = link.member_limit is not None and link.joined >= link.member_limit
    return link.revoked or late or full


def ask(world: World, chat: Chat, user: int, link: Link | None) -> Shape:
    """File a request to join and tell the bot if it may invite."""
    request = JoinRequest(user, world.clock.now_ms(), link)
    again = user in chat.requests
    chat.requests[user] = request
    world.feed.add("request", chat.id, user=user)
    if not again and chat.member(world.bot.id).may("can_invite_users"):
        account = world.user(user)
        account.known = True
        shape: Shape = {"chat": world.chat_shape(chat), "from": account.shape(), "user_chat_id": user}
        shape["date"] = world.clock.now()
        if link:
            shape["invite_link"] = membership.link_shape(world, chat, link)
        world.queue.push("chat_join_request", shape)
    return {"kind": "requested", "chat_id": chat.id}


def decide(world: World, chat: Chat, user: int, *, by: int, approve: bool) -> None:
    """Answer a request to join, as an administrator."""
    if chat.member(user).inside:
        raise bad("USER_ALREADY_PARTICIPANT")
    request = chat.requests.pop(user, None)
    if request is None:
        raise bad("HIDE_REQUESTER_MISSING")
    world.feed.add("request", chat.id, user=user, approved=approve)
    if approve:
        membership.enter(world, chat, user, by=by, link=request.link)


def window_open(world: World, user: int) -> bool:
    """Whether a waiting request still lets the bot write to its sender."""
    now = world.clock.now_ms()
    requests = (chat.requests.get(user) for chat in world.chats.values())
    return any(request and 0 <= now - request.at < WINDOW_MS for request in requests)
