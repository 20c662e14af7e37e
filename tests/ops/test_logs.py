"""Logs without secrets."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.canary import TOKEN

from staffroom.kernel import harmless
from staffroom.ops import logs

KEY = "c0ffee" * 10 + "c0ff"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """Name a log file with the house's set-up, put back as it was afterwards."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.handlers = []
    yield tmp_path / "logs" / "staffroom.log"
    logging.captureWarnings(capture=False)
    for handler in root.handlers[:]:
        root.removeHandler(handler)
        handler.close()
    root.handlers, root.level = before, level


def _raise() -> None:
    try:
        raise ConnectionError(f"cannot connect to https://api.telegram.org/bot{TOKEN}/getMe")  # noqa: TRY301  a chain of two
    except ConnectionError as error:
        raise RuntimeError(f"PRAGMA key = x'{KEY}'") from error


@pytest.mark.parametrize("style", ["text", "json"])
def test_no_secret_reaches_a_log(file: Path, capsys: pytest.CaptureFixture[str], style: str) -> None:
    """Neither in messages nor in arguments, exceptions, their causes, stacks, addresses or parts."""
    logs.set_up([TOKEN, KEY, ""], style="json" if style == "json" else "text", file=file)
    log = logging.getLogger("staffroom.deep")
    log.info("token %s", TOKEN)
    log.info("address /bot%s/getMe", TOKEN.replace(":", "%3A"))
    log.info("half of it %s", TOKEN.partition(":")[2])
    log.warning("key %s", KEY.upper(), stack_info=True)
    log.info("another bot's: 1234567:ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHI")
    log.info("wrong %d placeholder", TOKEN)
    try:
        _raise()
    except RuntimeError:
        log.exception("it broke with %s", TOKEN)
    written = file.read_text("utf-8")
    for told in (written, capsys.readouterr().err):
        assert "canary" not in told.lower()
        assert "c0ffee" not in told.lower()
        assert "ABCDEFGHIJ" not in told
        assert "ConnectionError" in told
        assert "RuntimeError" in told
        assert harmless.HIDDEN in told
    if style == "json":
        lines = [json.loads(line) for line in written.splitlines()]
        assert lines[-1]["level"] == "error"
        assert "Traceback" in lines[-1]["exception"]


def test_a_crash_is_kept_without_secrets(tmp_path: Path) -> None:
    """The file may be sent to somebody."""
    try:
        _raise()
    except RuntimeError as error:
        logs.keep_crash(tmp_path / "crash.log", error, [TOKEN, KEY], "2026-09-06T09:00:00Z")
    told = (tmp_path / "crash.log").read_text("utf-8")
    assert "RuntimeError" in told
    assert "canary" not in told.lower()
    assert "c0ffee" not in told
