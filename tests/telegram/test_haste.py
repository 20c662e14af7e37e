"""Who asks for more than anybody reads: told once, then taken without an answer until a minute is over."""

from collections.abc import Coroutine
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pytest
from aiogram.exceptions import TelegramForbiddenError
from aiogram.methods import GetMe
from aiogram.types import CallbackQuery, Chat, Message, User

from staffroom import wiring
from staffroom.kernel.clock import MINUTE, SECOND, LedClock
from staffroom.kernel.ids import Instant, PersonId, UserId
from staffroom.telegram.haste import MOST, MOST_ASIDE, MOST_KNOWN, Haste, Heed
from staffroom.telegram.reception import Doors
from staffroom.telegram.who import Who

NOON = Instant(1_789_000_000_000)
AMINA = 7
ASKED, PRESSED, OUT = MOST["asked"], MOST["pressed"], MOST["out"]


def writes(words: str, at: int = 0, *, group: int = 0, channel: int = 0, user: int = AMINA) -> Message:
    """Return what somebody writes some milliseconds after noon, in private unless a group is named."""
    where = Chat(id=group, type="supergroup", title="G") if group else Chat(id=user, type="private", first_name="A")
    return Message(
        message_id=1,
        date=datetime.fromtimestamp((NOON + at) / SECOND, UTC),
        chat=where,
        from_user=User(id=user, is_bot=False, first_name="A"),
        sender_chat=Chat(id=channel, type="channel", title="C") if channel else None,
        text=words,
    )


def presses() -> CallbackQuery:
    """Return a press by Amina."""
    return CallbackQuery(id="1", from_user=User(id=AMINA, is_bot=False, first_name="A"), chat_instance="1")


class Door:
    """The weighing with a clock in hand."""

    def __init__(self) -> None:
        self.clock = LedClock(NOON, speed=0)
        self.begun: list[Coroutine[Any, Any, None]] = []
        self.haste = Haste(self.clock, wiring.lets_out, self.begun.append)

    def write(self, words: str, at: int = 0, *, admin: bool = False, **more: int) -> Heed:
        """Let Amina write, or whoever is named."""
        user = UserId(more.get("user", AMINA) if "channel" not in more else 0)
        word = words.partition(" ")[0] if words.startswith("/") else ""
        who = Who(user, "en", admin=PersonId(1) if admin else None)
        return self.haste.heed(writes(words, at, **more), word, who)

    def press(self, word: str) -> Heed:
        """Let Amina press a button now."""
        return self.haste.heed(presses(), word, Who(UserId(AMINA), "en"))

    def flood(self, *, group: int = 0) -> list[Heed]:
        """Let Amina ask for help a hundred times at once."""
        return [self.write("/help", group=group) for _ in range(100)]


@pytest.fixture
def door() -> Door:
    """Return one to which nobody came yet."""
    return Door()


def test_what_is_answered_in_any_minute_is_bounded_and_the_rest_is_told_of_once(door: Door) -> None:
    """However evenly somebody asks: whichever minute one looks at holds no more answers than may be."""
    came = [(at, door.write("/help", at)) for at in range(0, 10 * MINUTE, SECOND // 4)]
    answered = [at for at, heed in came if heed == "answer"]
    told = [at for at, heed in came if heed == "tell"]
    assert max(sum(first <= at < first + MINUTE for at in answered) for first in answered) == ASKED
    assert all(later - earlier >= MINUTE for earlier, later in pairwise(told))
    assert len(told) >= 2


def test_whoever_stops_is_answered_again_after_a_minute(door: Door) -> None:
    """The pause ends a minute after its beginning, also for whoever tried meanwhile."""
    assert door.flood() == ["answer"] * ASKED + ["tell"] + ["nothing"] * (99 - ASKED)
    assert door.write("/help", MINUTE - SECOND) == "nothing"
    assert door.write("/help", MINUTE) == "answer"


def test_what_was_written_before_the_pause_and_is_tried_again_in_it_is_taken(door: Door) -> None:
    """Telegram may have refused its answer; the pause neither begins anew nor is told of again."""
    for second in range(ASKED + 1):
        door.write("/help", second * SECOND)
    assert door.write("/help", SECOND) == "nothing"
    assert door.write("/help", ASKED * SECOND + MINUTE - 1) == "nothing"
    assert door.write("/help", ASKED * SECOND + MINUTE) == "answer"


def test_what_came_over_a_day_is_answered_however_late_it_is_read(door: Door) -> None:
    """After an outage all of it is read at once; what counts is when it was written."""
    assert {door.write("Hello", at) for at in range(0, 200 * MINUTE, MINUTE)} == {"answer"}


def test_each_account_has_a_minute_of_its_own(door: Door) -> None:
    """So has a channel, and presses beside what is written."""
    door.flood()
    assert door.write("/help", user=8) == "answer"
    assert door.write("/rules", group=-1001, channel=-1002) == "answer"
    assert door.press("joining.me") == "answer"


def test_commands_in_a_group_count_and_are_never_told_of_there(door: Door) -> None:
    """What is only said there asks for nothing; in private the same account is then told."""
    assert {door.write("Good morning", group=-1001) for _ in range(100)} == {"answer"}
    assert door.flood(group=-1001)[ASKED:] == ["nothing"] * (100 - ASKED)
    assert [door.write("/help"), door.write("/help")] == ["tell", "nothing"]


@pytest.mark.parametrize("words", ["/leave", "/quiet", "/delete", "stop", "توقف", "退出", "Please unsubscribe"])
def test_nothing_that_lets_somebody_out_is_ever_passed_over(door: Door, words: str) -> None:
    """It is answered in the middle of a flood; where it is the flood, it is still done."""
    door.flood()
    assert [door.write(words) for _ in range(100)] == ["answer"] * OUT + ["quietly"] * (100 - OUT)


def test_presses_are_bounded_and_those_that_let_somebody_out_are_done(door: Door) -> None:
    """Consent, stepping back, erasure, what an author says of a photo."""
    assert [door.press("panel.home") for _ in range(99)] == ["answer"] * PRESSED + ["tell"] + ["nothing"] * (
        98 - PRESSED
    )
    assert [door.press(word) for word in ("joining.leave_now", "joining.join", "media.remove")] == ["answer"] * 3
    assert door.press("joining.erase_now") == "answer"
    assert door.press("panel.home") == "nothing"


def test_an_admin_is_always_answered(door: Door) -> None:
    """They may have to mend what floods."""
    assert {door.write("/status", admin=True) for _ in range(500)} == {"answer"}


def test_a_clock_that_is_set_back_leaves_nobody_waiting(door: Door) -> None:
    """A pause that would end later than it can have begun is none."""
    assert [door.press("panel.home") for _ in range(PRESSED + 1)][-1] == "tell"
    door.clock.lead(Instant(NOON - 60 * MINUTE), 0)
    assert door.press("panel.home") == "answer"


def test_only_so_many_accounts_are_remembered(door: Door) -> None:
    """Whoever was heeded longest ago is forgotten first: memory does not grow with the number of those who ask."""
    door.flood()
    for user in range(1_000, 1_000 + MOST_KNOWN):
        door.write("/help", user=user)
    assert len(door.haste._known) == MOST_KNOWN  # noqa: SLF001
    assert door.write("/help") == "answer"


async def test_nobody_waits_for_what_is_told_aside_until_too_much_is(door: Door) -> None:
    """And what Telegram refuses of it fails nothing."""
    done: list[int] = []

    async def tell(number: int) -> None:
        if number % 2:
            raise TelegramForbiddenError(method=GetMe(), message="Forbidden: bot was blocked by the user")
        done.append(number)

    for number in range(MOST_ASIDE):
        await door.haste.aside(tell(number))
    assert (done, door.haste.busy) == ([], MOST_ASIDE)
    await door.haste.aside(tell(MOST_ASIDE))
    assert done == [MOST_ASIDE]
    for work in door.begun:
        await work
    assert (len(done), door.haste.busy) == (MOST_ASIDE // 2 + 1, 0)


def test_every_word_that_lets_somebody_out_is_one_that_a_room_knows() -> None:
    """A misspelt one would be passed over."""
    doors = Doors(wiring.routers())
    known = doors.words("message") | doors.words("callback_query") | {f"joining.{one}" for one in CHOSEN}
    assert known >= wiring.LETS_OUT
    assert {"/stop", "/leave", "/quiet", "/delete", "joining.join", "media.remove", "roundups.says"} <= wiring.LETS_OUT


CHOSEN = ("quiet", "leave_now", "back")
"""Presses that one filter of `joining` takes together."""
