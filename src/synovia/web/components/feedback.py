"""Telling the reader how things stand: badges, callouts, empty places, toasts, progress."""

from collections.abc import Sequence

from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from synovia.web.components.icons import icon as draw_icon
from synovia.web.components.library import Slots, block_component, draw, register
from synovia.web.components.markup import heading

TONES = {
    "neutral": "circle",
    "brand": "droplet",
    "info": "info",
    "ok": "circle-check",
    "warn": "triangle-alert",
    "danger": "circle-alert",
    "stop": "octagon-alert",
}


def checked_tone(tone: str) -> str:
    """The tone, or a clear refusal: a misspelt tone would silently look harmless."""
    if tone not in TONES:
        raise ValueError(f"a tone is one of {', '.join(TONES)}, not {tone!r}")
    return tone


@register.simple_tag
def badge(text: object, tone: str = "neutral", icon: str = "", title: object = "") -> SafeString:
    """A few words on how something stands; the words carry the meaning, the color only helps."""
    picture = draw_icon(icon, size=14) if icon else ""
    tip = format_html(' title="{}"', title) if title else ""
    return format_html('<span class="badge tone-{}"{}>{}{}</span>', checked_tone(tone), tip, picture, text)


@block_component
def callout(
    context: Context,
    content: str,
    slots: Slots,
    tone: str = "info",
    title: object = "",
    icon: str = "",
    level: int = 2,
    live: bool = False,
    id: str = "",  # noqa: A002
) -> SafeString:
    """Something to know before going on. `stop` is for emergencies and is announced at once. Slot: actions."""
    role = "alert" if tone == "stop" else ("status" if live else "")
    return draw(
        "callout", content=content, tone=checked_tone(tone), title=title, icon=icon or TONES[tone], role=role, id=id,
        heading=heading(level, title, "callout-title"), actions=slots["actions"],
    )  # fmt: skip


@block_component
def empty_state(
    context: Context, content: str, slots: Slots, title: object, icon: str = "inbox", level: int = 3
) -> SafeString:
    """There is nothing here yet, and what to do about it. Slot: actions."""
    return draw(
        "empty_state",
        content=content,
        icon=icon,
        heading=heading(level, title, "empty-title"),
        actions=slots["actions"],
    )


@register.simple_tag
def toast(text: object, tone: str = "ok") -> SafeString:
    """A short note that goes away by itself; one with a problem stays until it is closed."""
    return draw("toast", text=text, tone=checked_tone(tone), icon=TONES[tone])


@register.filter
def toast_tone(level: str) -> str:
    """Django's message level as a tone."""
    return {"success": "ok", "warning": "warn", "error": "danger"}.get(level, "info")


@register.simple_tag
def progress(value: int, max: int, label: object, hide_label: bool = False) -> SafeString:  # noqa: A002
    """How far along something is."""
    return draw("progress", value=value, max=max, label=label, hide_label=hide_label)


@register.simple_tag
def steps(items: Sequence[object], current: int, label: object = "") -> SafeString:
    """The steps of a task; `current` counts from 1. Items are texts, or mappings with label and href."""
    named = [item if isinstance(item, dict) else {"label": item, "href": ""} for item in items]
    return draw("steps", items=named, current=current, label=label or _("Steps"), count=len(named))


@register.simple_tag
def loading(text: object = "", id: str = "") -> SafeString:  # noqa: A002
    """Shown while an htmx request is under way (`hx-indicator`)."""
    words = text or _("Loading…")
    named = format_html(' id="{}"', id) if id else ""
    return format_html(
        '<span class="loading htmx-indicator"{} role="status"><span class="loading-dots" aria-hidden="true">'
        "<span></span><span></span><span></span></span><span>{}</span></span>",
        named, words,
    )  # fmt: skip


@register.simple_tag
def autosave_status() -> SafeString:
    """Where an autosaving form says whether what was typed is safe."""
    return draw("autosave_status")
