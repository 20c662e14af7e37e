"""Where a connection may go: an address out of config.yaml leads to the internet, to nothing private by mistake."""

import ssl
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from yarl import URL

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
_UNICAST = ip_network("2000::/3")
"""All of IPv6 that is given out to the internet."""
_SPECIAL: Sequence[Network] = (ip_network("2002::/16"), ip_network("2001::/32"), ip_network("192.0.0.0/24"))
"""What lies there and yet leads elsewhere: to an IPv4 address, or, with some providers, to a machine's own secrets."""


class Barred(Exception):  # noqa: N818  it is a rule's no
    """Raised where an address lies in a network that the owner does not allow."""


def check_address(address: Address, allowed: Sequence[Network], *, plain: bool) -> None:
    """Let an address through that is public or allowed; without encryption only this machine's own, if allowed.

    Raises Barred.
    """
    inner = address.ipv4_mapped if isinstance(address, IPv6Address) and address.ipv4_mapped else address
    is_allowed = any(inner in network for network in allowed)
    given_out = isinstance(inner, IPv4Address) or inner in _UNICAST
    public = inner.is_global and not inner.is_multicast and given_out and all(inner not in one for one in _SPECIAL)
    if not (is_allowed or public) or (plain and not (is_allowed and inner.is_loopback)):
        raise Barred


def check_written(host: str, allowed: Sequence[Network], *, plain: bool) -> None:
    """Check a host that is written as an address, for which no name is ever resolved; names are checked later.

    Raises Barred, also for shorthands such as 127.1.
    """
    if ":" not in host and not host.replace(".", "").isdigit():
        return
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        raise Barred from None
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


def connector(
    url: str, allow: Sequence[str], trust: ssl.SSLContext, names: AbstractResolver | None = None
) -> aiohttp.TCPConnector:
    """Return what connects to a site: one connection at a time, and only to addresses that were checked.

    Raises Barred where the address is written out and not allowed; otherwise whoever connects meets it.
    """
    plain, allowed = URL(url).scheme != "https", [ip_network(one) for one in allow]
    check_written(URL(url).raw_host or "", allowed, plain=plain)
    resolver = Checked(allowed, plain=plain, names=names)
    return aiohttp.TCPConnector(resolver=resolver, use_dns_cache=False, ssl=trust, limit=1)
