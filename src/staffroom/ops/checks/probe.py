"""Single questions to the Bot API, for the set-up and the check; no answer of it ever shows the token."""

import asyncio
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Self

import aiohttp

from staffroom.kernel.clock import instant
from staffroom.kernel.ids import Instant

PATIENCE = 15.0


UNKNOWN_TOKEN = (401, 404)


class Refused(Exception):  # noqa: N818  it is an answer
    """Telegram answered, and the answer is no."""

    def __init__(self, code: int, reason: str) -> None:
        self.code, self.reason = code, reason
        super().__init__(reason)

    @property
    def is_of_the_token(self) -> bool:
        """Say whether Telegram does not know the token; any other no says nothing of it."""
        return self.code in UNKNOWN_TOKEN


class Unreachable(Exception):  # noqa: N818  likewise
    """No Bot API server answered at the address."""


class Probe:
    """Asks one server, over one connection; used with `async with`."""

    def __init__(self, server: str, token: str) -> None:
        self._base = f"{server}/bot{token}/"
        self._session: aiohttp.ClientSession | None = None
        self.date: Instant | None = None
        """What the server's clock showed at its last answer, to the second."""

    async def __aenter__(self) -> Self:
        """Get ready; nothing is connected yet."""
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        self._session = aiohttp.ClientSession(timeout=timeout, trust_env=True)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up."""
        if self._session is not None:
            await self._session.close()

    async def ask(self, method: str, **params: Any) -> Any:  # noqa: ANN401  whatever the method answers
        """Call a method once.

        Raises Refused with Telegram's words, Unreachable where nobody answers.
        """
        if self._session is None:
            raise RuntimeError("a probe is used with `async with`")
        try:
            async with self._session.post(self._base + method, json=params) as response:
                answer = await response.json(content_type=None)
                self.date = _moment(response.headers.get("Date", ""))
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            raise Unreachable(type(error).__name__) from None
        if not isinstance(answer, dict):
            raise Unreachable("the answer is no Bot API answer")
        if not answer.get("ok"):
            raise Refused(int(answer.get("error_code", 0)), str(answer.get("description", "")))
        return answer["result"]


def _moment(said: str) -> Instant | None:
    """Read the date of an answer, None where it tells none."""
    try:
        return instant(parsedate_to_datetime(said))
    except ValueError:
        return None


async def _ask_once(server: str, token: str, method: str, params: Mapping[str, Any]) -> Any:  # noqa: ANN401
    async with Probe(server, token) as probe:
        return await probe.ask(method, **params)


def ask_now(server: str, token: str, method: str, **params: Any) -> Any:  # noqa: ANN401
    """Call a method once, from where no event loop runs.

    Raises as `Probe.ask` does.
    """
    return asyncio.run(_ask_once(server, token, method, params))
