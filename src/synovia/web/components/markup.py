"""Writing HTML attributes safely."""

from collections.abc import Iterable, Mapping

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def attributes(values: Mapping[str, object]) -> SafeString:
    """` name="value"` for each pair: `_` becomes `-`, True is a bare name, False and None are left out.

    >>> attributes({"hx_post": "/save/", "disabled": True, "hidden": None})
    ' hx-post="/save/" disabled'
    """
    present = [
        (_dashed(name), value) for name, value in values.items() if value is not None and value is not False
    ]
    refuse_inline_style(name for name, _ in present)
    return format_html_join("", "{}", ((_attribute(name, value),) for name, value in present))


def widget_attributes(values: Mapping[str, object]) -> dict[str, str | bool]:
    """The same for Django's form widgets, which write their attributes themselves."""
    named = {_dashed(name): value for name, value in values.items() if value is not None}
    refuse_inline_style(named)
    return {name: value if isinstance(value, bool) else str(value) for name, value in named.items()}


def _dashed(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _attribute(name: str, value: object) -> SafeString:
    return format_html(" {}", name) if value is True else format_html(' {}="{}"', name, value)


def refuse_inline_style(names: Iterable[str]) -> None:
    """The Content-Security-Policy drops `style` and `on…` attributes without a word; better to say so here."""
    for name in names:
        if name == "style" or name.startswith("on"):
            raise ValueError(f"the attribute {name!r} is refused by the Content-Security-Policy")


def classes(*names: str | bool | None) -> str:
    """Class names joined, leaving out what is empty or False."""
    return " ".join(name for name in names if isinstance(name, str) and name)


def heading(level: int, text: object, look: str, id: str = "") -> SafeString:  # noqa: A002  the HTML attribute's own name
    """A heading of this level, or nothing where there is no text."""
    if not text:
        return SafeString("")
    return format_html("<h{}{}>{}</h{}>", level, attributes({"class": look, "id": id or None}), text, level)
