"""A question of the self-check as a form. What is a right answer is decided by the domain, not here."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.screening.selfcheck.answers import limits_of
from synovia.domain.screening.selfcheck.terms import NONE_OF_THESE, NOT_SURE, Answer, Asks, Question
from synovia.web.components.widgets import Nprs, Number

PAIN_SCALE = (0, 10)
_UNITS = {"years": gettext_lazy("years"), "minutes": gettext_lazy("minutes")}


class QuestionForm(forms.Form):
    """One field, `answer`, filled with what was answered before."""

    mark = "none"

    def __init__(self, question: Question, *, given: Answer | Sequence[str] | None = None) -> None:
        super().__init__(initial={"answer": _initial(question, given)})
        self.fields["answer"] = _field(question)
        self.is_refused = False

    def refuse(self, why: str) -> None:
        """Show a refusal beside the field, with what was chosen still there."""
        self._errors = ErrorDict({"answer": self.error_class([why])})
        self.is_refused = True


def _initial(question: Question, given: Answer | Sequence[str] | None) -> object:
    keys = [given] if isinstance(given, str | int) else list(given or ())
    if question.asks is Asks.MANY:
        return keys
    return keys[0] if keys else None


def _field(question: Question) -> forms.Field:
    label, help_text = _(question.text), _(question.help) if question.help else ""
    if question.asks is Asks.NUMBER:
        return _number_field(question, label, help_text)
    choices = list(_choices(question))
    if question.asks is Asks.ONE:
        return forms.ChoiceField(label=label, help_text=help_text, choices=choices, widget=forms.RadioSelect)
    return forms.MultipleChoiceField(
        required=False,  # the domain refuses an empty answer; each box alone is not required
        label=label,
        help_text=help_text or _("Choose all that fit. Leave a box empty only if your answer is no."),
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
    )


def _number_field(question: Question, label: str, help_text: str) -> forms.Field:
    low, high = limits_of(question)
    if (low, high) == PAIN_SCALE:
        steps = [(str(step), str(step)) for step in range(low, high + 1)]
        return forms.ChoiceField(label=label, help_text=help_text, choices=steps, widget=Nprs)
    unit = _("weeks") if question.times > 1 else str(_UNITS[question.number.unit if question.number else ""])
    widget = Number({"inputmode": "numeric", "min": low, "max": high, "step": 1}, unit=unit)
    return forms.IntegerField(label=label, help_text=help_text, widget=widget)


def _choices(question: Question) -> Iterable[tuple[str, object]]:
    """The choices in their order, those of a group under its name, then what every question of the kind offers."""
    for group, choices in groupby(question.choices, key=lambda choice: choice.group):
        offered = [(choice.key, _(choice.text)) for choice in choices]
        yield from [(_(group), offered)] if group else offered
    if question.asks is Asks.MANY:
        yield NONE_OF_THESE, _("None of these")
    if question.may_be_unsure:
        unsure = _("Not sure about one or more") if question.asks is Asks.MANY else _("Not sure")
        yield NOT_SURE, unsure
