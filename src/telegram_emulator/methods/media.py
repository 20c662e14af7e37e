"""Media in calls: uploaded, attached or known by file_id."""

from dataclasses import dataclass

from telegram_emulator.methods.registry import Call, Upload
from telegram_emulator.shapes import Shape
from telegram_emulator.world.errors import bad
from telegram_emulator.world.files import MAX_UPLOAD_BYTES, Stored, check_photo
from telegram_emulator.world.state import World

SENT_AS = {
    "photo": "photos",
    "document": "documents",
    "video": "videos",
    "video_note": "video notes",
    "voice": "voice notes",
    "audio": "music",
    "animation": "animations",
    "sticker": "stickers",
}
CAPTIONED = set(SENT_AS) - {"sticker", "video_note"}
REPLACING = ("animation", "audio", "document", "photo", "video")
NAMES = {"voice": "VoiceNote", "video_note": "VideoNote"}


@dataclass(frozen=True)
class File:
    """A file that a call named or brought, not yet looked into."""

    world: World
    kind: str
    upload: Upload | None
    reference: str

    def content(self, given: Shape) -> Shape:
        """Make the message fields of its kind, unless it is too much or something else."""
        stored = self._keep(self.upload) if self.upload else known(self.world, self.kind, self.reference)
        return shape(self.world, stored, given)

    def _keep(self, upload: Upload) -> Stored:
        if not upload.data:
            raise bad("file must be non-empty")
        if len(upload.data) > MAX_UPLOAD_BYTES:
            raise bad("file is too big")
        if self.kind == "photo":
            check_photo(upload.data, upload.name)
        return self.world.files.store(self.kind, upload.data, upload.name)


def read(call: Call, kind: str) -> File:
    """Find the file that a call sends."""
    upload = call.upload(kind)
    if upload is None and not call.get(kind):
        raise bad(f"there is no {kind.replace('_', ' ')} in the request")
    return File(call.world, kind, upload, str(call.get(kind) or ""))


def known(world: World, kind: str, reference: str) -> Stored:
    """Find a file that was sent before; the stand-in fetches nothing from the web."""
    if reference.startswith(("http://", "https://")):
        raise bad("failed to get HTTP URL content")
    stored = world.files.find(reference)
    if stored.kind != kind:
        raise bad(f"can't use file of type {_name(stored.kind)} as {_name(kind)}")
    return stored


def _name(kind: str) -> str:
    return NAMES.get(kind, kind.capitalize())


def shape(world: World, stored: Stored, given: Shape) -> Shape:
    """Show a file as the message fields of its kind."""
    if stored.kind == "photo":
        return {"photo": world.files.photo_sizes(stored)}
    fields = stored.shape() | _MEASURES[stored.kind](stored, given)
    content: Shape = {stored.kind: fields}
    if stored.kind == "animation":  # old clients read an animation as a document
        content["document"] = stored.shape() | _named(stored, given)
    return content


def _named(stored: Stored, _given: Shape) -> Shape:
    return {"mime_type": stored.mime, "file_name": stored.name}


def _timed(_stored: Stored, given: Shape) -> Shape:
    return {"duration": int(given.get("duration") or 1)}


def _sized(stored: Stored, given: Shape) -> Shape:
    sides = {"width": int(given.get("width") or 320), "height": int(given.get("height") or 240)}
    return _named(stored, given) | _timed(stored, given) | sides


def _song(stored: Stored, given: Shape) -> Shape:
    about = {name: given[name] for name in ("performer", "title") if given.get(name)}
    return _named(stored, given) | _timed(stored, given) | about


def _voice(stored: Stored, given: Shape) -> Shape:
    return {"mime_type": stored.mime} | _timed(stored, given)


def _round(stored: Stored, given: Shape) -> Shape:
    return _timed(stored, given) | {"length": int(given.get("length") or 240)}


def _sticker(stored: Stored, given: Shape) -> Shape:
    sides: Shape = {"type": "regular", "width": stored.width or 512, "height": stored.height or 512}
    moves = {"is_animated": stored.name.endswith(".tgs"), "is_video": stored.name.endswith(".webm")}
    return sides | moves | ({"emoji": given["emoji"]} if given.get("emoji") else {})


_MEASURES = {
    "document": _named, "video": _sized, "animation": _sized, "audio": _song, "voice": _voice, "video_note": _round,
    "sticker": _sticker,
}  # fmt: skip


def replacement(call: Call, wish: Shape) -> File:
    """Find the new file for editMessageMedia."""
    if not wish.get("media"):
        raise bad("can't parse InputMedia: media not found")
    if wish.get("type") not in REPLACING:
        raise bad(f'can\'t parse InputMedia: type "{wish.get("type", "")}" is unsupported')
    return attached(call, wish)


def attached(call: Call, wish: Shape) -> File:
    """Find the file of one InputMedia."""
    kind = str(wish.get("type", ""))
    if not wish.get("media"):
        raise bad("can't parse InputMedia: media not found")
    return read(Call(call.world, wish | {kind: wish["media"]}, call.uploads), kind)
