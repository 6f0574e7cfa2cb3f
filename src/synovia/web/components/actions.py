"""Buttons, and links that look like buttons."""

from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from synovia.web.components.icons import icon as draw_icon
from synovia.web.components.library import Slots, block_component, register
from synovia.web.components.markup import attributes, classes

KINDS = ("primary", "secondary", "quiet", "danger", "link")


def _look(kind: str, size: str, *, wide: bool, icon_only: bool, extra: object) -> str:
    if kind not in KINDS:
        raise ValueError(f"a button is one of {', '.join(KINDS)}, not {kind!r}")
    return classes(
        "button", f"button-{kind}", size and f"button-{size}", wide and "button-wide", icon_only and "button-icon",
        str(extra) if extra else None,
    )  # fmt: skip


def _face(text: object, icon: str, icon_after: str, *, icon_only: bool) -> SafeString:
    before = draw_icon(icon) if icon else ""
    after = draw_icon(icon_after) if icon_after else ""
    words = format_html('<span class="{}">{}</span>', "visually-hidden" if icon_only else "button-text", text)
    return format_html("{}{}{}", before, words, after)


@register.simple_tag
def button(
    text: object,
    kind: str = "secondary",
    icon: str = "",
    icon_after: str = "",
    size: str = "",
    type: str = "",  # noqa: A002  the HTML attribute's own name
    wide: bool = False,
    icon_only: bool = False,
    key: str = "",
    **more: object,
) -> SafeString:
    """A <button>. It submits its form unless it has an htmx or data attribute of its own, or says otherwise."""
    acts_itself = any(name.startswith(("hx_", "data_", "hx-", "data-", "popover")) for name in more)
    look = _look(kind, size, wide=wide, icon_only=icon_only, extra=more.pop("class_", ""))
    named = {
        "type": type or ("button" if acts_itself else "submit"),
        "class": look,
        "data_key": key or None,
    } | more
    return format_html(
        "<button{}>{}</button>", attributes(named), _face(text, icon, icon_after, icon_only=icon_only)
    )


@register.simple_tag
def link_button(
    text: object,
    href: str,
    kind: str = "secondary",
    icon: str = "",
    icon_after: str = "",
    size: str = "",
    wide: bool = False,
    icon_only: bool = False,
    key: str = "",
    **more: object,
) -> SafeString:
    """A link that looks like a button: use it when pressing goes to another page."""
    look = _look(kind, size, wide=wide, icon_only=icon_only, extra=more.pop("class_", ""))
    named = {"href": href, "class": look, "data_key": key or None} | more
    return format_html("<a{}>{}</a>", attributes(named), _face(text, icon, icon_after, icon_only=icon_only))


@block_component
def button_group(
    context: Context, content: str, slots: Slots, align: str = "", label: str = ""
) -> SafeString:
    """Buttons side by side, wrapping on narrow screens."""
    named = {"class": classes("button-group", align and f"align-{align}"), "aria_label": label or None}
    if label:
        named["role"] = "group"
    return format_html("<div{}>{}</div>", attributes(named), content)
