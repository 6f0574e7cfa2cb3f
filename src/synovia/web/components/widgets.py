"""Form widgets of the design system. Each is one of Django's own, told how `{% field %}` should draw it."""

from typing import Any

from django import forms

Attributes = dict[str, Any] | None


class Segmented(forms.RadioSelect):
    """One of a few short answers, side by side like the keys of a piano."""

    kind = "segmented"


class Grouped(forms.RadioSelect):
    """One of several answers under headings (Django's grouped choices), each a key one can hit with a thumb."""

    kind = "grouped"


class Pills(forms.CheckboxSelectMultiple):
    """Any of several short answers."""

    kind = "pills"


class Nprs(forms.RadioSelect):
    """The numeric pain rating scale, 0 (no pain) to 10 (worst pain you can imagine)."""

    kind = "nprs"

    def __init__(self, attrs: Attributes = None, choices: Any = ()) -> None:
        super().__init__(attrs, choices or [(step, str(step)) for step in range(11)])


class Number(forms.NumberInput):
    """A number with its unit."""

    kind = "number"

    def __init__(self, attrs: Attributes = None, *, unit: str = "") -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off"} | (attrs or {}))
        self.unit = unit


class Stepper(Number):
    """A number with its unit and large minus and plus keys, for fingers."""

    kind = "stepper"

    def __init__(self, attrs: Attributes = None, *, unit: str = "", step: float = 1) -> None:
        super().__init__({"step": step} | (attrs or {}), unit=unit)


class Day(forms.DateInput):
    """A calendar date."""

    kind = "date"
    input_type = "date"

    def __init__(self, attrs: Attributes = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class Switch(forms.CheckboxInput):
    """A setting that is on or off."""

    kind = "switch"


class Prose(forms.Textarea):
    """Free text that grows with what is written."""

    kind = "textarea"

    def __init__(self, attrs: Attributes = None) -> None:
        super().__init__({"rows": 3, "data-autosize": True} | (attrs or {}))


class Search(forms.TextInput):
    """A search box."""

    kind = "search"
    input_type = "search"
