"""The condition-technique matrix: a row per condition, a column per technique class."""

import json
from pathlib import Path
from typing import Any

import pytest

from synovia.domain.strategy.proposal import Precaution, Proposal
from synovia.domain.strategy.propose import propose
from synovia.domain.terms.finding import Kind
from synovia.domain.terms.places import Place, places_of
from synovia.domain.terms.reading import read_case
from synovia.domain.terms.techniques import TechniqueClass
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.knowledge.library import rulebook
from tests.spec.tables import value_in

HERE = Path(__file__).parent
HOME = {
    TechniqueClass.THR_C: Place.CERVICAL,
    TechniqueClass.THR_T: Place.THORACIC,
    TechniqueClass.THR_L: Place.LUMBAR,
    TechniqueClass.THR_SI: Place.PELVIS,
}
PLAIN = {"neck": "EX-08", "low_back": "EX-03", "shoulder": "SAFE-01", "hip": "SAFE-02", "knee": "SAFE-03"}
"""The cases that are a plain yes: the patients to whom a condition is added."""


def _rows() -> list[list[str]]:
    lines = (HERE / "screening" / "matrix.md").read_text("utf-8").splitlines()
    table = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [table[0], *table[2:]]


HEAD, *ROWS = _rows()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_condition_withholds_what_its_row_says(row: list[str]) -> None:
    proposal = _proposal(row)

    cells = dict(zip(HEAD[3:], row[3:], strict=True))
    given = {name: _cell(TechniqueClass(name), proposal) for name in cells}

    assert given == cells


def _proposal(row: list[str]) -> Proposal:
    case = json.loads((HERE / "cases" / f"{PLAIN[row[1]]}.json").read_text("utf-8"))["case"]
    case["findings"] |= {"previous_adverse_reaction": [], "spinal_surgery": [], "medications": []}
    for given in row[2].split("; ") if row[2] != "none" else ():
        name, _, cell = given.partition("=")
        where = case["patient"] if name in ("age", "sex") else case["findings"]
        where[name] = _raw(name, cell)
    return propose(read_case(case), rulebook())


def _raw(name: str, cell: str) -> Any:
    if VOCABULARY[name].kind is Kind.NAMES:
        return [cell]
    value = value_in(VOCABULARY[name], cell)
    return sorted(value) if isinstance(value, frozenset) else value


def _cell(technique_class: TechniqueClass, proposal: Proposal) -> str:
    """What the proposal does with the class, in the letters of the matrix."""
    places = (HOME[technique_class],) if technique_class in HOME else places_of(proposal.region)
    blocks = [one for one in proposal.blocked if one.technique_class is technique_class]
    here = [one for one in blocks if any(one.place.covers(place) for place in places)]
    if here:
        widest = max(here, key=lambda one: one.place.reach)
        return "X" if widest.place is Place.EVERYWHERE else {"region": "Xr", "local": "Xl"}[widest.scope]
    return "P" if any(_limits(one, technique_class, places) for one in proposal.precautions) else "ok"


def _limits(caution: Precaution, technique_class: TechniqueClass, places: tuple[Place, ...]) -> bool:
    """Whether a precaution concerns the class here; the zones never pressed deep are there for everybody."""
    reached = any(caution.place.covers(place) for place in places)
    return reached and technique_class in caution.classes and "zones" not in caution.rule
