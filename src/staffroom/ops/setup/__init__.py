"""The set-up: what is asked in a terminal or answered by a file, until the bot may be started."""
