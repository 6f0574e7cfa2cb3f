"""`load_demo()`: the demo clinic as `synovia demo` opens it."""

from synovia.demo.settle import DemoClinic, settle


def load_demo() -> DemoClinic:
    """Set the stage and play every patient's story up to today."""
    return settle()
