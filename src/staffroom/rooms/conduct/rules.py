"""Decisions about reports on values: how many are taken, what can be done about a message, how long things last."""

from staffroom.kernel.clock import DAY, HOUR, MINUTE
from staffroom.kernel.ids import ChatId, Instant
from staffroom.rooms.conduct.values import ACTIONS, Action, Author

UNDO = MINUTE
"""So long a decision may be taken back; until then nothing is done."""
MUTE = DAY
PASS_ON = 2 * DAY
"""After that the admins are shown a case that nobody has decided."""
EXPIRES = 14 * DAY
"""After that a case that nobody has decided is closed, and what was said is deleted."""
LOG_KEPT = 365 * DAY
REPORTS_KEPT = 30 * DAY
ANSWERS_KEPT = 7 * DAY
"""How long an answer waits for somebody who can be written to."""
DELETABLE = 2 * DAY - HOUR
"""So old a message may be for Telegram to delete it, with an hour for the way there."""
A_DAY = DAY
MOST_A_DAY = 5
MOST_AFTER_DISMISSALS = 1
DISMISSALS = 3
"""So many reports in a row that led to nothing let somebody report less often for a while."""
MOST_WORDS = 1000
"""Letters of a reported message that are kept while its case is open."""
MOST_ANSWER = 1500
"""UTF-16 units of an answer."""
MOST_ANSWERS = 3
"""Answers to one decision; then it is better to meet."""
TALKS = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
    "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
    "can_add_web_page_previews", "can_react_to_messages", "can_change_info", "can_invite_users", "can_pin_messages",
    "can_manage_topics",
)  # fmt: skip
"""All that Telegram lets a member do."""
SILENT = dict.fromkeys(TALKS, False)
FREE = dict.fromkeys(TALKS, True)
"""Giving everything back makes a plain member again, who may do what the group allows everybody."""
_SUPERGROUP = 1_000_000_000_000


def most_a_day(latest: list[str]) -> int:
    """Return how many reports a day somebody may make, from what came of their latest ones, the newest first."""
    dismissed = latest[:DISMISSALS]
    abused = len(dismissed) == DISMISSALS and all(action == "dismiss" for action in dismissed)
    return MOST_AFTER_DISMISSALS if abused else MOST_A_DAY


def is_deletable(said_at: Instant, now: Instant) -> bool:
    """Say whether Telegram still lets the bot delete a message."""
    return now - said_at < DELETABLE


def actions(author: Author, said_at: Instant, now: Instant) -> list[Action]:
    """Return what can be done: no word and no mute for whoever is not known, no mute for whoever looks after groups."""
    known: tuple[Author, ...] = ("teacher", "staff")
    possible = {
        "remove": is_deletable(said_at, now),
        "remind": True,
        "word": author in known,
        "mute": author == "teacher",
        "dismiss": True,
    }
    return [action for action in ACTIONS if possible[action]]


def link(chat: ChatId, message_id: int) -> str | None:
    """Return the address at which members find a message of a supergroup; a basic group has none."""
    return None if chat > -_SUPERGROUP else f"https://t.me/c/{-chat - _SUPERGROUP}/{message_id}"
