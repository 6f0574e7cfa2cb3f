"""Surfaces: panels, cards, grids, disclosures, tabs, dialogs."""

from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify

from synovia.web.components.library import Slots, block_component, draw
from synovia.web.components.markup import attributes, classes, heading


@block_component
def panel(
    context: Context,
    content: str,
    slots: Slots,
    title: object = "",
    lead: object = "",
    icon: str = "",
    id: str = "",  # noqa: A002
    tone: str = "plain",
    level: int = 2,
    flush: bool = False,
    key: str = "",
    **more: object,
) -> SafeString:
    """A titled surface. Slots: actions (beside the title), footer. `flush` lets a table touch the edges."""
    return draw(
        "panel", content=content, title=title, lead=lead, icon=icon, id=id, tone=tone, flush=flush,
        heading=heading(level, title, "panel-title", id=f"{id}-title" if id else ""),
        actions=slots["actions"], footer=slots["footer"],
        more=attributes({"data_key": key or None} | more),
    )  # fmt: skip


@block_component
def card(
    context: Context,
    content: str,
    slots: Slots,
    title: object,
    href: str = "",
    icon: str = "",
    eyebrow: object = "",
    level: int = 3,
    note: object = "",
) -> SafeString:
    """A small surface in a grid; with `href` the whole card is one link."""
    return draw(
        "card", content=content, title=title, href=href, icon=icon, eyebrow=eyebrow, note=note,
        heading=heading(level, format_html('<a href="{}">{}</a>', href, title) if href else title, "card-title"),
        footer=slots["footer"],
    )  # fmt: skip


@block_component
def grid(context: Context, content: str, slots: Slots, min: str = "m") -> SafeString:  # noqa: A002
    """Columns that fit themselves to the width: s, m or l is the least width of one."""
    return format_html('<div class="grid grid-{}">{}</div>', min, content)


@block_component
def stack(context: Context, content: str, slots: Slots, gap: str = "m") -> SafeString:
    """One below the other with even space."""
    return format_html('<div class="stack stack-{}">{}</div>', gap, content)


@block_component
def cluster(context: Context, content: str, slots: Slots, between: bool = False) -> SafeString:
    """Side by side, wrapping; `between` pushes the ends apart."""
    return format_html('<div class="{}">{}</div>', classes("cluster", between and "cluster-between"), content)


@block_component
def disclosure(
    context: Context,
    content: str,
    slots: Slots,
    title: object,
    open: bool = False,  # noqa: A002  the HTML attribute's own name
    note: object = "",
    id: str = "",  # noqa: A002
) -> SafeString:
    """Something more for whoever wants it."""
    return draw("disclosure", content=content, title=title, open=open, note=note, id=id)


@block_component
def tabs(context: Context, content: str, slots: Slots, label: object) -> SafeString:
    """Panes one at a time. Without JavaScript they simply stand one below the other."""
    return format_html('<tab-set class="tabs" data-label="{}">{}</tab-set>', label, content)


@block_component
def tab(
    context: Context,
    content: str,
    slots: Slots,
    title: object,
    id: str = "",  # noqa: A002
    badge: object = "",
    selected: bool = False,
) -> SafeString:
    """One pane of `{% tabs %}`."""
    named = id or slugify(str(title))
    return draw("tab", content=content, title=title, id=named, badge=badge, selected=selected)


@block_component
def dialog(
    context: Context,
    content: str,
    slots: Slots,
    id: str,  # noqa: A002
    title: object,
    size: str = "medium",
    tone: str = "",
    lead: object = "",
) -> SafeString:
    """A native <dialog>; a button with `data-dialog-open="<id>"` opens it. Slot: actions."""
    return draw(
        "dialog",
        content=content,
        id=id,
        title=title,
        size=size,
        tone=tone,
        lead=lead,
        actions=slots["actions"],
    )
