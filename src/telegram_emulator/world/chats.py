"""Chats, their members, links and join requests, as they are kept."""

from collections.abc import Callable
from dataclasses import dataclass, field

from telegram_emulator.shapes import Shape
from telegram_emulator.world.files import Stored
from telegram_emulator.world.people import User
from telegram_emulator.world.posts import Post
from telegram_emulator.world.rights import ADMIN_RIGHTS, ALL_PERMISSIONS

INSIDE = {"creator", "administrator", "member"}


@dataclass(frozen=True)
class Member:
    """What one account is in one chat."""

    status: str = "left"
    rights: dict[str, bool] = field(default_factory=dict)
    permissions: dict[str, bool] = field(default_factory=dict)
    is_member: bool = True
    until_date: int = 0
    promoted_by: int | None = None

    @property
    def inside(self) -> bool:
        """Whether the account is in the chat."""
        return self.status in INSIDE or (self.status == "restricted" and self.is_member)

    def at(self, now: int) -> "Member":
        """Give what the account is at a moment: a restriction or a ban whose time has come is over by itself."""
        if not self.until_date or now <= self.until_date:
            return self
        return Member("member" if self.inside else "left")

    @property
    def anonymous(self) -> bool:
        """Whether the account speaks in the name of the group."""
        return self.admin and self.rights.get("is_anonymous", False)

    @property
    def admin(self) -> bool:
        """Whether the account administers the chat."""
        return self.status in {"creator", "administrator"}

    def may(self, right: str) -> bool:
        """Whether an administrator holds this right."""
        return self.status == "creator" or (self.status == "administrator" and self.rights.get(right, False))

    def shape(self, user: User, viewer: int) -> Shape:
        """Show the member as a Bot API ChatMember, as the viewer sees it."""
        shape: Shape = {"status": self.status, "user": user.shape()}
        if self.status == "creator":
            shape["is_anonymous"] = self.anonymous
        elif self.status == "administrator":
            shape |= {name: self.rights.get(name, False) for name in ADMIN_RIGHTS}
            shape["can_be_edited"] = self.promoted_by == viewer
        elif self.status == "restricted":
            shape |= self.permissions | {"is_member": self.is_member, "until_date": self.until_date}
        elif self.status == "kicked":
            shape["until_date"] = self.until_date
        return shape


@dataclass
class Link:
    """An invite link and what became of it."""

    url: str
    creator: int
    primary: bool = False
    name: str | None = None
    expire_date: int | None = None
    member_limit: int | None = None
    asks: bool = False  # people who follow it ask to join
    revoked: bool = False
    joined: int = 0


@dataclass
class JoinRequest:
    """Someone who waits to be let in."""

    user: int
    at: int
    link: Link | None


@dataclass
class Topic:
    """One topic of a forum; its number is that of the service message that opened it."""

    id: int
    name: str
    creator: int
    icon: Shape
    closed: bool = False


@dataclass
class Chat:
    """A private chat with the bot, a basic group, a supergroup or a channel that people write in the name of."""

    id: int
    kind: str
    title: str = ""
    username: str | None = None
    description: str = ""
    members: dict[int, Member] = field(default_factory=dict)
    permissions: dict[str, bool] = field(default_factory=lambda: dict(ALL_PERMISSIONS))
    posts: dict[int, Post] = field(default_factory=dict)
    last_id: int = 0
    links: list[Link] = field(default_factory=list)
    requests: dict[int, JoinRequest] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    migrated_to: int | None = None
    deleted: bool = False
    photo: Stored | None = None
    reactions: list[str] | None = None  # the emoji that may be reactions; None: all
    forum: bool = False
    topics: dict[int, Topic] = field(default_factory=dict)
    linked: int | None = None  # the channel of a group, the group of a channel
    community: str | None = None  # whose people may come in without a link; by its name
    banned_chats: set[int] = field(default_factory=set)
    visible_history: bool = True  # whether newcomers of a supergroup see what was said before
    read: dict[int, int] = field(default_factory=dict)
    now: Callable[[], int] = lambda: 0  # seconds by the stand-in's clock: restrictions end by it

    @property
    def private(self) -> bool:
        """Whether this is a person's chat with the bot."""
        return self.kind == "private"

    def member(self, user_id: int) -> Member:
        """Find what an account is here; a stranger has left."""
        return (self.members.get(user_id) or Member()).at(self.now())

    def inside(self) -> list[int]:
        """List the accounts that are in the chat."""
        return [user_id for user_id, member in self.members.items() if member.inside]
