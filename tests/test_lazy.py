"""The quick import of aiogram: it is used, and every model can still be built."""

import subprocess
import sys
from pathlib import Path

import aiogram.types
import pytest
from pydantic import BaseModel

from staffroom.telegram import lazy

SOURCE = Path(__file__).parent.parent / "src"

BUILD_ALL = """
import staffroom.outbox, aiogram.methods, aiogram.types
unbuilt = sum(not getattr(thing, "__pydantic_complete__", True) for thing in vars(aiogram.types).values())
aiogram.types.Message.model_rebuild()  # whatever holds a message takes over the built model
for module in (aiogram.types, aiogram.methods):
    for thing in list(vars(module).values()):
        if isinstance(thing, type) and hasattr(thing, "model_rebuild"):
            thing.model_rebuild()
            assert thing.__pydantic_complete__, thing
print(unbuilt)
"""

UNKNOWN = """
import sys
from importlib import metadata
metadata.version = lambda name: "9.9"
from pydantic import BaseModel
before = dict(vars(BaseModel)), dict(BaseModel.model_config)
from staffroom.telegram import lazy
untouched = before == (dict(vars(BaseModel)), dict(BaseModel.model_config))
print(lazy.prepare(), "aiogram.types" in sys.modules, untouched)
"""


def run(code: str) -> str:
    """Run code in a process of its own and return what it printed."""
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env={"PYTHONPATH": str(SOURCE)}
    )
    return done.stdout.strip()


@pytest.mark.slow
def test_models_are_left_unbuilt_at_first_and_every_one_of_them_can_be_built() -> None:
    """The start builds a few hundred models fewer, and none is broken by it."""
    assert int(run(BUILD_ALL)) > 100


def test_whatever_came_first_the_plain_import_is_a_fallback() -> None:
    """Where aiogram is another version, or was imported before us, nothing is touched."""
    assert run(UNKNOWN) == "False False True"
    before = set(sys.modules), dict(BaseModel.model_config)
    assert aiogram.types.__name__ in sys.modules
    assert not lazy.prepare()
    assert before == (set(sys.modules), dict(BaseModel.model_config))


def test_every_part_that_speaks_aiogram_imports_it_quickly_and_the_settings_never_do() -> None:
    """What the command line does without Telegram does not wait for it."""
    speakers = [path for path in SOURCE.glob("staffroom/**/*.py") if _imports_aiogram(path)]
    speakers = [path for path in speakers if path.parent.name not in ("telegram", "staffroom")]
    assert len({path.parent for path in speakers}) > 8
    assert [path for path in speakers if not (_is_quick(path.parent / "__init__.py") or _is_quick(path))] == []
    assert run("import sys, staffroom.config, staffroom.ops.lock; print('aiogram' in sys.modules)") == "False"


def _is_quick(path: Path) -> bool:
    return "import staffroom.telegram  # noqa: F401  first of all" in path.read_text("utf-8")


def _imports_aiogram(path: Path) -> bool:
    return any(line.startswith(("from aiogram", "import aiogram")) for line in path.read_text("utf-8").splitlines())


def test_a_start_reads_neither_grammars_of_dates_nor_a_server_nor_a_scheduler_before_it_listens() -> None:
    """What the first answer, the first tick or a page for monitoring needs is read when it is needed."""
    later = "'babel', 'fluent.runtime', 'apscheduler', 'aiohttp.web'"
    assert run(f"import sys, staffroom.app; print([name for name in ({later}) if name in sys.modules])") == "[]"


def test_the_collector_looks_at_nothing_that_a_start_reads() -> None:
    """It rests meanwhile, works again afterwards, and what was read is out of its sight."""
    code = (
        "import gc; from staffroom.kernel import collector\n"
        "runs = []\ngc.callbacks.append(lambda phase, info: runs.append(phase))\n"
        "with collector.spares(): import staffroom.app\n"
        "print(len(runs), gc.isenabled(), gc.get_freeze_count() > 100_000, gc.get_count()[0] < 1000)"
    )
    assert run(code) == "0 True True True"


def test_what_a_start_left_behind_is_found_once_it_is_over() -> None:
    """Two values that only hold each other; what stands is out of the collector's sight again."""
    code = (
        "import gc, weakref; from staffroom.kernel import collector\n"
        "class Value: pass\n"
        "with collector.spares():\n"
        "    one, other = Value(), Value(); one.held, other.held = other, one\n"
        "    left = weakref.ref(one); del one, other\n"
        "gc.collect(); hidden = left() is not None\n"
        "collector.look_at_all()\n"
        "print(hidden, left(), gc.get_freeze_count() > 1000)"
    )
    assert run(code) == "True None True"
