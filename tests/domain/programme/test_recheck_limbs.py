"""The re-check of every session for a limb complaint: a yes is never carried on as a plain yes."""

import json
from pathlib import Path
from typing import Any

import pytest

from synovia.demo.findings import KEIKO
from synovia.domain.programme.recheck import KEYS, findings_today
from synovia.domain.strategy.proposal import Proposal
from synovia.domain.strategy.propose import propose
from synovia.domain.terms.evidence import Candidacy
from synovia.domain.terms.places import Place, Region, places_of
from synovia.domain.terms.reading import read_findings
from synovia.knowledge.library import rulebook

CASES = Path(__file__).parents[2] / "spec" / "cases"
PLAIN = {"shoulder": "SAFE-01", "knee": "SAFE-03", "ankle_foot": "SAFE-06", "thoracic": "SAFE-07"}
SERIOUS = {
    "swollen_limb": Candidacy.NO_REFER_URGENT,
    "hot_joint": Candidacy.NO_REFER_URGENT,
    "new_neuro": Candidacy.EMERGENCY,
    "bladder_bowel_saddle": Candidacy.NO_REFER_URGENT,
    "fever": Candidacy.DIFFERENT_CARE_FIRST,
    "weight_loss": Candidacy.DIFFERENT_CARE_FIRST,
}
GRAVEST_FIRST = tuple(Candidacy)


def plain(region: str) -> dict[str, Any]:
    """A plain woman of 30 with a complaint of this region; in many places, the demo's Keiko."""
    if region == "widespread":
        return {"region": region, "age": 44, "sex": "female", **KEIKO}
    case = json.loads((CASES / f"{PLAIN[region]}.json").read_text("utf-8"))["case"]
    told = {"region": region, "age": 30, "sex": "female", **case["findings"]}
    return told | {"trauma_rule_asks_for_image": False}


def today(found: dict[str, Any], answered_yes: str | None) -> Proposal:
    """What the engine says with one question of the re-check answered yes and the others no."""
    answers = {key: key == answered_yes for key in KEYS}
    return propose(read_findings(findings_today(found, answers)), rulebook())


def screened_today(region: str, answered_yes: str | None) -> Candidacy:
    """The candidacy of the plain patient with that answer."""
    return today(plain(region), answered_yes).candidacy


def withheld_today(found: dict[str, Any], answered_yes: str | None) -> set[str]:
    """The classes withheld at the region complained of."""
    places = places_of(Region(found["region"]))
    blocked = today(found, answered_yes).blocked
    return {
        str(one.technique_class)
        for one in blocked
        if one.place is Place.COMPLAINT or any(one.place.covers(place) for place in places)
    }


@pytest.mark.parametrize("region", PLAIN)
def test_no_to_everything_changes_nothing(region: str) -> None:
    assert screened_today(region, None) is Candidacy.YES


@pytest.mark.parametrize("region", PLAIN)
@pytest.mark.parametrize("key", KEYS)
def test_a_yes_to_any_question_takes_the_plain_yes_away(region: str, key: str) -> None:
    candidacy = screened_today(region, key)

    assert candidacy is not Candidacy.YES
    if key in SERIOUS:
        assert GRAVEST_FIRST.index(candidacy) <= GRAVEST_FIRST.index(SERIOUS[key])


SPINAL = {"THR.C", "THR.T", "THR.L", "THR.SI"}
HANDS = {"THR.P", "M34", "M12", "MWM", "TRX", "STM", "DTM", "DTF", "STR", "NEU"}
WITHHOLDS = {
    "new_neuro": SPINAL | HANDS | {"EXR", "PST"},
    "trauma": {"THR.P", "M34", "DTF", "STR"},
    "fever": SPINAL | {"THR.P", "STM", "DTM", "DTF", "EXR"},
    "swollen_limb": SPINAL | HANDS,
    "hot_joint": SPINAL | HANDS,
    "weight_loss": SPINAL,
    "bladder_bowel_saddle": SPINAL | HANDS,
    "new_medicine": {"THR.C", "DTM", "DTF"},
    "pregnancy": {"THR.L", "THR.SI"},
    "worse_after_last": SPINAL,
}
"""Safety.md 0.3, 1.7, 1.8, 3, 4 and the rows of its matrix: what a yes withholds at least, in any of these regions."""


def test_every_question_has_its_row() -> None:
    assert set(WITHHOLDS) == set(KEYS)


@pytest.mark.parametrize("region", ["shoulder", "knee", "widespread"])
@pytest.mark.parametrize("key", KEYS)
def test_what_each_yes_withholds(region: str, key: str) -> None:
    assert withheld_today(plain(region), key) >= WITHHOLDS[key]


@pytest.mark.parametrize("region", ["shoulder", "knee"])
@pytest.mark.parametrize("key", [key for key in KEYS if not WITHHOLDS[key] <= SPINAL])
def test_none_of_it_is_withheld_without_the_yes(region: str, key: str) -> None:
    assert withheld_today(plain(region), None) == SPINAL  # whoever asks about the neck opens these
    assert withheld_today(plain(region), key) > SPINAL or key == "pregnancy"


def test_a_new_twist_is_not_as_old_as_the_sprain_under_treatment() -> None:
    sprained = plain("ankle_foot") | {"onset": "trauma", "duration_days": 20, "days_since_injury": 20}
    forced = {"THR.P", "M34", "DTF", "STR"}

    assert not withheld_today(sprained, None) & forced
    assert withheld_today(sprained, "trauma") >= forced


def test_a_joint_newly_hot_is_not_the_flare_of_last_month() -> None:
    flaring = plain("knee") | {"inflammatory_arthritis": True, "inflammatory_flare": True}

    assert today(flaring, "hot_joint").candidacy is Candidacy.EMERGENCY


def test_another_diagnosis_told_before_does_not_explain_a_new_swelling() -> None:
    explained = plain("knee") | {"other_diagnosis_as_likely_as_dvt": True, "calf_difference_cm": 3.5}
    explained |= {"pitting_edema_one_leg": True}

    assert today(explained, "swollen_limb").candidacy is Candidacy.EMERGENCY
