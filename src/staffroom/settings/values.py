"""Values of config.yaml that are checked by more than their type; each mistake says what to write instead."""

import difflib
import re
from datetime import date, time
from functools import cache
from ipaddress import ip_network
from string import Formatter
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, model_validator

from staffroom import data_files
from staffroom.kernel.hosts import host
from staffroom.kernel.settings_file import Strict
from staffroom.rooms.programmes import SOURCES, WEEKDAYS, Source, Weekday

_OWN = re.compile(r"localhost|127(\.\d+){3}|::1")
_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
NAMING_GAPS = frozenset({"location", "course", "n"})


def _nearest(word: str, known: list[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return f"; did you mean '{near[0]}'?" if near else ""


@cache
def _zones() -> frozenset[str]:
    """Return every time zone of this machine, looked for once: it means walking through some 600 files."""
    return frozenset(available_timezones())


def _zone(name: str) -> str:
    if name in _zones():
        return name
    raise ValueError(f"this is no time zone{suggest_zone(name)}; write continent/city, such as Asia/Riyadh")


def suggest_zone(name: str) -> str:
    """Return `; did you mean '…'?` for a mistyped time zone or a city's name, else nothing."""
    known = sorted(_zones())
    cities = {zone.rpartition("/")[2].lower(): zone for zone in known if "/" in zone}
    city = name.strip().replace(" ", "_").rpartition("/")[2].lower()
    exact = cities.get(city)
    if exact:
        return f"; did you mean '{exact}'?"
    whole = _nearest(name, known)
    close = difflib.get_close_matches(city, list(cities), n=1, cutoff=0.7)
    return whole or (f"; did you mean '{cities[close[0]]}'?" if close else "")


def _language(code: str) -> str:
    known = data_files.languages()
    if code in known:
        return code
    short = [language for language in known if code.lower().startswith(language)]
    hint = f"; did you mean '{short[0]}'?" if short else _nearest(code.lower(), known)
    raise ValueError(f"the bot does not speak this language{hint}; write one of: {', '.join(known)}")


def wall_time(value: object) -> str:
    """Return a time of day as HH:MM.

    Raises ValueError where it is none; YAML reads 20:00 without quotes as a number.
    """
    try:
        if isinstance(value, str):
            return time.fromisoformat(value.strip().zfill(5)).strftime("%H:%M")
    except ValueError:
        pass
    raise ValueError('write a time of day in quotes, such as "20:00"')


def _server(url: str) -> str:
    if not url.startswith(("https://", "http://")):
        raise ValueError("write the whole address, such as https://api.telegram.org")
    return url.rstrip("/")


def _span(value: Any, example: str) -> Any:  # noqa: ANN401  YAML may hold anything
    """Turn `{from: …, to: …}` into the fields of a span; one value alone is both ends."""
    if isinstance(value, Strict):
        return value
    if not isinstance(value, dict):
        return {"first": value, "last": value}
    for name in value:
        if name not in ("from", "to"):
            raise ValueError(f"'{name}' is not known here{_nearest(name, ['from', 'to'])}; write {example}")
    if len(value) < len(("from", "to")):
        raise ValueError(f"one end is missing; write {example}")
    return {"first": value["from"], "last": value["to"]}


def _naming(pattern: str) -> str:
    try:
        gaps = {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}
    except ValueError:
        raise ValueError("a curly bracket is not closed; write {location}_{course}_Group{n}") from None
    if strange := gaps - NAMING_GAPS:
        raise ValueError(f"'{{{min(strange)}}}' is not known; use {{location}}, {{course}} and {{n}}")
    if missing := {"location", "n"} - gaps:
        raise ValueError(f"'{{{min(missing)}}}' is missing, so that two groups would share a name; add it")
    return pattern


def _week(days: tuple[Weekday, ...]) -> tuple[Weekday, ...]:
    steps = [(WEEKDAYS.index(day) - WEEKDAYS.index(days[0])) % 7 for day in days]
    if not days:
        raise ValueError("name at least one day, such as [sun, mon, tue, wed, thu]")
    if steps != sorted(set(steps)):
        raise ValueError("name each day once, in order from the week's first school day on")
    return days


def _moodle(url: str) -> str:
    place = urlsplit(url)
    if url and (place.scheme not in ("https", "http") or not place.hostname or place.username or place.query):
        raise ValueError("write the whole address of the site, such as https://lms.example.org")
    return url.rstrip("/")


def _ping(url: str) -> str:
    place = urlsplit(url)
    if url and (place.scheme not in ("https", "http") or not place.hostname or place.username):
        raise ValueError("write the whole address that is to be called, such as https://hc-ping.com/your-own-code")
    if place.scheme == "http" and not _OWN.fullmatch(place.hostname or ""):
        raise ValueError("write https://; without encryption only a program on this machine is called (127.0.0.1)")
    return url


def _network(network: str) -> str:
    try:
        return str(ip_network(network))
    except ValueError:
        raise ValueError("write an address or a network, such as 10.0.0.5 or 10.0.0.0/24") from None


def _domain(name: str) -> str:
    found = host(name)
    if not _DOMAIN.fullmatch(found):
        raise ValueError("write a domain, such as school.edu; what lies below it is allowed with it")
    return found


def _order(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    if sorted(sources) != sorted(SOURCES):
        raise ValueError(f"name each of {', '.join(SOURCES)} once, the one that is believed most first")
    return sources


Domain = Annotated[str, AfterValidator(_domain)]
Server = Annotated[str, AfterValidator(_server)]
Naming = Annotated[str, AfterValidator(_naming)]
MoodleUrl = Annotated[str, AfterValidator(_moodle)]
PingUrl = Annotated[str, AfterValidator(_ping)]
Network = Annotated[str, AfterValidator(_network)]
SourceOrder = Annotated[tuple[Source, ...], AfterValidator(_order)]
SchoolWeek = Annotated[tuple[Weekday, ...], AfterValidator(_week)]
Zone = Annotated[str, AfterValidator(_zone)]
Language = Annotated[str, AfterValidator(_language)]
WallTime = Annotated[str, BeforeValidator(wall_time)]


class Days(Strict):
    """A stretch of closed days, both ends included."""

    first: date
    last: date

    @model_validator(mode="after")
    def _forward(self) -> "Days":
        if self.last < self.first:
            raise ValueError("`to` lies before `from`; exchange the two dates")
        return self


class Hours(Strict):
    """A stretch of the day that may reach over midnight."""

    first: WallTime
    last: WallTime


ClosedDays = Annotated[Days, BeforeValidator(lambda value: _span(value, "{from: 2026-12-20, to: 2027-01-03}"))]
QuietHours = Annotated[Hours, BeforeValidator(lambda value: _span(value, '{from: "20:00", to: "07:00"}'))]
