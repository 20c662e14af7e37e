"""Where links lead: by whole labels, in every writing of a host, and never by a likeness."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests import builders as make

from staffroom.kernel import hosts
from staffroom.rooms.conduct import links

GROUP = make.chat(-1_001_000_000_042)
COURSE = frozenset({"school.edu", "xn--mgbh0fb.example", "xn--strae-oqa.de"})
BOT = "staffroom_bot"


def allowed(address: str) -> bool:
    """Say whether the course allows an address."""
    return links.is_allowed(address, COURSE, BOT, GROUP)


@pytest.mark.parametrize(
    "address",
    [
        "https://school.edu",
        "school.edu",
        "http://www.School.EDU:8080/a?b#c",
        "https://moodle.school.edu./course",
        "HTTPS:school.edu",
        "https://user:secret@school.edu/",
        "https://ｓｃｈｏｏｌ。edu",
        "https://sch\u200bool.edu",
        "https://مثال.example/درس",
        "https://straße.de",
        "t.me/Staffroom_Bot?start=1",
        "https://telegram.me/staffroom_bot",
        "tg://resolve?domain=staffroom_bot",
        "https://t.me/c/1000000042/7",
        "mailto:amina@elsewhere.example",
        "tel:+966501234567",
        "lesson",
        "",
    ],
)
def test_what_leads_to_the_course_to_the_bot_or_nowhere_is_allowed(address: str) -> None:
    """Below an allowed domain as well, however it is written."""
    assert allowed(address)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://myschool.edu", "myschool.edu"),
        ("https://school.edu.evil.example/", "school.edu.evil.example"),
        ("https://school.edu@evil.example", "evil.example"),
        ("https://evil.example\\@school.edu", "evil.example"),
        ("https://evil.example/school.edu", "evil.example"),
        ("https:evil.example", "evil.example"),
        ("https://ѕchool.edu", "xn--chool-g2e.edu"),
        ("https://strasse.de", "strasse.de"),
        ("https://edu", "edu"),
        ("http://2130706433/", "2130706433"),
        ("t.me/some_channel", "t.me"),
        ("https://t.me/staffroom_bot_2", "t.me"),
        ("https://t.me/c/1000000043/7", "t.me"),
        ("https://t.me/joinchat/abc", "t.me"),
        ("tg://join?invite=abc", "t.me"),
        ("https://t.me", "t.me"),
    ],
)
def test_what_leads_elsewhere_is_not_whatever_it_looks_like(address: str, host: str) -> None:
    """A longer name, an address in an address, a letter of another script, somebody else's channel."""
    assert not allowed(address)
    assert links.foreign([address, "school.edu", address], COURSE, BOT, GROUP) == (host,)


LABELS = some.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=8)
HOSTS = some.lists(LABELS, min_size=2, max_size=4).map(".".join)


@given(HOSTS, some.sampled_from(["", "http://", "https://", "HTTPS://", "//"]), some.text(max_size=9))
def test_a_path_never_changes_where_a_link_leads(name: str, before: str, path: str) -> None:
    """Nor do the scheme and the case."""
    assert hosts.host(f"{before}{name.upper()}/{path}") == hosts.host(name) == name


@given(HOSTS, HOSTS)
def test_what_is_below_an_allowed_domain_is_allowed_and_nothing_else(name: str, other: str) -> None:
    """By whole labels."""
    assert links.is_allowed(f"{other}.{name}", {name}, BOT, GROUP)
    assert links.is_allowed(f"{other}{name}", {name}, BOT, GROUP) == (f"{other}{name}").endswith(f".{name}")


@given(some.text(max_size=300))
def test_no_address_breaks_anything(address: str) -> None:
    """Whatever is written there; one that is not allowed has a name."""
    assert links.is_allowed(address, COURSE, BOT, GROUP) or all(links.foreign([address], COURSE, BOT, GROUP))


def test_what_is_too_long_for_a_host_is_no_work() -> None:
    """It is left as it is written: turning it into a registry's letters takes the square of its length."""
    assert hosts.host(f"https://{'ä' * 63}.org").startswith("xn--")
    assert hosts.host(f"https://{'ä' * 64}.org") == f"{'ä' * 64}.org"
