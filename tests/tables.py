"""Spreadsheets as people send them: good ones, and traps."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time

import xlsxwriter

MEGABYTE = 1024 * 1024
FORMATS = {date: "yyyy-mm-dd", datetime: "yyyy-mm-dd hh:mm", time: "hh:mm"}


def book(rows: Iterable[Sequence[object]], *, sheets: Mapping[str, str] | None = None, **formats: str) -> bytes:
    """Write rows as XLSX; `formats` are number formats by the letter of a column."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_numbers": False}) as made:
        for name, word in (sheets or {}).items():
            made.add_worksheet(name).write_string(0, 0, word)
            made.get_worksheet_by_name(name).hide()
        sheet = made.add_worksheet("Teachers")
        sheet.activate()
        sheet.set_first_sheet()
        for line, row in enumerate(rows):
            for column, value in enumerate(row):
                wanted = formats.get("ABCDEFGH"[column]) or FORMATS.get(type(value))
                sheet.write(line, column, value, made.add_format({"num_format": wanted}) if wanted else None)
    return out.getvalue()


def altered(data: bytes, **parts: bytes) -> bytes:
    """Return an XLSX file with other parts in it: `sheet1` or `styles` by their bytes."""
    out = io.BytesIO()
    places = {"sheet1": "xl/worksheets/sheet1.xml", "bomb": "xl/media/bomb.xml", "shared": "xl/sharedStrings.xml"}
    chosen = {places[name]: body for name, body in parts.items()}
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.infolist():
            after.writestr(part.filename, chosen.pop(part.filename) if part.filename in chosen else before.read(part))
        for name, body in chosen.items():
            after.writestr(name, body)
    return out.getvalue()


def bomb() -> bytes:
    """Return a file of some hundred kilobytes that unpacks to a hundred megabytes."""
    return altered(book([("id", "name"), ("1", "Bo")]), shared=b"<sst>" + b" " * (100 * MEGABYTE) + b"</sst>")
