"""What is installed is what was looked at: pinned, with hashes, and as pyproject.toml asks for it."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tests.conftest import ROOT

PIN = re.compile(r"^([A-Za-z0-9_.-]+)==(\S+?)(?: ;[^\\\n]*)?(?: \\)?\n((?:    .*\n)*)", re.MULTILINE)
DIRECTLY = re.compile(r"(?:# via|#  ) +staffroom \(pyproject.toml(?::dev)?\)")


def wanted(*, dev: bool) -> list[Requirement]:
    """Return what pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked: Sequence[str] = project["project"]["dependencies"] + (project["dependency-groups"]["dev"] if dev else [])
    return [Requirement(one) for one in asked]


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_pins_with_hashes_exactly_what_is_asked_for(name: str) -> None:
    """Each package to one version, by the hash of every file; whoever changes pyproject.toml writes the locks anew."""
    text = (ROOT / name).read_text("utf-8")
    found = [(canonicalize_name(one[1]), one[2], one[3]) for one in PIN.finditer(text)]
    assert len(found) == len(re.findall(r"^\S+==", text, re.MULTILINE)) >= 30
    assert [package for package, _, beside in found if "--hash=sha256:" not in beside] == []
    pins = {package: version for package, version, _ in found}
    asked = wanted(dev="dev" in name)
    assert {one.name: pins.get(canonicalize_name(one.name)) for one in asked if not _fits(one, pins)} == {}
    direct = {package for package, _, beside in found if DIRECTLY.search(beside)}
    assert direct == {canonicalize_name(one.name) for one in asked}


def _fits(one: Requirement, pins: Mapping[Any, str]) -> bool:
    version = pins.get(canonicalize_name(one.name))
    return version is not None and one.specifier.contains(version, prereleases=True)


@pytest.mark.parametrize("file", ["Makefile", ".ci/run"])
def test_nothing_is_installed_out_of_a_lock_file_without_its_hashes(file: str) -> None:
    """Neither on a developer's machine nor where everything is tried."""
    lines = (ROOT / file).read_text("utf-8").splitlines()
    installs = [line for line in lines if "pip install" in line and ".lock" in line]
    assert installs
    assert all("--require-hashes" in line for line in installs)
