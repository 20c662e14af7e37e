"""Free evidence: whoever presses a button, replies or reacts has seen that message."""

from collections.abc import Mapping, Sequence
from typing import Any

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant
from staffroom.outbox import doubts
from staffroom.outbox.ways import Ways

MOST_CHATS = 20_000


class Evidence:
    """Looks through every batch of updates, in the transaction that acknowledges it."""

    def __init__(self, bot_id: int, ways: Ways) -> None:
        self._bot_id, self._ways = bot_id, ways
        self.last_seen: dict[ChatId, int] = {}
        """The highest number of a message in each chat, as far as this process knows."""

    def __call__(self, tx: Tx, updates: Sequence[Mapping[str, Any]], now: Instant) -> None:
        """Settle what these updates show to have arrived."""
        doubts.notice(tx, updates, self._bot_id, now, self._ways)
        for update in updates:
            message: Any = update.get("message")
            chat = message.get("chat") if isinstance(message, dict) else None
            if (
                isinstance(chat, dict)
                and isinstance(chat.get("id"), int)
                and isinstance(message.get("message_id"), int)
            ):
                self.saw(ChatId(chat["id"]), message["message_id"])

    def saw(self, chat: ChatId, message_id: int) -> None:
        """Remember that the numbers of a chat have come so far."""
        if len(self.last_seen) >= MOST_CHATS:
            self.last_seen.clear()
        self.last_seen[chat] = max(message_id, self.last_seen.get(chat, 0))
