"""Form fields: label, help, error and control belong together for whoever cannot see the page."""

import pytest
from django import forms

from synovia.web.components.widgets import Day, Nprs, Number, Pills, Prose, Segmented, Stepper, Switch
from tests.web.components.rendering import Element, render

SIDES = [("left", "Left"), ("right", "Right")]


class Motion(forms.Form):
    note = forms.CharField(help_text="In plain words.", required=False)
    rotation = forms.IntegerField(max_value=120, widget=Stepper(unit="°", step=5))
    weight = forms.DecimalField(widget=Number(unit="lb"))
    side = forms.ChoiceField(choices=SIDES, widget=Segmented())
    pain = forms.TypedChoiceField(
        label="Pain now", choices=[(n, str(n)) for n in range(11)], widget=Nprs(), coerce=int
    )
    worse = forms.MultipleChoiceField(choices=SIDES, widget=Pills(), required=False)
    born = forms.DateField(widget=Day(), initial=None)
    story = forms.CharField(widget=Prose(), required=False)
    agreed = forms.BooleanField(label="The patient agrees")
    remind = forms.BooleanField(widget=Switch(), required=False)
    sex = forms.ChoiceField(label="Is it the left side?", choices=SIDES)
    key = forms.CharField(widget=forms.HiddenInput(), initial="k1")


def filled(**values: str) -> Motion:
    form = Motion(values)
    form.is_valid()
    return form


def drawn(name: str, form: forms.Form | None = None, options: str = "") -> Element:
    return render("{% field bound " + options + " %}", bound=(form or Motion())[name])


def test_the_label_names_its_input_and_the_help_describes_it() -> None:
    field = drawn("note")
    control = field.one("input")
    assert field.one("label")["for"] == control["id"]
    assert control["aria-describedby"] == field.one(class_="field-help")["id"]


def test_help_can_be_left_out_where_the_page_says_it_already() -> None:
    field = drawn("note", options="help=False")
    assert field.all(class_="field-help") == []
    assert field.one("input")["aria-describedby"] is None


def test_an_error_is_said_and_tied_to_its_input() -> None:
    field = drawn("rotation", filled(rotation="400"))
    control = field.one("input")
    error = field.one(class_="field-error")
    assert control["aria-invalid"] == "true"
    assert str(error["id"]) in str(control["aria-describedby"])
    assert "120" in error.text
    assert error.text.startswith("Error:")


def test_what_was_typed_stays_when_it_is_refused() -> None:
    assert drawn("rotation", filled(rotation="400")).one("input")["value"] == "400"


def test_optional_fields_say_so() -> None:
    assert "(optional)" in drawn("note").text
    assert "(optional)" not in drawn("weight").text


def test_a_form_of_mostly_optional_fields_marks_the_required_ones() -> None:
    form = Motion()
    form.mark = "required"  # type: ignore[attr-defined]  # forms set this as a class attribute
    assert "(required)" in drawn("weight", form).text
    assert "optional" not in drawn("note", form).text


def test_the_unit_is_shown_and_read() -> None:
    field = drawn("weight")
    assert field.one("label").text == "Weight (lb)"
    assert field.one(class_="control-unit")["aria-hidden"] == "true"


def test_the_steppers_keys_say_what_they_change() -> None:
    keys = drawn("rotation").all("button")
    assert [key["aria-label"] for key in keys] == ["Less: Rotation", "More: Rotation"]


@pytest.mark.parametrize(("name", "kind"), [("side", "radio"), ("pain", "radio"), ("worse", "checkbox")])
def test_a_group_is_a_fieldset_whose_legend_is_the_label(name: str, kind: str) -> None:
    group = drawn(name).one("fieldset")
    assert str(Motion()[name].label) in group.one("legend").text
    inputs = group.all("input")
    assert {one["type"] for one in inputs} == {kind}
    assert [one["id"] for one in inputs] == [label["for"] for label in group.all("label")]


def test_the_pain_scale_has_eleven_steps_and_names_its_ends() -> None:
    scale = drawn("pain")
    assert [step["value"] for step in scale.all("input")] == [str(n) for n in range(11)]
    assert "No pain" in scale.text


def test_the_chosen_answer_stays_chosen() -> None:
    group = drawn("side", filled(side="right"))
    assert [one["value"] for one in group.all("input") if "checked" in one.attributes] == ["right"]


def test_a_wrong_answer_marks_the_whole_group() -> None:
    group = drawn("side", filled(side="middle")).one("fieldset")
    assert group["aria-invalid"] == "true"
    assert group["aria-describedby"] == group.one(class_="field-error")["id"]


def test_a_date_is_the_browsers_own() -> None:
    assert drawn("born", Motion(initial={"born": "1979-04-12"})).one("input").attributes["type"] == "date"


def test_a_switch_is_announced_as_one() -> None:
    assert drawn("remind").one("input")["role"] == "switch"


def test_hidden_fields_are_only_their_input() -> None:
    assert [child.tag for child in drawn("key").children] == ["input"]


def test_attributes_reach_the_control() -> None:
    assert drawn("note", options='hx_post="/x/" autocomplete="off"').one("input")["hx-post"] == "/x/"


def test_every_field_of_a_form_is_drawn_once() -> None:
    page = render("{% fields form %}", form=Motion())
    named = [one["name"] for tag in ("input", "select", "textarea") for one in page.all(tag)]
    assert set(named) == set(Motion.base_fields)


class TestErrorSummary:
    def test_is_not_there_without_errors(self) -> None:
        assert render("{% error_summary form %}", form=Motion()).children == []

    def test_links_each_error_to_its_control(self) -> None:
        form = filled(rotation="400")
        page = render("{% error_summary form %}{% fields form %}", form=form)
        targets = {(link["href"] or "")[1:] for link in page.one(class_="error-summary").all("a")}
        ids = {one["id"] for tag in ("input", "select", "textarea") for one in page.all(tag)}
        assert len(targets) == len(form.errors)
        assert targets <= ids

    def test_is_announced_and_takes_the_focus(self) -> None:
        summary = render("{% error_summary form %}", form=filled()).one(class_="error-summary")
        assert (summary["role"], summary["tabindex"]) == ("alert", "-1")
        assert "data-focus-on-load" in summary.attributes

    def test_a_question_keeps_its_mark(self) -> None:
        text = render("{% error_summary form %}", form=filled()).text
        assert "Is it the left side? This field" in text
        assert "Pain now: This field" in text
