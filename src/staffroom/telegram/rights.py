"""The administrator rights that the bot needs in a teachers' group, named once, and how long it may delete."""

from staffroom.kernel.clock import DAY, HOUR

NEEDED = ("can_invite_users", "can_restrict_members", "can_delete_messages", "can_pin_messages", "can_change_info")
"""In the order in which Telegram's own screen shows them to us; no others are asked for."""
IN_LINKS = "+".join(right.removeprefix("can_") for right in NEEDED)
"""The same in the spelling of Telegram's links."""
DELETABLE = 2 * DAY - HOUR
"""So old a message may be for Telegram to delete it, with an hour for the way there; an older one keeps its words."""
