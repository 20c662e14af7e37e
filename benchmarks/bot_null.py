"""The least that can poll: shows how fast the far end is. Arguments: address, number of updates."""

import socket
import sys

TOKEN = "42:TEST"  # noqa: S105


def main() -> None:
    """Fetch and acknowledge until the number is reached."""
    address, wanted = sys.argv[1], int(sys.argv[2])
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as line:
        offset, seen = 500_000_000, 0
        while seen < wanted:
            got = _ask(line, b"getUpdates", b"offset=%d&limit=100&timeout=25" % offset)
            seen, offset = seen + got, offset + got
        _ask(line, b"getUpdates", b"offset=%d&limit=100&timeout=0" % offset)
        _ask(line, b"done", b"")


def _ask(line: socket.socket, method: bytes, body: bytes) -> int:
    head = b"POST /bot%s/%s HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % (TOKEN.encode(), method, len(body))
    line.sendall(head + body)
    answer = line.recv(65536)
    end = answer.index(b"\r\n\r\n") + 4
    length = int(answer[answer.index(b"Content-Length: ") + 16 : end].split(b"\r\n", 1)[0])
    parts, have = [answer[end:]], len(answer) - end
    while have < length:
        parts.append(line.recv(length - have))
        have += len(parts[-1])
    return b"".join(parts).count(b'"update_id"')


if __name__ == "__main__":
    main()
