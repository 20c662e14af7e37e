"""Decisions about a cohort's chat on values: what it still lacks, and how it stands."""

from dataclasses import dataclass
from typing import Literal

from staffroom.kernel.ids import ChatId, Instant
from staffroom.telegram.rights import NEEDED

PERMISSIONS = {
    "can_send_messages": True,
    "can_send_audios": True,
    "can_send_documents": True,
    "can_send_photos": True,
    "can_send_videos": True,
    "can_send_video_notes": True,
    "can_send_voice_notes": True,
    "can_send_polls": True,
    "can_send_other_messages": True,
    "can_add_web_page_previews": True,
    "can_react_to_messages": True,
    "can_change_info": False,
    "can_invite_users": False,
    "can_pin_messages": False,
    "can_manage_topics": False,
}
"""What members may do: talk in every form, and nothing that opens or changes the group."""

STAFF_REQUESTS = 1_000_000_000
"""Requests for a coordinators' group are numbered from here; those below are cohorts."""

ABSENT = "absent"
UNSURE_RIGHTS = "rights"
FOREIGN = "foreign"
OPENINGS = ("public", "linked", "community", FOREIGN)
"""What lets others than the group's own people in, or lets them read: posts wait until somebody decides."""


@dataclass(frozen=True)
class ChatFacts:
    """What Telegram says of a chat and of our place in it."""

    chat: ChatId
    kind: str
    title: str = ""
    username: str | None = None
    is_linked: bool = False
    in_community: bool = False
    bot_is_member: bool = True
    members: int = 0
    bot_is_admin: bool = False
    rights: frozenset[str] = frozenset()
    shows_history: bool = False
    """Whether newcomers see what was said before they came; told to administrators only."""
    members_add: bool = False
    """Whether members may add people."""


@dataclass(frozen=True)
class Membership:
    """What an account is in a group: in it or not, and whether it may have gone by itself."""

    inside: bool
    by_themselves: bool


def loose(facts: ChatFacts) -> tuple[str, ...]:
    """Return what is open in a group that should not be, but keeps nobody from using it."""
    return tuple(name for name, found in (("history", facts.shows_history), ("adding", facts.members_add)) if found)


def missing(facts: ChatFacts) -> tuple[str, ...]:
    """Return what keeps a chat from being a cohort's group, in the order in which it is to be mended."""
    if not facts.bot_is_member:
        return (ABSENT,)
    openings = openings_in(facts)
    if facts.kind != "supergroup":
        return (*openings, "basic")
    if not facts.bot_is_admin:
        return (*openings, "admin")
    return (*openings, *(right for right in NEEDED if right not in facts.rights))


def is_right_name(title: str, agreed: str, kept: str) -> bool:
    """Say whether a group may be called so: as agreed, or as whoever leads it wished to keep it."""
    return title in (agreed, kept)


def openings_in(facts: ChatFacts) -> list[str]:
    """Return what Telegram says of a chat that opens it to others; that somebody came by a foreign link it does not."""
    found = (facts.username is not None, facts.is_linked, facts.in_community)
    return [name for name, is_so in zip(OPENINGS, found, strict=False) if is_so]


def is_open_to_others(missing_now: str) -> bool:
    """Say whether a group lacking so much is open to others than its own people."""
    return any(name in OPENINGS for name in missing_now.split())


State = Literal["none", "unfinished", "opening", "trouble", "open"]


def state(chat: ChatId | None, missing_now: str, opened_at: Instant | None) -> State:
    """Say how a cohort's group stands."""
    if chat is None:
        return "none"
    if missing_now:
        return "unfinished" if opened_at is None else "trouble"
    return "opening" if opened_at is None else "open"


def absence_in(reason: str) -> str | None:
    """Return what Telegram's refusal says about our place in a group, or None."""
    said = reason.lower()
    if any(phrase in said for phrase in ("was kicked", "is not a member", "group chat was deleted")):
        return ABSENT
    if "not enough rights" in said or "chat_admin_required" in said:
        return UNSURE_RIGHTS
    return None


NEEDS = {
    "pinChatMessage": "can_pin_messages",
    "unpinChatMessage": "can_pin_messages",
    "deleteMessage": "can_delete_messages",
    "approveChatJoinRequest": "can_invite_users",
    "declineChatJoinRequest": "can_invite_users",
    "createChatInviteLink": "can_invite_users",
    "revokeChatInviteLink": "can_invite_users",
    "banChatMember": "can_restrict_members",
    "unbanChatMember": "can_restrict_members",
    "restrictChatMember": "can_restrict_members",
    "setChatPermissions": "can_restrict_members",
    "setChatTitle": "can_change_info",
    "setChatDescription": "can_change_info",
}
"""The right that a deed needs."""


def may_act(missing_now: str, method: str) -> bool:
    """Say whether a method may be tried in a group lacking so much: nothing without us, no deed without its right."""
    lacking = missing_now.split()
    return ABSENT not in lacking and NEEDS.get(method) not in lacking and not (method in NEEDS and "admin" in lacking)


def may_speak(missing_now: str, in_public: str) -> bool:
    """Say whether anything may be said: not in front of strangers, unless somebody who leads the group wants it."""
    return not is_open_to_others(missing_now) or in_public == "keep"


def counts_as_news(at: Instant, joined_at: Instant | None, left_at: Instant | None) -> bool:
    """Say whether a coming or going is at least as late as what is known; Telegram's dates are whole seconds."""
    return at // 1000 >= max(joined_at or 0, left_at or 0) // 1000
