"""Wear of the spine named in free text is read as what imaging shows."""

import pytest

from synovia.domain.screening.reading import read
from synovia.domain.terms.findings.conditions import IMAGING
from synovia.domain.terms.named_imaging import NAMES
from synovia.domain.terms.reading import read_findings
from synovia.knowledge.library import rulebook


def shown(**facts: object) -> object:
    return read(read_findings({"region": "low_back", **facts}), rulebook()).facts.get("imaging_findings")


@pytest.mark.parametrize(
    ("text", "finding"), [(name, shows) for shows, names in NAMES.items() for name in names]
)
def test_every_name_is_read(text: str, finding: str) -> None:
    assert shown(other_conditions=[f"{text.title()} (2019)"]) == {finding}


def test_names_stand_for_what_imaging_can_show() -> None:
    assert set(NAMES) <= set(IMAGING.choices)


def test_stated_imaging_is_kept_and_added_to() -> None:
    assert shown(imaging_findings=["facet_degeneration"], other_conditions=["spondylosis"]) == {
        "facet_degeneration",
        "spondylosis",
    }


@pytest.mark.parametrize("text", ["no spondylosis", "asthma", "father had a slipped disc"])
def test_a_denial_or_another_disease_says_nothing(text: str) -> None:
    assert shown(other_conditions=[text]) is None
