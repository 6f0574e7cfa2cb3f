"""The components that are not form fields: what each shows, and what it refuses."""

import pytest
from django.core.paginator import Paginator
from django.template import TemplateSyntaxError
from django.test import RequestFactory

from synovia.web.components.identity import browser_name, initials
from synovia.web.components.markup import attributes
from tests.web.components.rendering import render


class TestAttributes:
    def test_true_is_bare_and_nothing_is_left_out(self) -> None:
        assert (
            attributes({"hx_post": "/save/", "disabled": True, "hidden": None, "open": False})
            == ' hx-post="/save/" disabled'
        )

    def test_text_is_escaped(self) -> None:
        assert attributes({"title": '"><script>'}) == ' title="&quot;&gt;&lt;script&gt;"'

    @pytest.mark.parametrize("name", ["style", "onclick"])
    def test_what_the_security_policy_would_drop_is_refused_aloud(self, name: str) -> None:
        with pytest.raises(ValueError, match=name):
            attributes({name: "x"})


class TestButtons:
    def test_a_button_submits_its_form(self) -> None:
        assert render('{% button "Save" kind="primary" %}').one("button")["type"] == "submit"

    def test_a_button_that_acts_by_itself_does_not(self) -> None:
        assert render('{% button "Open" data_dialog_open="x" %}').one("button")["type"] == "button"

    def test_an_icon_alone_still_has_its_name(self) -> None:
        button = render('{% button "Search" icon="search" icon_only=True %}').one("button")
        assert button.text == "Search"
        assert button.one("svg")["aria-hidden"] == "true"

    def test_a_link_is_a_link(self) -> None:
        assert render('{% link_button "Plan" "/plan/" key="p" %}').one("a").attributes["data-key"] == "p"

    def test_an_unknown_kind_is_refused(self) -> None:
        with pytest.raises(ValueError, match="primari"):
            render('{% button "Save" kind="primari" %}')


class TestBlocksAndSlots:
    def test_slots_go_to_their_places(self) -> None:
        panel = render(
            '{% panel title="Visits" %}Body{% slot "actions" %}Add{% endslot %}{% slot "footer" %}End{% endslot %}{% endpanel %}'
        )
        assert panel.one(class_="panel-actions").text == "Add"
        assert panel.one("footer").text == "End"
        assert panel.one(class_="panel-body").text == "Body"

    def test_a_slot_belongs_to_the_nearest_block(self) -> None:
        page = render(
            '{% panel title="Outer" %}{% slot "actions" %}Outer action{% endslot %}'
            '{% panel title="Inner" level=3 %}{% slot "actions" %}Inner action{% endslot %}{% endpanel %}{% endpanel %}'
        )
        outer = page.children[0]
        assert [place.text for place in outer.all(class_="panel-actions")] == ["Outer action", "Inner action"]
        assert outer.children[0].one(class_="panel-actions").text == "Outer action"

    def test_a_slot_outside_any_block_is_an_error(self) -> None:
        with pytest.raises(TemplateSyntaxError):
            render('{% slot "actions" %}lost{% endslot %}')

    def test_what_goes_in_is_escaped(self) -> None:
        assert (
            render("{% panel title=name %}{% endpanel %}", name="<b>O'Neil</b>").one("h2").text
            == "<b>O'Neil</b>"
        )

    def test_a_panel_with_a_name_is_a_landmark_with_that_name(self) -> None:
        panel = render('{% panel title="Range of motion" id="rom" %}{% endpanel %}').one("section")
        assert panel["aria-labelledby"] == panel.one("h2")["id"]

    def test_tabs_stand_one_below_the_other_without_scripts(self) -> None:
        page = render(
            '{% tabs label="Chart" %}{% tab "Pain" %}4{% endtab %}{% tab "Motion" badge="3" %}55{% endtab %}{% endtabs %}'
        )
        assert [pane.one("h3").text for pane in page.all("section")] == ["Pain", "Motion"]
        assert page.all("section")[1]["data-tab-badge"] == "3"

    def test_a_dialog_is_named_by_its_title_and_can_be_closed(self) -> None:
        dialog = render('{% dialog id="cancel" title="Cancel?" %}{% enddialog %}').one("dialog")
        assert dialog["aria-labelledby"] == dialog.one("h2")["id"]
        assert dialog.one("button").text == "Close"

    def test_an_empty_state_may_stand_in_a_loop(self) -> None:
        page = render(
            '{% for x in none %}{% empty %}{% empty_state title="No visits" %}Book one.{% endempty_state %}{% endfor %}',
            none=[],
        )
        assert page.text == "No visits Book one."


class TestTones:
    @pytest.mark.parametrize("tag", ["badge 'x'", "toast 'x'"])
    def test_a_misspelt_tone_is_refused(self, tag: str) -> None:
        with pytest.raises(ValueError, match="sotp"):
            render("{% " + tag + ' tone="sotp" %}')

    def test_an_emergency_is_announced_at_once(self) -> None:
        assert (
            render('{% callout tone="stop" title="Call 911" %}{% endcallout %}').children[0]["role"]
            == "alert"
        )

    def test_a_warning_waits_its_turn(self) -> None:
        assert render('{% callout tone="warn" title="Soon" %}{% endcallout %}').children[0]["role"] is None


class TestUnknown:
    """What nobody has found out never looks like a normal finding."""

    def test_a_missing_value_says_so(self) -> None:
        assert render("{% value None unit='°' %}").text == "not assessed"

    def test_zero_is_a_value(self) -> None:
        assert render("{% value 0 unit='°' %}").text == "0 °"

    def test_a_missing_pair_says_so(self) -> None:
        page = render("{% key_values pairs %}", pairs=[("Authorization", None), ("Visits", 0), ("Payer", "")])
        assert [dd.text for dd in page.all("dd")] == ["not assessed", "0", "not assessed"]

    def test_a_missing_figure_says_so(self) -> None:
        assert "not assessed" in render('{% stat label="Index" value=None %}').text


class TestGauge:
    def test_tells_in_words_all_that_it_draws(self) -> None:
        picture = render(
            '{% gauge label="Rotation left" value=52 norm_mean=70 norm_sd=9 other=66 last=45.5 other_label="right" %}'
        )
        assert (
            picture.one("svg", role="img")["aria-label"]
            == "Rotation left: 52°, norm 70° ± 9°, right 66°, last time 45.5°"
        )

    def test_draws_no_value_where_there_is_none(self) -> None:
        picture = render('{% gauge label="Extension" norm_mean=65 norm_sd=11 %}')
        assert (picture.one("svg", role="img")["aria-label"] or "").startswith("Extension: not assessed")
        assert picture.all(class_="gauge-fill") == picture.all(class_="gauge-hand") == []

    def test_zero_degrees_is_measured(self) -> None:
        picture = render('{% gauge label="Flexion" value=0 %}')
        assert len(picture.all(class_="gauge-hand")) == 1
        assert picture.one(class_="gauge-value").text.startswith("0")

    def test_draws_no_band_without_a_known_spread(self) -> None:
        assert render('{% gauge label="Flexion" value=40 norm_mean=50 %}').all(class_="gauge-band") == []


class TestMeter:
    @pytest.mark.parametrize(
        ("used", "words"), [(7, "7 of 20"), (16, "near the limit"), (24, "over the limit")]
    )
    def test_says_when_a_limit_is_near_or_passed(self, used: int, words: str) -> None:
        assert words in render('{% meter label="Visits" value=used max=20 warn_at=16 %}', used=used).text

    def test_is_full_but_no_wider_when_passed(self) -> None:
        bar = render('{% meter label="Visits" value=24 max=20 %}').one(class_="meter-fill")
        assert bar["width"] == "100.00"


class TestSparkline:
    def test_tells_every_value_and_every_gap(self) -> None:
        picture = render('{% sparkline values label="Pain" low=0 high=10 %}', values=[7, None, 4]).one("svg")
        assert picture["aria-label"] == "Pain: 7, unknown, 4"

    def test_is_broken_where_a_value_is_missing(self) -> None:
        picture = render('{% sparkline values label="Pain" %}', values=[7, 6, None, 4, 3])
        assert len(picture.all("path")) == 2

    def test_without_values_says_so(self) -> None:
        assert (
            render('{% sparkline values label="Pain" %}', values=[]).one("svg")["aria-label"]
            == "Pain: no values yet"
        )


class TestReasons:
    @pytest.mark.parametrize("mark", ["F", "R", "R?", "C"])
    def test_a_standing_carries_its_meaning(self, mark: str) -> None:
        badge = render("{% standing mark %}", mark=mark).one(class_="standing")
        assert badge["title"]
        assert badge["title"] in badge.text

    def test_an_unknown_standing_or_strength_is_refused(self) -> None:
        with pytest.raises(ValueError, match="X"):
            render('{% standing "X" %}')
        with pytest.raises(ValueError, match="solid"):
            render('{% evidence "solid" %}')

    def test_a_source_without_an_address_is_no_link(self) -> None:
        assert render('{% source "Wainner" year=2003 standing="F" %}').all("a") == []


class TestPagination:
    def test_keeps_the_rest_of_the_address(self) -> None:
        request = RequestFactory().get("/visits/?page=2&sort=date")
        page = render("{% pagination page %}", page=Paginator(range(90), 10).page(2), request=request)
        assert page.one("a", rel="next")["href"] == "?page=3&sort=date"
        assert page.one(aria_current="page").text == "2"

    def test_one_page_needs_none(self) -> None:
        assert render("{% pagination page %}", page=Paginator([1], 10).page(1)).children == []


class TestSteps:
    def test_mark_what_is_done_and_what_is_now(self) -> None:
        page = render("{% steps items current=2 %}", items=["Reason", "Time", "Confirm"])
        assert [item["aria-current"] for item in page.all("li")] == [None, "step", None]
        assert "(done)" in page.all("li")[0].text


class TestChoicesOfLooks:
    def html(self, cookie: str) -> str:
        request = RequestFactory().get("/")
        request.COOKIES["synovia_theme"] = cookie
        return render("<html{% theme_attribute %}></html>", request=request).one("html")["data-theme"] or ""

    def test_a_chosen_theme_is_on_the_page_from_the_start(self) -> None:
        assert self.html("dark") == "dark"

    @pytest.mark.parametrize("cookie", ["", "neon", '"><script>'])
    def test_anything_else_leaves_it_to_the_system(self, cookie: str) -> None:
        assert self.html(cookie) == ""


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Maria Lopez", "ML"),
        ("Maria del Carmen Lopez", "ML"),
        ("Cher", "C"),
        ("Lopez, Maria", "LM"),
        ("", "?"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
            "Edge, Windows",
        ),
        (
            "Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1",
            "Safari, iPad",
        ),
        ("curl/8", "Another program"),
    ],
)
def test_a_browser_is_named_as_people_know_it(user_agent: str, name: str) -> None:
    assert browser_name(user_agent) == name


def test_the_banner_names_patient_and_alerts() -> None:
    page = render(
        '{% patient_banner name="Maria Lopez" born="Apr 12, 1979" age=46 alerts=alerts %}',
        alerts=["Bone density low"],
    )
    assert page.one("section")["aria-label"] == "Patient"
    assert "Bone density low" in page.one(class_="patient-alerts").text
