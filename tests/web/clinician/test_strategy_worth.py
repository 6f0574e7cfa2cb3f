"""What the strategy page shows of the engine's newer answers; a proposal of an earlier release simply has fewer."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from django.template.loader import render_to_string

from synovia.web.clinician.strategy_odds import OddsShown, odds
from synovia.web.clinician.strategy_shown import StrategyShown

LIKELY = {
    "lr_positive": 6.1, "lr_low": 2.0, "lr_high": 18.6, "pretest": 0.23, "posttest": 0.65, "posttest_low": 0.37,
    "posttest_high": 0.85, "source": "wainner-2003", "standing": "R", "assumed": "Holds for patients like the study's.",
}  # fmt: skip
DOSE = {"words": "3 times", "minutes": 5}
CONTENT: dict[str, Any] = {
    "candidacy": "yes",
    "region": "shoulder",
    "techniques": [
        {
            "id": "M-1", "name": "Glide", "plain_name": "Glide", "class": "M34", "place": "shoulder", "dose": DOSE,
            "position": "Lying on the back", "direction": "Toward the feet",
        }
    ],
    "exercises": [
        {"id": "E-1", "name": "Row", "plain_name": "Row", "class": "EXR", "dose": DOSE, "regression": "Lighter band"}
    ],
    "session": [
        {"kind": "check", "id": "check", "name": "Safety check", "minutes": 1, "why": {"clinician": "Again."}},
        {"kind": "technique", "id": "M-1", "name": "Glide", "minutes": 5.0, "why": {"clinician": "Stiff."}},
        {"kind": "exercise", "id": "E-1", "name": "Row", "minutes": None, "why": {"clinician": "Weak."}},
    ],
    "next_best": [
        {"finding": "nprs_now", "question": "How bad?", "why": "Would rank.", "would_change": ["dose"]}
    ],
}  # fmt: skip


def shown(content: dict[str, Any]) -> StrategyShown:
    proposal = SimpleNamespace(evaluation_id="01a21644-6f71-79b4-98e6-0fddfd1d723c")
    return StrategyShown(cast("Any", proposal), content, {})


def likely(**changes: Any) -> OddsShown:
    found = odds(LIKELY | changes, {})
    assert found is not None
    return found


def test_the_bar_goes_from_before_to_after_with_the_interval_as_its_band() -> None:
    worth = likely()
    assert worth.words == "Probability before 23%, after 65% (37 to 85%)"
    assert worth.ratio == "LR+ 6.1 (2–18.6)"
    assert worth.before_at < worth.band_at < worth.after_at < worth.band_at + worth.band_width < 200
    drawn = render_to_string("clinician/strategy/_odds.html", {"odds": worth})
    assert 'aria-label="Probability before 23%, after 65% (37 to 85%)"' in drawn
    assert "odds-band" in drawn
    assert "Holds for patients like" in drawn


@pytest.mark.parametrize("missing", ["pretest", "posttest"])
def test_without_a_probability_only_the_ratio_is_shown(missing: str) -> None:
    drawn = render_to_string("clinician/strategy/_odds.html", {"odds": likely(**{missing: None})})
    assert '<svg class="odds-bar"' not in drawn
    assert "LR+ 6.1" in drawn


def test_an_interval_that_is_not_known_is_not_drawn() -> None:
    old = {key: value for key, value in LIKELY.items() if not key.startswith(("posttest_", "assumed"))}
    found = odds(old, {})
    assert found is not None
    drawn = render_to_string("clinician/strategy/_odds.html", {"odds": found})
    assert "odds-bar" in drawn
    assert "odds-band" not in drawn


def test_the_session_has_its_steps_in_order_with_ways_to_their_cards() -> None:
    steps = shown(CONTENT).session
    assert [step["name"] for step in steps] == ["Safety check", "Glide", "Row"]
    assert [step["href"] for step in steps] == ["", "#technique-m-1", "#exercise-e-1"]
    assert [step["minutes"] for step in steps] == ["1", "5", ""]
    assert shown(CONTENT).session_minutes == "6"


def test_position_direction_and_the_way_back_stand_on_their_cards() -> None:
    page = shown(CONTENT)
    glide, row = (page.part_shown(part) for part in page.parts())
    assert glide.how == (("Position", "Lying on the back"), ("Direction", "Toward the feet"))
    assert row.regression == "Lighter band"


def test_the_next_best_question_comes_with_why() -> None:
    best = shown(CONTENT).ask_next
    assert best is not None
    assert (best["title"], best["why"]) == ("NPRS now", "Would rank.")


def test_an_older_proposal_has_none_of_it() -> None:
    old = shown({"candidacy": "yes", "region": "neck"})
    assert (old.session, old.session_minutes, old.ask_next) == ([], "", None)
    assert old.region == "Neck"
