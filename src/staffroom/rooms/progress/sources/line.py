"""The line to a learning platform: only to addresses that were checked, no redirects, one call after the other."""

import asyncio
import json
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Any, Self

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from staffroom.rooms.progress.sources.fault import Fault

PATIENCE = 90.0
MOST_BYTES = 20 * 1024 * 1024
AGENT = "Mozilla/5.0 (compatible; Staffroom)"
"""Some firewalls turn away whoever is no browser."""
ENDPOINT = "/webservice/rest/server.php"
LONGEST_WAIT = 3600
OK, REDIRECTS, FORBIDDEN = 200, range(300, 400), 403
AWAY = frozenset({408, 429, *range(500, 600)})

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
_CARRIERS: Sequence[Network] = (ip_network("64:ff9b::/96"), ip_network("2002::/16"), ip_network("2001::/32"))
"""IPv6 addresses that lead to an IPv4 one."""


@dataclass(frozen=True)
class Place:
    """Where a platform is and what the owner allows: networks beside the public ones, an authority of certificates."""

    url: str
    token: str = field(repr=False)
    allow: Sequence[str] = ()
    ca_file: Path | None = None
    pause: float = 0.2
    """Seconds between two calls."""

    @property
    def networks(self) -> list[Network]:
        """Return the networks that the owner allows."""
        return [ip_network(one) for one in self.allow]


def check_address(address: Address, allowed: Sequence[Network], *, plain: bool) -> None:
    """Let an address through that is public or allowed; without encryption only this machine's own, if allowed.

    Raises Fault.
    """
    inner = address.ipv4_mapped if isinstance(address, IPv6Address) and address.ipv4_mapped else address
    is_allowed = any(inner in network for network in allowed)
    carries = any(inner in network for network in _CARRIERS)
    public = inner.is_global and not inner.is_multicast and not carries
    if not (is_allowed or public) or (plain and not (is_allowed and inner.is_loopback)):
        raise Fault("address")


def check_written(host: str, allowed: Sequence[Network], *, plain: bool) -> None:
    """Check a host that is written as an address, for which no name is ever resolved; names are checked later.

    Raises Fault, also for shorthands such as 127.1.
    """
    if ":" not in host and not host.replace(".", "").isdigit():
        return
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        raise Fault("address") from None
    check_address(address, allowed, plain=plain)


class Checked(AbstractResolver):
    """Resolves a name anew for every connection and hands on no address that was not checked."""

    def __init__(self, allowed: Sequence[Network], *, plain: bool, names: AbstractResolver | None = None) -> None:
        self._allowed, self._plain, self._names = allowed, plain, names or ThreadedResolver()

    async def resolve(self, host: str, port: int = 0, family: Any = 0) -> list[ResolveResult]:  # noqa: ANN401, D102
        found = await self._names.resolve(host, port, family)
        for one in found:
            check_address(ip_address(one["host"].partition("%")[0]), self._allowed, plain=self._plain)
        return found

    async def close(self) -> None:  # noqa: D102
        await self._names.close()


class MoodleLine:
    """Asks a platform; used with `async with`."""

    def __init__(self, place: Place, names: AbstractResolver | None = None) -> None:
        self._place, self._names = place, names
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        """Check the address as far as it is written out, and get ready; nothing is connected yet.

        Raises Fault.
        """
        plain, allowed = URL(self._place.url).scheme != "https", self._place.networks
        check_written(URL(self._place.url).raw_host or "", allowed, plain=plain)
        resolver = Checked(allowed, plain=plain, names=self._names)
        try:
            trust = ssl.create_default_context(cafile=self._place.ca_file)
        except (OSError, ssl.SSLError):
            raise Fault("certificate", "ca_file") from None
        connector = aiohttp.TCPConnector(resolver=resolver, use_dns_cache=False, ssl=trust, limit=1)
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
