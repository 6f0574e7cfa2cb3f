"""What changed: which conclusions moved, from what to what, because of which findings. The comparing itself is the
engine's and has its own tests; here it is a stand-in of the same shape."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse

from synovia.records.examination import reasoning
from synovia.records.examination.models import Evaluation
from synovia.web.clinician.changes_shown import changes_of
from tests.people import passage
from tests.records.programme.stage import BACK, proposed
from tests.web.clinician.conftest import Stage


def change(name: str, before: Any, after: Any) -> SimpleNamespace:
    return SimpleNamespace(name=name, before=before, after=after)


def moved(
    kind: str,
    what: str,
    name: str,
    before: str,
    after: str,
    *because: SimpleNamespace,
    rule: str = "room/rule",
) -> SimpleNamespace:
    return SimpleNamespace(
        kind=kind, what=what, name=name, before=before, after=after, because=because, rules=(rule,)
    )


THINNER = change("anticoagulant", False, True)
PAIN = change("nprs_now", 6, 2)
VERDICT = SimpleNamespace(difference=-4, needed=2, verdict="better", why="A change of 4 against 2 needed.")
COMPARISON = SimpleNamespace(
    moved=(
        moved("block", "DTF@everywhere", "DTF@everywhere", "", "withheld", THINNER),
        moved("block", "DTM@everywhere", "DTM@everywhere", "", "withheld", THINNER, rule="room/other"),
        moved("candidacy", "", "candidacy", "yes", "yes_with_precaution", THINNER),
        moved("class", "NP_MOB", "neck pain with mobility deficits", "mod", "", PAIN),
        moved("referral", "", "referral", "", "routine: family doctor", THINNER),
    ),
    findings=(PAIN, THINNER, change("cancer_history", None, False), change("age", 61, 62)),
    measures=(SimpleNamespace(name="nprs_now", before=6.0, after=2.0, change=VERDICT),),
)


def test_conclusions_stand_under_their_headings_the_weightiest_first() -> None:
    shown = changes_of(COMPARISON)
    assert [kind.key for kind in shown.kinds] == ["candidacy", "referral", "class", "block"]
    answer = shown.kinds[0].moved[0]
    assert answer.before == "Manual therapy is an option."
    assert answer.after == "Manual therapy is an option, with precautions."
    assert [(one.title, one.before, one.after) for one in answer.because] == [("Anticoagulant", "no", "yes")]


def test_what_is_new_and_what_is_gone_is_told_apart() -> None:
    _candidacy, referral, classes, _block = changes_of(COMPARISON).kinds
    assert referral.moved[0].is_new
    assert referral.moved[0].after == "within weeks: family doctor"
    assert classes.moved[0].is_gone
    assert classes.moved[0].before == "Possible"


def test_classes_withheld_for_the_same_reason_are_one_line_with_all_rules() -> None:
    block = changes_of(COMPARISON).kinds[-1]
    assert len(block.moved) == 1
    assert block.moved[0].name.startswith("Deep transverse friction (everywhere), ")
    assert block.moved[0].rules == ("room/rule", "room/other")


def test_not_assessed_is_never_shown_as_no() -> None:
    lines = [line for section in changes_of(COMPARISON).sections for line in section.changes]
    assert ("Cancer history", "not assessed", "no") in [(one.title, one.before, one.after) for one in lines]
    assert all(one.title != "Age" for one in lines), "that somebody grew older is no finding"


def test_a_measure_says_what_it_needs_and_what_the_change_is_worth() -> None:
    measure = changes_of(COMPARISON).measures[0]
    assert (measure.before, measure.after, measure.needed) == ("6/10", "2/10", "2")
    assert (measure.verdict, measure.tone) == ("better", "ok")


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The stand-in, and what it was asked."""
    asked: list[Any] = []

    def compare(before: Any, after: Any, book: Any, taken: Any) -> Any:
        asked.append((before, after))
        return COMPARISON

    monkeypatch.setattr(reasoning, "compare", compare)
    return asked


@pytest.fixture
def again(stage: Stage) -> Evaluation:
    """A re-evaluation of Helen's back, begun after a signed first one."""
    david = stage.clinic.actor("david")
    with passage(david):
        first = proposed(stage.clinic.patients["helen"], david, BACK)
        client = stage.client("david")
        client.post(reverse("clinician:start_evaluation", args=[first.episode_id]))
        return Evaluation.objects.get(episode_id=first.episode_id, signed_at__isnull=True)


@pytest.mark.django_db
def test_the_page_compares_with_the_signed_one_before(
    stage: Stage, compared: list[Any], again: Evaluation
) -> None:
    said = stage.client("david").get(reverse("clinician:changes", args=[again.pk])).content.decode()
    before, after = compared[0]
    assert before.facts["nprs_now"] is not None
    assert "nprs_now" not in after.facts
    assert "Manual therapy is an option, with precautions." in said
    assert "Findings that differ" in said
    assert "room/rule" in said


@pytest.mark.django_db
def test_the_reevaluation_leads_to_it_and_a_first_evaluation_does_not(
    stage: Stage, again: Evaluation
) -> None:
    client = stage.client("david")
    page = client.get(reverse("clinician:evaluation", args=[again.pk])).content.decode()
    assert reverse("clinician:changes", args=[again.pk]) in page
    first = client.get(reverse("clinician:evaluation", args=[stage.evaluation.pk])).content.decode()
    assert "/changes/" not in first


@pytest.mark.django_db
def test_a_first_evaluation_has_nothing_to_compare_with(stage: Stage, compared: list[Any]) -> None:
    said = stage.client("david").get(reverse("clinician:changes", args=[stage.evaluation.pk]))
    assert "Nothing to compare with" in said.content.decode()
    assert compared == []


@pytest.mark.django_db
@pytest.mark.parametrize(("key", "status"), [("sam", 200), ("joan", 403), ("walt", 403)])
def test_who_reads_it(stage: Stage, compared: list[Any], key: str, status: int) -> None:
    address = reverse("clinician:changes", args=[stage.evaluation.pk])
    assert stage.client(key).get(address).status_code == status
