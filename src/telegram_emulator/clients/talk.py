"""Client methods by which people speak, press and look."""

import asyncio
import base64

from telegram_emulator.shapes import Shape
from telegram_emulator.wire import SimError, Wire

ANSWER_S = 15.0
LOOK_EVERY_S = 0.02


class Talk:
    """Messages; `chat` may be the user's own id or the bot's for their private chat."""

    _wire: Wire

    async def say(self, user: int, chat: int, text: str, *, reply_to: int | None = None, **more: int) -> int:
        """Say something and give its message id.

        `thread` names a topic; `as_` the chat in whose name it is said: the group, or a channel of one's own.
        """
        sent: int = await self._wire.post("say", user=user, chat=chat, text=text, reply_to=reply_to, **more)
        return sent

    async def say_private(self, user: int, text: str, *, reply_to: int | None = None) -> int:
        """Say something to the bot in private."""
        return await self.say(user, user, text, reply_to=reply_to)

    async def forward(self, user: int, chat: int, message_id: int, to: int) -> int:
        """Pass a message on to another chat and give its id there."""
        sent: int = await self._wire.post("forward", user=user, chat=chat, message_id=message_id, to=to)
        return sent

    async def hide_forwards(self, user: int, *, on: bool = True) -> None:
        """Let nobody see one's account on messages that others pass on."""
        await self._wire.post("hide_forwards", user=user, on=on)

    async def send_photo(self, user: int, chat: int, caption: str | None = None, **more: object) -> int:
        """Send a picture: `data` (PNG or JPEG bytes, else one pixel), `reply_to`."""
        return await self._send(user, chat, "photo", caption=caption, **more)

    async def send_document(self, user: int, chat: int, filename: str, data: bytes, **more: object) -> int:
        """Send a file, perhaps with `caption` and `reply_to`."""
        return await self._send(user, chat, "document", filename=filename, data=data, **more)

    async def send_voice(self, user: int, chat: int, **more: object) -> int:
        """Send a voice note: `duration` in seconds, `data`, `caption`, `reply_to`."""
        return await self._send(user, chat, "voice", **more)

    async def send_video(self, user: int, chat: int, caption: str | None = None, **more: object) -> int:
        """Send a video: `duration` in seconds, `data`, `reply_to`."""
        return await self._send(user, chat, "video", caption=caption, **more)

    async def send_media(self, user: int, chat: int, kind: str, **more: object) -> int:
        """Send a photo, document, video, video_note, voice, audio, animation or sticker."""
        return await self._send(user, chat, kind, **more)

    async def _send(self, user: int, chat: int, kind: str, **more: object) -> int:
        data = more.pop("data", None)
        if isinstance(data, bytes):
            more["data"] = base64.b64encode(data).decode()
        sent: int = await self._wire.post("send_media", user=user, chat=chat, kind=kind, **more)
        return sent

    async def edit(self, user: int, chat: int, message_id: int, text: str) -> None:
        """Change a text of one's own."""
        await self._wire.post("edit", user=user, chat=chat, message_id=message_id, text=text)

    async def edit_media(self, user: int, chat: int, message_id: int, kind: str, data: bytes | None = None) -> None:
        """Put a picture, a film or a file in the place of a message of one's own, or of what it shows."""
        given = {} if data is None else {"data": base64.b64encode(data).decode()}
        await self._wire.post("edit_media", user=user, chat=chat, message_id=message_id, kind=kind, **given)

    async def delete(self, user: int, chat: int, message_id: int) -> None:
        """Delete a message; the bot is not told."""
        await self._wire.post("delete", user=user, chat=chat, message_id=message_id)

    async def vote(self, user: int, chat: int, message_id: int, options: list[int]) -> None:
        """Vote in a poll by the options' places from 0; an empty list takes the vote back."""
        await self._wire.post("vote", user=user, chat=chat, message_id=message_id, options=options)

    async def react(self, user: int, chat: int, message_id: int, emoji: str | None) -> None:
        """React to a message; None takes the reaction back."""
        await self._wire.post("react", user=user, chat=chat, message_id=message_id, emoji=emoji)

    async def tap(
        self, user: int, chat: int, label: str, *, message_id: int | None = None, within: float = ANSWER_S
    ) -> Shape:
        """Press the newest inline button whose label is, or else holds, `label`, as soon as there is one.

        Waits for the bot's answer and gives it as {"text", "show_alert", "url"}; a link button gives its "url" alone.
        Raises SimError if button or answer do not come `within` so many real seconds.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + within
        pressed = await self._pressed(user, chat, label, message_id, deadline)
        if "press" not in pressed:
            return {"text": "", "show_alert": False, **pressed}
        left = max(0.0, deadline - loop.time())
        answer: Shape | None = await self._wire.get(f"presses/{pressed['press']}", wait=left)
        if answer is None:
            raise SimError(f"the bot did not answer the press of {label!r} within {within} s")
        return answer

    async def tap_only(self, user: int, chat: int, label: str, *, message_id: int | None = None) -> Shape:
        """Press a button that is there now and do not wait; the answer holds `press` or `url`."""
        pressed: Shape = await self._wire.post("tap", user=user, chat=chat, label=label, message_id=message_id)
        return pressed

    async def _pressed(self, user: int, chat: int, label: str, message_id: int | None, deadline: float) -> Shape:
        while True:
            try:
                return await self.tap_only(user, chat, label, message_id=message_id)
            except SimError:
                if asyncio.get_running_loop().time() > deadline:
                    raise
                await asyncio.sleep(LOOK_EVERY_S)

    async def press_key(self, user: int, chat: int, label: str) -> int:
        """Press a key of the reply keyboard: it says its label or gives the contact."""
        sent: int = await self._wire.post("press_key", user=user, chat=chat, label=label)
        return sent

    async def share_chat(self, user: int, request_label: str, chat_id: int) -> int:
        """Answer a request_chat key with a group, which brings the bot into it with the rights asked for."""
        sent: int = await self._wire.post("share_chat", user=user, label=request_label, chat_id=chat_id)
        return sent
