"""Methods for polls."""

from telegram_emulator.methods.registry import Call, method
from telegram_emulator.methods.sending import send
from telegram_emulator.shapes import Shape
from telegram_emulator.world import access, markup, posting, texts
from telegram_emulator.world.errors import bad
from telegram_emulator.world.posts import Option, Poll
from telegram_emulator.world.texts import Formatted

MAX_QUESTION = 300
MAX_OPTIONS = 12
MAX_OPTION = 100
COPIED = ("open_period", "close_date", "explanation", "description", "correct_option_ids")


@method("sendPoll")
def send_poll(call: Call) -> Shape:
    """Send a poll."""
    question, options, settings = _read(call)
    poll = Poll(str(call.world.rng.getrandbits(62)), 0, 0, question[0], [], settings, closed=call.flag("is_closed"))
    if question[1]:
        settings["question_entities"] = question[1]
    post = send(call, "polls", lambda _: _measure(call, poll, options), poll=poll)
    poll.post_id, poll.chat_id = post.id, post.chat_id
    call.world.polls[poll.id] = poll
    return posting.render(call.world, post)


def _read(call: Call) -> tuple[Formatted, list[Formatted], Shape]:
    given = call.given
    asked = texts.formatted(
        call.world, given.get("question") or "", given.get("question_parse_mode"), given.get("question_entities")
    )
    wishes = [wish if isinstance(wish, dict) else {"text": str(wish)} for wish in given.get("options") or []]
    return asked, [_option(call, wish) for wish in wishes], _settings(call)


def _option(call: Call, wish: Shape) -> Formatted:
    return texts.formatted(call.world, wish.get("text") or "", wish.get("text_parse_mode"), wish.get("text_entities"))


def _measure(call: Call, poll: Poll, options: list[Formatted]) -> Shape:
    """Refuse a poll that says too little or too much; it is no content but stands beside it."""
    if not poll.question:
        raise bad("text must be non-empty")
    if len(poll.question) > MAX_QUESTION:
        raise bad(f"poll question length must not exceed {MAX_QUESTION}")
    if not options:
        raise bad("poll must have at least one answer option")
    if len(options) > MAX_OPTIONS:
        raise bad(f"poll can't have more than {MAX_OPTIONS} options")
    for text, _ in options:
        if not text:
            raise bad("text must be non-empty")
        if len(text) > MAX_OPTION:
            raise bad(f"poll options length must not exceed {MAX_OPTION}")
    _check_quiz(poll.settings, len(options))
    poll.options.extend(Option(call.world.token(8), text, entities) for text, entities in options)
    return {}


def _check_quiz(settings: Shape, options: int) -> None:
    right = settings.get("correct_option_ids", [])
    if settings["type"] == "quiz" and not right:
        raise bad("correct quiz option list must be non-empty")
    if right != sorted(set(right)):
        raise bad("correct quiz option list must be increasing")
    if any(not 0 <= index < options for index in right):
        raise bad("wrong quiz correct_option_id")


@method("stopPoll")
def stop_poll(call: Call) -> Shape:
    """Close a poll of the bot's own."""
    inline, _ = markup.read(call.given.get("reply_markup"))
    chat = access.writable(call.world, call.get("chat_id"))
    post = access.post(chat, call.get("message_id"), "message with poll to stop not found")
    if post.poll is None:
        raise bad("message with poll to stop not found")
    if post.sender != call.world.bot.id:
        raise bad("poll can't be stopped")
    if post.poll.closed:
        raise bad("poll has already been closed")
    post.poll.closed, post.inline = True, inline
    call.world.queue.push("poll", post.poll.shape())
    call.world.feed.add("poll", chat.id, message_id=post.id)
    return post.poll.shape()


def _settings(call: Call) -> Shape:
    kind = str(call.get("type") or "regular")
    if kind not in ("regular", "quiz"):
        raise bad("unsupported poll type specified")
    flags: Shape = {
        "type": kind,
        "is_anonymous": call.flag("is_anonymous", default=True),
        "allows_multiple_answers": call.flag("allows_multiple_answers"),
        "allows_revoting": call.flag("allows_revoting", default=kind == "regular"),
        "members_only": call.flag("members_only"),
    }
    return flags | {name: call.given[name] for name in COPIED if call.given.get(name) is not None}
