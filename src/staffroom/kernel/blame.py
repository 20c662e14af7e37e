"""What broke, for the log: which kind of error and where; its words only where they are nobody's."""

import logging

from staffroom.kernel import harmless
from staffroom.kernel.db import Error, IntegrityError


def tell(log: logging.Logger, what: str, error: BaseException) -> None:
    """Write into the log that something broke, with the way to the place where it did."""
    log.error("%s: %s\n%s", what, type(error).__name__, harmless.told(error))


def is_the_database(error: BaseException) -> bool:
    """Say whether the database refuses everything (a full disk, say), and not just what was asked of it."""
    return isinstance(error, Error) and not isinstance(error, IntegrityError)
