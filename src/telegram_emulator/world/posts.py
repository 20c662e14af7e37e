"""Messages and polls, as they are kept."""

from dataclasses import dataclass, field

from telegram_emulator.shapes import Shape


@dataclass
class Post:
    """One message in one chat; `content` holds the fields that make its kind."""

    id: int
    chat_id: int
    sender: int
    date: int
    content: Shape
    inline: Shape | None = None  # inline keyboard
    keyboard: Shape | None = None  # reply keyboard, its removal, or a forced reply
    reply_to: int | None = None
    edit_date: int | None = None
    service: bool = False
    forwarded: bool = False
    sender_chat: int | None = None  # the group or channel in whose name it was said
    automatic: bool = False  # passed on from the linked channel by Telegram itself
    thread: int | None = None  # the forum topic
    album: str | None = None
    protected: bool = False  # may not be passed on or saved
    poll: "Poll | None" = None
    reactions: dict[int, list[str]] = field(default_factory=dict)


@dataclass
class Option:
    """One answer of a poll."""

    persistent_id: str
    text: str
    entities: list[Shape]


@dataclass
class Poll:
    """A poll and who chose what."""

    id: str
    chat_id: int
    post_id: int
    question: str
    options: list[Option]
    settings: Shape
    closed: bool = False
    votes: dict[int, list[int]] = field(default_factory=dict)

    def shape(self) -> Shape:
        """Show the poll as a Bot API Poll."""
        counts = [sum(index in chosen for chosen in self.votes.values()) for index in range(len(self.options))]
        options = [
            {"persistent_id": option.persistent_id, "text": option.text, "voter_count": count}
            | ({"text_entities": option.entities} if option.entities else {})
            for option, count in zip(self.options, counts, strict=True)
        ]
        totals = {"total_voter_count": len(self.votes), "is_closed": self.closed}
        return {"id": self.id, "question": self.question, "options": options} | totals | self.settings
