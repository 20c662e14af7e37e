"""Twenty spreadsheets that are traps: each is refused with a sentence."""

import io
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest
from tests.tables import MEGABYTE, altered, book

from staffroom.kernel import table
from staffroom.kernel.mistakes import BadTable, Mistakes
from staffroom.kernel.table import Columns

PEOPLE = Columns(("id", "name"), ("school",))
MOST = 100 * MEGABYTE
"""What any of them may take for a moment."""
GOOD = book([("id", "name"), ("1", "Bo")])
SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
XXE = b'<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
NET = b'<!DOCTYPE sst SYSTEM "http://169.254.169.254/latest/meta-data/">'
LAUGHS = b"<!DOCTYPE sst [<!ENTITY a 'ha'>%s]>" % b"".join(
    b"<!ENTITY a%d '%s'>" % (n, (b"&a%d;" % (n - 1) if n > 1 else b"&a;") * 10) for n in range(1, 10)
)
SST = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>%s</t></si></sst>'


def parts(count: int, size: int, *, inside: bytes = b" ") -> bytes:
    """Return a book with so many parts more."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.infolist():
            after.writestr(part.filename, before.read(part))
        for number in range(count):
            after.writestr(f"xl/more/{number}.xml", inside * size)
    return out.getvalue()


def bomb() -> bytes:
    """Return a book of some forty kilobytes that unpacks to forty megabytes."""
    return altered(GOOD, shared=b"<sst>" + b" " * (40 * MEGABYTE) + b"</sst>")


def lying() -> bytes:
    """Return the same, which says of itself that it is small."""
    trap, size = bytearray(bomb()), (40 * MEGABYTE + 11).to_bytes(4, "little")
    assert size in trap
    return bytes(trap.replace(size, (1000).to_bytes(4, "little")))


def patched(value: int, local: int, listed: int) -> bytes:
    """Return a good book in which one field of each part, in its own head and in the list, is another one."""
    data = bytearray(GOOD)
    for mark, ahead in ((b"PK\x03\x04", local), (b"PK\x01\x02", listed)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + ahead] = value
    return bytes(data)


def nested() -> bytes:
    """Return an archive of archives of bombs."""
    inner = bomb()
    for _ in range(3):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            made.writestr("xl/workbook.xml", inner)
        inner = out.getvalue()
    return inner


TRAPS: dict[str, Callable[[], bytes]] = {
    "forty megabytes of nothing": bomb,
    "the same, which says that it is small": lying,
    "many parts": lambda: parts(300, 10),
    "many parts of a megabyte": lambda: parts(31, MEGABYTE),
    "a part that no book needs": lambda: altered(GOOD, bomb=b"<x>" + b"0" * (31 * MEGABYTE) + b"</x>"),
    "packed in a way that nobody knows": lambda: patched(9, 8, 10),
    "nothing but a beginning": lambda: b"PK\x03\x04" + bytes(100),
    "archives in archives": nested,
    "a cell in the last corner": lambda: altered(GOOD, sheet1=SHEET % b'<row r="1"><c r="A1"><v>1</v></c></row>'
                                                 b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "a row far away": lambda: altered(GOOD, sheet1=SHEET % b'<row r="999999999"><c r="ZZZZ999999999"><v>1</v></c></row>'
                                      b'<row r="1"><c r="A1"><v>1</v></c></row>'),
    "an entity out of a file": lambda: altered(GOOD, shared=XXE + SST % b"&x;"),
    "an entity out of the net": lambda: altered(GOOD, shared=NET + SST % b"x"),
    "a billion laughs": lambda: altered(GOOD, shared=LAUGHS + SST % b"&a9;"),
    "entities behind a long remark": lambda: altered(
        GOOD, shared=b"<!--" + b" " * 9_000 + b"-->" + XXE + SST % b"&x;"),
    "entities in the sheet": lambda: altered(GOOD, sheet1=XXE + SHEET % b"<row><c><v>&x;</v></c></row>"),
    "entities in UTF-16": lambda: altered(GOOD, shared=(
        b'<?xml version="1.0" encoding="UTF-16"?>' + XXE + SST % b"&x;").decode().encode("utf-16")),
    "no end": lambda: GOOD[: len(GOOD) // 2],
    "locked parts": lambda: patched(1, 6, 8),
    "an older book": lambda: b"\xd0\xcf\x11\xe0" + bytes(600),
    "another kind of archive": lambda: parts(0, 0).replace(b"xl/workbook.xml", b"xx/workbook.xml"),
}  # fmt: skip


def read(data: bytes) -> None:
    """Read a table that is to have no mistakes."""
    mistakes = Mistakes("t.xlsx")
    list(table.read(data, PEOPLE, mistakes))
    mistakes.stop()


def test_there_are_twenty_traps() -> None:
    """No more, no less."""
    assert len(TRAPS) == 20


@pytest.mark.parametrize("trap", list(TRAPS))
def test_each_trap_is_refused_with_a_sentence_and_little_memory(trap: str) -> None:
    """Nothing is unpacked beyond the limit, nothing fetched, no entity is put in."""
    data = TRAPS[trap]()
    assert len(data) < table.MOST_BYTES, "what is larger is not even fetched"
    tracemalloc.start()
    try:
        with pytest.raises(BadTable) as caught:
            read(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < MOST
    assert "root:" not in str(caught.value.mistakes)
