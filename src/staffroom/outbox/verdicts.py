"""From an exception of the HTTP client to a verdict: what is certain, and what is not."""

import aiohttp
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from staffroom.kernel import harmless
from staffroom.kernel.ids import ChatId
from staffroom.outbox.rules import Outcome, Verdict

REASON_LENGTH = 300
_BEFORE_THE_REQUEST = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)


def verdict_of(error: Exception) -> Outcome:  # noqa: PLR0911  a table with a row for each kind
    """Classify a failure: a connection that never stood sent nothing; a 4xx was refused; no answer is ambiguous.

    Whatever else fails is ours, and fails before the request: a picture, a field that the library does not take.
    """
    reason = harmless.clean(str(getattr(error, "message", "")))[:REASON_LENGTH]
    if isinstance(error, TelegramRetryAfter):
        return Outcome(Verdict.SLOW_DOWN, reason, retry_after=float(error.retry_after))
    if isinstance(error, TelegramMigrateToChat):
        return Outcome(Verdict.MOVED, reason, new_chat=ChatId(error.migrate_to_chat_id))
    if isinstance(error, TelegramUnauthorizedError):
        return Outcome(Verdict.UNAUTHORIZED, reason)
    if isinstance(error, TelegramNetworkError):
        certain = isinstance(error.__cause__, _BEFORE_THE_REQUEST)
        return Outcome(Verdict.NOT_SENT if certain else Verdict.AMBIGUOUS, reason)
    if isinstance(error, TelegramServerError | ClientDecodeError):
        return Outcome(Verdict.AMBIGUOUS, f"{type(error).__name__}")
    if isinstance(error, TelegramAPIError):
        return Outcome(Verdict.REFUSED, reason)
    return Outcome(Verdict.REFUSED, harmless.words(error)[:REASON_LENGTH])
