"""A canary's name, words, address, phone, group, the bot's token and the key through fifty mishaps: told to nobody."""

import logging
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.canary import TOKEN
from tests.conftest import KEY
from tests.ops.mishaps import BIRD, MISHAPS, Scene
from tests.ops.mishaps_inside import a_handler
from tests.ops.mishaps_outside import a_command_that_breaks
from tests.ops.support import Call, Installation

from staffroom.kernel import harmless
from staffroom.ops import logs
from staffroom.ops.support import scrub

SECRET = (TOKEN, TOKEN.partition(":")[2], KEY.hex(), *BIRD.signs, BIRD.phone, BIRD.title, str(BIRD.account))
WHERE = (a_handler, a_command_that_breaks)
"""Of each file one: importing it puts all of its mishaps on the list."""
Told = Callable[[str], str]
"""Lets a mishap happen and returns all that is told of it: logs in both forms, the terminal, what others see."""


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put back afterwards what the logs change in this process."""
    root, ours = logging.getLogger(), logging.getLogger(logs.OURS)
    named = [logging.getLogger(name) for name in (*logs._NOISY, logs.OURS)]  # noqa: SLF001
    before, levels = root.handlers[:], {logger: logger.level for logger in (root, ours, *named)}
    root.handlers = []
    for module, name in ((threading, "excepthook"), (sys, "unraisablehook"), (warnings, "formatwarning")):
        monkeypatch.setattr(module, name, getattr(module, name))
    monkeypatch.setattr(logging, "lastResort", logging.StreamHandler())
    monkeypatch.setattr(logging, "raiseExceptions", False)  # a thread may still speak when the test is over
    with warnings.catch_warnings():
        logging.captureWarnings(capture=False)
        warnings.simplefilter("always", UserWarning)
        yield
        logging.captureWarnings(capture=False)
    for handler in root.handlers[:]:
        handler.close()
    root.handlers = before
    for logger, level in levels.items():
        logger.setLevel(level)


@pytest.fixture
def told(
    stage: None,  # noqa: ARG001
    tmp_path: Path,
    place: Installation,
    call: Call,
    capsys: pytest.CaptureFixture[str],
) -> Told:
    """Set the logs up as the running bot does, once as JSON, once in words."""
    file = tmp_path / "log.jsonl"
    place.environment["BOT_TOKEN"] = TOKEN

    def command(*arguments: str) -> str:
        done = call(*arguments)
        return done.stdout + done.stderr

    def work(name: str) -> str:
        logs.hush()
        logs.set_up([TOKEN, KEY.hex()], style="json", file=file)
        logging.getLogger().handlers[0].setFormatter(logging.Formatter(logs.PLAIN))
        seen = MISHAPS[name](Scene(tmp_path, place, command))
        out = capsys.readouterr()
        return f"{seen or ''}\n{out.out}\n{out.err}\n{file.read_text('utf-8')}"

    return work


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every redaction away, as if it had never been written."""
    monkeypatch.setattr(harmless, "words", lambda error: f"{type(error).__name__}: {error}")
    monkeypatch.setattr(harmless, "told", lambda error: "".join(traceback.format_exception(error)))
    monkeypatch.setattr(harmless, "clean", lambda text: text)
    monkeypatch.setattr(logs.Redact, "clean", lambda _self, text: text)
    monkeypatch.setattr(scrub.Scrub, "text", lambda _self, text: text)
    monkeypatch.setattr(logs, "_said", _whole)
    monkeypatch.setattr(logs, "hush", lambda: None)
    monkeypatch.setattr(threading, "excepthook", threading.__excepthook__)
    monkeypatch.setattr(sys, "unraisablehook", sys.__unraisablehook__)
    set_up = logs.set_up

    def loudly(secrets: Iterable[str], **more: Any) -> None:  # noqa: ANN401  as the logs' own
        set_up(secrets, **more)
        for logger in ("", logs.OURS, *logs._NOISY):  # noqa: SLF001
            logging.getLogger(logger).setLevel(logging.DEBUG)

    monkeypatch.setattr(logs, "set_up", loudly)


def _whole(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except TypeError:
        return f"{record.msg} {record.args}"


def found(told: str) -> list[str]:
    """Return what of the canary and the secrets is in what was told."""
    return [sign for sign in SECRET if sign in told]


def test_there_are_fifty_of_them() -> None:
    """As many as were promised, and none twice."""
    assert len(MISHAPS) >= 50
    assert {work.__name__ for work in WHERE} <= set(MISHAPS)


@pytest.mark.parametrize("name", MISHAPS)
def test_nothing_of_anybody_is_told(told: Told, name: str) -> None:
    """That it happened is told; who it concerns, what they wrote and every secret is not."""
    said = told(name)
    assert found(said) == [], said


@pytest.mark.parametrize("name", MISHAPS)
@pytest.mark.usefixtures("bare")
def test_each_would_tell_something_without_the_redaction(told: Told, name: str) -> None:
    """Else it proves nothing."""
    assert found(told(name))
