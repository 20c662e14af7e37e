"""What people do to messages: press, vote, react."""

from telegram_emulator.shapes import Shape
from telegram_emulator.world import topics
from telegram_emulator.world.access import permitted
from telegram_emulator.world.chats import Chat
from telegram_emulator.world.errors import SimError, bad
from telegram_emulator.world.posting import render
from telegram_emulator.world.posts import Poll, Post
from telegram_emulator.world.state import Press, World

ANSWER_WINDOW_MS = 150_000
MAX_ANSWER = 200


def press(world: World, user: int, post: Post, data: str) -> Press:
    """Press an inline button; the bot is told with the message as it is now."""
    made = Press(str(world.rng.getrandbits(63)), user, world.clock.now_ms())
    world.presses[made.id] = made
    account = world.user(user)
    account.known = True
    query: Shape = {"id": made.id, "from": account.shape(), "chat_instance": str(post.chat_id * 7919)}
    world.queue.push("callback_query", query | {"message": render(world, post), "data": data})
    world.feed.add("press", post.chat_id, user=user, message_id=post.id, data=data)
    return made


def answer(world: World, press_id: str, given: Shape) -> None:
    """Answer a press, once and in time."""
    made = world.presses.get(press_id)
    if len(str(given.get("text") or "")) > MAX_ANSWER:
        raise bad("MESSAGE_TOO_LONG")
    late = made is not None and world.expire and world.clock.now_ms() - made.at_ms > ANSWER_WINDOW_MS
    if made is None or made.answer is not None or late:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    text = given.get("text") or ""
    made.answer = {"text": text, "show_alert": bool(given.get("show_alert")), "url": given.get("url")}
    world.feed.add("answer", None, user=made.user, press=press_id, answer=made.answer)


def react(world: World, chat: Chat, user: int, post: Post, emoji: list[str]) -> None:
    """Replace an account's reactions to a message; people's are told to an administrator bot."""
    old = post.reactions.get(user, [])
    if old == emoji:
        return
    post.reactions[user] = emoji
    if not emoji:
        del post.reactions[user]
    world.feed.add("reaction", chat.id, message_id=post.id, user=user)
    bot = chat.member(world.bot.id)
    if user == world.bot.id or not (chat.private or bot.admin):
        return
    shape: Shape = {"chat": world.chat_shape(chat), "message_id": post.id} | _actor(world, chat, user)
    sides = {"old_reaction": _reactions(old), "new_reaction": _reactions(emoji)}
    world.queue.push("message_reaction", shape | {"date": world.clock.now()} | sides)


def _actor(world: World, chat: Chat, user: int) -> Shape:
    if chat.member(user).anonymous:
        return {"actor_chat": world.chat_shape(chat)}
    account = world.user(user)
    account.known = True
    return {"user": account.shape()}


def _reactions(emoji: list[str]) -> list[Shape]:
    return [{"type": "emoji", "emoji": one} for one in emoji]


def vote(world: World, user: int, post: Post, chosen: list[int]) -> None:
    """Vote in a poll, or take the vote back with nothing chosen."""
    poll = _open_poll(post, chosen)
    poll.votes.pop(user, None)
    if chosen:
        poll.votes[user] = sorted(set(chosen))
    world.feed.add("poll", poll.chat_id, message_id=post.id)
    if post.sender == world.bot.id:
        _tell_vote(world, user, poll, chosen)


def _open_poll(post: Post, chosen: list[int]) -> Poll:
    poll = post.poll
    if poll is None or poll.closed:
        raise SimError("there is no open poll in this message")
    if any(not 0 <= index < len(poll.options) for index in chosen):
        raise SimError("the poll has no such option")
    if len(chosen) > 1 and not poll.settings["allows_multiple_answers"]:
        raise SimError("only one option can be chosen")
    return poll


def _tell_vote(world: World, user: int, poll: Poll, chosen: list[int]) -> None:
    world.queue.push("poll", poll.shape())
    if not poll.settings["is_anonymous"]:
        account = world.user(user)
        account.known = True
        ids = {"option_ids": sorted(chosen), "option_persistent_ids": [poll.options[i].persistent_id for i in chosen]}
        world.queue.push("poll_answer", {"poll_id": poll.id, "user": account.shape()} | ids)


def may_speak(world: World, chat: Chat, user: int, permission: str, thread: int | None = None) -> None:
    """Refuse a message that the app would not let a person send."""
    account = world.user(user)
    if account.deactivated:
        raise SimError("this account is deactivated")
    if chat.migrated_to:
        raise SimError("the group was upgraded to a supergroup")
    if chat.private:
        if account.blocked:
            raise SimError("this person has blocked the bot")
        return
    member = chat.member(user)
    if not member.inside:
        raise SimError("this person is not in the chat")
    if chat.kind == "channel" and not member.admin:
        raise SimError("only its administrators write in a channel")
    if not permitted(chat, member, permission):
        raise SimError("this person may not send that here")
    _check_thread(chat, user, thread)


def _check_thread(chat: Chat, user: int, thread: int | None) -> None:
    if thread is None:
        return
    if thread not in chat.topics:
        raise SimError(f"there is no topic {thread}")
    if chat.topics[thread].closed and not topics.may_edit(chat, chat.topics[thread], user):
        raise SimError("this topic is closed")
