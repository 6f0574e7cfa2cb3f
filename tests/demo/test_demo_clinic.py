"""The demo clinic plays its stories through the pages' own actions; each patient stands where their story says."""

import pytest

from synovia.demo import findings
from synovia.demo.load import load_demo
from synovia.domain.charges.watching import Watch
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.records.audit.verify import verify_audit
from synovia.records.claims.models import EligibilityCheck
from synovia.records.episodes.models import Episode
from synovia.records.examination.models import Evaluation
from synovia.records.programme.models import PlanOfCare, Proposal, Visit
from synovia.records.scheduling.models import Appointment
from synovia.records.screening.models import BookingRequest
from synovia.web.standings import watched_plans
from tests.people import passage


def test_every_finding_of_the_stories_is_one_of_the_vocabulary() -> None:
    told = [value for name, value in vars(findings).items() if name.isupper() and isinstance(value, dict)]
    assert {name for story in told for name in story} <= set(VOCABULARY)


def test_a_finding_nobody_knows_is_refused_and_not_dropped() -> None:
    with pytest.raises(LookupError, match="shoulder_magic"):
        findings.as_typed(findings.INGRID | {"shoulder_magic": True})


@pytest.mark.django_db
def test_every_story_is_played() -> None:
    clinic = load_demo()
    with passage(clinic.owner):
        candidacy = {
            row.patient.given_name: row.candidacy for row in Proposal.objects.select_related("patient")
        }
        assert candidacy["Noah"] == "emergency"
        assert candidacy["Ida"] in {"no_refer_urgent", "emergency"}
        assert candidacy["Maria"] == "yes"
        assert candidacy["Ben"] == candidacy["Helen"] == "yes_with_precaution" or candidacy["Helen"] == "yes"
        signed = {
            plan.patient.given_name
            for plan in PlanOfCare.objects.exclude(signed_at=None).select_related("patient")
        }
        assert signed == {"Maria", "Ben", "Helen", "Rosa", "Omar"}
        assert Visit.objects.filter(signed_at__isnull=False).count() == 19
        assert Evaluation.objects.filter(patient__given_name="Rosa").exclude(signed_at=None).count() == 2
        assert Evaluation.objects.get(patient__given_name="Tom").signed_at is None
        assert Episode.objects.get(patient__given_name="Noah").status == "closed"
        assert Appointment.objects.count() == 11
        assert BookingRequest.objects.count() == 2
        watched = {each.given.patient.given_name: each.bill for each in watched_plans()}
        assert {name: bill and bill.state for name, bill in watched.items()} == {
            "Rosa": Watch.CROSSED,
            "Omar": Watch.NEAR,
        }
        assert EligibilityCheck.objects.get().answer is not None
        assert verify_audit().holds
