"""Media in calls: uploaded, attached or known by file_id."""

from telegram_emulator.methods.registry import Call, Upload
from telegram_emulator.shapes import Shape
from telegram_emulator.world.errors import bad
from telegram_emulator.world.files import MAX_UPLOAD_BYTES, Stored, check_photo
from telegram_emulator.world.state import World

SENT_AS = {
    "photo": "photos",
    "document": "documents",
    "video": "videos",
    "voice": "voice notes",
    "audio": "music",
    "animation": "GIFs",
}
TIMED = {"video", "voice", "audio", "animation"}
SIZED = {"video", "animation"}
NAMELESS = {"photo", "voice"}


def content(call: Call, kind: str) -> Shape:
    """Make the content of a media message from a call."""
    upload = call.upload(kind)
    if upload is None and not call.get(kind):
        raise bad(f"there is no {kind} in the request")
    stored = _keep(call.world, kind, upload) if upload else known(call.world, kind, str(call.get(kind)))
    return shape(call.world, stored, call.given)


def _keep(world: World, kind: str, upload: Upload) -> Stored:
    if not upload.data:
        raise bad("file must be non-empty")
    if len(upload.data) > MAX_UPLOAD_BYTES:
        raise bad("file is too big")
    if kind == "photo":
        check_photo(upload.data)
    return world.files.store(kind, upload.data, upload.name)


def known(world: World, kind: str, reference: str) -> Stored:
    """Find a file that was sent before; the stand-in fetches nothing from the web."""
    if reference.startswith(("http://", "https://")):
        raise bad("failed to get HTTP URL content")
    stored = world.files.find(reference)
    if stored.kind != kind:
        raise bad(f"can't use file of type {stored.kind.capitalize()} as {kind.capitalize()}")
    return stored


def shape(world: World, stored: Stored, given: Shape) -> Shape:
    """Show a file as the message fields of its kind."""
    if stored.kind == "photo":
        return {"photo": world.files.photo_sizes(stored)}
    fields = stored.shape() | {"mime_type": stored.mime}
    if stored.kind not in NAMELESS:
        fields["file_name"] = stored.name
    if stored.kind in TIMED:
        fields["duration"] = int(given.get("duration") or 1)
    if stored.kind in SIZED:
        fields |= {"width": int(given.get("width") or 320), "height": int(given.get("height") or 240)}
    as_document = {"document": fields} if stored.kind == "animation" else {}
    return {stored.kind: fields} | _without_times(as_document)


def _without_times(content: Shape) -> Shape:
    timed = ("duration", "width", "height")
    return {key: {name: value for name, value in fields.items() if name not in timed}
            for key, fields in content.items()}  # fmt: skip


def replacement(call: Call, wish: Shape) -> Shape:
    """Make the new content for editMessageMedia."""
    kind = wish.get("type")
    if kind not in SENT_AS:
        raise bad("can't parse InputMedia: type must be one of photo, document, video, voice, audio, animation")
    named = Call(call.world, wish | {kind: wish.get("media")}, call.uploads)
    return content(named, str(kind))
