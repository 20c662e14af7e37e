# Two commands: `make demo` and `make test`. Everything else is for those who change the product.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

.PHONY: demo test test-all faults year lint types lock bench bench-broadcast bench-punctuality bench-emulator pictures clean

demo: $(VENV)/.runtime  ## the playground on http://127.0.0.1:8099/; ARGS="--headless --days 14" for a run without a browser
	$(BIN)/python bot.py demo $(ARGS)

test: $(VENV)/.dev  ## the quick suite: every capability once; ARGS="tests/rooms/prompts -x" for a part of the whole
	$(BIN)/python -m pytest $(or $(ARGS),-n auto -m "not slow")

test-all: $(VENV)/.dev  ## the whole suite: also the same in second languages, and what is only long
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

faults: $(VENV)/.dev  ## every fault in its full size, three side by side (about an hour), or some by name: ARGS=kill, ARGS="--jobs 1"
	PYTHONPATH=src:. $(BIN)/python -m tests.faults $(ARGS)
year: $(VENV)/.dev  ## a year in fast-forward: four groups of 50, outages, upgrades, a restore; judged at the end
	PYTHONPATH=src:. $(BIN)/python -m tests.year

bench: $(VENV)/.dev  ## how fast the bot is, beside bare frameworks; ARGS="--quick side" for a part
	PYTHONPATH=src $(BIN)/python -m benchmarks.bot_bench $(ARGS)

lock: $(VENV)/.dev  ## write the lock files anew after a change of the dependencies
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements.lock pyproject.toml
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group dev -o requirements-dev.lock pyproject.toml

bench-broadcast: $(VENV)/.dev  ## a broadcast to 2,000 groups under trouble, in three models of Telegram's limits
	PYTHONPATH=src:. $(BIN)/python -m benchmarks.broadcast $(ARGS)

bench-punctuality: $(VENV)/.dev  ## 2,000 cards due in the same second, also over a restart
	PYTHONPATH=src:. $(BIN)/python -m benchmarks.punctuality $(ARGS)

bench-emulator: $(VENV)/.dev  ## how fast the stand-in is; ARGS="--runs 1" for a quick look
	$(BIN)/python benchmarks/emulator.py $(ARGS)

pictures: $(VENV)/.dev  ## take the README's pictures again (needs Chromium)
	$(BIN)/python tests/browser/take_pictures.py $(ARGS)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .hypothesis dist

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Staffroom needs Python 3.11 or newer.")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.lock | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

$(VENV)/.dev: requirements-dev.lock | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@ $(VENV)/.runtime
