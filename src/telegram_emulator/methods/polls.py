"""Polls in calls."""

from telegram_emulator.methods.registry import Call
from telegram_emulator.shapes import Shape
from telegram_emulator.world import texts
from telegram_emulator.world.chats import Chat
from telegram_emulator.world.errors import bad
from telegram_emulator.world.posts import Option, Poll

MAX_QUESTION = 300
MAX_OPTIONS = 12
MAX_OPTION = 100
COPIED = ("open_period", "close_date", "explanation", "description", "correct_option_ids")


def make(call: Call, chat: Chat) -> Poll:
    """Make a poll from the parameters of sendPoll."""
    question, entities = texts.formatted(
        call.world, str(call.get("question") or ""), _mode(call), call.given.get("question_entities")
    )
    if not question:
        raise bad("poll question must be non-empty")
    if len(question) > MAX_QUESTION:
        raise bad(f"poll question length must not exceed {MAX_QUESTION}")
    poll = Poll(str(call.world.rng.getrandbits(62)), chat.id, 0, question, _options(call), _settings(call))
    poll.closed = call.flag("is_closed")
    if entities:
        poll.settings["question_entities"] = entities
    return poll


def _mode(call: Call) -> str | None:
    mode = call.get("question_parse_mode")
    return str(mode) if mode else None


def _options(call: Call) -> list[Option]:
    wishes = call.given.get("options") or []
    if not wishes:
        raise bad("poll must have at least 1 answer option")
    if len(wishes) > MAX_OPTIONS:
        raise bad(f"poll can't have more than {MAX_OPTIONS} options")
    return [_option(call, wish if isinstance(wish, dict) else {"text": str(wish)}) for wish in wishes]


def _option(call: Call, wish: Shape) -> Option:
    raw, mode = wish.get("text") or "", wish.get("text_parse_mode")
    text, entities = texts.formatted(call.world, raw, mode, wish.get("text_entities"))
    if not text:
        raise bad("poll options must be non-empty")
    if len(text) > MAX_OPTION:
        raise bad(f"poll options length must not exceed {MAX_OPTION}")
    return Option(call.world.token(8), text, entities)


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
