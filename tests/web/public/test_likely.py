"""What will it cost me? Three questions, a range in easy words, and nothing kept or told in an address."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
import textstat
import time_machine
from django.test import Client
from django.urls import reverse

from synovia.knowledge.library import library
from synovia.knowledge.tariff_tables import tariffs
from synovia.records.charges import actions
from synovia.web.public.likely_form import WAYS
from synovia.web.public.programmes import REASONS, programme
from tests.people import DemoClinic, passage

pytestmark = pytest.mark.django_db
PAGE = "/cost/my-estimate/"
SPRING = datetime(2026, 3, 2, 12, tzinfo=UTC)
HIGHEST_GRADE = 6


@pytest.fixture
def visitor(people: DemoClinic) -> Client:
    library()  # read today: under a clock turned back its dates would lie in the future
    with passage(people.owner):
        actions.set_prices(prices=dict(tariffs().sample_prices), by=people.owner)
    return Client()


def ask(visitor: Client, way: str, reason: str = "acute", often: str = "", **told: str) -> Any:
    more = {"told": way} | told if told else {}
    return visitor.post(PAGE, {"reason": reason, "often": often, "way": way} | more)


@time_machine.travel(SPRING, tick=False)
def test_a_new_pain_twice_a_week_paid_oneself(visitor: Client) -> None:
    """Three weeks: from three visits to six; the likely number lies between. The clinic's own prices."""
    found = ask(visitor, "self-pay", often="2").context["found"]
    prices = tariffs().sample_prices
    usual = 2 * prices["97140"] + prices["97110"]
    first = prices["97161"] + prices["97140"]
    assert (found.visits.low, found.visits.expected, found.visits.high) == (3, 5, 6)
    assert found.made.low.person_pays == first + 2 * usual
    assert found.made.high.person_pays == first + 5 * usual


@time_machine.travel(SPRING, tick=False)
def test_the_deductible_is_shown_being_met(visitor: Client) -> None:
    answer = ask(visitor, "private", "chronic", share_percent="20", deductible_left="200")
    assert "deductible met" in answer.content.decode()
    assert "your deductible is paid" in answer.content.decode()


@time_machine.travel(SPRING, tick=False)
def test_what_is_not_known_is_said_and_more_makes_the_range_smaller(visitor: Client) -> None:
    vague = ask(visitor, "medicare").context["found"].made.expected
    told = ask(visitor, "medicare", deductible_left="0", supplement="").context["found"].made.expected
    assert vague.person_least < vague.person_most
    assert told.person_least == told.person_most


def test_a_private_plan_needs_one_more_fact_and_is_not_guessed(visitor: Client) -> None:
    answer = ask(visitor, "private")
    assert answer.status_code == 200
    assert answer.context["found"] is None
    assert "your plan’s card" in answer.content.decode()
    assert ask(visitor, "private", copay="").status_code == 422


def test_an_accepted_work_injury_costs_nothing(visitor: Client) -> None:
    assert ask(visitor, "workers-compensation").context["found"].nothing


def test_a_crash_says_what_waits(visitor: Client) -> None:
    answer = ask(visitor, "personal-injury", med_pay_limit="", letter_of_protection="yes")
    assert "waits until your case ends" in answer.content.decode()


def test_without_prices_it_says_so(people: DemoClinic) -> None:
    assert "has not published its prices" in ask(Client(), "self-pay").content.decode()


@pytest.mark.parametrize(
    ("way", "told", "field"),
    [
        ("private", {"copay": "40.555"}, "copay"),
        ("private", {"copay": "-1"}, "copay"),
        ("medicare", {"deductible_left": "9000"}, "deductible_left"),
    ],
)
def test_nonsense_is_refused_beside_its_field(
    visitor: Client, way: str, told: dict[str, str], field: str
) -> None:
    answer = ask(visitor, way, **told)
    assert answer.status_code == 422
    assert field in answer.context["details"].errors


def test_nothing_typed_is_kept_or_stands_in_an_address(visitor: Client) -> None:
    answer = ask(visitor, "private", copay="37")
    assert "sessionid" not in answer.cookies
    assert not visitor.session.keys()
    assert 'href="/first-visit/?estimate=yes"' in answer.content.decode()
    fresh = visitor.get(PAGE).content.decode()
    assert "37" not in fresh[fresh.index("<form") : fresh.rindex("</form>")]


def test_the_wish_for_a_written_estimate_goes_to_booking(visitor: Client) -> None:
    page = visitor.get(reverse("public:booking"), {"estimate": "yes"})
    assert "Please send me a written estimate" in page.content.decode()


@time_machine.travel(datetime(2026, 11, 26, 12, tzinfo=UTC), tick=False)
@pytest.mark.parametrize("way", [way for way, _words in WAYS if way != "workers-compensation"])
def test_it_is_told_in_easy_words(visitor: Client, way: str) -> None:
    """Late in the year, when everything that can happen on the way does."""
    told = {"share_percent": "20"} if way == "private" else {}
    found = ask(visitor, way, "chronic", **told).context["found"]
    said = " ".join((*found.costs, *found.happens, *found.changes))
    assert textstat.flesch_kincaid_grade(said) <= HIGHEST_GRADE


def test_every_reason_has_a_program_with_its_sources() -> None:
    for reason, _words in REASONS:
        usual = programme(reason)
        assert 1 <= usual.fewest <= usual.visits(None).high
        assert all(value.source and value.standing for value in usual.values)


def test_coming_more_often_never_makes_fewer_visits() -> None:
    for reason, _words in REASONS:
        counts = [programme(reason).visits(often).expected for often in (1, 2, 3)]
        assert counts == sorted(counts)


def test_the_usual_price_is_exact(visitor: Client) -> None:
    assert ask(visitor, "self-pay").context["found"].made.expected.person_pays % Decimal("0.01") == 0
