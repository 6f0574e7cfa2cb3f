"""Medicines by class: which names belong to it, and what taking one raises."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from synovia.domain.terms.evidence import Standing


@dataclass(frozen=True, slots=True)
class DrugClass:
    """A class of medicine with the generic and brand names that are recognized."""

    key: str
    names: tuple[str, ...]
    source: str
    standing: Standing
    checked_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Recognized:
    """What was recognized in a list of medicines, and which names nobody knew."""

    classes: frozenset[str]
    unknown: tuple[str, ...]


DENIALS = frozenset(
    {
        *(
            "no",
            "not",
            "never",
            "denies",
            "without",
            "stopped",
            "discontinued",
            "ceased",
            "former",
            "formerly",
        ),
        *(
            "allergy",
            "allergic",
            "intolerant",
            "intolerance",
            "refused",
            "declined",
            "mother",
            "father",
            "wife",
        ),
        *("husband", "son", "daughter", "family", "planned"),
    }
)
"""A text with one of these words is listed as not recognized: what is said of the medicine must be asked."""


def recognize(medicines: Iterable[str], known: Iterable[DrugClass]) -> Recognized:
    """The classes named in free texts such as "warfarin 5 mg"; a text with no known name is listed."""
    classes: set[str] = set()
    unknown: list[str] = []
    drug_classes = tuple(known)
    for medicine in medicines:
        found = _classes_in(medicine, drug_classes)
        classes |= found
        if not found:
            unknown.append(medicine)
    return Recognized(frozenset(classes), tuple(unknown))


def _classes_in(medicine: str, known: tuple[DrugClass, ...]) -> frozenset[str]:
    text = f" {_spaced(medicine)} "
    if "?" in medicine or not DENIALS.isdisjoint(text.split()):
        return frozenset()
    return frozenset(
        drugs.key for drugs in known if any(f" {_spaced(name)} " in text for name in drugs.names)
    )


def _spaced(text: str) -> str:
    """Lower case letters and digits with single spaces between the words."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.lower()).split())
