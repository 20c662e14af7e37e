"""State and rules in plain synchronous Python; nothing here knows of HTTP."""
