"""The judge looks at the stand-in's books, not at the bot's: what was promised, and what people really saw."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from staffroom.demo.prologue import School
from staffroom.demo.stage import Stage
from staffroom.kernel.clock import at_wall
from staffroom.kernel.ids import Instant
from staffroom.kernel.text import pick
from staffroom.rooms.programmes import Course, Entry, Programme

POSTS = ("introduction", "question", "announcement")
ANSWERED = "✍"
LEAGUE_DAY, LEAGUE_AT = 9, time(9, 0)
"""The Monday after the first school week."""

Doubts = list[tuple[str, int]]
"""Keys and chats of the notes in doubt."""


@dataclass
class Finding:
    """One promise, what was expected, what was seen."""

    promise: str
    expected: object
    seen: object

    @property
    def kept(self) -> bool:
        """Say whether the promise was kept."""
        return self.expected == self.seen

    def line(self) -> str:
        """Return the finding as one printed line; a broken promise shows what differs."""
        if isinstance(self.expected, dict) and isinstance(self.seen, dict):
            return f"{self._mark} {self.promise}: {sum(self.seen.values())}{self._difference()}"
        return f"{self._mark} {self.promise}: {self.seen}{'' if self.kept else f' instead of {self.expected}'}"

    @property
    def _mark(self) -> str:
        return "ok " if self.kept else "BROKEN"

    def _difference(self) -> str:
        if self.kept or not isinstance(self.expected, dict) or not isinstance(self.seen, dict):
            return ""
        wrong = {key for key in {*self.expected, *self.seen} if self.expected.get(key) != self.seen.get(key)}
        return " – wrong: " + ", ".join(
            f"{key}: {self.seen.get(key)}, not {self.expected.get(key)}" for key in sorted(wrong, key=str)
        )


@dataclass
class Choice:
    """Somebody's choice, and how many messages the bot had sent them when they made it."""

    what: str
    user: int
    calls: int


@dataclass
class Judge:
    """Collects what people did, and compares it at the end with what the bot did."""

    stage: Stage
    school: School
    programme: Programme
    course: Course
    answers: set[tuple[int, str]] = field(default_factory=set)
    choices: list[Choice] = field(default_factory=list)
    outsiders: set[int] = field(default_factory=set)
    decided: set[str] = field(default_factory=set)

    async def chose(self, what: str, user: int) -> None:
        """Note a choice with the place in the books at which it was made."""
        self.choices.append(Choice(what, user, int((await self.stage.sim.state())["calls"])))

    def due(self, until: Instant) -> list[Entry]:
        """Return the cards whose time has come by a moment, by the programme's own arithmetic."""
        return [entry for entry in self.course.entries if entry.kind in POSTS and self.moment(entry) <= until]

    def moment(self, entry: Entry) -> Instant:
        """Return when an entry is due: its week and weekday, moved to the next open day."""
        calendar = self.programme.calendar
        day = calendar.day_of(self.programme.starts_on, entry.week, entry.weekday_number)
        return at_wall(calendar.next_open(day), datetime.strptime(entry.at, "%H:%M").time(), self.programme.zone)  # noqa: DTZ007

    def day(self, number: int) -> date:
        """Return the date of the programme's n-th day."""
        return self.programme.starts_on + timedelta(days=number - 1)

    async def findings(self, until: Instant) -> list[Finding]:
        """Compare promises and books."""
        doubts = self.stage.doubts()
        return [
            *await self._who_is_in(),
            await self._posted_once(until, doubts),
            await self._answers(doubts),
            *[await self._left_alone(choice) for choice in self.choices],
            await self._league(until, doubts),
            await self._loose_ends(doubts),
        ]

    async def _who_is_in(self) -> list[Finding]:
        left = {choice.user for choice in self.choices if choice.what == "left"}
        allowed = {actor.user for actor in self.school.teachers.values()} - left
        inside: set[int] = set()
        for group in self.school.groups.values():
            inside |= set(await self.stage.sim.members(group))
        staff = {actor.user for actor in [self.school.admin, *self.school.coordinators]}
        bot = int((await self.stage.sim.state())["bot"]["id"])
        return [
            Finding("every allowed teacher is in", len(allowed), len(allowed & inside)),
            Finding("no outsider is in", 0, len(inside - allowed - staff - {bot})),
        ]

    async def _posted_once(self, until: Instant, doubts: Doubts) -> Finding:
        """Compare cards that are due with cards that stand; one in doubt may have arrived or not, never twice."""
        groups, entries = self.school.groups.values(), self.due(until)
        posts = [(group, message) for group in groups for message in await self.posts(group)]
        seen = Counter(
            (group, entry.id) for group, message in posts for entry in entries if self._is_card(entry, message)
        )
        expected = {
            (group, entry.id): min(1, seen[group, entry.id]) if self._in_doubt(entry, group, doubts) else 1
            for group in groups
            for entry in entries
        }
        return Finding("every due card stands once in every group", expected, {key: seen[key] for key in expected})

    def _in_doubt(self, entry: Entry, group: int, doubts: Doubts) -> bool:
        """Say whether nobody knows if a card reached a group, or if the coordinators ever saw it."""
        chats = {chat for key, chat in doubts if f":{entry.id}:" in key}
        return bool(chats - set(self.school.groups.values())) or group in chats

    async def posts(self, group: int) -> list[dict[str, Any]]:
        """Return what the bot has posted in a group."""
        messages = await self.stage.sim.messages(group)
        return [message for message in messages if message.get("from", {}).get("is_bot")]

    def _is_card(self, entry: Entry, message: dict[str, Any]) -> bool:
        """Say whether a message is an entry's card, in whatever language; `/card` repeats it as a reply."""
        body = str(message.get("caption") or message.get("text") or "")
        return "reply_to_message" not in message and any(
            words.strip()[:60] in body for words in (entry.text or {}).values()
        )

    def card_in(self, entry: Entry, messages: list[dict[str, Any]]) -> dict[str, Any] | None:
        """Return an entry's card among a group's messages."""
        return next((message for message in messages if self._is_card(entry, message)), None)

    def words(self, entry: Entry, language: str) -> str:
        """Return an entry's text."""
        return pick(entry.text or {}, language)

    async def _answers(self, doubts: Doubts) -> Finding:
        """Compare who answered what with what the bot marked; a card in doubt is not counted before it is settled."""
        entries = {entry.id: entry for entry in self.course.entries}
        group_of = {actor.user: self.school.group_of(actor) for actor in self.school.teachers.values()}
        expected = {
            (user, card) for user, card in self.answers if not self._in_doubt(entries[card], group_of[user], doubts)
        }
        marked: Counter[int] = Counter()
        for group in self.school.groups.values():
            for message in await self.stage.sim.messages(group):
                marked[message["from"]["id"]] += any(ANSWERED in emoji for emoji in message["reactions"].values())
        wanted = Counter(user for user, _ in expected)
        return Finding("each person's answer to a card is marked once", dict(wanted), dict(+marked))

    async def _left_alone(self, choice: Choice) -> Finding:
        """Count what the bot said to somebody in private of its own accord after their choice."""
        calls = await self.stage.sim.calls(after=choice.calls, limit=1_000_000)
        said = [
            call
            for call in calls
            if call["ok"]
            and call["method"].startswith("send")
            and str(call["params"].get("chat_id")) == str(choice.user)
        ]
        return Finding(f"one teacher {choice.what}, and nobody wrote to them against their choice", 0, len(said))

    async def _league(self, until: Instant, doubts: Doubts) -> Finding:
        posts = [message for message in await self.posts(self.school.staff_group) if "photo" in message]
        leagues = [message for message in posts if self.course_free(message)]
        weeks = range(max((entry.week or 1) for entry in self.course.entries))
        mondays = (at_wall(self.day(LEAGUE_DAY + 7 * week), LEAGUE_AT, self.programme.zone) for week in weeks)
        due = sum(until >= monday for monday in mondays)
        in_doubt = any("league" in key for key, _ in doubts)
        promise = "a league of each week stands in the coordinators' group" if due else "no league comes before its day"
        return Finding(promise, len(leagues) if in_doubt else due, len(leagues))

    def course_free(self, message: dict[str, Any]) -> bool:
        """Say whether a picture in the coordinators' group is no card: then it is the league."""
        return not any(self._is_card(entry, message) for entry in self.course.entries)

    async def _loose_ends(self, doubts: Doubts) -> Finding:
        """Nothing failed, nothing is parked; without a disturbance nothing is in doubt, with one it is shown."""
        status = await self.stage.status() or {}
        outbox = status.get("outbox", {})
        seen = {state: outbox.get(state, 0) for state in ("failed", "claimed", "unknown")}
        seen["parked"] = status.get("inbox_parked", 0)
        shown = len(doubts) if self.stage.starts > 1 else 0
        return Finding(
            "nothing failed, nothing is lost", {"failed": 0, "claimed": 0, "unknown": shown, "parked": 0}, seen
        )
