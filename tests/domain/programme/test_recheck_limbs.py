"""The re-check of every session for a limb complaint: a yes is never carried on as a plain yes."""

import json
from pathlib import Path

import pytest

from synovia.domain.programme.recheck import KEYS, findings_today
from synovia.domain.screening.reading import read
from synovia.domain.screening.screen import screen
from synovia.domain.terms.evidence import Candidacy
from synovia.domain.terms.reading import read_findings
from synovia.knowledge.library import rulebook

CASES = Path(__file__).parents[2] / "spec" / "cases"
PLAIN = {"shoulder": "SAFE-01", "knee": "SAFE-03", "ankle_foot": "SAFE-06", "thoracic": "SAFE-07"}
SERIOUS = {
    "new_neuro": Candidacy.EMERGENCY,
    "bladder_bowel_saddle": Candidacy.NO_REFER_URGENT,
    "fever": Candidacy.DIFFERENT_CARE_FIRST,
    "weight_loss": Candidacy.DIFFERENT_CARE_FIRST,
}
GRAVEST_FIRST = tuple(Candidacy)


def screened_today(region: str, answered_yes: str | None) -> Candidacy:
    """The candidacy of a plain woman of 30 with one question of the re-check answered yes."""
    case = json.loads((CASES / f"{PLAIN[region]}.json").read_text("utf-8"))["case"]
    found = {
        "region": region,
        "age": 30,
        "sex": "female",
        **case["findings"],
        "trauma_rule_asks_for_image": False,
    }
    answers = {key: key == answered_yes for key in KEYS}
    given, book = read_findings(findings_today(found, answers)), rulebook()
    known = read(given, book)
    return screen(known, book.judge(known.facts), book, given.region).candidacy


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
