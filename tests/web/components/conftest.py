"""A browser on pages rendered here, without a server: the built assets and the real security policy, nothing else."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from synovia.project.node import node
from tests.web.components.scene import Scene

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the browser gets, built from the sources as they stand."""
    folder = tmp_path_factory.mktemp("assets")
    subprocess.run([str(node()), "scripts/build.mjs", str(folder)], cwd=ROOT, check=True)
    return folder


@pytest.fixture
def scene(page: Page, assets: Path) -> Iterator[Scene]:
    """Fails at the end when the page complained: a script error, or something the security policy refused."""
    scene = Scene(page, assets)
    yield scene
    assert scene.complaints == []
