"""The visit page: safety first, few taps, nothing lost, the therapist signs."""

import pytest
from django.test import Client
from django.urls import reverse

from synovia.domain.programme import recheck
from synovia.records.programme import actions, queries
from synovia.records.programme.models import PlanOfCare, Visit
from tests.people import PASSWORD, DemoClinic, other_clinic, passage, settle
from tests.records.programme.stage import planned, session, treated
from tests.sign_in import signed_in
from tests.web.clinician.queries import questions

pytestmark = pytest.mark.django_db
AUTOSAVE = {"X-Autosave": "1", "HX-Request": "true"}


@pytest.fixture
def people() -> DemoClinic:
    return settle()


@pytest.fixture
def plan(people: DemoClinic) -> PlanOfCare:
    with passage(people.actor("david")):
        return planned(people.patients["maria"], people.actor("david"))


@pytest.fixture
def david(client: Client, people: DemoClinic) -> Client:
    return signed_in(client, people.members["david"])


@pytest.fixture
def visit(people: DemoClinic, plan: PlanOfCare) -> Visit:
    with passage(people.actor("david")):
        return actions.start_visit(plan=plan, by=people.actor("david"))


def address(name: str, of: Visit | PlanOfCare) -> str:
    return reverse(f"clinician:{name}", args=[of.pk])


def as_stored(people: DemoClinic, visit: Visit) -> Visit:
    with passage(people.actor("david")):
        return Visit.objects.get(pk=visit.pk)


def typed(people: DemoClinic, visit: Visit, **changes: str) -> dict[str, str]:
    """What a browser sends: every field, the first rows ticked, all safety questions answered no."""
    row = as_stored(people, visit)
    fields = {"version": str(row.version), "pain_before": "5", "pain_after": "3", "subjective": "Slept well"}
    fields |= {f"recheck-{key}": "no" for key in recheck.KEYS}
    for index, treatment in enumerate(row.draft["rows"]):
        known = {name: text for name, text in treatment["typed"].items() if name != "given"}
        fields |= {f"t{index}-{name}": text for name, text in known.items()}
        if index < 2:
            fields[f"t{index}-given"] = "on"
    return fields | changes


def sign(client: Client, people: DemoClinic, visit: Visit, name: str = "David Lindqvist") -> int:
    said = {"version": str(as_stored(people, visit).version), "printed_name": name, "password": PASSWORD}
    return client.post(address("visit_sign", visit), said).status_code


def test_starting_twice_opens_the_same_visit(david: Client, plan: PlanOfCare) -> None:
    first, second = (david.post(address("start_visit", plan)) for _ in range(2))
    assert first.url == second.url  # type: ignore[attr-defined]  # redirects


def test_nothing_counts_as_given_before_it_is_ticked(david: Client, people: DemoClinic, visit: Visit) -> None:
    html = david.get(address("visit", visit)).content.decode()
    assert "As planned" in html
    assert "Nothing ticked yet" in html
    assert "10 safety questions not asked" in html


def test_the_running_panel_counts_minutes_and_units(david: Client, people: DemoClinic, visit: Visit) -> None:
    answered = david.post(
        address("visit_autosave", visit),
        typed(people, visit, **{"t0-minutes": "23", "t1-minutes": "15"}),
        headers=AUTOSAVE,
    )
    html = answered.content.decode()
    assert answered["X-Record-Version"] == str(visit.version + 1)
    assert "<b>38</b>" in html
    assert "<b>3</b>" in html  # 23 and 15 minutes: three units by the 8-minute rule
    assert "2 treatments given" in html
    assert 'id="mark-0" hx-swap-oob="true"' in html
    assert "Changed from the plan" in html
    assert "Re-confirmed" in html


def test_what_cannot_be_read_is_kept_as_typed(david: Client, people: DemoClinic, visit: Visit) -> None:
    sent = typed(people, visit, **{"t0-minutes": "ten", "pain_before": "11"})
    assert david.post(address("visit_autosave", visit), sent, headers=AUTOSAVE).status_code == 200
    assert 'value="ten"' in david.get(address("visit", visit)).content.decode()
    stopped = david.post(address("visit_save", visit), sent | {"version": "2", "do": "sign"})
    html = stopped.content.decode()
    assert stopped.status_code == 422
    assert "Write whole minutes." in html
    assert "Pain is told from 0 to 10." in html
    assert "Slept well" in html


@pytest.mark.parametrize("minutes", ["-5", "241"])
def test_minutes_nobody_can_mean(david: Client, people: DemoClinic, visit: Visit, minutes: str) -> None:
    sent = typed(people, visit, **{"t0-minutes": minutes, "do": "sign"})
    answered = david.post(address("visit_save", visit), sent)
    assert answered.status_code == 422
    assert "Minutes lie between 0 and 240." in answered.content.decode()


def test_an_unasked_question_blocks_the_signature_beside_itself(
    david: Client, people: DemoClinic, visit: Visit
) -> None:
    sent = typed(people, visit, **{"recheck-fever": "", "do": "sign"})
    answered = david.post(address("visit_save", visit), sent)
    assert answered.status_code == 422
    assert "Ask this before treating." in answered.content.decode()
    david.post(address("visit_save", visit), sent | {"version": str(visit.version + 1), "do": "save"})
    assert david.get(address("visit_sign", visit)).status_code == 422  # nor by typing the address


def test_all_asked_all_no_is_one_tap_and_keeps_what_was_typed(
    david: Client, people: DemoClinic, visit: Visit
) -> None:
    asked = {f"recheck-{key}": "" for key in recheck.KEYS}
    answered = david.post(address("visit_save", visit), typed(people, visit, **asked, do="all-no"))
    assert answered.url.endswith("#recheck")  # type: ignore[attr-defined]  # a redirect
    fields = as_stored(people, visit).draft["fields"]
    assert {fields[f"recheck-{key}"] for key in recheck.KEYS} == {"no"}
    assert fields["subjective"] == "Slept well"


def test_a_yes_shows_what_is_withheld_and_blocks_the_signature(
    david: Client, people: DemoClinic, visit: Visit
) -> None:
    sent = typed(people, visit, **{"recheck-bladder_bowel_saddle": "yes"})
    live = david.post(address("visit_autosave", visit), sent, headers=AUTOSAVE).content.decode()
    assert "Emergency: no treatment" in live
    assert "Withheld today" in live
    html = david.post(address("visit_save", visit), sent | {"version": "2", "do": "sign"}).content.decode()
    assert "Today&#x27;s answers withhold something that is ticked as given." in html


def test_a_follow_up_same_as_last_time(david: Client, people: DemoClinic, plan: PlanOfCare) -> None:
    """Counted in taps: open, all no, pain before, two ticks, pain after, sign, sign: 8 besides the password."""
    actor = people.actor("david")
    with passage(actor):
        treated(plan, actor)
        second = actions.start_visit(plan=plan, by=actor)
    html = david.get(address("visit", second)).content.decode()
    assert "Unchanged since visit 1" in html
    sent = typed(people, second, do="sign")
    assert david.post(address("visit_save", second), sent).url == address("visit_sign", second)  # type: ignore[attr-defined]  # a redirect
    assert sign(david, people, second) == 302
    page = david.get(address("visit", second)).content.decode()
    assert "Signed and locked" in page
    assert "Unchanged since visit 1" in page
    assert "Re-confirmed" in page
    with passage(actor):
        assert len(queries.treatments_of(second)) == 2  # the rows not ticked did not enter the note


def test_two_people_on_one_visit_both_versions_are_shown(
    david: Client, people: DemoClinic, visit: Visit
) -> None:
    mine = typed(people, visit, subjective="My words")
    with passage(people.actor("sam")):
        row = Visit.objects.get(pk=visit.pk)
        actions.save_visit_draft(
            visit=row,
            expected_version=row.version,
            posted={"subjective": "Sam's words"},
            by=people.actor("sam"),
        )
    background = david.post(address("visit_autosave", visit), mine, headers=AUTOSAVE)
    assert background.status_code == 409
    assert background["X-Record-Version"] == str(visit.version + 1)
    assert "Sam Whitaker saved it meanwhile." in background.content.decode()
    page = david.post(address("visit_save", visit), mine)
    html = page.content.decode()
    assert page.status_code == 409
    assert "My words" in html
    assert "Sam&#x27;s words" in html
    assert (
        david.post(address("visit_save", visit), mine | {"version": str(visit.version + 1)}).status_code
        == 302
    )
    assert as_stored(people, visit).draft["fields"]["subjective"] == "My words"


def test_the_same_page_sent_twice_has_one_effect(david: Client, people: DemoClinic, visit: Visit) -> None:
    sent = typed(people, visit)
    assert [david.post(address("visit_save", visit), sent).status_code for _ in range(2)] == [302, 302]
    assert as_stored(people, visit).version == visit.version + 1


def test_the_back_button_after_signing_changes_nothing(
    david: Client, people: DemoClinic, visit: Visit
) -> None:
    sent = typed(people, visit)
    david.post(address("visit_save", visit), sent)
    assert sign(david, people, visit) == 302
    first = as_stored(people, visit)
    assert sign(david, people, visit) == 302
    assert david.post(address("visit_save", visit), sent).status_code == 409
    assert david.post(address("visit_autosave", visit), sent, headers=AUTOSAVE).status_code == 409
    assert as_stored(people, visit).content_hash == first.content_hash


def test_the_assistant_records_and_the_therapist_signs(
    client: Client, people: DemoClinic, plan: PlanOfCare
) -> None:
    signed_in(client, people.members["sam"])
    started = client.post(address("start_visit", plan))
    with passage(people.actor("sam")):
        visit = Visit.objects.get(plan=plan)
    html = client.get(started.url).content.decode()  # type: ignore[attr-defined]  # a redirect
    assert "Ready for co-sign" in html
    assert "Read once more and sign" not in html
    assert client.post(address("visit_save", visit), typed(people, visit, do="ready")).status_code == 302
    assert client.post(address("visit_sign", visit), {"version": "2"}).status_code == 403
    signed_in(client, people.members["david"])
    assert "Read and co-sign" in client.get(address("visit", visit)).content.decode()
    assert sign(client, people, visit) == 302
    stored = as_stored(people, visit)
    assert "co-sign" in stored.signed_meaning
    assert stored.ready_by_id == people.actor("sam").user_id


def test_an_assistant_adds_to_a_signed_visit(client: Client, people: DemoClinic, plan: PlanOfCare) -> None:
    with passage(people.actor("david")):
        visit = treated(plan, people.actor("david"))
    signed_in(client, people.members["sam"])
    page = client.get(address("visit", visit)).content.decode()
    token = page.split('name="token" value="')[1].split('"')[0]
    said = {"token": token, "kind": "correction", "text": "It was the left side."}
    assert client.post(address("add_to_visit", visit), said).status_code == 302
    html = client.get(address("visit", visit)).content.decode()
    assert "It was the left side." in html
    assert "Sam Whitaker" in html


def test_once_more_at_another_place(david: Client, people: DemoClinic, visit: Visit) -> None:
    with passage(people.actor("david")):
        row = queries.interventions_of(visit.plan)[0]
    david.post(address("visit_save", visit), typed(people, visit, do=f"add:{row.pk}"))
    rows = as_stored(people, visit).draft["rows"]
    assert [one["planned"] for one in rows].count(str(row.pk)) == 2


def test_the_doctor_reads_signed_visits_of_their_referrals_only(
    client: Client, people: DemoClinic, visit: Visit
) -> None:
    signed_in(client, people.members["elena"])
    assert client.get(address("visit", visit)).status_code == 404


@pytest.mark.parametrize("who", ["joan", "walt"])
def test_desk_and_billing_are_refused(client: Client, people: DemoClinic, visit: Visit, who: str) -> None:
    signed_in(client, people.members[who])
    assert client.get(address("visit", visit)).status_code == 403
    assert client.post(address("visit_save", visit), {"version": "1"}).status_code == 403


def test_another_clinics_visit_is_not_found(client: Client, people: DemoClinic, visit: Visit) -> None:
    stranger = signed_in(client, other_clinic().members["david"])
    assert stranger.get(address("visit", visit)).status_code == 404
    assert (
        stranger.post(address("visit_autosave", visit), {"version": "1"}, headers=AUTOSAVE).status_code == 404
    )


def test_at_most_fifteen_queries(david: Client, people: DemoClinic, plan: PlanOfCare) -> None:
    actor = people.actor("david")
    with passage(actor):
        signed = treated(plan, actor)
        second = actions.start_visit(plan=plan, by=actor)
    for one in (signed, second):
        assert questions(david, address("visit", one)) <= 15


def test_the_session_of_the_page_is_the_session_of_the_stage(people: DemoClinic, visit: Visit) -> None:
    """The tests' own way of telling a session gives the same treatments as the page's."""
    from synovia.web.clinician.visit_shown import OpenVisit

    with passage(people.actor("david")):
        rows = [row | {"typed": row["typed"] | {"given": "on"}} for row in visit.draft["rows"]]
        page = OpenVisit(visit, {"fields": {}, "rows": rows})
        assert page.is_readable
        told = [(one.key, one.minutes, one.planned_id) for one in session(visit).treatments]
        assert [(one.key, one.minutes, one.planned_id) for one in page.session().treatments] == told
