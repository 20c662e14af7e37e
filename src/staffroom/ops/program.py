"""How this installation calls the program, so that a sentence can be copied as it stands."""

from staffroom import data_files


def program() -> str:
    """Return `python bot.py` in a checkout, `staffroom` where a wheel was installed."""
    return "python bot.py" if data_files.checkout() else "staffroom"
