"""The tables on the evaluation page: which are open, what a save answers, what the note says."""

import re
from typing import Any

import pytest
from django.urls import reverse

from tests.web.clinician.conftest import Stage

pytestmark = pytest.mark.django_db
LEVELS = ("C0-1", "C1-2", "C2-3", "C3-4", "C4-5", "C5-6", "C6-7", "C7-T1")


def address(stage: Stage, page: str = "evaluation", **more: Any) -> str:
    return reverse(f"clinician:{page}", kwargs={"pk": stage.evaluation.pk, **more})


def save(stage: Stage, typed: dict[str, str]) -> str:
    answer = stage.client("david").post(
        address(stage, "evaluation_save"),
        {"version": 1, **typed},
        headers={"HX-Request": "true", "X-Autosave": "1"},
    )
    assert answer.status_code == 200
    return answer.content.decode()


def page(stage: Stage, query: str = "") -> str:
    return stage.client("david").get(address(stage) + query).content.decode()


def tables_in(html: str) -> list[str]:
    return re.findall(r'data-exam="([^"]+)"', html)


def test_only_the_tables_the_complaint_calls_for_are_open_and_any_can_be_added(stage: Stage) -> None:
    html = page(stage)
    assert {"neck-mobility", "arm-nerves", "arm-tension", "neck-palpation", "posture"} <= set(tables_in(html))
    assert "knee-glides" not in tables_in(html)
    assert "?table=knee-glides" in html
    assert "knee-glides" in tables_in(page(stage, "?table=knee-glides"))
    fragment = stage.client("david").get(address(stage, "evaluation_table", table="knee-glides"))
    assert tables_in(fragment.content.decode()) == ["knee-glides"]
    assert stage.client("david").get(address(stage, "evaluation_table", table="no-such")).status_code == 404


def test_a_save_tells_what_the_rules_hear_and_what_cannot_be_read(stage: Stage) -> None:
    answer = save(stage, {"t.neck-mobility.C5-6.central": "hypo", "t.function.neck-flexors.value": "many"})
    assert 'data-told="cervical_hypomobile_segments" data-words="C5-6"' in answer
    assert re.search(r'data-row="function.neck-flexors"[^>]*data-problem="[^"]*not a number', answer)


def test_what_a_table_states_is_locked_in_the_field_of_its_own(stage: Stage) -> None:
    save(stage, {"t.arm-nerves.C6.left_reflex": "1"})
    html = page(stage, "?all=1")
    field = html[html.index('id="f-neurological_screen-field"') :][:1500]
    assert '<fieldset class="told" disabled>' in field
    assert "abnormal, from the table" in field


def test_a_test_shows_what_it_is_worth_and_takes_a_note(stage: Stage) -> None:
    html = page(stage)
    assert "LR− 0.12" in html
    assert "Wainner 2003" in html
    save(stage, {"spurling_a_left": "yes", "t.notes.spurling_a.note": "at 20 degrees <b>"})
    assert "at 20 degrees &lt;b&gt;" in page(stage)


def test_the_note_says_what_was_tested_and_normal_and_what_was_not(stage: Stage) -> None:
    cells = {f"t.neck-mobility.{level}.central": "normal" for level in LEVELS[:3]}
    save(
        stage,
        cells | {"t.neck-mobility.C5-6.central": "hypo", "t.neck-mobility.C5-6.note": "<i>left bend</i>"},
    )
    html = stage.client("david").get(address(stage, "evaluation_sign")).content.decode()
    assert re.search(r"Tested, normal:</b>\s*C0-1, C1-2, C2-3 \(central\)", html)
    assert "hypomobile" in html
    assert "&lt;i&gt;left bend&lt;/i&gt;" in html
    assert "C3-4" not in html, "what was not tested is not mentioned"


def test_somebody_else_saved_and_both_cells_are_shown(stage: Stage) -> None:
    save(stage, {"t.neck-mobility.C5-6.central": "hypo"})
    answer = stage.client("david").post(
        address(stage, "evaluation_save"),
        {"version": 1, "t.neck-mobility.C5-6.central": "normal"},
        headers={"HX-Request": "true", "X-Autosave": "1"},
    )
    assert answer.status_code == 409
    assert "Neck segments, C5-6, Central" in answer.content.decode()
