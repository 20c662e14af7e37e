"""Files that went through the world, and the measures of pictures."""

import hashlib
import mimetypes
import struct
from dataclasses import dataclass

from telegram_emulator.shapes import Shape
from telegram_emulator.world.errors import bad

MAX_PHOTO_BYTES = 10 * 1024 * 1024
MAX_UPLOAD_BYTES = 50 * 1024 * 1024
MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024
MAX_SIDES = 10_000
MAX_RATIO = 20
THUMB_SIDE = 320
PICTURES = {"jpg", "jpeg", "gif", "png", "tif", "bmp"}
PNG = b"\x89PNG\r\n\x1a\n"
PNG_HEAD, GIF_HEAD = 24, 10
JPEG = b"\xff\xd8"
JPEG_SKIP = {0xC4, 0xC8, 0xCC}
FOLDERS = {"photo": "photos", "video": "videos", "voice": "voice", "audio": "music", "animation": "animations"}


@dataclass(frozen=True)
class Stored:
    """One file and what it shows itself as."""

    file_id: str
    unique_id: str
    kind: str
    data: bytes
    name: str
    mime: str
    path: str
    width: int = 0
    height: int = 0

    def shape(self) -> Shape:
        """Show the fields that all kinds of files share."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.data)}


class Files:
    """Files by id and by path."""

    def __init__(self) -> None:
        self.by_id: dict[str, Stored] = {}
        self.by_path: dict[str, Stored] = {}

    def store(self, kind: str, data: bytes, name: str = "file") -> Stored:
        """Keep a file; the same bytes of the same kind and name keep their id."""
        digest = hashlib.sha256(kind.encode() + name.encode() + data).hexdigest()
        file_id = f"{kind}-{digest[:40]}"
        if file_id not in self.by_id:
            width, height = picture_size(data) or (0, 0)
            mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
            suffix = name.rpartition(".")[2] if "." in name else "bin"
            path = f"{FOLDERS.get(kind, 'documents')}/file_{len(self.by_id)}.{suffix}"
            stored = Stored(file_id, digest[40:56], kind, data, name, mime, path, width, height)
            self.by_id[file_id] = self.by_path[path] = stored
        return self.by_id[file_id]

    def find(self, file_id: str) -> Stored:
        """Find a file by its id."""
        if file_id not in self.by_id:
            raise bad("wrong file_id or the file is temporarily unavailable")
        return self.by_id[file_id]

    def photo_sizes(self, photo: Stored) -> list[Shape]:
        """Show a picture as a list of PhotoSize, the small one first."""
        full = photo.shape() | {"width": photo.width, "height": photo.height}
        scale = THUMB_SIDE / max(photo.width, photo.height)
        if scale >= 1:
            return [full]
        small = self.store("photo", photo.data, f"thumb-{photo.name}")
        sides = {"width": max(1, int(photo.width * scale)), "height": max(1, int(photo.height * scale))}
        return [small.shape() | sides, full]

    def chat_photo(self, photo: Stored) -> Shape:
        """Show a group's picture as a ChatPhoto."""
        sizes = self.photo_sizes(photo)
        named = [("small", sizes[0]), ("big", sizes[-1])]
        return {f"{size}_{field}": shape[field] for size, shape in named for field in ("file_id", "file_unique_id")}


def check_photo(data: bytes, name: str) -> None:
    """Refuse what Telegram would not take as a photo."""
    if len(data) > MAX_PHOTO_BYTES:
        raise bad("file is too big")
    size = picture_size(data)
    if size is None and "." in name and name.rpartition(".")[2].lower() not in PICTURES:
        raise bad("photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp")
    if size is None:
        raise bad("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > MAX_SIDES or max(size) > MAX_RATIO * min(size):
        raise bad("PHOTO_INVALID_DIMENSIONS")


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Read width and height from the head of a PNG, GIF or JPEG file."""
    size = None
    if data.startswith(PNG) and data[12:16] == b"IHDR" and len(data) >= PNG_HEAD:
        size = struct.unpack(">II", data[16:24])
    elif data.startswith((b"GIF87a", b"GIF89a")) and len(data) >= GIF_HEAD:
        size = struct.unpack("<HH", data[6:GIF_HEAD])
    elif data.startswith(JPEG):
        size = _jpeg_size(data)
    return (size[0], size[1]) if size and all(size) else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(data) and data[at] == JPEG[0]:
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in JPEG_SKIP:  # noqa: PLR2004 (start of frame)
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None
