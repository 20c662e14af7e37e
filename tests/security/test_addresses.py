"""An address out of config.yaml leads to nothing private: loopback, metadata, IPv6, a name bound anew."""

import asyncio
import ssl
from ipaddress import ip_address
from socket import AF_INET, AF_INET6
from typing import Any, Self

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from staffroom.kernel import addresses
from staffroom.kernel.addresses import Barred

PRIVATE = (
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.1.2.3", "172.31.255.255", "192.168.0.1", "169.254.169.254",  # noqa: S104
    "169.254.170.2", "100.64.0.1", "100.100.100.200", "192.0.0.192", "198.18.0.1", "203.0.113.7", "224.0.0.251",
    "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:169.254.169.254",
    "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::7f00:1", "2002:7f00:1::",
    "2002:a9fe:a9fe::1", "2001:0:7f00:1::1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "100::1",
    "2001:db8::1",
)  # fmt: skip
WRITTEN = (
    "127.1", "127.0.1", "2130706433", "0177.0.0.1", "127.0.0.1.", "0", "[::1]", "[::ffff:127.0.0.1]",
    "[fe80::1%25eth0]", "169.254.169.254", "2852039166", "１２７.0.0.1", "⑯⑨.254.169.254",
)  # fmt: skip
"""What stands for such an address in a link; the last two are letters that become digits."""


class Leads(AbstractResolver):
    """A name that leads where it is told to; more than one answer: to another one at each look."""

    def __init__(self, *answers: str) -> None:
        self.answers, self.asked = list(answers), 0

    async def resolve(self, host: str, port: int = 0, family: Any = 0) -> list[ResolveResult]:  # noqa: ANN401, ARG002, D102
        address = self.answers[min(self.asked, len(self.answers) - 1)]
        self.asked += 1
        kind = AF_INET6 if ip_address(address).version == 6 else AF_INET
        return [ResolveResult(hostname=host, host=address, port=port, family=kind, proto=0, flags=0)]

    async def close(self) -> None:  # noqa: D102
        pass


class Doorbell:
    """Listens at home on both kinds of loopback, and counts who comes."""

    def __init__(self) -> None:
        self.rung = 0
        self.port = 0

    async def __aenter__(self) -> Self:
        async def ring(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self.rung += 1
            writer.close()

        self._server = await asyncio.start_server(ring, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        await self._server.wait_closed()


async def called(url: str, names: AbstractResolver | None = None) -> None:
    """Call an address as Moodle and the outside alarm are called.

    Raises Barred.
    """
    connector = addresses.connector(url, (), ssl.create_default_context(), names)
    async with aiohttp.ClientSession(connector=connector, trust_env=False) as session:
        await session.get(url, allow_redirects=False)


@pytest.mark.parametrize("address", PRIVATE)
async def test_a_name_that_leads_to_a_private_address_is_not_connected_to(address: str) -> None:
    """Whichever name it is, whatever kind of address."""
    async with Doorbell() as door:
        with pytest.raises(Barred):
            await called(f"https://lms.example.org:{door.port}/", Leads(address))
        assert door.rung == 0


@pytest.mark.parametrize("host", WRITTEN)
async def test_an_address_that_is_written_out_is_not_connected_to(host: str) -> None:
    """Also in shorthand, as one number, and in letters that become digits."""
    async with Doorbell() as door:
        with pytest.raises((Barred, ValueError, aiohttp.InvalidURL)):
            await called(f"https://{host}:{door.port}/", Leads("127.0.0.1"))
        assert door.rung == 0


async def test_a_name_that_is_bound_anew_for_each_look_leads_nowhere_private() -> None:
    """What is connected to is what was checked: the second look is checked, too."""
    async with Doorbell() as door:
        names = Leads("192.0.2.1", "127.0.0.1")
        await names.resolve("evil.example")  # whoever looked first saw another address
        with pytest.raises(Barred):
            await called(f"https://evil.example:{door.port}/", names)
        assert door.rung == 0


async def test_plain_http_goes_nowhere_even_in_the_open_internet() -> None:
    """Only to this machine's own platform, where the owner allows it."""
    with pytest.raises(Barred):
        await called("http://lms.example.org/", Leads("93.184.216.34"))
