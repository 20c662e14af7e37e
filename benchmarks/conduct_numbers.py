"""Numbers as teachers write them: personal ones in the forms of several countries, and the many others of a school."""

import random
from collections.abc import Callable, Mapping

Chance = random.Random
Kind = Callable[[Chance], str]


def _digits(chance: Chance, number: int) -> str:
    return "".join(chance.choices("0123456789", k=number))


def _grouped(chance: Chance, sign: str) -> str:
    return sign.join((str(chance.randint(1, 999)), *(_digits(chance, 3) for _ in range(chance.randint(2, 3)))))


def _day(chance: Chance, pattern: str) -> str:
    return pattern.format(chance.randint(1, 28), chance.randint(1, 12), chance.randint(1990, 2030))


OTHERS: Mapping[str, Kind] = {
    "dates": lambda c: _day(
        c, c.choice(("on {0:02}/{1:02}/{2} 10:30", "{2}-{1:02}-{0:02} 08:45", "{0}.{1}.{2}, 9.15"))
    ),
    "spans of dates": lambda c: f"{_day(c, '{0:02}.{1:02}.{2}')} - {_day(c, '{0:02}.{1:02}.{2}')}",
    "spans of years": lambda c: f"{(year := c.randint(1200, 2029))}-{year + c.randint(1, 9)}",
    "times": lambda c: (
        f"{c.randint(7, 12):02}:{c.choice((0, 15, 45)):02}-{c.randint(8, 14):02}:{c.choice((10, 30)):02}"
    ),
    "pages": lambda c: f"pp. {(page := c.randint(1, 900))}-{page + c.randint(1, 60)}, p. {page:03}",
    "scores": lambda c: ", ".join(f"{c.randint(0, 99)}:{c.randint(0, 99)}" for _ in range(4)),
    "books, old": lambda c: f"ISBN {_digits(c, 1)}{_digits(c, 8)}{c.choice('0123456789X')}",
    "books": lambda c: f"978-{_digits(c, 1)}-{_digits(c, 2)}-{_digits(c, 6)}-{_digits(c, 1)}",
    "prices and people": lambda c: (
        f"{_grouped(c, c.choice((',', ' ', '.')))} {c.choice(('riyals', 'people', '元', 'ريال'))}"
    ),
    "meetings": lambda c: f"Zoom {_digits(c, 3)} {_digits(c, 4)} {_digits(c, 4)}, passcode {_digits(c, 6)}",
    "decimals": lambda c: f"x = {c.randint(0, 9)}.{_digits(c, 9)}",
    "marks": lambda c: " ".join(str(c.randint(0, 100)) for _ in range(8)),
    "pupils' numbers": lambda c: f"number {c.randint(2015, 2026)}{_digits(c, 6)}",
    "orders": lambda c: f"order {_digits(c, 10)}",
    "places": lambda c: f"{c.randint(-90, 90)}.{_digits(c, 6)}, {c.randint(-180, 180)}.{_digits(c, 6)}",
    "binary": lambda c: " ".join("".join(c.choices("01", k=8)) for _ in range(2)),
}
PERSONAL: Mapping[str, Kind] = {
    "abroad": lambda c: f"+{c.choice((966, 971, 20, 44, 86))} {c.randint(50, 99)} {_digits(c, 3)} {_digits(c, 4)}",
    "abroad, 00": lambda c: f"00{c.choice((966, 971, 20))}{c.randint(50, 59)}{_digits(c, 7)}",
    "Saudi": lambda c: f"05{_digits(c, 8)}",
    "Egyptian": lambda c: f"01{c.choice('0125')}{_digits(c, 8)}".translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    "Chinese": lambda c: f"1{c.choice('35789')}{_digits(c, 9)}",
    "Chinese, landline": lambda c: f"0{c.choice(('10', '21', '755'))}-{_digits(c, 8)}",
    "British": lambda c: f"07{_digits(c, 3)} {_digits(c, 6)}",
    "American": lambda c: f"{c.randint(200, 989)}-{_digits(c, 3)}-{_digits(c, 4)}",
    "said to be one": lambda c: f"call me: {c.randint(2, 9)}{_digits(c, 7)}",
    "addresses": lambda c: (
        f"{c.choice(('amina', 'li.wei', 'h_saleh'))}{_digits(c, 2)}@{c.choice(('school.org', 'edu.sa'))}"
    ),
    "identity, said": lambda c: (
        f"{c.choice(('رقم الهوية', 'national id', '身份证号'))} {c.randint(1, 2)}{_digits(c, 9)}"
    ),
}


def made(kinds: Mapping[str, Kind], number: int, seed: int) -> list[tuple[str, str]]:
    """Return so many messages, each with the name of its kind."""
    chance = Chance(seed)
    names = list(kinds)
    return [((name := names[turn % len(names)]), kinds[name](chance)) for turn in range(number)]
