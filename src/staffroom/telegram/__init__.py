"""The kit for handlers: it knows Telegram and no room."""
