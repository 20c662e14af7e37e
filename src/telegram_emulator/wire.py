"""The connection of the client to /sim/."""

import io
import json
from typing import Any

import aiohttp

JSON = {"Content-Type": "application/json"}


class SimError(Exception):
    """Something that the Telegram app would not let a person do, or a wrong call of /sim/."""


class Wire:
    """Posts acts and gets views; opens its session on first use."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/") + "/sim/"
        self._session: aiohttp.ClientSession | None = None
        self._closed = False

    async def post(self, path: str, **given: object) -> Any:  # noqa: ANN401 (each answer has its own shape)
        """Let something be done."""
        body = io.BytesIO(json.dumps(given).encode())  # a file that a person sends may have megabytes
        async with self._opened().post(self._url + path, data=body, headers=JSON) as answer:
            return await self._decoded(answer)

    async def get(self, path: str, **query: str | float | None) -> Any:  # noqa: ANN401 (likewise)
        """Look at something."""
        wanted = {key: str(value) for key, value in query.items() if value is not None}
        async with self._opened().get(self._url + path, params=wanted) as answer:
            return await self._decoded(answer)

    def _opened(self) -> aiohttp.ClientSession:
        if self._closed:
            raise aiohttp.ClientConnectionError("nobody acts any more")
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=120))
        return self._session

    async def close(self) -> None:
        """Close the session; nothing opens another one."""
        self._closed = True
        if self._session is not None:
            await self._session.close()
            self._session = None

    @staticmethod
    async def _decoded(answer: aiohttp.ClientResponse) -> Any:  # noqa: ANN401 (likewise)
        if answer.content_type != "application/json":
            return await answer.read()
        value = await answer.json()
        if answer.status >= 400:  # noqa: PLR2004 (the first HTTP error)
            raise SimError(value.get("error", value))
        return value
