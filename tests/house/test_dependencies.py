"""Dependencies: each explains itself, each is locked by hash, and no lock names a place to download from."""

import json
import re
import tomllib

import pytest

from tests.house.source import ROOT

PROJECT = (ROOT / "pyproject.toml").read_text()
LOCKS = ("base", "dev", "tools")


def lock(which: str) -> str:
    return (ROOT / "requirements" / f"{which}.txt").read_text()


def locked(which: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9][a-z0-9._-]*)==", lock(which), re.MULTILINE))


def bare(requirement: str) -> str:
    """`django-allauth[mfa]~=65.21` → `django-allauth`."""
    return re.split(r"[\[~=<>!; ]", requirement, maxsplit=1)[0].lower()


def test_every_dependency_says_what_it_is_for() -> None:
    lines = re.findall(r'^    "[a-z].*?[~=<>]=.*$', PROJECT, re.MULTILINE)
    assert len(lines) > 20
    assert [line for line in lines if not re.search(r'",\s*# \w\w+', line)] == []


@pytest.mark.parametrize("which", LOCKS)
def test_every_locked_file_carries_its_hash(which: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", lock(which))[1:]
    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("which", LOCKS)
def test_no_lock_names_a_place_to_download_from(which: str) -> None:
    assert "://" not in lock(which)
    assert "--index-url" not in lock(which)


def test_the_npm_lock_carries_hashes_and_no_addresses() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    entries = {name: entry for name, entry in packages.items() if name}
    assert [name for name, entry in entries.items() if "resolved" in entry] == []
    assert [name for name, entry in entries.items() if "integrity" not in entry] == []


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads(PROJECT)
    wanted = {bare(line) for line in project["project"]["dependencies"]}
    wanted_for_work = {bare(line) for line in project["dependency-groups"]["dev"]}
    assert wanted <= locked("base")
    assert wanted | wanted_for_work <= locked("dev")


def test_the_demo_runs_on_the_versions_that_were_tested() -> None:
    base = dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", lock("base"), re.MULTILINE))
    dev = dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", lock("dev"), re.MULTILINE))
    assert {name: dev.get(name) for name in base} == base
