"""Why the program says what it says: reasons, sources, how well a thing is known."""

from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from synovia.web.components.icons import icon as draw_icon
from synovia.web.components.library import Slots, block_component, draw, register

STANDINGS = {
    "F": (_("Read in the source"), "ok"),
    "R": (_("Recalled, to be checked"), "warn"),
    "R?": (_("Recalled, in doubt"), "danger"),
    "C": (_("Design choice of Synovia"), "info"),
}

# How many of four bars are filled, and the words beside them.
EVIDENCE = {
    "strong": (4, _("Strong evidence")),
    "moderate": (3, _("Moderate evidence")),
    "weak": (2, _("Weak evidence")),
    "expert": (1, _("Expert opinion")),
    "conflicting": (0, _("Conflicting evidence")),
}


@block_component
def why(
    context: Context,
    content: str,
    slots: Slots,
    title: object = "",
    open: bool = False,  # noqa: A002  the HTML attribute's own name
) -> SafeString:
    """Reasons for whoever asks, next to the thing they explain."""
    return draw("why", content=content, title=title or _("Why?"), open=open)


@register.simple_tag
def standing(mark: str) -> SafeString:
    """How well a statement is known, as a small badge with its meaning."""
    if mark not in STANDINGS:
        raise ValueError(f"a standing is one of {', '.join(STANDINGS)}, not {mark!r}")
    meaning, tone = STANDINGS[mark]
    return format_html(
        '<span class="standing tone-{}" title="{}"><span aria-hidden="true">{}</span>'
        '<span class="visually-hidden">{}</span></span>',
        tone, meaning, mark, meaning,
    )  # fmt: skip


@register.simple_tag
def source(
    name: object, href: str = "", standing: str = "", year: object = "", checked_on: object = ""
) -> SafeString:
    """One line naming where a statement comes from."""
    return draw("source", name=name, href=href, mark=standing, year=year, checked_on=checked_on)


@register.simple_tag
def evidence(strength: str) -> SafeString:
    """The grade of evidence as four bars and its words."""
    if strength not in EVIDENCE:
        raise ValueError(f"evidence is one of {', '.join(EVIDENCE)}, not {strength!r}")
    filled, words = EVIDENCE[strength]
    picture = (
        draw_icon("git-compare-arrows", size=16) if filled == 0 else draw("evidence_bars", filled=filled)
    )
    return format_html(
        '<span class="evidence evidence-{}">{}<span>{}</span></span>', strength, picture, words
    )
