"""How much a bot may say: overall, in one chat, in one group; in three models of what the server might do.

Telegram publishes no numbers that it holds to; these are the ones of its FAQ, and any of them can be set.
"""

import math
from collections import deque
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Protocol

from telegram_emulator.clock import Clock
from telegram_emulator.shapes import Shape
from telegram_emulator.world.errors import ApiError, SimError

SECOND_MS = 1000
MINUTE_MS = 60_000
MODELS = {
    "off": "nothing is limited",
    "window": "so many in any second or minute, counted strictly",
    "bucket": "tokens that come back evenly and may be saved up for a burst",
    "penalty": "as window, and whoever goes over it bars everybody for some seconds",
}
SPOKEN = ("send", "copyMessage", "forwardMessage", "editMessage", "stopPoll")
FREE = {"sendChatAction"}


@dataclass(frozen=True)
class Settings:
    """The numbers; `chat_burst` messages may come at once in a chat, `per_chat` a second on the long run."""

    model: str = "off"
    overall: int = 30  # a second
    per_chat: float = 1  # a second
    chat_burst: int = 3
    per_group: int = 20  # a minute, edits included
    penalty_s: float = 5
    polling: bool = False  # also hold back who polls or sets webhooks too hastily, as the server does

    def __post_init__(self) -> None:
        if self.model not in MODELS:
            raise SimError(f"model is one of {', '.join(MODELS)}")
        numbers = (self.overall, self.per_chat, self.chat_burst, self.per_group)
        if any(number <= 0 for number in numbers) or self.penalty_s < 0:
            raise SimError("limits are positive numbers")


def settings(wanted: "Settings | Shape | str | None") -> Settings:
    """Make settings of a model's name, of some of their fields, or of nothing."""
    if isinstance(wanted, Settings):
        return wanted
    if isinstance(wanted, str):
        return Settings(model=wanted, polling=wanted != "off")
    return changed(Settings(), wanted or {})


def changed(old: Settings, wanted: Shape) -> Settings:
    """Change some fields; a model switches the rules for hasty pollers on with it unless they are named."""
    unknown = wanted.keys() - {one.name for one in fields(Settings)}
    if unknown:
        raise SimError(f"limits have no {', '.join(sorted(unknown))}")
    implied = {"polling": wanted["model"] != "off"} if "model" in wanted else {}
    return replace(old, **implied | wanted)


class Meter(Protocol):
    """Counts what went by."""

    def wait_ms(self, now_ms: float, size: int) -> float:
        """How long until so many more may go by; 0: now."""

    def take(self, now_ms: float, size: int) -> None:
        """Let so many go by."""


class Window:
    """At most so many in any stretch of time."""

    def __init__(self, most: int, span_ms: float) -> None:
        self._most = most
        self._span_ms = span_ms
        self._taken: deque[float] = deque()

    def wait_ms(self, now_ms: float, size: int) -> float:
        """How long until enough of the oldest fall out of the stretch."""
        while self._taken and (self._taken[0] <= now_ms - self._span_ms or self._taken[0] > now_ms):
            self._taken.popleft()  # those of the future are from before the clock was set back
        surplus = len(self._taken) + min(size, self._most) - self._most
        return self._taken[surplus - 1] + self._span_ms - now_ms if surplus > 0 else 0

    def take(self, now_ms: float, size: int) -> None:
        """Count them at this moment."""
        self._taken.extend([now_ms] * size)


class Bucket:
    """Tokens that come back evenly, up to a brim."""

    def __init__(self, brim: int, span_ms: float) -> None:
        self._brim = brim
        self._per_ms = brim / span_ms
        self._tokens = float(brim)
        self._seen_ms: float | None = None

    def wait_ms(self, now_ms: float, size: int) -> float:
        """How long until the tokens are there."""
        passed = max(0.0, now_ms - self._seen_ms) if self._seen_ms is not None else 0.0
        self._seen_ms = now_ms
        self._tokens = min(float(self._brim), self._tokens + passed * self._per_ms)
        return max(0.0, min(size, self._brim) - self._tokens) / self._per_ms

    def take(self, now_ms: float, size: int) -> None:
        """Spend tokens; an album larger than the brim leaves a debt."""
        self.wait_ms(now_ms, size)
        self._tokens -= size


@dataclass
class Limits:
    """The meters, and how many calls each of them refused."""

    clock: Clock
    settings: Settings = field(default_factory=Settings)
    passed: int = 0
    refused: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("overall", "chat", "group", "penalty"), 0))

    def __post_init__(self) -> None:
        self._meters: dict[tuple[str, int], Meter] = {}
        self._barred_ms = -math.inf

    def set(self, wanted: Shape) -> None:
        """Change the settings and count from nothing."""
        self.settings = changed(self.settings, wanted)
        self.__post_init__()

    def check(self, method: str, chat: int | None, size: int = 1) -> None:
        """Let a call go by, or refuse it with the seconds to wait."""
        if self.settings.model == "off" or not speaks(method):
            return
        now_ms = float(self.clock.now_ms())
        meters = self._meters_of(chat)
        waits = {cause: meter.wait_ms(now_ms, size) for cause, meter in meters.items()}
        cause = max(waits, key=lambda cause: waits[cause])
        if 0 < self._barred_ms - now_ms <= self.settings.penalty_s * SECOND_MS:
            raise self._refusal("penalty", max(self._barred_ms - now_ms, waits[cause]))
        if waits[cause] > 0:
            raise self._over(cause, waits[cause], now_ms)
        for meter in meters.values():
            meter.take(now_ms, size)
        self.passed += 1

    def _meters_of(self, chat: int | None) -> dict[str, Meter]:
        found = {"overall": self._meter("overall", 0)}
        if chat is not None:
            found["chat"] = self._meter("chat", chat)
        if chat is not None and chat < 0:
            found["group"] = self._meter("group", chat)
        return found

    def _meter(self, cause: str, chat: int) -> Meter:
        if (cause, chat) not in self._meters:
            wanted = self.settings
            sizes = {
                "overall": (wanted.overall, SECOND_MS),
                "chat": (wanted.chat_burst, wanted.chat_burst / wanted.per_chat * SECOND_MS),
                "group": (wanted.per_group, MINUTE_MS),
            }
            self._meters[cause, chat] = (Bucket if wanted.model == "bucket" else Window)(*sizes[cause])
        return self._meters[cause, chat]

    def _over(self, cause: str, wait_ms: float, now_ms: float) -> ApiError:
        if self.settings.model == "penalty":
            wait_ms = max(wait_ms, self.settings.penalty_s * SECOND_MS)
            self._barred_ms = now_ms + self.settings.penalty_s * SECOND_MS
        return self._refusal(cause, wait_ms)

    def _refusal(self, cause: str, wait_ms: float) -> ApiError:
        self.refused[cause] += 1
        return too_many(max(1, math.ceil(wait_ms / SECOND_MS)))

    def shape(self) -> Shape:
        """Show settings and counts as `/sim/limits` does."""
        return asdict(self.settings) | {"passed": self.passed, "refused": dict(self.refused), "models": MODELS}


def speaks(method: str) -> bool:
    """Whether a method puts or changes messages; answers to button presses, for one, are free."""
    return method.startswith(SPOKEN) and method not in FREE


def too_many(seconds: int) -> ApiError:
    """Word a 429."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
