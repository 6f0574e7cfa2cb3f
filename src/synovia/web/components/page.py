"""The parts every page has: theme, skip link, messages, print header."""

from django.template.context import Context
from django.utils.safestring import SafeString

from synovia.web.components.library import draw, register

THEMES = ("light", "dark")
THEME_COOKIE = "synovia_theme"
KEYS_COOKIE = "synovia_keys"


@register.simple_tag(takes_context=True)
def theme_attribute(context: Context) -> SafeString:
    """` data-theme="dark"` when the reader has chosen; without a choice the system's wish holds."""
    chosen = _cookie(context, THEME_COOKIE)
    return SafeString(f' data-theme="{chosen}"') if chosen in THEMES else SafeString("")


@register.simple_tag(takes_context=True)
def keys_attribute(context: Context) -> SafeString:
    """` data-keys="off"` when the reader has switched single-key shortcuts off (WCAG 2.1.4)."""
    return SafeString(' data-keys="off"') if _cookie(context, KEYS_COOKIE) == "off" else SafeString("")


def _cookie(context: Context, name: str) -> str:
    request = context.get("request")
    return str(request.COOKIES.get(name, "")) if request else ""


@register.simple_tag(takes_context=True)
def theme_toggle(context: Context, labelled: bool = False) -> SafeString:
    """Light or dark; the choice is kept in a cookie that says nothing else."""
    return draw("theme_toggle", chosen=_cookie(context, THEME_COOKIE), cookie=THEME_COOKIE, labelled=labelled)


@register.simple_tag
def skip_link(target: str = "main") -> SafeString:
    """The first stop of the Tab key."""
    return draw("skip_link", target=target)


@register.simple_tag(takes_context=True)
def language_menu(context: Context) -> SafeString:
    """A choice of language, once there is more than one."""
    return draw("language_menu", csrf_token=context.get("csrf_token", ""))


@register.simple_tag
def print_header(
    title: object, patient: object = "", printed_on: object = "", clinic: object = ""
) -> SafeString:
    """What stands on top of the printed page and nowhere on screen."""
    return draw("print_header", title=title, patient=patient, printed_on=printed_on, clinic=clinic)


@register.simple_tag
def intended_use() -> SafeString:
    """What the program is for, in one line; every public page carries it."""
    return draw("intended_use")
