"""The stand-in's own clock: it runs at any speed and can be moved."""

import time

LONGEST_S = 60.0


class Clock:
    """Milliseconds UTC that start anywhere, run at `speed` and may jump either way."""

    def __init__(self, start_ms: int | None = None, speed: float = 1.0) -> None:
        self.version = 1
        self.speed = speed
        self._base_ms: float = time.time_ns() // 1_000_000 if start_ms is None else start_ms
        self._since = time.monotonic()

    def now_ms(self) -> int:
        """Give the present instant in UTC milliseconds."""
        return int(self._base_ms + (time.monotonic() - self._since) * 1000 * self.speed)

    def now(self) -> int:
        """Give the present instant in UTC seconds, as the Bot API's `date` fields want it."""
        return self.now_ms() // 1000

    def change(self, *, now_ms: int | None = None, advance_ms: int = 0, speed: float | None = None) -> None:
        """Jump to `now_ms`, or by `advance_ms`, or run at another speed, and say so by a new version."""
        present = self.now_ms() if now_ms is None else now_ms
        self._base_ms = present + advance_ms
        self._since = time.monotonic()
        self.speed = self.speed if speed is None else speed
        self.version += 1

    def real_s(self, ms: float) -> float:
        """Tell how many real seconds such a stretch of time takes at the present speed, at most a minute."""
        return min(LONGEST_S, ms / 1000 / self.speed) if self.speed > 0 else LONGEST_S

    def shape(self) -> dict[str, float]:
        """Show the clock as `/sim/clock` answers it."""
        return {"now_ms": self.now_ms(), "speed": self.speed, "version": self.version}
