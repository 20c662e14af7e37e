"""Staffroom: the Telegram bot that runs blended professional development for teachers."""
