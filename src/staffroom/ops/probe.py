"""Single questions to the Bot API, for the set-up and the check; no answer of it ever shows the token."""

import asyncio
from typing import Any

import aiohttp

PATIENCE = 15.0


class Refused(Exception):  # noqa: N818  it is an answer
    """Telegram answered, and the answer is no."""

    def __init__(self, code: int, reason: str) -> None:
        self.code, self.reason = code, reason
        super().__init__(reason)


class Unreachable(Exception):  # noqa: N818  likewise
    """No Bot API server answered at the address."""


async def ask(server: str, token: str, method: str, **params: Any) -> Any:  # noqa: ANN401  whatever the method answers
    """Call a method once.

    Raises Refused with Telegram's words, Unreachable where nobody answers.
    """
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout, trust_env=True) as session,
            session.post(f"{server}/bot{token}/{method}", json=params) as response,
        ):
            answer = await response.json(content_type=None)
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        raise Unreachable(type(error).__name__) from None
    if not isinstance(answer, dict):
        raise Unreachable("the answer is no Bot API answer")
    if not answer.get("ok"):
        raise Refused(int(answer.get("error_code", 0)), str(answer.get("description", "")))
    return answer["result"]


def ask_now(server: str, token: str, method: str, **params: Any) -> Any:  # noqa: ANN401
    """Call a method once, from where no event loop runs.

    Raises as `ask` does.
    """
    return asyncio.run(ask(server, token, method, **params))
