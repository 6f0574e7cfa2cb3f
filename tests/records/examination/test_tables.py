"""Tables in the draft: kept as typed, read as findings, signed with the note, compared with last time."""

import pytest

from synovia.records.examination import actions
from synovia.records.examination.draft import Draft
from synovia.records.examination.facts import findings_of, read_draft, tables_of
from synovia.records.examination.models import Evaluation, Observation
from synovia.records.examination.queries import last_time
from synovia.records.examination.reasoning import proposal_for
from synovia.records.examination.tables import cells_of, typed_cells
from tests.records.examination.conftest import Case

pytestmark = pytest.mark.django_db
LEVEL = "t.neck-mobility.C5-6.central"


def save(case: Case, cells: dict[str, str], findings: dict[str, str | list[str]] | None = None) -> Evaluation:
    typed = typed_cells((name, [text]) for name, text in cells.items())
    return actions.save_draft(
        evaluation=case.evaluation,
        expected_version=case.evaluation.version,
        entered=Draft(findings=findings or {}, tables=typed),
        by=case.therapist,
    )


def test_a_form_keeps_its_cells_and_nothing_that_is_no_cell() -> None:
    kept = typed_cells(
        [(LEVEL, ["hypo"]), ("t.neck-mobility.C9.central", ["hypo"]), ("t.x.y.z", ["1"]), ("story", [""])]
    )
    assert cells_of(kept) == {LEVEL: "hypo"}


def test_a_cell_stays_until_it_is_emptied(case: Case) -> None:
    save(case, {LEVEL: "hypo"})
    save(case, {"t.neck-mobility.C5-6.pain": "familiar"})
    assert cells_of(Draft.of(case.evaluation.draft).tables) == {
        LEVEL: "hypo",
        "t.neck-mobility.C5-6.pain": "familiar",
    }
    save(case, {LEVEL: "", "t.neck-mobility.C5-6.pain": ""})
    assert Draft.of(case.evaluation.draft).tables == {}


def test_what_a_table_states_wins_over_the_field_of_its_own(case: Case) -> None:
    save(case, {LEVEL: "hypo"}, {"cervical_hypomobile_segments": ["C2-3"]})
    assert findings_of(case.evaluation).facts["cervical_hypomobile_segments"] == frozenset({"C5-6"})
    save(case, {LEVEL: ""})
    assert findings_of(case.evaluation).facts["cervical_hypomobile_segments"] == frozenset({"C2-3"})


def test_a_force_without_its_unit_keeps_the_note_from_being_signed(case: Case) -> None:
    save(case, {"t.neck-strength.neck-flexion.left_force": "120"})
    assert set(read_draft(case.evaluation).problems) == {"t.neck-strength.head.unit"}
    save(case, {"t.neck-strength.head.unit": "N"})
    assert not read_draft(case.evaluation).problems


def test_signed_tables_stay_and_the_next_evaluation_sees_them(case: Case) -> None:
    save(case, {LEVEL: "hypo"})
    actions.sign_evaluation(
        evaluation=case.evaluation,
        expected_version=case.evaluation.version,
        shown_rules=proposal_for(case.evaluation).rule_set_hash,
        printed_name=case.therapist.name,
        meaning="I examined this patient and this is my evaluation.",
        by=case.therapist,
    )
    signed = Evaluation.objects.get(pk=case.evaluation.pk)
    assert cells_of(tables_of(signed)) == {LEVEL: "hypo"}
    row = Observation.objects.get(evaluation=signed, finding="cervical_hypomobile_segments")
    assert row.value == ["C5-6"]
    later = actions.start_evaluation(episode=signed.episode, by=case.therapist)
    assert cells_of(last_time(later).tables) == {LEVEL: "hypo"}
    assert Draft.of(later.draft).tables == {}, "last time is shown, never filled in"


def test_two_versions_differ_by_their_cells(case: Case) -> None:
    mine = Draft(tables=typed_cells([(LEVEL, ["hypo"])]))
    assert Draft().differences(mine) == (LEVEL,)
