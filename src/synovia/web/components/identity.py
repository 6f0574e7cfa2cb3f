"""Who we are and whom we are looking at: the logo, initials, the patient banner."""

from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from synovia.web.components.library import draw, register


@register.simple_tag
def logo(mark: bool = False, size: int = 32) -> SafeString:
    """Two joint surfaces gliding on a film of fluid, and the name."""
    return draw("logo", mark_only=mark, size=size)


@register.simple_tag
def glide() -> SafeString:
    """The large drawing of the identity, for the home page and the sign-in page; decoration only."""
    return draw("glide")


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name.

    >>> initials("Maria del Carmen Lopez")
    'ML'
    """
    words = [word for word in name.replace(",", " ").split() if word[0].isalpha()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


@register.simple_tag
def avatar(name: str, size: str = "medium") -> SafeString:
    """Initials in a circle; the hue is the same for the same name everywhere."""
    hue = sum(ord(letter) for letter in name) % 6
    return format_html(
        '<span class="avatar avatar-{} avatar-hue-{}" aria-hidden="true">{}</span>', size, hue, initials(name)
    )


_BROWSERS = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_DEVICES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Mac OS X", "Mac"),
    ("Windows", "Windows"),
    ("Linux", "Linux"),
)


@register.filter
def browser_name(user_agent: str) -> str:
    """What a browser calls itself, in words a person knows it by.

    >>> browser_name("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36")
    'Chrome, Linux'
    """
    named = [
        next((name for mark, name in marks if mark in user_agent), "") for marks in (_BROWSERS, _DEVICES)
    ]
    return ", ".join(filter(None, named)) or gettext("Another program")


@register.simple_tag
def patient_banner(
    name: str,
    born: object = None,
    age: object = None,
    identifier: object = "",
    pronouns: object = "",
    episode: object = "",
    href: str = "",
    alerts: Iterable[object] = (),
) -> SafeString:
    """Whose chart this is, with what must not be overlooked; on every page of the chart."""
    return draw(
        "patient_banner", name=name, born=born, age=age, identifier=identifier, pronouns=pronouns, episode=episode,
        href=href, alerts=list(alerts),
    )  # fmt: skip
