"""What starts the bot for good agrees with the bot: exit codes, folders, the port for monitoring."""

import re
from configparser import ConfigParser
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml

from staffroom import data_files
from staffroom.config import HOME, Config
from staffroom.kernel.refusal import BROKEN, CONFIGURATION
from staffroom.ops.lock import ALREADY_RUNS
from staffroom.ops.watching import guard

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
DOCS = ROOT / "docs" / "operator"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text("utf-8")


class Unit(ConfigParser):
    """Names of a unit are told apart by their capitals."""

    def optionxform(self, optionstr: str) -> str:  # noqa: D102
        return optionstr


@pytest.fixture(scope="module")
def unit() -> ConfigParser:
    """Read the service of systemd."""
    read = Unit(interpolation=None)
    read.read_string((DEPLOY / "staffroom.service").read_text("utf-8"))
    return read


@pytest.fixture(scope="module")
def container() -> dict[str, Any]:
    """Read what compose is told of the bot's container."""
    service: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]["staffroom"]
    return service


def _placed(home: str) -> Config:
    """Return the settings as they come, in an installation's folder that need not be there."""
    return Config.load(data_files.example_config(), {HOME: home})


def test_systemd_starts_anew_what_a_start_can_mend_and_nothing_else(unit: ConfigParser) -> None:
    """A part that stood still: yes. Settings, key, token, a second bot: no."""
    service = unit["Service"]
    prevented = {int(code) for code in service["RestartPreventExitStatus"].split()}
    assert (service["Restart"], prevented) == ("on-failure", {CONFIGURATION, ALREADY_RUNS})
    assert BROKEN not in prevented


def test_the_guard_has_said_its_last_words_before_systemd_ends_the_bot(unit: ConfigParser) -> None:
    """Where only the loop stands still, the log says where it stood."""
    service = unit["Service"]
    assert (service["Type"], service["NotifyAccess"]) == ("notify", "main")
    assert int(service["WatchdogSec"]) > guard.LIMIT + guard.STEP + guard.PATIENCE


def test_systemd_lets_the_bot_write_where_it_writes(unit: ConfigParser) -> None:
    """Below its state folder, of which the home of its account is the top; the program's own folder is read only."""
    service = unit["Service"]
    home = service["Environment"].removeprefix(f"{HOME}=")
    state = [f"/var/lib/{name}" for name in service["StateDirectory"].split()]
    config = _placed(home)
    assert home in state
    assert all(place.is_relative_to(home) for place in (config.database, config.backups, config.log_file))
    assert config.settings.database.key_file.startswith("~/")
    assert f"--home-dir {state[0]} " in (DOCS / "install-linux.md").read_text("utf-8")
    assert service["ProtectSystem"] == "strict"


def test_the_commands_run_as_the_service_does(unit: ConfigParser) -> None:
    """By the same account, in the same folder, with the same program; else they would not find key and data."""
    script, service = (DEPLOY / "staffroom").read_text("utf-8"), unit["Service"]
    assert f"school={service['WorkingDirectory']}\n" in script
    assert service["Environment"] == f"{HOME}={service['WorkingDirectory']}"
    assert f"-u {service['User']} " in script
    assert service["ExecStart"].removesuffix(" run") in script


def test_the_container_writes_into_its_volumes_only(container: dict[str, Any]) -> None:
    """All else is read only, and nobody in it is root; the key does not lie with the data."""
    targets = [volume.partition(":")[2] for volume in container["volumes"]]
    home = container["environment"][HOME]
    config = _placed(home)
    assert container["read_only"]
    assert home in targets
    assert all(place.is_relative_to(home) for place in (config.database, config.backups, config.log_file))
    account = re.search(r"--home-dir (\S+)", DOCKERFILE)
    assert account is not None
    key = PurePosixPath(config.settings.database.key_file.replace("~", account[1], 1))
    assert str(key.parent) in targets
    assert not key.is_relative_to(home)
    assert all(target in DOCKERFILE for target in targets)


def test_nobody_in_the_container_is_root(container: dict[str, Any]) -> None:
    """The image says so, and compose once more."""
    assert container["user"] == "10001:10001"
    assert "--uid 10001 " in DOCKERFILE
    assert f"USER {container['user']}" in DOCKERFILE
    assert container["cap_drop"] == ["ALL"]


def test_the_base_image_is_pinned_to_a_version() -> None:
    """Of the Python that the program is made for."""
    assert re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE) == ["python:3.11.14-slim-bookworm"]


def test_the_container_is_asked_at_the_port_that_its_page_tells_to_set(container: dict[str, Any]) -> None:
    """Without that setting there is no page, and Docker would call a healthy bot unhealthy."""
    asked = re.search(r"http://127\.0\.0\.1:(\d+)/healthz", str(container["healthcheck"]["test"]))
    told = re.search(r"^health:\n  port: (\d+)$", (DOCS / "install-docker.md").read_text("utf-8"), re.MULTILINE)
    assert asked is not None
    assert told is not None
    assert asked[1] == told[1]


def test_what_goes_into_the_image_is_there() -> None:
    """And a school's own settings, data and secrets do not go into it."""
    copied = [name for line in re.findall(r"^COPY (.+) \S+$", DOCKERFILE, re.MULTILINE) for name in line.split()]
    let_in = re.findall(r"^!(\S+)$", (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8"), re.MULTILINE)
    assert sorted(copied) == sorted(let_in)
    assert all((ROOT / name).exists() for name in copied)
    assert not {"config.yaml", ".env", "data", "backups", "."} & set(copied)


def test_the_image_has_the_version_of_the_program(container: dict[str, Any]) -> None:
    """An upgrade that forgets it would start the older image; what says the version to the bot is in it, too."""
    assert "pyproject.toml" in DOCKERFILE
    version = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert version is not None
    assert container["image"] == f"staffroom:{version[1]}"
