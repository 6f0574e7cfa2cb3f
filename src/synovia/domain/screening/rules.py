"""All rules of the screening, the most serious rooms first."""

from synovia.domain.rules import Rule
from synovia.domain.screening import (
    arteries,
    blood,
    bone,
    cauda_equina,
    cord,
    fracture,
    infection,
    inflammatory,
    malignancy,
    motherhood,
    neck_trauma,
    organs,
    person,
    roots,
    thrombosis,
    tissue,
    traction,
    upper_neck,
)

ROOMS = (
    cauda_equina,
    arteries,
    cord,
    fracture,
    neck_trauma,
    malignancy,
    infection,
    organs,
    thrombosis,
    upper_neck,
    roots,
    inflammatory,
    bone,
    blood,
    tissue,
    motherhood,
    traction,
    person,
)

RULES: tuple[Rule, ...] = tuple(rule for room in ROOMS for rule in room.RULES)
