"""Insults found whatever they are hidden as, and ordinary words left alone."""

import random
import sys
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffroom import data_files
from staffroom.rooms.conduct.lists import WordList, read_file
from staffroom.rooms.conduct.matching import LONGEST_TEXT, Matcher
from staffroom.rooms.conduct.personal import find_personal
from staffroom.rooms.conduct.values import Match

EN = WordList(
    "en",
    (
        "idiot",
        "stupid",
        "fuck",
        "shit",
        "asshole",
        "ass",
        "whore",
        "nigger",
        "paki",
        "son of a bitch",
        "you are dumb",
        "go die",
    ),
    ("the idiot by", "stupid question", "scunthorpe"),
)
AR = WordList("ar", ("عاهرة", "شرموطة", "يا غبي", "يا حيوان"), ("يا غبي الروح",))
ZH = WordList("zh", ("傻逼", "去死吧", "操你妈", "怎么不去死", "你个sb", "混蛋", "贱人"), ("混蛋白", "去死海"))
MATCHER = Matcher([EN, AR, ZH])
LETTERS = st.text(st.sampled_from("aeiouscptfkhdn134$@!*.-_ \n'عاهرةشموطيغبو傻逼你个sbSBІоѕ\u200b\u0651ـ"), max_size=60)


def found(message: str) -> list[tuple[str, str]]:
    """Return the entries that are found in a message, each with how it is written."""
    return [(match.entry, match.how) for match in MATCHER.find(message)]


@pytest.mark.parametrize(
    ("message", "entry", "how"),
    [
        ("You idiot", "idiot", "plain"),
        ("You IDIOT!", "idiot", "plain"),
        ("You ídiot", "idiot", "form"),
        ("іdiоt", "idiot", "form"),
        ("id\u200biot", "idiot", "form"),
        ("ⓕⓤⓒⓚ", "fuck", "form"),
        ("idiooooot", "idiot", "stretched"),
        ("fffuuuccckkk", "fuck", "stretched"),
        ("nigggger", "nigger", "stretched"),
        ("i.d.i.o.t", "idiot", "parted"),
        ("f u c k you", "fuck", "parted"),
        ("f🙂u🙂c🙂k", "fuck", "parted"),
        ("u r s t u p i d", "stupid", "parted"),
        ("stu-pid", "stupid", "parted"),
        ("stu pid", "stupid", "parted"),
        ("id_iot", "idiot", "parted"),
        ("shiiii-t", "shit", "parted"),
        ("1d1ot", "idiot", "swapped"),
        ("5h17", "shit", "swapped"),
        ("@$$hole", "asshole", "swapped"),
        ("!diot", "idiot", "swapped"),
        ("s t u p 1 d", "stupid", "swapped"),
        ("f*ck", "fuck", "starred"),
        ("f**k off", "fuck", "starred"),
        ("sh#t", "shit", "starred"),
        ("shi*", "shit", "starred"),
        ("id-ot", "idiot", "starred"),
        ("Son of a b1tch!", "son of a bitch", "swapped"),
        ("you, are - DUMB", "you are dumb", "form"),
        ("you are d u m b", "you are dumb", "parted"),
        ("you aaaare dumb", "you are dumb", "stretched"),
        ("go d*e", "go die", "starred"),
        ("عاهره", "عاهرة", "form"),
        ("والعاهرة", "عاهرة", "form"),
        ("شـرمـوطة", "شرموطة", "form"),
        ("ش.ر.م.و.ط.ة", "شرموطة", "parted"),
        ("شرم وطة", "شرموطة", "parted"),
        ("ياغبي", "يا غبي", "form"),
        ("يَا غَبِيّ", "يا غبي", "form"),
        ("ياااا غبي", "يا غبي", "stretched"),
        ("يا غ ب ي", "يا غبي", "parted"),
        ("يا حي*ان", "يا حيوان", "starred"),
        ("你真是傻逼", "傻逼", "plain"),
        ("傻 逼", "傻逼", "parted"),
        ("傻🙂逼", "傻逼", "parted"),
        ("傻逼逼逼", "傻逼", "plain"),
        ("傻傻傻逼逼逼", "傻逼", "stretched"),
        ("傻\u200b逼", "傻逼", "form"),
        ("賤人", "贱人", "form"),
        ("你个ＳＢ", "你个sb", "form"),
        ("你个 S.B", "你个sb", "parted"),
        ("操你媽", "操你妈", "form"),
    ],
)
def test_a_listed_word_is_found_in_its_disguise(message: str, entry: str, how: str) -> None:
    """And it is said what the disguise was."""
    assert (entry, how) in found(message)


@pytest.mark.parametrize(
    "message",
    [
        "Nigeria, Niger, Nigerrr and a Nigerian",
        "pupils who re-read; who're they?",
        "It went shut, shirt, short: sheet",
        "The Idiot by Dostoevsky",
        "There is no stupid question.",
        "S c u n t h o r p e",
        "shiitake, Matsushita, mishit",
        "Galaxy A55, room B12, 4th grade, MP3",
        "Pakistan. Go. Die Sonne scheint",
        "you are. Dumb waiters",
        "https://example.org/stupid-idiot and idiot@example.org",
        "*Important*: **not** this, nor f*** and s***, but **fu**",
        "assho-ie, shop-pa-kl",
        "غبار وغيب وحيوانات",
        "他傻，逼着自己写",
        "傻。逼",
        "《傻》逼",
        "你个sbx",
        "把混蛋白倒出来",
        "怎么不去死海玩",
        "",
    ],
)
def test_ordinary_words_are_left_alone(message: str) -> None:
    """Inside of other words, across the end of a sentence, in addresses, among the exceptions."""
    assert found(message) == []


def test_a_match_says_what_was_found_where_and_in_which_list() -> None:
    """In the message's own letters, invisible ones included."""
    message = "Well 🙂 id\u200biot, الشرموطة"
    assert MATCHER.find(message) == (
        Match("en", "idiot", "id\u200biot", 7, 13, "form"),
        Match("ar", "شرموطة", "الشرموطة", 15, 23, "form"),
    )


def test_what_an_exception_spares_is_told() -> None:
    """So that whoever keeps the list sees why nothing happened."""
    spared = MATCHER.explain("The Idiot by Dostoevsky").spared
    assert [(one.match.entry, one.allowed) for one in spared] == [("idiot", "the idiot by")]


def test_an_exception_spares_nothing_beside_it_and_nothing_of_another_list() -> None:
    """A book's title is no leave to insult."""
    assert found("The Idiot by Dostoevsky, you idiot") == [("idiot", "plain")]
    other = Matcher([WordList("en", ("negro",)), WordList("es", (), ("negro",))])
    assert [match.language for match in other.find("negro")] == ["en"]


def test_only_the_beginning_of_an_endless_text_is_looked_at() -> None:
    """Telegram's messages are shorter."""
    assert MATCHER.find("a " * LONGEST_TEXT + "idiot") == ()


@given(st.one_of(st.text(), LETTERS))
def test_no_text_breaks_it(message: str) -> None:
    """What is found lies where it is said to lie."""
    for match in MATCHER.find(message):
        assert message[match.start : match.end] == match.found
        assert match.found


@given(LETTERS, st.sampled_from((*EN.words, *AR.words, *ZH.words)))
def test_an_allowed_word_never_matches(noise: str, word: str) -> None:
    """In whatever sentence, and however it is written; but stars for letters may mean another word."""
    lists = [WordList(one.language, one.words, (*one.allowed, word)) for one in (EN, AR, ZH) if word in one.words]
    matches = ready(tuple(lists)).find(f"{noise} {word} {word.upper()}")
    assert word not in {match.entry for match in matches if match.how != "starred"}


@given(LETTERS, st.lists(st.sampled_from((EN, AR, ZH)), max_size=2))
def test_one_more_list_never_takes_a_match_away(message: str, fewer: list[WordList]) -> None:
    """What is found without it is found with it."""
    more = WordList("xx", ("idiot", "you are", "عاهرة", "傻逼你"), ("idiot", "傻逼", "fuck"))
    assert set(ready(tuple(fewer)).find(message)) <= set(ready((*fewer, more)).find(message))


@cache
def ready(lists: tuple[WordList, ...]) -> Matcher:
    """Return the lists made ready, once."""
    return Matcher(lists)


HOSTILE = (
    *("idiot ", "f*ck ", "i.d.i.o.t ", "1d1ot ", "傻逼", "傻b傻 b ", "يا غبي ", "you are stupid ", "you are ", "you "),
    *("the idiot by ", "a b c d e f g h\n", "1 a ", "idioooot ", "a@b.cd idiot ", "idiot http://a ", "@a", "a."),
    *("call 12345678 ", "a1@b.co ", "12-34-56-78 ", "00 ", "AB1234567 "),
)
MOST_STEPS = 25_000
"""Calls of functions, ours and Python's, that a message of the greatest length may cost; the costliest made 373,000."""


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_message_costs_much_more_than_any_other_of_its_length(piece: str) -> None:
    """However it is made: what is tried of it is bounded, by counts of what is done."""
    message = (piece * LONGEST_TEXT)[:4096]
    steps = 0

    def count(_frame: object, event: str, _what: object) -> None:
        nonlocal steps
        steps += event in ("call", "c_call")

    lists = ours()
    find_personal(message)  # shapes of letters are worked out once
    lists.find(message)
    sys.setprofile(count)
    try:
        lists.find(message)
        find_personal(message)
    finally:
        sys.setprofile(None)
    assert steps < MOST_STEPS


@cache
def ours() -> Matcher:
    """Return the lists that come with us, made ready: insults and words that need help."""
    files = [*data_files.word_lists().items(), *data_files.help_lists().items()]
    return Matcher([read_file(file, language) for language, file in files])


def test_hostile_names_and_messages_break_nothing() -> None:
    """500 names and 10,000 messages of emoji, right-to-left, zero-width, marks, surrogates and insults in pieces."""
    chance = random.Random(8)  # noqa: S311  nothing secret
    pieces = [*"🙂👩‍👩‍👧\U0001f3f3\ufe0f\u200b\u200d\u202e\u2066\u0651\u0336ـ*._- \n\x00\ud800\ufffd$@!019\u0e01\u0e31"]
    pieces += ["idiot", "fu", "ck", "شر", "موطة", "傻", "逼", "你个", "sb", "s t u", " p i d", "http://", "[allow]"]
    matcher = ours()
    texts = ["".join(chance.choices(pieces, k=chance.randint(1, 12))) for _ in range(10_500)]
    hits = 0
    for message in texts:
        find_personal(message)
        for match in matcher.find(message):
            assert message[match.start : match.end] == match.found
            hits += 1
    assert hits > 500
