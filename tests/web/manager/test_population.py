"""The caseload page: counts with their age, lists that lead to the charts, and only for those who treat."""

from django.test import Client
from django.urls import reverse

from synovia.records.people.choices import Privacy
from synovia.records.people.models import Patient
from tests.people import DemoClinic, passage
from tests.sign_in import signed_in


def of(clinic: DemoClinic, key: str = "ruth") -> Client:
    return signed_in(Client(), clinic.members[key])


def test_the_caseload_is_worked_out_counted_and_listed(demo: DemoClinic) -> None:
    clinic = demo
    ruth, page, lists = of(clinic), reverse("manager:population"), reverse("manager:population_episodes")
    assert b"Not worked out yet" in ruth.get(page).content
    assert ruth.get(lists, {"show": "overdue"}).status_code == 302
    ruth.post(reverse("manager:work_out_population"))
    shown = ruth.get(page)
    assert b"open episodes with a signed evaluation" in shown.content
    [line] = [one for one in shown.context["candidacies"] if one.count][:1]
    listed = ruth.get(line.href)
    assert len(listed.context["rows"]) == line.count
    chart = reverse("clinician:chart", kwargs={"pk": listed.context["rows"][0].named.patient_id})
    assert chart.encode() in listed.content
    rule = shown.context["rules"][0]
    assert len(ruth.get(rule.href).context["rows"]) == rule.count
    assert ruth.get(lists, {"show": "overdue", "page": "99"}).context["rows"] == []
    for wrong in ({}, {"show": "rule", "key": "no/such"}, {"show": "candidacy", "key": "x"}):
        assert ruth.get(lists, wrong).status_code == 404
    first = listed.context["rows"][0].named
    with passage(clinic.owner):  # restricted since: the kept table still has the episode, the list no longer
        Patient.objects.filter(pk=first.patient_id).update(privacy=Privacy.RESTRICTED)
    assert first.patient.encode() not in ruth.get(line.href).content
    for key in ("joan", "walt", "elena", "sam"):
        assert of(clinic, key).get(page).status_code == 403, key
