"""The patients of the worked cases (tests/spec/cases), as findings, with changes on top."""

import json
from pathlib import Path
from typing import Any

from synovia.domain.terms.reading import Findings, read_case

CASES = Path(__file__).parent / "spec" / "cases"


def worked(name: str, **changes: Any) -> Findings:
    """The patient of that case with these findings changed; None takes one away."""
    case = json.loads((CASES / f"{name}.json").read_text("utf-8"))["case"]
    found = case["findings"] | changes
    case["findings"] = {name: value for name, value in found.items() if value is not None}
    return read_case(case)
