"""The drawing process: one JSON request per line in, a JSON line and its bytes out, until the input ends."""

import contextlib
import json
import signal
import sys
from typing import BinaryIO

from staffroom.pictures.drawing import draw, missing_in
from staffroom.pictures.errors import PictureError


def main() -> None:
    """Serve requests one after the other; a request that fails is answered with its reason."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the bot, which then closes our input
    answers, sys.stdout = sys.stdout.buffer, sys.stderr  # a stray print must not enter the protocol
    with contextlib.suppress(BrokenPipeError):  # whoever asked is gone, and nobody waits for the picture
        for line in sys.stdin.buffer:
            answer(json.loads(line), answers)


def answer(request: dict[str, object], out: BinaryIO) -> None:
    """Write `{"size": n, "missing": "…"}` and n bytes, or `{"error": "…"}`."""
    try:
        image = _drawn(request)
        header: dict[str, object] = {"size": len(image), "missing": "".join(sorted(missing_in(request["data"])))}
    except PictureError as error:
        image, header = b"", {"error": str(error)}
    except Exception as error:  # what Python would print of it may be somebody's words
        from staffroom.kernel import harmless  # noqa: PLC0415  the process costs nothing that it seldom needs

        image, header = b"", {"error": harmless.words(error)}
    out.write(json.dumps(header).encode() + b"\n" + image)
    out.flush()


def _drawn(request: dict[str, object]) -> bytes:
    template, data = request["template"], request["data"]
    if not isinstance(template, str) or not isinstance(data, dict):
        raise PictureError("a request is a template's name and its data")
    return draw(template, data)


if __name__ == "__main__":
    main()
