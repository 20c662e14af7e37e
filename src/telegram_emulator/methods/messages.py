"""Methods that send one message, or show that one is being written."""

from telegram_emulator.methods import media
from telegram_emulator.methods.registry import Call, method
from telegram_emulator.methods.sending import send
from telegram_emulator.shapes import Shape
from telegram_emulator.world import access, posting, texts, topics
from telegram_emulator.world.errors import bad

ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip


@method("sendMessage")
def send_message(call: Call) -> Shape:
    """Send a text."""
    text = texts.message(call.world, call.given)
    return posting.render(call.world, send(call, "text messages", lambda _: texts.message_content(text)))


def _send_media(call: Call, kind: str) -> Shape:
    file = media.read(call, kind)
    caption = texts.caption(call.world, call.given) if kind in media.CAPTIONED else ("", [])
    post = send(call, media.SENT_AS[kind], lambda _: file.content(call.given) | texts.caption_content(caption))
    return posting.render(call.world, post)


@method("sendPhoto")
def send_photo(call: Call) -> Shape:
    """Send a picture."""
    return _send_media(call, "photo")


@method("sendDocument")
def send_document(call: Call) -> Shape:
    """Send a file."""
    return _send_media(call, "document")


@method("sendVideo")
def send_video(call: Call) -> Shape:
    """Send a video."""
    return _send_media(call, "video")


@method("sendVideoNote")
def send_video_note(call: Call) -> Shape:
    """Send a round video."""
    return _send_media(call, "video_note")


@method("sendVoice")
def send_voice(call: Call) -> Shape:
    """Send a voice note."""
    return _send_media(call, "voice")


@method("sendAudio")
def send_audio(call: Call) -> Shape:
    """Send music."""
    return _send_media(call, "audio")


@method("sendAnimation")
def send_animation(call: Call) -> Shape:
    """Send a silent film."""
    return _send_media(call, "animation")


@method("sendSticker")
def send_sticker(call: Call) -> Shape:
    """Send a sticker."""
    return _send_media(call, "sticker")


@method("sendChatAction")
def send_chat_action(call: Call) -> bool:
    """Show that the bot is at work."""
    if call.get("action") not in ACTIONS:
        raise bad("wrong parameter action in request")
    chat = access.writable(call.world, call.get("chat_id"))
    topics.thread(call.world, chat, call.number("message_thread_id"))
    call.world.feed.add("typing", chat.id, action=call.text("action"))
    return True
