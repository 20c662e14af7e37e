"""A client that does nothing: it polls, throws away what it got and moves the offset on."""

import asyncio
import time

LAST = b'"update_id":'
HEAD_END = b"\r\n\r\n"
LENGTH = b"content-length:"


async def drain(host: str, port: int, token: str, updates: int) -> float:
    """Poll until so many updates came, and give the seconds that it took."""
    reader, writer = await asyncio.open_connection(host, port, limit=1 << 24)
    begun, offset, seen = time.perf_counter(), 0, 0
    while seen < updates:
        writer.write(f"GET /bot{token}/getUpdates?offset={offset} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        body = await answer(reader)
        seen += body.count(LAST)
        offset = last_id(body) + 1
    took = time.perf_counter() - begun
    writer.write(f"GET /bot{token}/getUpdates?offset={offset}&limit=1 HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
    await answer(reader)  # confirms the last ones
    writer.close()
    await writer.wait_closed()
    return took


async def answer(reader: asyncio.StreamReader) -> bytes:
    """Read one answer of HTTP."""
    head = (await reader.readuntil(HEAD_END)).lower()
    at = head.index(LENGTH) + len(LENGTH)
    return await reader.readexactly(int(head[at : head.index(b"\r\n", at)]))


def last_id(body: bytes) -> int:
    """Find the number of the last update without decoding anything."""
    at = body.rindex(LAST) + len(LAST)
    return int(body[at : body.index(b",", at)])
