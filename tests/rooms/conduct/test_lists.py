"""Word lists as files: what is read, and what is wrong with one, line by line."""

from functools import cache
from pathlib import Path

import pytest

from staffroom import data_files
from staffroom.kernel.mistakes import BadTable
from staffroom.ops.by_hand.mistakes import told
from staffroom.rooms.conduct.lists import LARGEST, MOST_WORDS, WordList, in_folder, merged, parts, read, read_file
from staffroom.rooms.conduct.matching import Matcher


def wrong(data: bytes) -> str:
    """Return what is said of a bad list."""
    with pytest.raises(BadTable) as bad:
        read("en.txt", "en", data)
    return told(bad.value)


def test_a_list_has_words_phrases_remarks_and_exceptions() -> None:
    """In a file that any editor saved; what is there twice counts once."""
    source = "\ufeff# For our school\r\nidiot\r\nSon of  a bitch # coarse\r\n\r\nIDIOT\r\n[ Allow ]\r\nthe idiot by\r\n"
    assert read("en.txt", "en", source.encode()) == WordList("en", ("idiot", "Son of a bitch"), ("the idiot by",))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("idiot\n[alow]\n", "en.txt: line 2: '[alow]' is no section; write '[allow]'"),
        ("idiot\n[allow]\nIdiot\n", "en.txt: line 1: 'idiot' also stands among what never counts (line 3)"),
        ("x" * 61, "en.txt: line 1: 'xxx"),
        ("a b c d e f g h i\n", "is too long; write at most 60 letters in 8 words"),
        ("fine\na$$\n", "en.txt: line 2: 'a$$' holds '$'; write it in letters and digits only"),
        ("x\n", "en.txt: line 1: 'x' stands in too many words"),
        ("傻\n", "stands in too many words"),
        ("123\n", "stands in too many words"),
        ("--\n", "stands in too many words"),
        ("ab\n" * (MOST_WORDS + 1), f"en.txt: has more than {MOST_WORDS:,} lines"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_to_write(source: str, said: str) -> None:
    """And nothing else is done with the list."""
    assert said in wrong(source.encode())


def test_a_file_that_is_too_large_or_no_text_is_told() -> None:
    """Whatever somebody calls a list."""
    assert "is larger than 1,000,000 bytes" in wrong(b"a" * (LARGEST + 1))
    assert "en.txt: line 2: a letter cannot be made out; save the file as UTF-8" in wrong(b"idiot\n\xff\xfe\n")


def test_all_mistakes_are_told_at_once() -> None:
    """So that the file is mended in one go."""
    said = wrong(b"[x]\ny\n5\n")
    assert [line[:14] for line in said.splitlines()[:3]] == ["en.txt: line 1", "en.txt: line 2", "en.txt: line 3"]


def test_any_language_may_be_added_as_a_file(tmp_path: Path) -> None:
    """It is called by its language; what lies in no folder is no list."""
    (tmp_path / "fr.txt").write_text("imbécile\n", "utf-8")
    (tmp_path / "pt-BR.txt").write_text("idiota\n", "utf-8")
    (tmp_path / "notes.md").write_text("nothing\n", "utf-8")
    assert in_folder(tmp_path) == [WordList("fr", ("imbécile",)), WordList("pt-BR", ("idiota",))]
    assert in_folder(tmp_path / "none") == []
    (tmp_path / "French words.txt").write_text("x\n", "utf-8")
    with pytest.raises(BadTable) as bad:
        in_folder(tmp_path)
    assert "call it by the language's code, such as 'fr.txt'" in told(bad.value)


def test_a_list_of_ones_own_adds_words_and_takes_words_away() -> None:
    """Of one language there is one list in the end; other languages stay as they are."""
    ours = [WordList("en", ("idiot", "moron"), ("the idiot by",)), WordList("ar", ("عاهرة",))]
    own = WordList("en", ("muppet", "Idiot"), ("Moron",))
    assert merged([*ours, own]) == [ours[1], WordList("en", ("Idiot", "muppet"), ("the idiot by", "Moron"))]


def test_words_are_compared_by_their_plain_shape() -> None:
    """A phrase has several; scripts without spaces have one."""
    assert parts("Son of a BÍTCH") == ("son", "of", "a", "bitch")
    assert parts("你 个 SB") == ("你个sb",)


ORDINARY = (
    "If you prick us, do we not bleed? Do not freak out.",
    "Cold retards growth. Dumbo and the silly cow are picture books.",
    "Homo sapiens, Emily Dickinson, Scunthorpe, shiitake, the scum of the earth",
    "William the Bastard; the Maine Coon; a fat pig and an old cow",
    "الأخرس والأصم، وخوّل المدير المعلمين، وحمار الحكيم، وأصحاب الكهف وكلبهم",
    "يا عبد الله، لا يوجد سؤال غبي، وسورة البقرة، ومملكة حمير",
    "他妈逼他学钢琴，你妈比我高，我操作了一遍，课间操你们先做",
    "给你个垃圾袋，你变态度了，你不要脸红，杂种优势，弱智这个旧词，他妈妈来了",
    "help sb do sth，2B铅笔，三八妇女节，去死海旅行",
)


@pytest.mark.parametrize("talk", ORDINARY)
def test_the_lists_that_come_with_the_program_leave_lessons_alone(talk: str) -> None:
    """Books, animals, biology, history, names, and letters inside of longer words."""
    assert shipped().find(talk) == ()


@pytest.mark.parametrize("insult", ["You 1diot", "a$$hole", "يا حمـــار", "ياغبي", "شر*موطة", "傻 逼", "你這個廢物"])
def test_the_lists_that_come_with_the_program_find_insults(insult: str) -> None:
    """In the usual disguises of each language."""
    assert len(shipped().find(insult)) == 1


@cache
def shipped() -> Matcher:
    """Return the lists that come with the program, made ready."""
    return Matcher(read_file(file, language) for language, file in data_files.word_lists().items())


def test_the_lists_that_come_with_the_program_are_well() -> None:
    """Three languages, read without a mistake, each with what never counts."""
    lists = [read_file(file, language) for language, file in data_files.word_lists().items()]
    assert [one.language for one in lists] == ["ar", "en", "zh"]
    assert all(len(one.words) > 100 and one.allowed for one in lists)


@pytest.mark.parametrize(
    ("words", "needs"),
    [
        ("Some days I just don't want to live anymore", True),
        ("A boy brought a knife to school today", True),
        ("A girl in my class says her father beats her", True),
        ("I could die laughing; I want to die laughing", False),
        ("We brought a knife and a board for the cake", False),
        ("In the play, Romeo dies; we spoke about it", False),
        ("لا أريد أن أعيش", True),
        ("أحضر أحد الطلاب سكينا؛ معه سكين", True),
        ("معه سكين لتقطيع الكعك", False),
        ("我真的不想活了", True),
        ("有个学生带了刀来学校", True),
        ("他不想死记硬背", False),
        ("今天大家都不想活动", False),
    ],
)
def test_words_that_need_help_are_found_and_ordinary_ones_are_not(words: str, needs: bool) -> None:  # noqa: FBT001
    """The lists that come with the program, in three languages."""
    assert bool(helping().find(words)) is needs


@cache
def helping() -> Matcher:
    """Return the lists of words that need help, made ready."""
    return Matcher(read_file(file, language) for language, file in data_files.help_lists().items())
