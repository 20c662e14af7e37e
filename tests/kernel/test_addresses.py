"""Where a connection may go."""

from ipaddress import ip_address, ip_network

import pytest

from staffroom.kernel.addresses import Barred, check_address, check_written

V4 = ["127.0.0.1", "10.0.0.5", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.1", "224.0.0.1"]
V6 = ["::1", "::ffff:127.0.0.1", "fe80::1", "fd00::1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1"]


@pytest.mark.parametrize("address", [*V4, *V6])
def test_private_addresses_are_refused_unless_the_owner_allows_them(address: str) -> None:
    """Loopback, metadata, IPv6 in every dress."""
    with pytest.raises(Barred):
        check_address(ip_address(address), [], plain=False)
    check_address(ip_address("93.184.216.34"), [], plain=False)
    check_address(ip_address("10.0.0.5"), [ip_network("10.0.0.0/24")], plain=False)


@pytest.mark.parametrize("host", ["127.1", "2130706433", "127.0.0.1.", "::1", "127.0.0.1", "10.0.0.5"])
def test_a_host_that_is_written_as_an_address_is_checked_as_one(host: str) -> None:
    """Shorthands, too, which the system's own resolver would understand; names are checked when they are resolved."""
    with pytest.raises(Barred):
        check_written(host, [], plain=False)
    check_written("lms.example.org", [], plain=False)
