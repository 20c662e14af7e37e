"""What can go wrong with a learning platform, by what somebody has to do about it."""

from typing import Literal, get_args

Kind = Literal[
    "away", "token", "service", "account", "rights", "course", "untracked", "hidden", "disabled", "firewall",
    "redirect", "address", "certificate", "answer",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
"""`away` passes by itself; everything else waits for somebody."""


class Fault(Exception):  # noqa: N818  it is the platform's
    """Raised where the platform did not give what was asked; `detail` never holds anybody's data or the token."""

    def __init__(self, kind: Kind, detail: str = "", *, code: str = "", retry_after: int = 0) -> None:
        self.kind, self.detail, self.code, self.retry_after = kind, detail, code, retry_after
        super().__init__(f"{kind}: {detail}" if detail else kind)
