"""Calls over a wire of our own: connections are kept, and every failure stays one that the verdicts know."""

import asyncio
import ipaddress
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from staffroom.telegram.wire import Answer, Wire

LIMITS = aiohttp.ClientTimeout(total=20, sock_connect=10)
FINE = b'HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{"ok":true}'
PIECEMEAL = b"HTTP/1.1 502 Bad Gateway\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nBad\r\n0\r\n\r\n"


@asynccontextmanager
async def answering(reply: Callable[[int], bytes], ports: list[int] | None = None) -> AsyncIterator[tuple[Wire, str]]:
    """Give replies to the first, second, … call; after one that is broken the line ends."""
    calls, tasks = 0, list[asyncio.Future[None]]()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal calls
        answer = FINE
        while answer in (FINE, PIECEMEAL) and (head := await _head(reader)):
            await reader.readexactly(int(head.rpartition(b"Content-Length: ")[2]))
            calls += 1
            answer = reply(calls)
            if ports is not None:
                ports.append(writer.get_extra_info("peername")[1])
            writer.write(answer)
        writer.close()
        await writer.wait_closed()

    def begin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.append(asyncio.ensure_future(serve(reader, writer)))

    server = await asyncio.start_server(begin, "127.0.0.1", 0)
    address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/bot1:T/sendMessage"
    async with aiohttp.ClientSession() as session:
        yield Wire(session, LIMITS), address
    await asyncio.gather(*tasks)
    server.close()
    await server.wait_closed()


async def _head(reader: asyncio.StreamReader) -> bytes:
    """Return the head of the next request, nothing where the line has ended."""
    try:
        return await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return b""


async def test_one_call_after_the_other_takes_the_same_connection() -> None:
    """Also where the answer comes piece by piece."""
    ports: list[int] = []
    async with answering(lambda call: FINE if call == 1 else PIECEMEAL, ports) as (wire, address):
        assert await wire.call(address, b"{}") == Answer(200, b'{"ok":true}')
        assert await wire.call(address, b'{"chat_id":1}') == Answer(502, b"Bad")
    assert len(ports) == 2
    assert len(set(ports)) == 1


@pytest.mark.parametrize("reply", [b"", b"no HTTP at all\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{"])
async def test_an_answer_that_is_none_is_a_failure_of_the_line_and_the_next_call_is_fine(reply: bytes) -> None:
    """Nobody knows then whether the message arrived."""
    async with answering(lambda call: (reply, FINE)[call - 1]) as (wire, address):
        with pytest.raises(aiohttp.ClientError):
            await wire.call(address, b"{}")
        assert (await wire.call(address, b"{}")).status == 200


async def test_where_nobody_listens_the_failure_says_that_nothing_was_sent() -> None:
    """Such a message is simply sent again."""
    async with answering(lambda _call: FINE) as (_, address):
        pass
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ClientConnectorError):
            await Wire(session, LIMITS).call(address, b"{}")


def certified(folder: Path) -> Path:
    """Write a certificate of this machine's own, with its key, that nobody trusts yet."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "a test")])
    made, day = datetime(2026, 9, 1, tzinfo=UTC), timedelta(days=1)
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(made - 3650 * day).not_valid_after(made + 36500 * day)
    certificate = builder.add_extension(here, critical=False).sign(key, hashes.SHA256())
    encoding, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    path = folder / "certificate.pem"
    path.write_bytes(
        key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain) + certificate.public_bytes(encoding)
    )
    return path


@asynccontextmanager
async def encrypted(certificate: Path) -> AsyncIterator[str]:
    """Answer over TLS, as Telegram does."""

    async def answer(request: web.Request) -> web.Response:
        return web.json_response({"ok": request.secure, "said": await request.text(), "host": request.host})

    service = web.Application()
    service.router.add_post("/bot1:T/sendMessage", answer)
    runner, context = web.AppRunner(service), ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
    yield f"https://127.0.0.1:{runner.addresses[0][1]}/bot1:T/sendMessage"
    await runner.cleanup()


async def test_a_server_with_a_trusted_certificate_is_spoken_to_in_secret(tmp_path: Path) -> None:
    """One call after the other."""
    certificate = certified(tmp_path)
    trusting = ssl.create_default_context(cafile=str(certificate))
    async with (
        encrypted(certificate) as address,
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=trusting)) as session,
    ):
        wire = Wire(session, LIMITS)
        for said in (b'{"chat_id":1}', b"{}"):
            status, body = await wire.call(address, said)
            assert (status, said.decode().replace('"', '\\"') in body.decode()) == (200, True)
            assert b'"ok": true' in body


async def test_nothing_is_said_to_a_server_whose_certificate_nobody_trusts(tmp_path: Path) -> None:
    """The token stands in the address: whoever pretends to be Telegram never reads it."""
    async with encrypted(certified(tmp_path)) as address, aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ClientConnectorCertificateError):
            await Wire(session, LIMITS).call(address, b"{}")
