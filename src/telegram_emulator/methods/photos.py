"""Methods for the pictures of groups and people."""

from telegram_emulator.methods.registry import Call, method
from telegram_emulator.shapes import Shape
from telegram_emulator.world import access, groups
from telegram_emulator.world.chats import Chat
from telegram_emulator.world.errors import bad
from telegram_emulator.world.files import JPEG, check_photo

MAX_LISTED = 100
PROFILE_FIELDS = {"static": "photo", "animated": "animation"}
NO_RIGHTS = "not enough rights to change chat photo"


def _chat(call: Call) -> Chat:
    chat = access.group(call.world, call.get("chat_id"), private="can't change private chat photo")
    access.holds(call.world, chat, "can_change_info", NO_RIGHTS)
    return chat


@method("setChatPhoto")
def set_photo(call: Call) -> bool:
    """Give a group another picture; only an upload will do."""
    upload = call.upload("photo")
    if upload is None:
        raise bad("photo must be uploaded as an InputFile" if call.get("photo") else "there is no photo in the request")
    chat = _chat(call)
    check_photo(upload.data, upload.name)
    groups.picture(call.world, chat, call.world.bot.id, call.world.files.store("photo", upload.data, upload.name))
    return True


@method("deleteChatPhoto")
def delete_photo(call: Call) -> bool:
    """Take the picture of a group away."""
    chat = _chat(call)
    if chat.photo is None:
        raise bad("CHAT_NOT_MODIFIED")
    groups.picture(call.world, chat, call.world.bot.id, None)
    return True


@method("setMyProfilePhoto")
def set_profile_photo(call: Call) -> bool:
    """Show another picture of the bot: a JPEG, or a film, that is uploaded with the call."""
    wanted: Shape | None = call.given.get("photo")
    if not wanted:
        raise bad("photo isn't specified")
    field = PROFILE_FIELDS.get(str(wanted.get("type")))
    if field is None:
        raise bad("invalid profile photo type specified")
    upload = call.uploads.get(str(wanted.get(field, "")).removeprefix("attach://"))
    if upload is None:
        raise bad("photo must be uploaded as a file")
    if field == "photo":
        check_photo(upload.data, upload.name)
        if not upload.data.startswith(JPEG):
            raise bad("IMAGE_PROCESS_FAILED")
    call.world.bot.photos.insert(0, call.world.files.store(field, upload.data, upload.name))
    call.world.feed.add("person", user=call.world.bot.id)
    return True


@method("removeMyProfilePhoto")
def remove_profile_photo(call: Call) -> bool:
    """Take the picture of the bot away."""
    del call.world.bot.photos[:1]
    call.world.feed.add("person", user=call.world.bot.id)
    return True


@method("getUserProfilePhotos")
def get_profile_photos(call: Call) -> Shape:
    """List the pictures of a person, the newest first."""
    user = call.world.account(call.user_id())
    begin = max(0, call.number("offset"))
    limit = max(1, min(MAX_LISTED, call.number("limit", MAX_LISTED)))
    shown = user.photos[begin : begin + limit]
    return {"total_count": len(user.photos), "photos": [call.world.files.photo_sizes(photo) for photo in shown]}
