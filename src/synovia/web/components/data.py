"""Showing facts: tables, key–value lists, timelines, figures."""

from collections.abc import Iterable

from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from synovia.web.components.library import Slots, block_component, draw, register
from synovia.web.components.markup import classes


@block_component
def table(
    context: Context,
    content: str,
    slots: Slots,
    caption: object,
    hide_caption: bool = False,
    stack: bool = False,
    dense: bool = False,
    id: str = "",  # noqa: A002
) -> SafeString:
    """A table in a frame that scrolls by itself; with `stack` its rows become cards on narrow screens."""
    look = classes("table", stack and "table-stack", dense and "table-dense")
    return draw(
        "table", content=content, caption=caption, hide_caption=hide_caption, look=look, id=id, stack=stack
    )


@register.simple_tag
def key_values(items: Iterable[tuple[object, object]], columns: int = 1) -> SafeString:
    """Pairs of a name and what it is; None is shown as unknown, never left blank."""
    return draw("key_values", items=[(name, _shown(value)) for name, value in items], columns=columns)


def _shown(value: object) -> object:
    return unknown() if value is None or value == "" else value


@block_component
def kv(context: Context, content: str, slots: Slots, columns: int = 1) -> SafeString:
    """A key–value list whose values are markup; holds `{% kv_item %}`."""
    return format_html('<dl class="key-values columns-{}">{}</dl>', columns, content)


@block_component
def kv_item(context: Context, content: str, slots: Slots, name: object) -> SafeString:
    """One pair of `{% kv %}`."""
    return format_html('<div class="key-value"><dt>{}</dt><dd>{}</dd></div>', name, content)


@block_component
def timeline(context: Context, content: str, slots: Slots, label: object = "") -> SafeString:
    """What happened, in order."""
    return format_html('<ol class="timeline" aria-label="{}">{}</ol>', label or _("Timeline"), content)


@block_component
def timeline_item(
    context: Context,
    content: str,
    slots: Slots,
    title: object,
    when: object = "",
    icon: str = "",
    tone: str = "neutral",
    href: str = "",
) -> SafeString:
    """One event of `{% timeline %}`."""
    return draw("timeline_item", content=content, title=title, when=when, icon=icon, tone=tone, href=href)


@register.simple_tag
def unknown(text: object = "") -> SafeString:
    """The one way to show what nobody has found out: it must never look like a normal finding."""
    return format_html('<span class="unknown">{}</span>', text or _("not assessed"))


@register.simple_tag
def value(amount: object, unit: str = "", note: object = "") -> SafeString:
    """A figure with its unit; None is unknown."""
    if amount is None:
        return unknown()
    after = format_html('<span class="unit">{}</span>', unit) if unit else ""
    aside = format_html(' <span class="note">{}</span>', note) if note else ""
    return format_html('<span class="figure">{}{}</span>{}', amount, after, aside)


@register.simple_tag
def stat(
    label: object,
    value: object,
    unit: str = "",
    note: object = "",
    trend: str = "",
    good: str = "",
    icon: str = "",
    href: str = "",
) -> SafeString:
    """One figure that matters. `trend` is up, down or flat; `good` is the direction that means getting better."""
    judged = "flat" if trend in ("", "flat") or not good else ("better" if trend == good else "worse")
    arrows = {"up": "arrow-up-right", "down": "arrow-down-right", "flat": "arrow-right"}
    return draw(
        "stat", label=label, value=value, unit=unit, note=note, arrow=arrows.get(trend, ""), judged=judged, icon=icon,
        href=href, unknown=unknown() if value is None else "",
    )  # fmt: skip
