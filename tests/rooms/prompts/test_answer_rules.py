import pytest
from tests import builders as make

from staffroom.kernel.clock import HOUR
from staffroom.kernel.ids import Instant, PersonId, PostingId
from staffroom.rooms.prompts import rules
from staffroom.rooms.prompts.rules import Card, Member

ONE, TWO = Card(PostingId(1), 100), Card(PostingId(2), 200)


@pytest.mark.parametrize(
    "words",
    [
        "We line up quietly",
        "نقف بهدوء في الصف",
        "我们先安静排队进来",
        "ครูให้นักเรียนเข้าแถว",
        "我们用了 two bells",
        "No. We do it — later!",
    ],
)
def test_four_words_or_eight_characters_say_something(words: str) -> None:
    """In scripts without word spaces the characters count; a mixture counts by its parts."""
    assert rules.says_something("text", words, 4, 8)


@pytest.mark.parametrize(
    "words",
    ["", "Thank you all", "👍 👍 👍 👍 👍", "... ... ... ...", "谢谢大家", "谢谢，谢谢！！！！", "شكرا لكم جميعا"],
)
def test_less_says_too_little(words: str) -> None:
    """Thanks, emoji and full stops are activity, no answer."""
    assert not rules.says_something("text", words, 4, 8)


@pytest.mark.parametrize("kind", ["voice", "photo", "video", "video_note"])
def test_voice_photo_and_video_speak_for_themselves(kind: str) -> None:
    """Without a word."""
    assert rules.says_something(kind, "", 4, 8)


@pytest.mark.parametrize("kind", ["sticker", "document", "animation", "poll"])
def test_stickers_and_files_do_not(kind: str) -> None:
    """They are signs of life."""
    assert not rules.says_something(kind, "", 4, 8)


def test_a_reply_to_a_card_answers_it() -> None:
    """Also where two cards are open."""
    assert rules.answered([ONE, TWO], 200, {}) == 2


def test_a_reply_to_an_answer_answers_the_same_card() -> None:
    """Colleagues talk to each other."""
    assert rules.answered([ONE, TWO], 150, {150: PostingId(1)}) == 1


def test_a_message_that_replies_to_nothing_answers_the_only_open_card() -> None:
    """People on phones rarely use "reply"; with two cards nobody knows which one is meant."""
    assert rules.answered([ONE], None, {}) == 1
    assert rules.answered([ONE, TWO], None, {}) is None
    assert rules.answered([], None, {}) is None


def test_a_reply_to_something_else_answers_nothing() -> None:
    """Nor does one to a card that has closed."""
    assert rules.answered([ONE], 999, {}) is None
    assert rules.answered([ONE], 150, {150: PostingId(2)}) is None


START, NOW = make.at(6, 0), make.at(20)


def member(**more: object) -> Member:
    """Return a teacher who joined long ago and takes part."""
    values: dict[str, object] = {"inside": True, "joined_at": make.at(10), "counted": True, "staff": False}
    return Member(PersonId(1), **(values | more))  # type: ignore[arg-type]


def test_a_settled_teacher_is_in_the_base() -> None:
    """Joined 72 hours ago or more, the boundary included."""
    assert rules.in_base(member(), START, NOW)
    assert rules.in_base(member(joined_at=Instant(NOW - 72 * HOUR)), START, NOW)
    assert not rules.in_base(member(joined_at=Instant(NOW - 72 * HOUR + 1)), START, NOW)


def test_a_founding_member_is_in_the_base_from_the_start() -> None:
    """Who joined before the cohort's start counts at once; who joined on the first day waits."""
    assert rules.in_base(member(joined_at=Instant(START - 1)), START, make.at(6, 9))
    assert not rules.in_base(member(joined_at=START), START, make.at(6, 9))


@pytest.mark.parametrize("reason", [{"counted": False}, {"staff": True}])
def test_whoever_does_not_take_part_is_not_in_the_base(reason: dict[str, bool]) -> None:
    """Paused, quiet or gone, which `people` decides; or staff."""
    assert not rules.in_base(member(**reason), START, NOW)


def test_whoever_is_not_in_the_group_is_not_in_the_base() -> None:
    """Placed or asked is not in."""
    assert not rules.in_base(member(inside=False), START, NOW)
    assert not rules.in_base(member(joined_at=None), START, NOW)
