"""Form fields: label, help, error and control tied together, so that every reader hears what belongs together.

`{% field form.pain %}` draws any Django bound field. Which control it becomes is the widget's `kind`
(`web/components/widgets.py`), or what kind of Django widget it is, or the tag's own `kind=`.
"""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from synovia.web.components.library import Slots, block_component, draw, register
from synovia.web.components.markup import attributes, widget_attributes

GROUPS = frozenset({"radios", "segmented", "grouped", "nprs", "checks", "pills"})
SINGLES = frozenset({"check", "switch"})

# The first that fits; a widget's own `kind` comes before all of them.
_KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "checks"),
    (forms.RadioSelect, "radios"),
    (forms.SelectMultiple, "select"),
    (forms.Select, "select"),
    (forms.CheckboxInput, "check"),
    (forms.Textarea, "textarea"),
    (forms.NumberInput, "number"),
    (forms.DateInput, "date"),
)


def kind_of(bound: BoundField) -> str:
    """Which control this field becomes."""
    widget = bound.field.widget
    own: str | None = getattr(widget, "kind", None)
    if own:
        return own
    return next((kind for widget_class, kind in _KINDS if isinstance(widget, widget_class)), "text")


@dataclass(frozen=True)
class Option:
    """One radio button or check box of a group."""

    id: str
    name: str
    value: str
    text: str
    checked: bool
    attributes: SafeString
    group: str = ""


@dataclass(frozen=True)
class Drawing:
    """Everything the field's template needs."""

    bound: BoundField
    kind: str
    label: str
    help: str
    unit: str
    prefix: str
    width: str
    mark: str
    hide_label: bool
    control: SafeString
    options: tuple[Option, ...]
    described_by: str
    low: str
    high: str

    @property
    def is_group(self) -> bool:
        return self.kind in GROUPS

    @property
    def is_grouped(self) -> bool:
        return any(option.group for option in self.options)

    @property
    def is_single(self) -> bool:
        return self.kind in SINGLES

    @property
    def group_attributes(self) -> SafeString:
        invalid = "true" if self.bound.errors else None
        named = {"aria_describedby": self.described_by or None, "aria_invalid": invalid}
        is_radio = self.kind in {"radios", "segmented", "grouped", "nprs"}
        return attributes(
            {**named, "role": "radiogroup"} if is_radio else {"aria_describedby": named["aria_describedby"]}
        )


@register.simple_tag
def field(
    bound: BoundField,
    kind: str = "",
    label: str = "",
    help: str | bool = "",  # noqa: A002  the word the form's author knows; False leaves the form's own out
    unit: str = "",
    prefix: str = "",
    width: str = "",
    hide_label: bool = False,
    mark: str = "",
    low: str = "",
    high: str = "",
    **more: object,
) -> SafeString:
    """One form field with its label, help, errors and control; a hidden field is just its input."""
    if bound.is_hidden:
        return bound.as_widget()
    bound = _without_help(bound) if help is False else bound
    drawn = kind or kind_of(bound)
    help_text = str(help or bound.help_text or "")
    described_by = " ".join(_described_by(bound, help_text))
    extra = _control_attributes(bound, drawn, described_by, more)
    drawing = Drawing(
        bound=bound,
        kind=drawn,
        label=label or str(bound.label or ""),
        help=help_text,
        unit=unit or str(getattr(bound.field.widget, "unit", "")),
        prefix=prefix,
        width=width or _width(drawn),
        mark=_mark(bound, mark),
        hide_label=hide_label,
        control=SafeString("") if drawn in GROUPS else bound.as_widget(attrs=extra),
        options=tuple(_options(bound, more)) if drawn in GROUPS else (),
        described_by=described_by,
        low=low,
        high=high,
    )
    return draw("field", field=drawing, bound=bound)


def _without_help(bound: BoundField) -> BoundField:
    """Django would tie the input to the help text that is not shown."""
    bare = copy(bound)
    bare.help_text = ""
    return bare


def _described_by(bound: BoundField, help_text: str) -> Iterable[str]:
    if help_text:
        yield f"{bound.auto_id or bound.html_name}-help"
    if bound.errors:
        yield f"{bound.auto_id or bound.html_name}-error"


def _control_attributes(
    bound: BoundField, kind: str, described_by: str, more: dict[str, object]
) -> dict[str, str | bool]:
    named = widget_attributes(more)
    if described_by:
        named["aria-describedby"] = described_by
    if kind == "switch":
        named["role"] = "switch"
    if kind == "textarea":
        named.setdefault("data-autosize", True)
    return named


def _width(kind: str) -> str:
    return {"number": "short", "stepper": "short", "date": "medium"}.get(kind, "full")


def _mark(bound: BoundField, mark: str) -> str:
    """Which mark the label carries: forms mark whichever is rarer, so that most labels stay clean."""
    wanted = mark or getattr(bound.form, "mark", "optional")
    if wanted == "required":
        return "required" if bound.field.required else ""
    if wanted == "optional":
        return "" if bound.field.required or kind_of(bound) in SINGLES else "optional"
    return ""


def _options(bound: BoundField, more: dict[str, object]) -> Iterable[Option]:
    groups = _groups(bound)
    for part in bound.subwidgets:
        data: dict[str, Any] = part.data
        if data["value"] in ("", None) and bound.field.required:
            continue
        named = {name: value for name, value in data["attrs"].items() if name not in {"id", "checked"}}
        required = bound.field.required and isinstance(bound.field.widget, forms.RadioSelect)
        yield Option(
            id=part.id_for_label or f"{bound.html_name}_{data['index']}",
            name=data["name"],
            value=str(data["value"]),
            text=str(data["label"]),
            checked=bool(data["selected"]),
            attributes=attributes({**named, "required": required} | more),
            group=groups.get(str(data["value"]), ""),
        )


def _groups(bound: BoundField) -> dict[str, str]:
    """Value of an option to the heading it stands under, where the form groups its choices."""
    choices: Iterable[tuple[Any, Any]] = getattr(bound.field, "choices", ())
    grouped = [(heading, inner) for heading, inner in choices if isinstance(inner, list | tuple)]
    return {str(value): str(heading) for heading, inner in grouped for value, _label in inner}


@register.simple_tag
def fields(form: forms.BaseForm, **options: object) -> SafeString:
    """Every field of a form in its order, the hidden ones first."""
    hidden = [bound.as_widget() for bound in form.hidden_fields()]
    shown = [field(bound, **options) for bound in form.visible_fields()]  # type: ignore[arg-type]
    return SafeString("".join([*hidden, *shown]))


@block_component
def fieldset(
    context: Context,
    content: str,
    slots: Slots,
    legend: object,
    help: str = "",  # noqa: A002  the word the form's author knows
    columns: int = 1,
    id: str = "",  # noqa: A002
) -> SafeString:
    """Fields that answer one question together."""
    return draw("fieldset", content=content, legend=legend, help=help, columns=columns, id=id)


@register.simple_tag
def error_summary(*forms_shown: forms.BaseForm, focus: bool = True) -> SafeString:
    """What has to be put right, each line a link to its field; it takes the focus. Nothing without errors."""
    lines = [line for form in forms_shown for line in _error_lines(form)]
    if not lines:
        return SafeString("")
    return render_to_string("components/error_summary.html", {"lines": lines, "focus": focus})


def _error_lines(form: forms.BaseForm) -> Iterable[dict[str, str]]:
    for error in form.non_field_errors():
        yield {"href": "", "text": str(error), "label": ""}
    for bound in form:
        for error in bound.errors:
            yield {
                "href": f"#{_first_control(bound)}",
                "text": str(error),
                "label": _as_lead_in(str(bound.label)),
            }


def _as_lead_in(label: str) -> str:
    """A label before its error: a question keeps its own mark."""
    return label if label.endswith(("?", "!", ".")) else f"{label}:"


def _first_control(bound: BoundField) -> str:
    """The id the link goes to: of a group, its first option."""
    if kind_of(bound) in GROUPS:
        first = next(iter(_options(bound, {})), None)
        return first.id if first else str(bound.auto_id)
    return str(bound.id_for_label or bound.auto_id)
