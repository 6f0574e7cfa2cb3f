"""The browser's files: built by esbuild from web/assets into web/static/build, again only when stale.

Stale is decided by content, not by file times, which a git checkout does not keep.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from synovia.project.folders import checkout
from synovia.project.node import node
from synovia.project.problem import Problem

STAMP = ".built-from"
MODELS_SCRIPT = Path(__file__).with_name("landmark_models.py")


class AssetProblem(Problem):
    """The browser's files could not be built."""


def source_folder(root: Path) -> Path:
    return root / "src/synovia/web/assets"


def built_folder(root: Path) -> Path:
    return root / "src/synovia/web/static/build"


def fingerprint(root: Path) -> str:
    """A hash of all that the build reads: our sources, the build script, the locked packages."""
    digest = hashlib.sha256()
    sources = sorted(path for path in source_folder(root).rglob("*") if path.is_file())
    for path in (root / "package-lock.json", root / "scripts/build.mjs", *sources):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root)} {len(content)}\n".encode() + content)
    digest.update(MODELS_SCRIPT.read_bytes())
    return digest.hexdigest()


def is_stale(root: Path) -> bool:
    stamp = built_folder(root) / STAMP
    return not stamp.exists() or stamp.read_text() != fingerprint(root)


def build(root: Path) -> None:
    """Build beside the old files and then swap, so that a running server never misses one."""
    target = built_folder(root)
    target.parent.mkdir(parents=True, exist_ok=True)
    before = fingerprint(root)
    fresh = Path(tempfile.mkdtemp(dir=target.parent, prefix="build-"))
    try:
        done = subprocess.run(
            [str(node()), str(root / "scripts/build.mjs"), str(fresh)],
            capture_output=True,
            text=True,
            check=False,
            cwd=root,
        )
        if done.returncode != 0:
            raise AssetProblem(done.stderr.strip() or "esbuild failed without a word")
        build_models(root / "node_modules", fresh)
        fresh.chmod(0o755)
        (fresh / STAMP).write_text(before)
        shutil.rmtree(target, ignore_errors=True)
        fresh.rename(target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def build_models(packages: Path, target: Path) -> None:
    """The camera's models; what they are made with is loaded for a build alone."""
    from synovia.project import landmark_models

    landmark_models.build_models(packages, target)


def main(arguments: list[str]) -> int:
    root = checkout()
    if "--always" not in arguments and not is_stale(root):
        return 0
    if os.environ.get("SYNOVIA_QUIET") != "1":
        print("Building the browser's files …", file=sys.stderr)
    try:
        build(root)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
