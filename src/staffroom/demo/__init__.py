"""The demo: the example programme on a stand-in for Telegram, to look at or to run in fast-forward."""
