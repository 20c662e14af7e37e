"""Decisions on where Telegram fits: what an answer to the survey means, and what to do at a place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["fits", "helps", "otherwise", "ask"]
MOST = 0.7
"""From this share of those who were asked, Telegram is the app that people use already."""
MANY = 0.4
"""From this share it can work with help; below it another way is kinder."""
ASKED = 0.5
"""Fewer answers than this share of the teachers say nothing about a place."""
TELEGRAM = frozenset({"telegram", "tg", "تيليغرام", "تيليجرام", "تلغرام", "تليجرام", "تلجرام", "电报", "telegram app"})


@dataclass(frozen=True)
class Fit:
    """How many teachers of a place there are, said which app they prefer, and said Telegram."""

    location: str
    teachers: int
    asked: int
    telegram: int

    @property
    def share(self) -> float:
        """Return the share of Telegram among those who answered, from 0 to 1."""
        return self.telegram / self.asked if self.asked else 0.0

    @property
    def verdict(self) -> Verdict:
        """Say what to do: use Telegram, use it with help, find another way, or ask first."""
        if not self.teachers or self.asked < ASKED * self.teachers:
            return "ask"
        return "fits" if self.share >= MOST else "helps" if self.share >= MANY else "otherwise"


def is_telegram(app: str) -> bool:
    """Say whether an answer means Telegram, alone or among others."""
    said = app.casefold().replace("،", ",").replace("/", ",").replace("+", ",").replace("、", ",").split(",")
    return any(word.strip() in TELEGRAM for word in said)


def fits(answers: Mapping[tuple[str, str], int]) -> list[Fit]:
    """Return how Telegram fits each place, the largest first, out of numbers by place and answer."""
    places = {location for location, _ in answers}
    found = [_of(location, {app: n for (place, app), n in answers.items() if place == location}) for location in places]
    return sorted(found, key=lambda fit: (-fit.teachers, fit.location))


def together(parts: Iterable[Fit]) -> Fit:
    """Return all places as one."""
    every = list(parts)
    return Fit("", sum(f.teachers for f in every), sum(f.asked for f in every), sum(f.telegram for f in every))


def _of(location: str, answers: Mapping[str, int]) -> Fit:
    asked = {app: n for app, n in answers.items() if app.strip()}
    telegram = sum(n for app, n in asked.items() if is_telegram(app))
    return Fit(location, sum(answers.values()), sum(asked.values()), telegram)
