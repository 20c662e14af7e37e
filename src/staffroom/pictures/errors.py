"""The one exception of this package."""


class PictureError(Exception):
    """A picture cannot be drawn; the sentence says why."""
