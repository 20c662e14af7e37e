"""The one name for JSON objects as the Bot API spells them."""

from typing import Any

Shape = dict[str, Any]
