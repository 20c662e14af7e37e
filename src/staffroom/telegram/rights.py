"""The administrator rights that the bot needs in a teachers' group, named once."""

NEEDED = ("can_invite_users", "can_restrict_members", "can_delete_messages", "can_pin_messages", "can_change_info")
"""In the order in which Telegram's own screen shows them to us; no others are asked for."""
IN_LINKS = "+".join(right.removeprefix("can_") for right in NEEDED)
"""The same in the spelling of Telegram's links."""
