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
    joint_infection,
    limb_trauma,
    limbs,
    malignancy,
    motherhood,
    neck_trauma,
    organs,
    person,
    roots,
    synovitis,
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
    joint_infection,
    limbs,
    limb_trauma,
    organs,
    thrombosis,
    upper_neck,
    roots,
    inflammatory,
    synovitis,
    bone,
    blood,
    tissue,
    motherhood,
    traction,
    person,
)

RULES: tuple[Rule, ...] = tuple(rule for room in ROOMS for rule in room.RULES)
