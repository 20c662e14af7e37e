"""The address that updates are sent to, what setWebhook refuses, and how deliveries went."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from telegram_emulator.shapes import Shape
from telegram_emulator.world.errors import ApiError, bad
from telegram_emulator.world.limits import too_many

PORTS = {443, 80, 88, 8443}
LONGEST_SECRET = 256
SECRET = re.compile(r"[A-Za-z0-9_-]*")
CONNECTIONS = 40
MOST_CONNECTIONS = 100
BETWEEN_MS = 1000  # setWebhook may be called once in this time
STRANGER = "https://stranger.example/updates"


@dataclass
class Webhook:
    """One address, or none, and what was last heard from it."""

    url: str = ""
    secret: str = ""
    max_connections: int = 0
    last_error_at: int = 0
    last_error: str = ""
    local: bool = False  # loopback addresses, plain http and any port are allowed, and are delivered to
    set_ms: int = -BETWEEN_MS

    def set(self, url: str, given: Shape, now_ms: int, *, hasty: bool) -> str:
        """Take an address or refuse it; tell what happened as the server does."""
        if url and hasty and 0 <= now_ms - self.set_ms < BETWEEN_MS:
            raise too_many(1)
        wanted = (url, str(given.get("secret_token") or ""), _connections(given) if url else 0)
        before = (self.url, self.secret, self.max_connections)
        if url:
            self.set_ms = now_ms
        if wanted == before and not given.get("drop_pending_updates"):
            return "Webhook is already set" if url else "Webhook is already deleted"
        refused = _refusal(*wanted[:2], local=self.local) if url else None
        self.url, self.secret, self.max_connections = ("", "", 0) if refused else wanted
        self.last_error_at, self.last_error = 0, ""
        if refused:
            raise refused  # a bad address leaves none, as on the server
        return "Webhook was set" if url else "Webhook was deleted" if before[0] else "Webhook is already deleted"

    def seize(self) -> None:
        """Let a stranger who knows the token set the address."""
        self.url, self.secret, self.max_connections = STRANGER, "", CONNECTIONS

    def fail(self, at: int, reason: str) -> None:
        """Note that a delivery failed."""
        self.last_error_at, self.last_error = at, reason

    def delivers(self) -> bool:
        """Whether updates are sent at all: nothing ever leaves this machine."""
        return self.local and bool(self.url) and _loopback(urlsplit(self.url).hostname or "")

    def shape(self) -> Shape:
        """Show the webhook as a Bot API WebhookInfo, its counts apart."""
        shape: Shape = {"url": self.url, "has_custom_certificate": False}
        if self.last_error_at:
            shape |= {"last_error_date": self.last_error_at, "last_error_message": self.last_error}
        return shape | ({"max_connections": self.max_connections, "ip_address": "<unknown>"} if self.url else {})


def _connections(given: Shape) -> int:
    return max(1, min(MOST_CONNECTIONS, int(given.get("max_connections") or CONNECTIONS)))


def _refusal(url: str, secret: str, *, local: bool) -> ApiError | None:
    parts = _parts(url)
    if parts is None:
        return bad("invalid webhook URL specified")
    if len(secret) > LONGEST_SECRET:
        return bad("secret token is too long")
    if not SECRET.fullmatch(secret):
        return bad("secret token contains unallowed characters")
    host = parts.hostname or ""
    return None if local and _loopback(host) else _bad_place(parts, host)


def _parts(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and parts.hostname else None


def _bad_place(parts: SplitResult, host: str) -> ApiError | None:
    if parts.scheme != "https":
        return bad("bad webhook: An HTTPS URL must be provided for webhook")
    if (parts.port or 443) not in PORTS:
        return bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    address = _address(host)
    if isinstance(address, ipaddress.IPv6Address):
        return bad("bad webhook: IPv6-only addresses are not allowed")
    if address and not address.is_global:
        return bad(f"bad webhook: IP address {address} is reserved")
    return None


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _loopback(host: str) -> bool:
    address = _address(host)
    return host == "localhost" or bool(address and address.is_loopback)
