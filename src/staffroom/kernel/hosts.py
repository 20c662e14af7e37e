"""Where an address leads: its host, as a registry writes it; pure. What only looks like another host is another one."""

import re
from unicodedata import normalize

LONGEST = 253
"""Letters of a host."""
LONGEST_LABEL = 63
"""Letters of each of its parts."""
_SCHEME = re.compile(r"^(?:https?:|[a-z][a-z0-9+.-]*://)[/\\]*", re.IGNORECASE)
_END = re.compile(r"[/?#\\]")
_UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10)))
"""Signs that browsers drop from a host."""
_DOTS = str.maketrans("。．｡", "...")


def host(address: str) -> str:
    """Return the host that an address leads to, in the letters of its registry (`xn--…`); empty where it has none.

    Case, full-width letters and signs that browsers drop count for nothing; letters that only look alike stay apart.
    """
    rest, schemes = _SCHEME.subn("", address.strip(), count=1)
    place = _END.split(rest.lstrip("/\\"), maxsplit=1)[0].rpartition("@")[2].partition(":")[0]
    labels = normalize("NFKC", place.translate(_UNSEEN)).translate(_DOTS).lower().strip(".").split(".")
    found = ".".join(_label(one) for one in labels)
    return found[:LONGEST] if "." in found or schemes else ""


def _label(label: str) -> str:
    """Return a part of a host as its registry writes it; what is longer than any part may be is no host's."""
    return label if label.isascii() or len(label) > LONGEST_LABEL else f"xn--{label.encode('punycode').decode('ascii')}"


def path(address: str) -> list[str]:
    """Return what stands between the strokes after the host."""
    return _END.split(_SCHEME.sub("", address.strip(), count=1).lstrip("/\\"))[1:]


def is_within(found: str, domain: str) -> bool:
    """Say whether a host is a domain or lies below it, by whole labels."""
    return found == domain or found.endswith(f".{domain}")
