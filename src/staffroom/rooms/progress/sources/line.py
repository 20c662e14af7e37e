"""The line to a learning platform: only to addresses that were checked, no redirects, one call after the other."""

import asyncio
import json
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import aiohttp
from aiohttp.abc import AbstractResolver

from staffroom.kernel import addresses
from staffroom.kernel.addresses import Barred
from staffroom.rooms.progress.sources.fault import Fault

PATIENCE = 90.0
MOST_BYTES = 20 * 1024 * 1024
AGENT = "Mozilla/5.0 (compatible; Staffroom)"
"""Some firewalls turn away whoever is no browser."""
ENDPOINT = "/webservice/rest/server.php"
LONGEST_WAIT = 3600
OK, REDIRECTS, FORBIDDEN = 200, range(300, 400), 403
AWAY = frozenset({408, 429, *range(500, 600)})


@dataclass(frozen=True)
class Place:
    """Where a platform is and what the owner allows: networks beside the public ones, an authority of certificates."""

    url: str
    token: str = field(repr=False)
    allow: Sequence[str] = ()
    ca_file: Path | None = None
    pause: float = 0.2
    """Seconds between two calls."""


class MoodleLine:
    """Asks a platform; used with `async with`."""

    def __init__(self, place: Place, names: AbstractResolver | None = None) -> None:
        self._place, self._names = place, names
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        """Check the address as far as it is written out, and get ready; nothing is connected yet.

        Raises Fault.
        """
        try:
            trust = ssl.create_default_context(cafile=self._place.ca_file)
            connector = addresses.connector(self._place.url, self._place.allow, trust, self._names)
        except Barred:
            raise Fault("address") from None
        except (OSError, ssl.SSLError):
            raise Fault("certificate", "ca_file") from None
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        headers = {"User-Agent": AGENT}
        self._session = aiohttp.ClientSession(connector=connector, timeout=timeout, headers=headers, trust_env=False)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Hang up."""
        if self._session is not None:
            await self._session.close()

    async def ask(self, function: str, **params: str | int) -> Any:  # noqa: ANN401  whatever the function answers
        """Call a function, after a pause.

        Raises Fault.
        """
        await asyncio.sleep(self._place.pause)
        form = {
            "wstoken": self._place.token,
            "wsfunction": function,
            "moodlewsrestformat": "json",
            **{name: str(value) for name, value in params.items()},
        }
        status, headers, body = await self._post(form)
        if status in AWAY:
            raise Fault("away", f"HTTP {status}", retry_after=_wait(headers))
        if status in REDIRECTS:
            raise Fault("redirect")
        if not body.strip():
            raise Fault("disabled" if status in (OK, FORBIDDEN) else "firewall", f"HTTP {status}")
        if status != OK:
            raise Fault("firewall", f"HTTP {status}")
        return _answer(function, body)

    async def _post(self, form: Mapping[str, str]) -> tuple[int, Mapping[str, str], bytes]:
        if self._session is None:
            raise RuntimeError("the line is used with `async with`")
        url = self._place.url.rstrip("/") + ENDPOINT
        try:
            async with self._session.post(url, data=form, allow_redirects=False) as response:
                body = bytearray()
                async for piece in response.content.iter_chunked(65_536):
                    body += piece
                    if len(body) > MOST_BYTES:
                        raise Fault("answer", "too large")
                return response.status, dict(response.headers), bytes(body)
        except Barred:
            raise Fault("address") from None
        except aiohttp.ClientConnectorCertificateError:
            raise Fault("certificate") from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Fault("away", type(error).__name__) from None


def _wait(headers: Mapping[str, str]) -> int:
    """Return how many seconds a platform asks to be left alone, 0 where it does not say."""
    said = headers.get("Retry-After", "")
    return min(int(said), LONGEST_WAIT) if said.isdecimal() else 0


BY_CODE = {
    "invalidtoken": "token",
    "accessexception": "service",
    "sitemaintenance": "away",
    "nopermissions": "rights",
    "requireloginerror": "rights",
    "errorcoursecontextnotvalid": "rights",
    "cannotviewreport": "rights",
    "accessdenied": "rights",
    "invalidrecord": "course",
}
"""What an error of a platform means; its words are in any language, its class changed, its code stays."""


def _answer(function: str, body: bytes) -> Any:  # noqa: ANN401
    """Read an answer; errors come with the same status as answers.

    Raises Fault.
    """
    try:
        said = json.loads(body)
    except ValueError:
        raise Fault("answer", "no JSON") from None
    if isinstance(said, dict) and "exception" in said:
        code = str(said.get("errorcode") or "")
        kind: Any = "account" if code.startswith("wsaccessuser") else BY_CODE.get(code, "answer")
        raise Fault(kind, f"{function}: {code[:40]}", code=code)
    return said
