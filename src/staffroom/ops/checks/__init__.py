"""The check: everything that can be wrong, looked at from the command line and in the chat."""
