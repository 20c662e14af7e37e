"""Whatever program of whatever country saved a table, the same names come out of it."""

import codecs
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffroom.kernel import table
from staffroom.kernel.mistakes import Mistakes
from staffroom.kernel.table import Columns

ARABIC = st.text("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي ", min_size=1, max_size=20)
CHINESE = st.text("王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗明华丽伟芳娜敏静秀英镕喆", min_size=1, max_size=6)
LATIN = st.from_regex(r"([A-Za-z][abcdeéèêàçñöüßABCDÉÖ]{0,8}[ '-]?){1,4}", fullmatch=True)
"""A letter that stands alone, as É, might as well be Arabic: no reader could tell."""
WAYS = {
    "utf-8": st.one_of(ARABIC, CHINESE, LATIN),
    "utf-8-sig": st.one_of(ARABIC, CHINESE, LATIN),
    "utf-16": st.one_of(ARABIC, CHINESE, LATIN),
    "utf-16-le": st.one_of(ARABIC, CHINESE, LATIN),
    "utf-16-be": st.one_of(ARABIC, CHINESE, LATIN),
    "cp1256": ARABIC,
    "gb18030": CHINESE,
    "cp1252": LATIN,
}
HEADERS = {"cp1256": "الرقم,الاسم,المدرسة", "gb18030": "编号,姓名,学校"}
COLUMNS = Columns(
    ("id", "name"), ("school",), {"id": ("الرقم", "编号"), "name": ("الاسم", "姓名"), "school": ("المدرسة", "学校")}
)


def read(data: bytes) -> list[tuple[int, dict[str, str]]]:
    """Read a table without mistakes."""
    mistakes = Mistakes("t.csv")
    lines = list(table.read(data, COLUMNS, mistakes))
    mistakes.stop()
    return lines


def written(header: str, names: list[str], delimiter: str) -> str:
    """Write names as a spreadsheet program does."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(header.split(","))
    writer.writerows((number, name, "") for number, name in enumerate(names, start=1))
    return out.getvalue()


@given(st.data(), st.sampled_from(sorted(WAYS)), st.sampled_from(",;\t|"))
def test_names_survive_every_encoding_and_separator(data: st.DataObject, way: str, delimiter: str) -> None:
    """What is written in any of them is read as it was written, apart from blanks around it."""
    names = [name.strip() for name in data.draw(st.lists(WAYS[way], min_size=1, max_size=8))]
    saved = written(HEADERS.get(way, "id,name,school"), names, delimiter).encode(way)
    assert [cells["name"] for _, cells in read(saved)] == names


def test_rare_characters_of_names_do_not_hide_that_a_file_is_chinese() -> None:
    """A short list of names may hold few everyday ones; its headings are enough."""
    saved = written(HEADERS["gb18030"], ["镕", "镕", "镕"], ",").encode("gb18030")
    assert [cells["name"] for _, cells in read(saved)] == ["镕", "镕", "镕"]


@pytest.mark.parametrize("way", ["cp1256", "utf-8", "utf-16"])
@pytest.mark.parametrize("delimiter", ["،", "؛"])
def test_arabic_commas_separate_too(way: str, delimiter: str) -> None:
    """Who types a table by hand takes the comma of the keyboard."""
    assert read(written("id,name,school", ["أمينة صالح"], delimiter).encode(way))[0][1]["name"] == "أمينة صالح"


def test_a_first_line_that_names_the_separator_is_no_header() -> None:
    """Excel writes one; lines keep their numbers in the file."""
    assert read(b"sep=;\r\nid;name\r\n1;Bo\r\n") == [(3, {"id": "1", "name": "Bo", "school": ""})]


def test_old_encodings_with_english_headers_are_told_apart() -> None:
    """Arabic, Chinese and French as Windows saves them."""
    for way, names in {
        "cp1256": ["أمينة صالح", "خالد العمري", "Renée"],
        "gb18030": ["王小明", "李娜", "Bo Yang"],
        "cp1252": ["François", "Müller", "Zoë"],
    }.items():
        saved = written("id,name,school", names, ",").encode(way)
        assert [cells["name"] for _, cells in read(saved)] == names


def test_a_utf_8_file_with_one_broken_letter_is_not_taken_for_an_old_one() -> None:
    """Names turned into gibberish would be worse than a sentence."""
    saved = written("id,name,school", ["أمينة", "王小明", "Zoë"], ",").encode() + b"9,\xff\n"
    mistakes = Mistakes("t.csv")
    assert list(table.read(saved, COLUMNS, mistakes)) == []
    assert [(one.line, one.words.key) for one in mistakes.found] == [(5, "table-letters")]


def test_something_else_with_a_byte_order_mark_is_no_table() -> None:
    """A picture or a program gets a sentence."""
    mistakes = Mistakes("t.csv")
    assert list(table.read(codecs.BOM_UTF8 + b"\x01\x02\x03", COLUMNS, mistakes)) == []
    assert [one.words.key for one in mistakes.found] == ["table-no-table"]
