"""Icons: Lucide drawings from one sprite built out of `web/assets/icons.txt`."""

from functools import cache

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from synovia.web.components.library import register


@cache
def _sprite() -> str:
    return static("build/icons.svg")


@register.simple_tag
def icon(name: str, size: int = 20, label: object = "", tone: str = "") -> SafeString:
    """The drawing called `name` in Lucide; without a label it is decoration and hidden from screen readers."""
    look = f"icon icon-{tone}" if tone else "icon"
    picture = f"{_sprite()}#{name}"
    if label:
        return format_html(
            '<svg class="{}" width="{}" height="{}" role="img" aria-label="{}"><use href="{}"></use></svg>',
            look, size, size, label, picture,
        )  # fmt: skip
    return format_html(
        '<svg class="{}" width="{}" height="{}" aria-hidden="true" focusable="false"><use href="{}"></use></svg>',
        look, size, size, picture,
    )  # fmt: skip
