"""Names that people send become no path of ours: neither upwards, nor elsewhere, nor a device."""

from pathlib import Path, PureWindowsPath
from types import SimpleNamespace
from typing import Any, cast

import pytest

from staffroom.ops.by_hand.printing import _file_name
from staffroom.rooms.programmes.entries import PICTURE_ENDINGS, beside

PATHS = (
    "../x", "../../../../etc/passwd", "/etc/passwd", "..", ".", "", " ", "./../x", "a/../../b", "....//x", "..\\..\\x",
    "C:\\Windows\\x", "C:x", "\\\\server\\share\\x", "//server/share/x", "file:///etc/passwd", "~root/x", "%2e%2e%2fx",
    "x\0.png", "\0", "x\n.pdf", "CON", "con", "NUL.txt", "AUX", "PRN", "COM1", "LPT9.png", "CON .x", "COM¹", "-rf",
    "a" * 300, "𠀀" * 90,
    "\u202egnp.exe", "．．／x", "x:stream", "|id", "$(id)", "`id`", "*", "?",
)  # fmt: skip
DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}


@pytest.mark.parametrize("name", PATHS)
def test_a_sheet_is_written_into_its_folder_whatever_the_group_is_called(name: str, tmp_path: Path) -> None:
    """A plain name that every system can keep: no folder, no device, no stream, and not too long."""
    cohort = cast("Any", SimpleNamespace(name=name, id=7))
    written = _file_name(cohort, set())
    assert (tmp_path / written).resolve().parent == tmp_path.resolve()
    assert PureWindowsPath(written).name == written
    assert written.partition(".")[0].strip().casefold() not in DEVICES
    assert not set(written) & set('\0\n\r/\\:*?"<>|$`')
    assert len(written.encode()) <= 255
    (tmp_path / written).write_bytes(b"")


@pytest.mark.parametrize("name", PATHS)
def test_a_course_brings_no_picture_from_outside_its_folder(name: str, tmp_path: Path) -> None:
    """Whatever its calendar says: none is found, or it is refused."""
    folder = tmp_path / "course"
    folder.mkdir()
    (tmp_path / "x.png").write_bytes(b"secret")
    for written in (name, f"{name}.png", f"../{name}.png"):
        info = cast("Any", SimpleNamespace(context={"folder": folder}))
        with pytest.raises(ValueError, match=r"\w"):
            beside(written, info, PICTURE_ENDINGS, "pictures/slide.png")
