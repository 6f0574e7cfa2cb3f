"""The self-check in the browser: one question at a time, on the server's memory, safe to go back and to refresh."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from synovia.knowledge.library import rulebook
from synovia.records.audit.models import AuditEvent
from synovia.records.screening.models import SelfCheck
from synovia.web.public.visitor import COOKIE
from tests.people import DemoClinic, other_clinic, passage
from tests.web.public.visitor import RESULT, Visitor

pytestmark = pytest.mark.django_db


def kept(people: DemoClinic) -> SelfCheck:
    with passage(people.actor("ruth")):
        return SelfCheck.objects.get()


def test_a_stranger_without_an_account_comes_to_a_result(visitor: Visitor) -> None:
    visitor.begin().walk()
    assert visitor.at == RESULT
    assert "Hands-on care may be an option for you" in visitor.text
    assert reverse("public:booking") in visitor.text


def test_an_emergency_answer_ends_the_questions_at_once_with_what_to_do(visitor: Visitor) -> None:
    visitor.begin().walk(until="saddle").answer("saddle_sensory_change")
    assert visitor.at == RESULT
    first, last = visitor.text.index("Call 911"), visitor.text.index("Why we say so")
    assert first < last, "what to do stands before why"
    assert 'href="tel:911"' in visitor.text
    assert "You have new numbness between your legs" in visitor.text
    main = visitor.text[: visitor.text.index("site-foot")]
    assert reverse("public:booking") not in main, "nobody books with an emergency"


def test_see_a_doctor_first_says_why_and_what_would_be_an_emergency(visitor: Visitor) -> None:
    visitor.begin().walk(cancer="past", cancer_checked="no")
    assert "See a doctor first" in visitor.text
    assert "You have had cancer, and no doctor has ruled out cancer as the cause" in visitor.text
    assert "Call 911 if any of this happens" in visitor.text


def test_the_result_is_kept_with_rules_knowledge_and_findings(visitor: Visitor, people: DemoClinic) -> None:
    visitor.begin().walk(bones="osteoporosis")
    check = kept(people)
    assert (check.outcome, check.pace, check.path) == ("option", "any_time", "low_back")
    assert check.rule_version == rulebook().content_hash
    assert check.knowledge_release == rulebook().release
    assert check.findings["osteoporosis"] is True
    assert check.findings["duration_days"] == 21
    assert check.rule_version in visitor.text


def test_every_answer_is_followed_by_a_redirect(visitor: Visitor) -> None:
    visitor.begin()
    answered = visitor.client.post(visitor.at, {"question": "where", "answer": "neck"})
    assert answered.status_code == 302


def test_refresh_shows_the_same_question_and_keeps_one_answer(visitor: Visitor, people: DemoClinic) -> None:
    visitor.begin().walk(until="how_long")
    assert visitor.open(3).asked == "how_long"
    assert visitor.open(3).asked == "how_long"
    assert kept(people).answers == {"where": "low_back", "age": 45}


def test_sending_the_same_page_twice_does_no_harm(visitor: Visitor, people: DemoClinic) -> None:
    visitor.begin().answer("neck")
    visitor.page = visitor.client.post(
        reverse("public:self_check_question", args=[1]), {"question": "where", "answer": "neck"}, follow=True
    )
    assert visitor.asked == "age"
    assert kept(people).answers == {"where": "neck"}


def test_the_back_button_shows_what_was_answered(visitor: Visitor) -> None:
    visitor.begin().walk(until="legs")
    assert 'value="45"' in visitor.open(2).text


def test_a_changed_answer_drops_what_hung_on_it_and_keeps_the_rest(
    visitor: Visitor, people: DemoClinic
) -> None:
    visitor.begin().walk(
        until="injury", how_long="60", legs="both", legs_new="no", legs_walking=["relieved_by_sitting"]
    )
    before = kept(people).answers
    visitor.open(6).answer("no", question="legs")
    after = kept(people).answers
    assert before.keys() - after.keys() == {"legs_new", "legs_walking"}
    assert after["leg_weakness"] == before["leg_weakness"]


def test_a_page_from_before_a_change_cannot_answer_another_question(
    visitor: Visitor, people: DemoClinic
) -> None:
    """Two tabs: the old one still shows a question that this step no longer asks."""
    visitor.begin().walk(until="legs")
    visitor.answer("no", question="headache")
    assert visitor.asked == "legs"
    assert "legs" not in kept(people).answers
    assert "headache" not in kept(people).answers


def test_a_red_flag_taken_back_goes_on_where_it_stopped(visitor: Visitor, people: DemoClinic) -> None:
    visitor.begin().walk(saddle="bladder_change")
    visitor.open(5).answer("none")
    assert visitor.asked == "legs"
    assert kept(people).outcome == ""
    assert visitor.client.get(RESULT).status_code == 302, "no result while questions are open"


def test_a_step_that_is_not_there_yet_leads_to_the_open_question(visitor: Visitor) -> None:
    visitor.begin().walk(until="how_long")
    assert visitor.open(14).asked == "how_long"


@pytest.mark.parametrize("given", [[], ["maybe"], ["neck", "low_back"]])
def test_what_is_no_answer_is_refused_beside_the_question(
    visitor: Visitor, people: DemoClinic, given: list[str]
) -> None:
    visitor.begin().answer(*given)
    assert visitor.page.status_code == 422
    assert 'aria-invalid="true"' in visitor.text
    assert kept(people).answers == {}


def test_an_impossible_age_is_refused_and_still_stands_in_the_field(visitor: Visitor) -> None:
    visitor.begin().answer("neck").answer("400")
    assert visitor.page.status_code == 422
    assert "Please give a whole number from 0 to 120." in visitor.text
    assert 'value="400"' in visitor.text


def test_pain_of_eleven_is_refused(visitor: Visitor) -> None:
    visitor.begin().walk(until="how_bad").answer("11")
    assert "from 0 to 10" in visitor.text


def test_not_sure_is_never_no(visitor: Visitor) -> None:
    visitor.begin().walk(saddle="not_sure")
    assert "See a doctor today" in visitor.text
    assert "You were not sure about" in visitor.text
    assert "Since the pain began, is any of this new?" in visitor.text


def test_whoever_comes_back_goes_on_where_they_stopped(visitor: Visitor) -> None:
    visitor.begin().walk(until="cancer")
    start = visitor.client.get(reverse("public:self_check")).content.decode()
    assert "Go on where I stopped" in start
    visitor.page = visitor.client.get(RESULT, follow=True)
    assert visitor.asked == "cancer"


def test_starting_again_deletes_the_answers_before(visitor: Visitor, people: DemoClinic) -> None:
    visitor.begin().walk(until="cancer").begin()
    assert kept(people).answers == {}


def test_the_visitor_can_delete_the_answers(visitor: Visitor, people: DemoClinic) -> None:
    visitor.begin().walk()
    answer = visitor.client.post(reverse("public:self_check_forget"))
    assert b"Your answers are deleted" in answer.content
    with passage(people.actor("ruth")):
        assert not SelfCheck.objects.exists()
    assert visitor.client.get(RESULT).status_code == 410


class TestTheToken:
    """The answers are reached through a random token in a signed cookie, and through nothing else."""

    def test_is_out_of_reach_of_scripts_and_of_other_sites(self, visitor: Visitor) -> None:
        cookie = visitor.begin().client.cookies[COOKIE]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert cookie["max-age"] == 30 * 24 * 3600

    def test_is_in_no_address_and_only_its_hash_is_kept(self, visitor: Visitor, people: DemoClinic) -> None:
        visitor.begin().walk()
        token = visitor.client.cookies[COOKIE].value.split(":")[0]
        assert token not in visitor.text
        assert all(token not in address for address, _status in visitor.page.redirect_chain)
        assert kept(people).token_hash != token

    def test_forged_leads_to_a_clear_page_that_shows_nothing(self, visitor: Visitor) -> None:
        visitor.begin().walk()
        visitor.client.cookies[COOKIE] = visitor.client.cookies[COOKIE].value[:-3] + "abc"
        answer = visitor.result()
        assert answer.status_code == 410
        assert "We cannot find your self-check" in visitor.text
        assert "What you told us" not in visitor.text

    def test_expires_after_thirty_days(self, visitor: Visitor) -> None:
        visitor.begin().walk()
        with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
            assert visitor.result().status_code == 410

    def test_of_one_clinic_opens_nothing_in_another(self, visitor: Visitor, people: DemoClinic) -> None:
        visitor.begin().walk()
        lakeside = other_clinic()
        with passage(lakeside.owner):
            assert not SelfCheck.objects.exists()

    def test_of_another_device_opens_nothing(self, visitor: Visitor) -> None:
        visitor.begin().walk()
        assert Client().get(RESULT).status_code == 410


def test_the_answers_alone_leave_no_trace_of_a_person_in_the_audit_log(
    visitor: Visitor, people: DemoClinic
) -> None:
    visitor.begin().walk()
    with passage(people.actor("ruth")):
        assert not AuditEvent.objects.filter(action__startswith="self_check").exists()


class TestAPageLeadsToItsPlace:
    """A page about a condition leads to the check of its place: an address about what is read, not about a person."""

    def test_the_place_is_answered_when_the_visitor_starts(
        self, visitor: Visitor, people: DemoClinic
    ) -> None:
        start = visitor.client.get(reverse("public:self_check_at", args=["knee"])).content.decode()
        assert '<input type="hidden" name="where" value="knee">' in start
        with passage(people.actor("ruth")):
            assert not SelfCheck.objects.exists(), "reading is no answer"
        begun = visitor.client.post(reverse("public:self_check_begin"), {"where": "knee"}, follow=True)
        assert 'name="question" value="age"' in begun.content.decode()
        assert kept(people).answers == {"where": "knee"}
        assert kept(people).path == "knee"

    @pytest.mark.parametrize("where", ["wing", "elsewhere", "not_sure"])
    def test_a_place_the_check_does_not_know_is_no_address(self, visitor: Visitor, where: str) -> None:
        assert visitor.client.get(f"/self-check/at/{where}/").status_code == 404

    def test_a_forged_place_is_simply_asked_for(self, visitor: Visitor) -> None:
        begun = visitor.client.post(reverse("public:self_check_begin"), {"where": "wing"}, follow=True)
        assert 'name="question" value="where"' in begun.content.decode()

    def test_the_place_can_be_changed_by_going_back(self, visitor: Visitor, people: DemoClinic) -> None:
        visitor.page = visitor.client.post(reverse("public:self_check_begin"), {"where": "knee"}, follow=True)
        visitor.open(1).answer("hip")
        assert kept(people).path == "hip"


@pytest.mark.parametrize(
    ("where", "sign", "other"),
    [
        ("knee", "a foot that turns cold, pale, or numb", "numb skin between your legs,"),
        ("shoulder", "a hand that turns cold, pale, or numb", "a foot that turns cold"),
        ("thoracic", "chest pain, or trouble with your breath", "a foot that turns cold"),
        ("widespread", "chest pain, or trouble with your breath", "a foot that turns cold"),
        ("sacroiliac", "both legs become weak or numb", "a foot that turns cold"),
    ],
)
def test_the_result_names_what_would_be_an_emergency_there(
    visitor: Visitor, where: str, sign: str, other: str
) -> None:
    visitor.begin().walk(where=where)
    assert "Hands-on care may be an option for you" in visitor.text
    assert sign in visitor.text.lower()
    assert where == "knee" or other not in visitor.text.lower()


def test_an_emergency_of_a_limb_says_to_keep_it_still(visitor: Visitor) -> None:
    visitor.begin().walk(where="knee", leg_now="acute_limb_ischemia")
    assert "Call 911" in visitor.text
    assert "Do not stand or walk on the leg" in visitor.text


def test_another_place_is_told_so_and_what_would_be_an_emergency(visitor: Visitor) -> None:
    visitor.begin().answer("elsewhere")
    assert visitor.at == RESULT
    assert "See a doctor first" in visitor.text
    assert "a place this check does not know" in visitor.text


def test_places_stand_in_groups_for_ears_too(visitor: Visitor) -> None:
    visitor.begin()
    groups = re.findall(r'role="group"\s+aria-labelledby="([^"]+)"', visitor.text)
    assert len(groups) == 4
    assert all(f'id="{group}"' in visitor.text for group in groups)


def test_begin_is_limited_by_address(visitor: Visitor) -> None:
    codes = {visitor.client.post(reverse("public:self_check_begin")).status_code for _try in range(31)}
    assert 429 in codes


def test_a_step_takes_few_queries(visitor: Visitor, django_assert_max_num_queries: object) -> None:
    visitor.begin().walk(until="legs")
    with django_assert_max_num_queries(15):  # type: ignore[operator]  # a fixture of pytest-django
        visitor.client.post(visitor.at, {"question": "legs", "answer": "no"})
